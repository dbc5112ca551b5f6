/** G2: where I am signed in now, and where I was; any of them can be ended. */
import { useMutation } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, moment, time } from '../../../web/ui/dates.ts'
import { Face } from '../../../web/ui/faces.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { nb } from '../../../web/ui/words.ts'
import { endOneSession, endOtherSessions, type SessionLine } from '../contract/profile.ts'
import { useProfileCache, useSessions } from './profile-query.ts'
import { profile as words } from './text-profile.ts'

export function SessionsSheet() {
  const query = useSessions()
  const { askSessions } = useProfileCache()
  const told = { onSuccess: () => toast(words.ended), onSettled: () => askSessions() }
  const one = useMutation({ ...told, mutationFn: (id: string) => call(endOneSession, { params: { id } }) })
  const others = useMutation({ ...told, mutationFn: () => call(endOtherSessions, {}) })
  const fault = one.error ?? others.error
  const count = query.data?.sessions.length ?? 0
  return (
    <>
      <Sheet
        title={words.sessions}
        bare
        side={
          count > 1 && (
            <Button kind="quiet" size="small" busy={others.isPending} onClick={() => others.mutate()}>
              {words.endOthers}
            </Button>
          )
        }
      >
        {fault && (
          <p className="field-fault" role="alert">
            {nb(refusedBy(fault).title)}
          </p>
        )}
        <Face query={query} what="сеансы" failedTitle="Сеансы не загрузились">
          {({ sessions }) => (
            <List name={words.sessions}>
              {sessions.map((session) => (
                <Session
                  key={session.id}
                  session={session}
                  busy={one.isPending && one.variables === session.id}
                  onEnd={() => one.mutate(session.id)}
                />
              ))}
            </List>
          )}
        </Face>
      </Sheet>
      <PastSheet />
    </>
  )
}

interface SessionProps {
  readonly session: SessionLine
  readonly busy: boolean
  readonly onEnd: () => void
}

function Session({ session, busy, onEnd }: SessionProps) {
  const now = useNow()
  const { deviceName, method, ip, signedInAt, lastSeenAt, isThis } = session
  return (
    <Row
      when={day(signedInAt, now)}
      sub={time(signedInAt)}
      title={deviceName}
      note={`${words.by[method]}, ${words.seen(moment(lastSeenAt, now))}, адрес ${ip}`}
      status={isThis ? <Status tone="done">{words.here}</Status> : undefined}
      act={
        isThis ? undefined : (
          <Button kind="plain" size="small" busy={busy} label={`${words.end}: ${deviceName}`} onClick={onEnd}>
            {words.end}
          </Button>
        )
      }
    />
  )
}

function PastSheet() {
  const query = useSessions()
  const now = useNow()
  if (!query.data) return null
  const { past } = query.data
  return (
    <Sheet title={words.past} bare={past.length > 0}>
      {past.length === 0 ? (
        <p className="small">{words.noPast}</p>
      ) : (
        <List name={words.past}>
          {past.map((one) => (
            <Row
              key={one.at}
              when={day(one.at, now)}
              sub={time(one.at)}
              title={one.deviceName}
              note={`${words.by[one.method]}, адрес ${one.ip}`}
              status={one.isNewDevice ? <Status tone="yours">{words.newDevice}</Status> : undefined}
            />
          ))}
        </List>
      )}
    </Sheet>
  )
}
