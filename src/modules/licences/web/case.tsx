/** F7: one case: both values side by side, and the decision with its reason. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useParam } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { Absent, Face, Waiting } from '../../../web/ui/faces.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { TextArea } from '../../../web/ui/fields/text-field.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { decideCase, readCase, type Case, type CaseDecision } from '../contract.ts'
import { cases, caseTones, caseWords } from './case-text.ts'
import { casesKey } from './cases.tsx'
import { Differences } from './differences.tsx'

const crumbs = [[cases.title, '/desk/licence-cases']] as const

export function Page() {
  const id = useParam('id')
  const query = useQuery({
    queryKey: ['licence-case', id],
    queryFn: ({ signal }) => call(readCase, { params: { id } }, { signal }),
    // Every look leaves a line in somebody's journal: none is repeated by itself.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  if (query.data) return <One key={id} of={query.data} />
  return (
    <Frame title={cases.one} crumbs={crumbs}>
      <Sheet name={cases.one}>
        <Face
          query={query}
          what="расхождение"
          failedTitle={cases.oneFailed}
          waiting={<Waiting what="Загружаем расхождение" rows={4} shape="lines" />}
          absent={
            <Absent
              title={cases.absent}
              acts={
                <Button kind="plain" size="small" href="/desk/licence-cases">
                  {cases.toList}
                </Button>
              }
            />
          }
        >
          {() => null}
        </Face>
      </Sheet>
    </Frame>
  )
}

const One = ({ of: c }: { readonly of: Case }) => (
  <Frame
    title={c.holder}
    windowTitle={cases.one}
    crumbs={crumbs}
    note={c.title}
    side={<Status tone={caseTones[c.state]}>{caseWords[c.state]}</Status>}
    aside={<Decide of={c} />}
  >
    <Sheet title={cases.both} bare>
      <Differences
        of={c.differences}
        theirs={c.kind === 'objection' ? cases.objection.theirs : cases.theirs}
      />
    </Sheet>
    <Sheet name={cases.one}>
      {c.kind === 'name' && <p>{cases.nameNote}</p>}
      <Facts
        facts={[
          [cases.question, c.question],
          [c.kind === 'objection' ? cases.objection.words : cases.answer, c.answer],
          [cases.reason, c.reason],
        ]}
      />
      {c.paperId && (
        <p>
          <Link href={`/desk/papers/${c.paperId}`}>{cases.toPaper}</Link>
        </p>
      )}
    </Sheet>
  </Frame>
)

/** A case of the registry, or of a person who does not agree with their paper. */
const wordsOf = (c: Case) => (c.kind === 'objection' ? cases.objection : cases)

function Decide({ of: c }: { readonly of: Case }) {
  const [take, setTake] = useState<CaseDecision['take'] | null>(null)
  const takes = c.kind === 'name' ? (['ours', 'ask'] as const) : (['theirs', 'ours', 'ask'] as const)
  return (
    <Sheet title={cases.decide}>
      {c.can.decide ? (
        <div className="stack">
          {takes.map((one) => (
            <Button key={one} wide kind="plain" onClick={() => setTake(one)}>
              {wordsOf(c).acts[one]}
            </Button>
          ))}
        </div>
      ) : (
        <p className="small">{c.decidedAt ? cases.closed : cases.cannot}</p>
      )}
      {take && <DecideDialog key={take} of={c} take={take} onClose={() => setTake(null)} />}
    </Sheet>
  )
}

interface DecideDialogProps {
  readonly of: Case
  readonly take: CaseDecision['take']
  readonly onClose: () => void
}

function DecideDialog({ of: c, take, onClose }: DecideDialogProps) {
  const cache = useQueryClient()
  const [words, setWords] = useState('')
  const act = useMutation({
    mutationFn: () =>
      call(decideCase, { params: { id: c.id }, body: { take, version: c.version, text: words } }),
    onSuccess: (fresh) => {
      cache.setQueryData(['licence-case', c.id], fresh)
      void cache.invalidateQueries({ queryKey: casesKey })
      toast(cases.done)
      onClose()
    },
    onError: (error) => {
      // Somebody was faster: what stands now is shown under the open dialog.
      if (refusedBy(error).status === 409) void cache.invalidateQueries({ queryKey: ['licence-case', c.id] })
    },
  })
  const refused = act.isError ? refusedBy(act.error) : null
  const fault = refused?.errors.find((e) => e.field === 'text')?.message
  return (
    <Dialog open firm title={wordsOf(c).titles[take]} onClose={onClose}>
      <p>{wordsOf(c).notes[take]}</p>
      <TextArea
        name="text"
        label={take === 'ask' ? cases.words : cases.why}
        hint={take === 'ask' ? cases.wordsHint : cases.whyHint}
        value={words}
        onChange={setWords}
        maxLength={500}
        error={fault}
      />
      {refused && !fault && <p role="alert">{refused.title}</p>}
      <div className="acts">
        <Button wide busy={act.isPending} onClick={() => act.mutate()}>
          {wordsOf(c).acts[take]}
        </Button>
        <Button kind="plain" wide onClick={onClose}>
          {cases.cancel}
        </Button>
      </div>
    </Dialog>
  )
}
