/** F7: the import from the federal registry: what came, what went wrong, and a button to do it now. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { useSession } from '../../../web/session.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, time } from '../../../web/ui/dates.ts'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Unbroken } from '../../../web/ui/unbroken.tsx'
import { nb, sentences } from '../../../web/ui/words.ts'
import { Status } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { listImports, startImport, type ImportRun } from '../contract.ts'
import { cases, runTones } from './case-text.ts'

const importsKey = ['licence-imports'] as const
const whyId = 'import-why'

export function Page() {
  const mayStart = useSession()?.permissions.has('licences.import') ?? false
  const query = useQuery({
    queryKey: importsKey,
    queryFn: ({ signal }) => call(listImports, {}, { signal }),
  })
  useRefreshOn('licence-import.', importsKey)
  const start = useMutation({
    mutationFn: () => call(startImport, {}),
    onSuccess: () => toast(cases.asked),
  })
  const isAbsent = query.data?.isConnected === false
  return (
    <Frame
      title={cases.imports}
      note={cases.importsNote}
      side={
        mayStart && (
          <Button
            size="small"
            wide={false}
            busy={start.isPending}
            disabled={isAbsent}
            why={isAbsent ? whyId : undefined}
            onClick={() => start.mutate()}
          >
            {cases.importNow}
          </Button>
        )
      }
    >
      {isAbsent && (
        <p id={whyId} className="small">
          {cases.absentRegistry}
        </p>
      )}
      {start.isError && <p role="alert">{refusedBy(start.error).title}</p>}
      <Sheet name={cases.imports} bare>
        <Face
          query={query}
          what={cases.importsWhat}
          failedTitle={cases.importsFailed}
          isEmpty={(data) => data.items.length === 0}
          empty={<Empty title={cases.noRuns} />}
        >
          {(data) => (
            <List name={cases.imports}>
              {data.items.map((run) => (
                <RunLine key={run.id} run={run} />
              ))}
            </List>
          )}
        </Face>
      </Sheet>
    </Frame>
  )
}

function RunLine({ run }: { readonly run: ImportRun }) {
  const now = useNow()
  return (
    <Row
      when={day(run.startedAt, now)}
      sub={time(run.startedAt)}
      title={cases.hows[run.how]}
      status={<Status tone={runTones[run.state]}>{cases.states[run.state]}</Status>}
      note={
        <>
          {sentences([run.error, cases.counts(run.counts)])}
          {run.faults.map((fault) => (
            <div key={`${fault.ref} ${fault.what}`}>
              <Unbroken>{fault.ref}</Unbroken>
              {nb(`: ${fault.what}`)}
            </div>
          ))}
        </>
      }
    />
  )
}
