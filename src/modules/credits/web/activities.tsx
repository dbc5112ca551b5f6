/** D1, D7+: one's other activity: what was checked, what waits, what the rules say of it. */
import { IconPlus } from '@tabler/icons-react'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { LiveNote } from '../../../web/ui/live-note.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet, Stack } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { sentences } from '../../../web/ui/words.ts'
import { crumbs } from './one.tsx'
import { creditsKey, useActivities } from './query.ts'
import { words } from './text-activities.ts'

export const activityTones = {
  'under-review': 'ours',
  confirmed: 'done',
  returned: 'yours',
  withdrawn: 'quiet',
  reversed: 'refused',
} as const

export function Page() {
  const query = useActivities()
  useRefreshOn('activity.', creditsKey)
  return (
    <Frame
      title={words.title}
      note={words.note}
      crumbs={crumbs}
      side={
        <Button
          kind="plain"
          size="small"
          wide={false}
          href="/credits/activities/new"
          icon={<IconPlus size={18} aria-hidden />}
        >
          {words.add}
        </Button>
      }
    >
      <Face query={query} what={words.what} failedTitle={words.failed} calm={words.calm}>
        {({ items, rules }) => (
          <Stack>
            <Sheet name={words.title} bare={items.length > 0}>
              {items.length === 0 ? (
                <Empty
                  title={words.empty}
                  acts={
                    <Button size="small" href="/credits/activities/new">
                      {words.add}
                    </Button>
                  }
                >
                  {words.emptyNote}
                </Empty>
              ) : (
                <List name={words.title}>
                  {items.map((a) => (
                    <Row
                      key={a.id}
                      title={a.title}
                      href={`/credits/activities/${a.id}`}
                      status={<Status tone={activityTones[a.state]}>{words.states[a.state]}</Status>}
                      note={sentences([
                        words.line(words.kinds[a.kind], a.place, a.happenedOn),
                        words.credits(a),
                        a.reason,
                      ])}
                    />
                  ))}
                </List>
              )}
            </Sheet>
            <Sheet title={words.rulesTitle}>
              <Facts facts={rules.map((r) => [words.kinds[r.kind], r.words])} />
              {[...new Set(rules.map((r) => r.source))].map((source) => (
                <p key={source} className="small">
                  {source}
                </p>
              ))}
            </Sheet>
          </Stack>
        )}
      </Face>
      <LiveNote />
    </Frame>
  )
}
