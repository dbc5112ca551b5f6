/** D7+: one cycle: the stair, both ways, the calculator, every credit; the paper it was opened from. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useGo, useParam } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { BeforeOne } from '../../../web/ui/before-one.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { fullDay } from '../../../web/ui/dates.ts'
import { DangerDialog } from '../../../web/ui/dialog.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { LiveNote } from '../../../web/ui/live-note.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet, Stack } from '../../../web/ui/sheet.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { closeCycle, type Cycle } from '../contract.ts'
import { Entries } from './entries.tsx'
import { Figures } from './figures.tsx'
import { Expectations } from './expectations.tsx'
import { creditsKey, cycleQuery, useCycles } from './query.ts'
import { Stair } from './stair.tsx'
import { text } from './text.ts'
import { Ways } from './ways.tsx'
import { WhatIf } from './what-if.tsx'

export const crumbs = [[text.title, '/credits']] as const

export function Page() {
  const id = useParam('id')
  const query = useQuery(cycleQuery(id))
  useRefreshOn('credits.', creditsKey)
  useRefreshOn('cycle.', creditsKey)
  if (query.data) return <One cycle={query.data} />
  return (
    <BeforeOne
      query={query}
      title={text.oneTitle}
      crumbs={crumbs}
      rows={8}
      what={text.oneWhat}
      failedTitle={text.oneFailed}
      calm={text.calm}
      absentTitle={text.absentTitle}
      absentNote={text.absentNote}
      back={[text.toAll, '/credits']}
    />
  )
}

function One({ cycle }: { readonly cycle: Cycle }) {
  return (
    <Frame
      title={text.cycleTitle(cycle.specialty.name)}
      note={`${fullDay(cycle.startsOn)} – ${fullDay(cycle.endsOn)}`}
      crumbs={crumbs}
      aside={<Document cycle={cycle} />}
    >
      <Sheet name={text.earned}>
        <Stack>
          <Figures cycle={cycle} />
          <Stair cycle={cycle} />
        </Stack>
      </Sheet>
      <Awaited cycleId={cycle.id} />
      <Ways cycle={cycle} />
      {cycle.state === 'running' && <WhatIf cycleId={cycle.id} />}
      <Entries cycleId={cycle.id} />
      <LiveNote />
    </Frame>
  )
}

/** What may be counted in this very cycle, and waits for the person's word. */
function Awaited({ cycleId }: { readonly cycleId: string }) {
  const { data } = useCycles()
  const items = data?.expectations.filter(
    (e) => e.can.choose && e.cycles.some((c) => c.id === cycleId && c.whyNot === null),
  )
  return items && <Expectations items={items} title={text.awaitedHere} />
}

function Document({ cycle }: { readonly cycle: Cycle }) {
  const { document: paper } = cycle
  const [isClosing, setClosing] = useState(false)
  const number = [paper.series, paper.number].filter(Boolean).join(' ')
  return (
    <Sheet title={text.documentTitle}>
      <Stack>
        <Facts
          column
          facts={[
            [text.document, text.documents[paper.kind]],
            [text.number, number || text.noNumber],
            [text.issuedOn, fullDay(paper.issuedOn)],
            [text.filing, `${fullDay(cycle.filingFrom)} – ${fullDay(cycle.endsOn)}`],
          ]}
        />
        {!cycle.isConfirmed && <p className="small">{text.unconfirmed}</p>}
        <Button kind="plain" size="small" href={`/credits/${cycle.id}/accreditation`}>
          {text.accreditation}
        </Button>
        {cycle.can.change && (
          <Button kind="plain" size="small" href={`/credits/${cycle.id}/edit`}>
            {text.change}
          </Button>
        )}
        {cycle.can.close && (
          <Button kind="plain" size="small" onClick={() => setClosing(true)}>
            {text.close}
          </Button>
        )}
      </Stack>
      {isClosing && <CloseDialog id={cycle.id} onClose={() => setClosing(false)} />}
    </Sheet>
  )
}

function CloseDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const cache = useQueryClient()
  const go = useGo()
  const act = useMutation({
    mutationFn: () => call(closeCycle, { params: { id } }),
    onSuccess: () => {
      toast(text.closed)
      go('/credits')
    },
    onSettled: () => cache.invalidateQueries({ queryKey: creditsKey }),
  })
  return (
    <DangerDialog
      open
      onClose={onClose}
      title={text.closeTitle}
      act={text.close}
      keep={text.closeKeep}
      busy={act.isPending}
      fault={act.isError ? refusedBy(act.error).title : undefined}
      onAct={() => act.mutate()}
    >
      {text.closeNote}
    </DangerDialog>
  )
}
