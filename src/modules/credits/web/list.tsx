/** D7+: every cycle with its stair, what waits for a cycle, and cycles that may be opened at once. */
import { IconPlus } from '@tabler/icons-react'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { LiveNote } from '../../../web/ui/live-note.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet, Stack } from '../../../web/ui/sheet.tsx'
import type { Cycle } from '../contract.ts'
import { Expectations } from './expectations.tsx'
import { Figures } from './figures.tsx'
import { Offers } from './offers.tsx'
import { creditsKey, useCycles } from './query.ts'
import { Stair } from './stair.tsx'
import { words as activities } from './text-activities.ts'
import { words as claims } from './text-claims.ts'
import { text } from './text.ts'

export function Page() {
  const query = useCycles()
  useRefreshOn('credits.', creditsKey)
  useRefreshOn('cycle.', creditsKey)
  useRefreshOn('claim.', creditsKey)
  useRefreshOn('licence-case.', creditsKey)
  const hasCycle = (query.data?.items.length ?? 0) > 0
  return (
    <Frame
      title={text.title}
      note={text.note}
      side={
        hasCycle && (
          <Button
            kind="plain"
            size="small"
            wide={false}
            href="/credits/new"
            icon={<IconPlus size={18} aria-hidden />}
          >
            {text.openAnother}
          </Button>
        )
      }
    >
      <Face query={query} what={text.what} failedTitle={text.failed} calm={text.calm}>
        {({ items, expectations, offers }) => (
          <Stack>
            <Expectations items={expectations} />
            {offers.length > 0 && <Offers items={offers} />}
            {items.map((cycle) => (
              <CycleSheet key={cycle.id} cycle={cycle} />
            ))}
            {items.length === 0 && (
              <Sheet name={text.emptyTitle}>
                <Empty
                  title={text.emptyTitle}
                  acts={
                    <Button size="small" href="/credits/new">
                      {text.open}
                    </Button>
                  }
                >
                  {text.emptyNote}
                </Empty>
              </Sheet>
            )}
          </Stack>
        )}
      </Face>
      {query.data && (
        <p>
          <Link href="/credits/claims/new">{claims.entrance}</Link>
          {' · '}
          <Link href="/credits/activities">{activities.entrance}</Link>
        </p>
      )}
      <LiveNote />
    </Frame>
  )
}

function CycleSheet({ cycle }: { readonly cycle: Cycle }) {
  return (
    <Sheet
      title={text.cycleTitle(cycle.specialty.name)}
      side={<Link href={`/credits/${cycle.id}`}>{text.allEntries}</Link>}
    >
      <Stack>
        <Figures cycle={cycle} />
        <Stair cycle={cycle} />
        {!cycle.isConfirmed && <p className="small">{text.unconfirmed}</p>}
      </Stack>
    </Sheet>
  )
}
