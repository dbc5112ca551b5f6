/** C5: «Войти по ключу доступа»: both steps at once, without a login. */
import { IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { nb } from '../../../web/ui/words.ts'
import { passkeySignInOptions, signInByPasskey } from '../contract/passkeys.ts'
import { asGuest } from './ask.ts'
import { useEnter } from './finishing.tsx'
import { canUsePasskeys, touchKey } from './passkey-device.ts'
import { passkeyText as words } from './text-passkeys.ts'

export function PasskeyButton() {
  const enter = useEnter()
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  if (!canUsePasskeys()) return null
  const go = async () => {
    setBusy(true)
    setFault(null)
    try {
      const question = await asGuest(() => call(passkeySignInOptions, {}))
      const answer = await touchKey(question)
      enter(await call(signInByPasskey, { body: { challengeId: question.challengeId, answer } }))
    } catch (error) {
      const { title, detail } = refusedBy(error)
      setFault(detail ?? title)
      setBusy(false)
    }
  }
  return (
    <div>
      <Button
        kind="plain"
        wide="always"
        busy={isBusy}
        icon={<IconKey size={20} aria-hidden />}
        onClick={() => void go()}
      >
        {words.enter}
      </Button>
      {fault && (
        <p className="field-fault" role="alert">
          {nb(fault)}
        </p>
      )}
    </div>
  )
}
