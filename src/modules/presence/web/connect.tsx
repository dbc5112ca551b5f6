/** The broadcast of an event on the page of its learning: «Подключиться» when it is time, before that when it will be. */
import { useQuery } from '@tanstack/react-query'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { moment } from '../../../web/ui/dates.ts'
import { Face } from '../../../web/ui/faces.tsx'
import { FirstAct } from '../../../web/ui/first-act.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { broadcastQuery, meetingsKey } from './query.ts'
import { text } from './text.ts'

/** Where there is none, or none any more, it takes no place. */
export function Connect({ studyId }: { readonly studyId: string }) {
  const query = useQuery(broadcastQuery(studyId))
  useRefreshOn('study.', meetingsKey)
  const now = useNow()
  if (query.isError && !query.data)
    return (
      <Sheet name={text.broadcast}>
        <Face query={query} what={text.broadcastWhat} failedTitle={text.broadcastFailed}>
          {() => null}
        </Face>
      </Sheet>
    )
  const broadcast = query.data?.broadcast
  if (!broadcast) return null
  return broadcast.link ? (
    <FirstAct
      status={text.broadcast}
      title={text.broadcastOpen}
      act={
        <Button href={broadcast.link} target="_blank">
          {text.connect}
        </Button>
      }
    >
      {text.broadcastOpenNote}
    </FirstAct>
  ) : (
    <FirstAct tone="ours" status={text.broadcast} title={text.broadcastAhead(moment(broadcast.opensAt, now))}>
      {text.broadcastAheadNote}
    </FirstAct>
  )
}
