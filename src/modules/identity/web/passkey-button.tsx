/** C5: «Войти по ключу доступа»: both steps at once, without a login. */
import { IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../web/ui/button.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { nb } from '../../../web/ui/words.ts'
import { canUsePasskeys } from './can-use-passkeys.ts'
import { useEnter } from './finishing.tsx'
import { enterByPasskeyWords } from './text-passkey-enter.ts'

export function PasskeyButton() {
  const enter = useEnter()
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  if (!canUsePasskeys()) return null
  const go = async () => {
    setBusy(true)
    setFault(null)
    try {
      const { enterByPasskey } = await import('./enter-by-passkey.ts')
      enter(await enterByPasskey())
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
        {enterByPasskeyWords}
      </Button>
      {fault && (
        <p className="field-fault" role="alert">
          {nb(fault)}
        </p>
      )}
    </div>
  )
}
