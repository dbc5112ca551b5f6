/** C5: rights of a verifier or an administrator want more than an SMS: another way is set up before anything opens. */
import { IconDeviceMobile, IconKey } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddress, useGo } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { sessionKey, usePerson } from '../../../web/session.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { Door } from '../../../web/ui/door.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { currentSession } from '../contract/session.ts'
import { AppDialog } from './app-dialog.tsx'
import { HelpLine } from './help-line.tsx'
import { canUsePasskeys } from './can-use-passkeys.ts'
import { AddDialog } from './profile-passkeys.tsx'
import { leave, sessionOf } from './session-source.ts'
import { factorText as words } from './text-factors.ts'
import { titles } from './titles.ts'

/** Only a place of this portal: `//elsewhere` is another site to a browser. */
const placeHere = (next: string): string => (/^\/(?![/\\])/.test(next) ? next : '/')

export function Page() {
  const { mustSetUpFactor } = usePerson()
  if (mustSetUpFactor) return <Needed />
  return (
    <Door title={titles.secondMethod} help={<HelpLine />}>
      <p>{words.secondNotNeeded}</p>
      <Button href="/profile#factors" wide="always">
        {words.toProfile}
      </Button>
    </Door>
  )
}

function Needed() {
  const [open, setOpen] = useState<'app' | 'passkey' | null>(null)
  const next = placeHere(useAddress().get('next') || '/')
  const go = useGo()
  const cache = useQueryClient()
  const close = () => setOpen(null)
  const onDone = () => {
    void (async () => {
      cache.setQueryData(sessionKey, sessionOf(await call(currentSession, {})))
      toast(words.secondReady)
      go(next, 'replace')
    })()
  }
  return (
    <Door title={titles.secondMethod} lead={words.secondLead} help={<HelpLine />}>
      <p>{words.secondWhy}</p>
      <div className="acts">
        {canUsePasskeys() && (
          <Button wide="always" icon={<IconKey size={20} aria-hidden />} onClick={() => setOpen('passkey')}>
            {words.secondPasskey}
          </Button>
        )}
        <Button
          kind={canUsePasskeys() ? 'plain' : 'main'}
          wide="always"
          icon={<IconDeviceMobile size={20} aria-hidden />}
          onClick={() => setOpen('app')}
        >
          {words.secondApp}
        </Button>
        <Button kind="quiet" wide="always" onClick={() => void leave()}>
          {words.secondLater}
        </Button>
      </div>
      {open === 'app' && <AppDialog onClose={close} onDone={onDone} />}
      {open === 'passkey' && <AddDialog onClose={close} onDone={onDone} />}
    </Door>
  )
}
