/** D7+: one's own message about credits that were not told of: who decided, by which document, where they stand. */
import { useQuery } from '@tanstack/react-query'
import { useParam } from '../../../web/address.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { BeforeOne } from '../../../web/ui/before-one.tsx'
import { fullDay } from '../../../web/ui/dates.ts'
import { Facts } from '../../../web/ui/facts.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { LiveNote } from '../../../web/ui/live-note.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet, Stack } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import type { OwnClaim } from '../contract.ts'
import { crumbs } from './one.tsx'
import { claimQuery, creditsKey } from './query.ts'
import { ownWords as own, words } from './text-claims.ts'
import { text } from './text.ts'

export function Page() {
  const query = useQuery(claimQuery(useParam('id')))
  useRefreshOn('claim.', creditsKey)
  useRefreshOn('credits.', creditsKey)
  if (query.data) return <One of={query.data} />
  return (
    <BeforeOne
      query={query}
      title={own.title}
      crumbs={crumbs}
      rows={6}
      what={own.what}
      failedTitle={own.failed}
      calm={words.deskCalm}
      absentTitle={own.absent}
      absentNote={own.absentNote}
      back={[text.toAll, '/credits']}
    />
  )
}

const tones = {
  credited: 'done',
  cycle: 'yours',
  doubt: 'yours',
  organisation: 'ours',
  refused: 'refused',
  reversed: 'refused',
  withdrawn: 'quiet',
} as const

const One = ({ of: c }: { readonly of: OwnClaim }) => (
  <Frame
    title={c.title}
    windowTitle={own.title}
    crumbs={crumbs}
    side={<Status tone={tones[c.state]}>{text.states[c.state]}</Status>}
  >
    <Sheet name={own.title}>
      <Stack>
        <Facts
          facts={[
            [words.labels.kind, words.kinds[c.kind]],
            [words.labels.organisationId, c.organisation],
            [own.credits, String(c.credits)],
            [words.labels.endedOn, fullDay(c.endedOn)],
            [own.madeAt, fullDay(c.madeAt)],
            [own.dueOn, c.state === 'organisation' && c.dueOn ? fullDay(c.dueOn) : null],
            [own.decidedAt, c.decidedAt ? fullDay(c.decidedAt) : null],
            [own.approver, c.approver],
            [words.numberOther, c.number],
            [own.rule, c.rule],
            [words.reason, c.reason],
          ]}
        />
        {c.cycle && (
          <p>
            <Link href={`/credits/${c.cycle.id}`}>{text.cycleTitle(c.cycle.name)}</Link>
          </p>
        )}
      </Stack>
    </Sheet>
    <LiveNote />
  </Frame>
)
