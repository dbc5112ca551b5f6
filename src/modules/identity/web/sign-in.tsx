/** C1, C5: the door: Госуслуги first, login and password second. */
import { IconLock, IconUserPlus } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useAddress, useGo } from '../../../web/address.ts'
import { useSession } from '../../../web/session.tsx'
import { Door, Or } from '../../../web/ui/door.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { Remark } from '../../../web/ui/sheet.tsx'
import { keepNext, takeNext } from './ask.ts'
import { EsiaButton } from './esia-button.tsx'
import { HelpLine } from './help-line.tsx'
import { PasskeyButton } from './passkey-button.tsx'
import { PasswordForm } from './password-form.tsx'
import { text } from './text.ts'
import { titles } from './titles.ts'

export function Page() {
  const session = useSession()
  const go = useGo()
  const next = useAddress().get('next')
  useEffect(() => {
    if (next) keepNext(next)
    // Whoever is signed in already has nothing to do at the door.
    if (session) go(takeNext(), 'replace')
  }, [next, session, go])
  return (
    <Door title={titles.signIn} lead={text.forWhom} help={<HelpLine />}>
      <div>
        <EsiaButton />
        <p className="small after-gos">{text.esiaNote}</p>
      </div>
      <Or>{text.or}</Or>
      <PasswordForm />
      <PasskeyButton />
      <Remark icon={<IconLock size={20} aria-hidden />}>{text.closed}</Remark>
      <Remark icon={<IconUserPlus size={20} aria-hidden />}>
        {text.noCabinet} <Link href="/sign-up">{text.register}</Link>
      </Remark>
    </Door>
  )
}
