/** D7+: presence of one session of an event is set for the first time. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useAddress, useGo } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Absent, Face } from '../../../web/ui/faces.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { setMeeting } from '../contract.ts'
import { ConditionsForm } from './conditions-form.tsx'
import { deskKey, deskQuery } from './query.ts'
import { desk } from './text.ts'

const crumbs = [[desk.title, '/teaching/events']] as const

const plusHours = (start: string, hours: number): string => {
  const minutes = Number(start.slice(0, 2)) * 60 + Number(start.slice(3)) + hours * 45
  const at = Math.min(minutes, 23 * 60 + 59)
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}

export function Page() {
  const sessionId = useAddress().get('session')
  const go = useGo()
  const cache = useQueryClient()
  const query = useQuery(deskQuery)
  const session = query.data?.unset.find((s) => s.sessionId === sessionId)
  const startsAt = session?.startsAt ?? '10:00'
  return (
    <Frame title={desk.setUpTitle} note={session?.title} crumbs={crumbs}>
      <Face query={query} what={desk.what} failedTitle={desk.failed} calm={desk.calm}>
        {() =>
          session ? (
            <ConditionsForm
              initial={{
                date: session.startsOn,
                startsAt,
                endsAt: plusHours(startsAt, session.hours),
                checks: '5',
                windowMinutes: '5',
                minMinutes: '',
                hasCodes: true,
                codesFrom: session.startsOn,
                codesUntil: session.endsOn,
              }}
              back="/teaching/events"
              send={async (conditions) => {
                const made = await call(setMeeting, {
                  body: { ...conditions, programmeId: session.programmeId, sessionId: session.sessionId },
                })
                await cache.invalidateQueries({ queryKey: deskKey })
                toast(desk.saved)
                go(`/teaching/events/${made.id}`)
              }}
            />
          ) : (
            <Sheet name={desk.setUpTitle}>
              <Absent
                title={desk.absent}
                acts={
                  <Button size="small" href="/teaching/events">
                    {desk.title}
                  </Button>
                }
              >
                {desk.noSession}
              </Absent>
            </Sheet>
          )
        }
      </Face>
    </Frame>
  )
}
