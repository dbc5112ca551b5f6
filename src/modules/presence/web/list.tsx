/** D7+: my events: now, ahead, past, and the code that credits one. */
import { useQuery } from '@tanstack/react-query'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, time } from '../../../web/ui/dates.ts'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { sentences } from '../../../web/ui/words.ts'
import type { Meeting, MeetingState } from '../contract.ts'
import { EnterCode } from './enter-code.tsx'
import { meetingsKey, meetingsQuery } from './query.ts'
import { creditedWords, stateTones, stateWords, text } from './text.ts'

const order: readonly MeetingState[] = ['on', 'between', 'ahead', 'over']

export function Page() {
  const query = useQuery(meetingsQuery)
  useRefreshOn('presence.', meetingsKey)
  useRefreshOn('study.', meetingsKey)
  return (
    <Frame
      title={text.title}
      note={text.note}
      aside={
        <Sheet title={text.codeSheet}>
          <EnterCode />
        </Sheet>
      }
    >
      <Face
        query={query}
        what={text.what}
        failedTitle={text.failed}
        calm={text.calm}
        isEmpty={(d) => d.items.length === 0}
        empty={
          <Empty
            title={text.none}
            acts={
              <Button size="small" href="/catalogue?kind=event">
                {text.toCatalogue}
              </Button>
            }
          >
            {text.noneNote}
          </Empty>
        }
      >
        {(d) =>
          order.map((state) => {
            const items = d.items.filter((m) => m.state === state)
            return items.length === 0 ? null : (
              <Sheet key={state} title={text.groups[state]} bare>
                <List name={text.groups[state]}>
                  {items.map((m) => (
                    <Line key={m.id} meeting={m} />
                  ))}
                </List>
              </Sheet>
            )
          })
        }
      </Face>
    </Frame>
  )
}

/** The day that goes on or comes next; of what is over, the first. */
const nextDay = (m: Meeting) => m.days.find((d) => new Date(d.endsAt) >= new Date()) ?? m.days[0]!

function Line({ meeting: m }: { readonly meeting: Meeting }) {
  const now = useNow()
  return (
    <Row
      when={day(nextDay(m).startsAt, now)}
      sub={time(nextDay(m).startsAt)}
      title={m.title}
      href={`/events/${m.id}`}
      status={
        <Status tone={m.creditedBy ? 'done' : stateTones[m.state]}>
          {m.creditedBy ? creditedWords[m.creditedBy] : stateWords[m.state]}
        </Status>
      }
      act={
        m.broadcast?.link && (
          <Button
            kind="plain"
            size="small"
            wide={false}
            href={m.broadcast.link}
            target="_blank"
            label={text.connectTo(m.title)}
          >
            {text.connect}
          </Button>
        )
      }
      note={sentences([m.organisation, m.standing && m.state !== 'ahead' ? m.standing.words : ''])}
    />
  )
}
