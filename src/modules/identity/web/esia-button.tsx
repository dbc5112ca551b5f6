/** «Войти через Госуслуги»: the key is shown, the address is asked for, the browser goes there. */
import { IconExternalLink } from '@tabler/icons-react'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { nb } from '../../../web/ui/words.ts'
import { startEsia } from '../contract/sign-in.ts'
import { asGuest, keepChallenge } from './ask.ts'
import { text } from './text.ts'

export function EsiaButton({ word = text.esia }: { readonly word?: string }) {
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const go = async () => {
    setBusy(true)
    setFault(null)
    try {
      const { url } = await asGuest(() => call(startEsia, {}))
      keepChallenge(null)
      // The button stays busy until the other site has come.
      location.assign(url)
    } catch (error) {
      const { title, detail } = refusedBy(error)
      setFault(detail ?? title)
      setBusy(false)
    }
  }
  return (
    <div>
      <Button
        kind="gos"
        size="large"
        wide="always"
        busy={isBusy}
        iconAfter={<IconExternalLink size={20} aria-hidden />}
        onClick={() => void go()}
      >
        {word}
      </Button>
      {fault && (
        <p className="field-fault" role="alert">
          {nb(fault)}
        </p>
      )}
    </div>
  )
}
