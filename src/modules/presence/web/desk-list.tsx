/** D7+: events of the organisation: where presence is set, and where it waits. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, time } from '../../../web/ui/dates.ts'
import { Empty, Face, type Asked } from '../../../web/ui/faces.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { More } from '../../../web/ui/pager.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { sentences } from '../../../web/ui/words.ts'
import type { DeskMeeting, UnsetSession } from '../contract.ts'
import { deskQuery, unsetQuery } from './query.ts'
import { desk, stateTones, stateWords } from './text.ts'

export function Page() {
  const set = useInfiniteQuery(deskQuery)
  const unset = useInfiniteQuery(unsetQuery)
  const meetings = (set.data?.pages ?? []).flatMap((p) => p.items)
  const sessions = (unset.data?.pages ?? []).flatMap((p) => p.items)
  // One face for both: what failed or still loads is shown, the other stands beside it no less.
  const shown: Asked<unknown> = unset.isError || unset.isPending ? unset : set
  return (
    <Frame title={desk.title} note={desk.note}>
      <Face
        query={shown}
        what={desk.what}
        failedTitle={desk.failed}
        calm={desk.calm}
        isEmpty={() => meetings.length === 0 && sessions.length === 0}
        empty={<Empty title={desk.none}>{desk.noneNote}</Empty>}
      >
        {() => (
          <>
            {sessions.length > 0 && (
              <Sheet title={desk.unset} bare>
                <List name={desk.unset}>
                  {sessions.map((s) => (
                    <Unset key={s.sessionId} session={s} />
                  ))}
                </List>
                {unset.hasNextPage && (
                  <More onMore={() => void unset.fetchNextPage()} busy={unset.isFetchingNextPage} />
                )}
              </Sheet>
            )}
            {meetings.length > 0 && (
              <Sheet title={desk.set} bare>
                <List name={desk.set}>
                  {meetings.map((m) => (
                    <Meeting key={m.id} meeting={m} />
                  ))}
                </List>
                {set.hasNextPage && (
                  <More onMore={() => void set.fetchNextPage()} busy={set.isFetchingNextPage} />
                )}
              </Sheet>
            )}
          </>
        )}
      </Face>
    </Frame>
  )
}

function Unset({ session: s }: { readonly session: UnsetSession }) {
  const now = useNow()
  return (
    <Row
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
  )
}

function Meeting({ meeting: m }: { readonly meeting: DeskMeeting }) {
  const now = useNow()
  return (
    <Row
      when={day(m.startsAt, now)}
      sub={time(m.startsAt)}
      title={m.title}
      href={`/teaching/events/${m.id}`}
      status={<Status tone={stateTones[m.state]}>{stateWords[m.state]}</Status>}
      note={sentences([
        m.checks > 0 ? `${desk.checksSheet}: ${m.checksInAll}` : '',
        m.codes ? `${desk.codesCount(m.codes.made, m.codes.used)}` : '',
      ])}
    />
  )
}
