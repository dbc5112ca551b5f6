/** D7+: presence of one session of an event is set for the first time; each of its days with its hours. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useAddress, useGo } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { BeforeOne } from '../../../web/ui/before-one.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { setMeeting, type UnsetSession } from '../contract.ts'
import { ConditionsForm, type Typed } from './conditions-form.tsx'
import { deskKey, oneUnsetQuery } from './query.ts'
import { desk } from './text.ts'

const crumbs = [[desk.title, '/teaching/events']] as const

const plusHours = (start: string, hours: number): string => {
  const minutes = Number(start.slice(0, 2)) * 60 + Number(start.slice(3)) + hours * 45
  const at = Math.min(minutes, 23 * 60 + 59)
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}

const mostDays = 14

/** Every day of the session, or its first where it lasts so long that it is hardly one event. */
function datesOf(s: UnsetSession): string[] {
  const dates: string[] = []
  for (let at = Date.parse(s.startsOn); at <= Date.parse(s.endsOn); at += 86_400_000)
    dates.push(new Date(at).toISOString().slice(0, 10))
  return dates.length > mostDays ? dates.slice(0, 1) : dates
}

function typedFor(s: UnsetSession): Typed {
  const startsAt = s.startsAt ?? '10:00'
  const dates = datesOf(s)
  const endsAt = plusHours(startsAt, Math.ceil(s.hours / dates.length))
  return {
    days: dates.map((date) => ({ key: date, date, startsAt, endsAt })),
    checks: '5',
    windowMinutes: '5',
    minMinutes: '',
    hasCodes: true,
    codesFrom: s.startsOn,
    codesUntil: s.endsOn,
  }
}

export function Page() {
  const sessionId = useAddress().get('session')
  const go = useGo()
  const cache = useQueryClient()
  const query = useQuery(oneUnsetQuery(sessionId))
  const session = query.data
  if (!session)
    return (
      <BeforeOne
        title={desk.setUpTitle}
        crumbs={crumbs}
        query={query}
        what={desk.what}
        failedTitle={desk.failed}
        calm={desk.calm}
        rows={5}
        absentTitle={desk.absent}
        absentNote={desk.noSession}
        back={[desk.title, '/teaching/events']}
      />
    )
  return (
    <Frame title={desk.setUpTitle} note={session.title} crumbs={crumbs}>
      <ConditionsForm
        initial={typedFor(session)}
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
    </Frame>
  )
}
