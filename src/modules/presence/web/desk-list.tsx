/** D7+: events of the organisation: where presence is set, and where it waits. */
import { useQuery } from '@tanstack/react-query'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, time } from '../../../web/ui/dates.ts'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { deskQuery } from './query.ts'
import { desk, stateTones, stateWords } from './text.ts'

export function Page() {
  const query = useQuery(deskQuery)
  const now = useNow()
  return (
    <Frame title={desk.title} note={desk.note}>
      <Face
        query={query}
        what={desk.what}
        failedTitle={desk.failed}
        calm={desk.calm}
        isEmpty={(d) => d.meetings.length === 0 && d.unset.length === 0}
        empty={<Empty title={desk.none}>{desk.noneNote}</Empty>}
      >
        {(d) => (
          <>
            {d.unset.length > 0 && (
              <Sheet title={desk.unset} bare>
                <List name={desk.unset}>
                  {d.unset.map((s) => (
                    <Row
                      key={s.sessionId}
                      when={day(s.startsOn, now)}
                      sub={s.startsAt ?? undefined}
                      title={s.title}
                      act={
                        <Button
                          kind="plain"
                          size="small"
                          label={`${desk.setUp}: ${s.title}, ${day(s.startsOn, now)}`}
                          href={`/teaching/events/new?session=${s.sessionId}`}
                        >
                          {desk.setUp}
                        </Button>
                      }
                    />
                  ))}
                </List>
              </Sheet>
            )}
            {d.meetings.length > 0 && (
              <Sheet title={desk.set} bare>
                <List name={desk.set}>
                  {d.meetings.map((m) => (
                    <Row
                      key={m.id}
                      when={day(m.startsAt, now)}
                      sub={time(m.startsAt)}
                      title={m.title}
                      href={`/teaching/events/${m.id}`}
                      status={<Status tone={stateTones[m.state]}>{stateWords[m.state]}</Status>}
                      note={[
                        m.checks > 0 ? `${desk.checksSheet}: ${m.checks}` : '',
                        m.codes ? `${desk.codesCount(m.codes.made, m.codes.used)}` : '',
                      ]
                        .filter(Boolean)
                        .join('. ')}
                    />
                  ))}
                </List>
              </Sheet>
            )}
          </>
        )}
      </Face>
    </Frame>
  )
}
