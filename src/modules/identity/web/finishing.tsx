/** The two ends of a sign-in: the cabinet opens, or it must be begun again. */
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useGo } from '../../../web/address.ts'
import { sessionKey } from '../../../web/session.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { Empty, Waiting } from '../../../web/ui/faces.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import type { SessionReply } from '../contract/session.ts'
import { keepChallenge, takeNext } from './ask.ts'
import { sessionOf } from './session-source.ts'
import { text } from './text.ts'
import { titles } from './titles.ts'

/** Both steps are done, and another password must be chosen. */
const newPasswordPath = '/sign-in/new-password'

export function ToNewPassword() {
  const go = useGo()
  useEffect(() => go(newPasswordPath, 'replace'), [go])
  return <Waiting what={titles.finishing} rows={2} shape="lines" />
}

export const Broken = () => (
  <Empty
    icon={<IconPlugConnectedX size={36} stroke={1.4} className="face-icon quiet" aria-hidden />}
    title={text.broken}
    acts={
      <Button size="small" href="/sign-in">
        {text.again}
      </Button>
    }
  >
    {text.brokenAdvice}
  </Empty>
)

export function Finished({ session }: { readonly session: SessionReply }) {
  const go = useGo()
  const cache = useQueryClient()
  useEffect(() => {
    cache.setQueryData(sessionKey, sessionOf(session))
    go(afterSignIn(session, takeNext()), 'replace')
  }, [go, cache, session])
  return <Waiting what={titles.finishing} rows={2} shape="lines" />
}

/** Госуслуги told another name or СНИЛС: that is shown first; of several organisations one is asked for. */
function afterSignIn(session: SessionReply, next: string): string {
  if (session.esiaChanged) return '/profile/esia'
  if (session.mustChooseOrganisation) return `/organisation?next=${encodeURIComponent(next)}`
  return next
}

/** The session has opened here: the page knows it, and goes where the person was going. */
export function useEnter(): (session: SessionReply) => void {
  const go = useGo()
  const cache = useQueryClient()
  return (session) => {
    keepChallenge(null)
    if (session.stage === 'new-password') return go(newPasswordPath, 'replace')
    cache.setQueryData(sessionKey, sessionOf(session))
    greet(session)
    go(afterSignIn(session, takeNext()), 'replace')
  }
}

/** The previous sign-in is said once, right after this one: a stranger's would be noticed. */
function greet({ previousSignIn }: SessionReply): void {
  if (!previousSignIn) return
  // The first page does without words of time.
  void import('../../../web/ui/dates.ts').then(({ moment }) =>
    toast(text.previous(moment(previousSignIn.at, new Date()), previousSignIn.deviceName)),
  )
}
