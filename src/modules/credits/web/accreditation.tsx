/** D7+: documents for periodic accreditation: when, what is missing, the report, the portfolio, the mark that it was filed. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useParam } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { BeforeOne } from '../../../web/ui/before-one.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { FirstAct } from '../../../web/ui/first-act.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { LiveNote } from '../../../web/ui/live-note.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { nb } from '../../../web/ui/words.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { unmarkFiled, type Check, type Package } from '../contract.ts'
import { Downloads } from './downloads.tsx'
import { FiledDialog } from './filed-dialog.tsx'
import { crumbs } from './one.tsx'
import { creditsKey, packageQuery } from './query.ts'
import { ReportForm } from './report-form.tsx'
import { words } from './text-accreditation.ts'
import { text } from './text.ts'

export function Page() {
  const id = useParam('id')
  const query = useQuery(packageQuery(id))
  useRefreshOn('credits.', creditsKey)
  useRefreshOn('cycle.', creditsKey)
  if (query.data) return <One found={query.data} />
  return (
    <BeforeOne
      query={query}
      title={words.title}
      crumbs={crumbs}
      rows={8}
      what={words.what}
      failedTitle={words.failed}
      calm={words.calm}
      absentTitle={text.absentTitle}
      absentNote={text.absentNote}
      back={[text.toAll, '/credits']}
    />
  )
}

function One({ found }: { readonly found: Package }) {
  const { cycle } = found
  return (
    <Frame
      title={words.title}
      note={words.note(cycle.specialty, cycle.endsOn)}
      crumbs={[...crumbs, [text.cycleTitle(cycle.specialty), `/credits/${cycle.id}`]]}
      first={<When found={found} />}
      aside={<Downloads found={found} />}
    >
      <Checks checks={found.checks} />
      <ReportForm found={found} />
      <LiveNote />
    </Frame>
  )
}

function When({ found }: { readonly found: Package }) {
  const cache = useQueryClient()
  const [isFiling, setFiling] = useState(false)
  const params = { id: found.cycle.id }
  const { title, note } = words.when(found)
  const unfile = useMutation({
    mutationFn: () => call(unmarkFiled, { params }),
    onSuccess: () => toast(words.unfiled),
    onSettled: () => cache.invalidateQueries({ queryKey: creditsKey }),
  })
  const { filed, gaps, window: w } = found
  const tone =
    filed || gaps === 0 ? 'done' : w.state === 'late' ? 'refused' : w.state === 'early' ? 'ours' : 'yours'
  return (
    <>
      <FirstAct
        tone={tone}
        status={words.stage(found)}
        title={title}
        act={
          found.can.file ? (
            <Button wide onClick={() => setFiling(true)}>
              {words.file}
            </Button>
          ) : (
            filed && (
              <Button kind="plain" wide busy={unfile.isPending} onClick={() => unfile.mutate()}>
                {words.unfile}
              </Button>
            )
          )
        }
      >
        {nb(note)}
        {unfile.isError && <span role="alert">{refusedBy(unfile.error).title}</span>}
      </FirstAct>
      {isFiling && <FiledDialog found={found} onClose={() => setFiling(false)} />}
    </>
  )
}

const tones = { done: 'done', gap: 'yours', note: 'quiet' } as const

/** What is not ready stands first. */
const order = { gap: 0, note: 1, done: 2 } as const

const Checks = ({ checks }: { readonly checks: readonly Check[] }) => (
  <Sheet title={words.checks} bare>
    <List name={words.checks}>
      {checks
        .toSorted((a, b) => order[a.state] - order[b.state])
        .map((c) => (
          <Row
            key={c.key}
            title={c.title}
            status={<Status tone={tones[c.state]}>{words.states[c.state]}</Status>}
            note={c.advice === null ? undefined : nb(c.advice)}
            act={
              c.link !== null && (
                <Button kind="plain" size="small" href={c.link} label={`${words.mend}: ${c.title}`}>
                  {words.mend}
                </Button>
              )
            }
          />
        ))}
    </List>
  </Sheet>
)
