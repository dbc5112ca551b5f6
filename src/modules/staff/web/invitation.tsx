/** G6: the link of the server makes the first administrator: with one's own cabinet, or with a new one under a password and an application. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useGo } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { sessionKey, useSession } from '../../../web/session.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { Door, Or } from '../../../web/ui/door.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { nb } from '../../../web/ui/words.ts'
import { asGuest, keepNext } from '../../identity/web/ask.ts'
import { EsiaButton } from '../../identity/web/esia-button.tsx'
import { HelpLine } from '../../identity/web/help-line.tsx'
import { useLinkToken } from '../../identity/web/link-token.ts'
import { openInvitation, takeInvitation } from '../contract/invitation.ts'
import { FounderForm, type Opened } from './founder-form.tsx'
import { invitation as text } from './text-invitation.ts'

type Stage =
  | { readonly at: 'start' | 'done' }
  | { readonly at: 'form'; readonly opened: Opened }
  | { readonly at: 'dead'; readonly why: string }

const deadCodes = ['invitation.dead', 'invitation.not-needed']

export function Page() {
  const token = useLinkToken()
  const [stage, setStage] = useState<Stage>(token ? { at: 'start' } : { at: 'dead', why: text.noToken })
  const onRefused = (error: unknown): string | null => {
    const { code, title, detail } = refusedBy(error)
    if (!deadCodes.includes(code)) return detail ?? title
    setStage({ at: 'dead', why: title })
    return null
  }
  if (stage.at === 'dead')
    return (
      <Door title={text.dead} lead={nb(stage.why)} help={<HelpLine />}>
        <Button kind="plain" wide="always" href="/sign-in">
          {text.enter}
        </Button>
      </Door>
    )
  if (stage.at === 'done')
    return (
      <Door title={text.done} lead={text.doneNote} help={<HelpLine />}>
        <Button wide="always" href="/sign-in">
          {text.enter}
        </Button>
      </Door>
    )
  if (stage.at === 'form')
    return (
      <Door title={text.title} lead={text.formLead} help={<HelpLine />}>
        <FounderForm
          token={token}
          opened={stage.opened}
          onDone={() => setStage({ at: 'done' })}
          onRefused={onRefused}
        />
      </Door>
    )
  return (
    <Door title={text.title} lead={text.lead} help={<HelpLine />}>
      <Start token={token} onOpened={(opened) => setStage({ at: 'form', opened })} onRefused={onRefused} />
    </Door>
  )
}

interface StartProps {
  readonly token: string
  readonly onOpened: (opened: Opened) => void
  /** What to say here; null when the page says it. */
  readonly onRefused: (error: unknown) => string | null
}

function Start({ token, onOpened, onRefused }: StartProps) {
  const session = useSession()
  const cache = useQueryClient()
  const go = useGo()
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setFault(null)
    try {
      await work()
    } catch (error) {
      setFault(onRefused(error))
      setBusy(false)
    }
  }
  const take = () =>
    attempt(async () => {
      await call(takeInvitation, { body: { token } })
      await cache.refetchQueries({ queryKey: sessionKey })
      go('/')
    })
  const open = () =>
    attempt(async () => onOpened(await asGuest(() => call(openInvitation, { body: { token } }))))
  const said = fault && (
    <p className="field-fault" role="alert">
      {nb(fault)}
    </p>
  )
  if (session)
    return (
      <>
        <p>{text.youAre(session.person.fullName)}</p>
        {said}
        <Button wide="always" busy={isBusy} onClick={() => void take()}>
          {text.take}
        </Button>
      </>
    )
  return (
    <>
      <div onClickCapture={() => keepNext(`/invitation#${token}`)}>
        <EsiaButton />
        <p className="small after-gos">{text.viaEsia}</p>
      </div>
      <Or>или без Госуслуг</Or>
      {said}
      <Button kind="plain" wide="always" busy={isBusy} onClick={() => void open()}>
        {text.found}
      </Button>
    </>
  )
}
