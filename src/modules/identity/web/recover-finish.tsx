/** C2: the link of the letter, then the second step, then the new password. Nobody is signed in by it. */
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Door } from '../../../web/ui/door.tsx'
import { CodeField, Resend } from '../../../web/ui/fields/code-field.tsx'
import { Form } from '../../../web/ui/form.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { nb } from '../../../web/ui/words.ts'
import { useForm } from '../../../web/ui/use-form.ts'
import { finishRecovery, openRecovery } from '../contract/accounts.ts'
import type { Challenge } from '../contract/session.ts'
import { asGuest } from './ask.ts'
import { HelpLine } from './help-line.tsx'
import { NewPassword } from './new-password.tsx'
import { useLinkToken } from './link-token.ts'
import { codeFault, withPause } from './pause-words.ts'
import { text } from './text.ts'
import { recover } from './text-accounts.ts'
import { titles } from './titles.ts'

type Stage = 'start' | 'form' | 'done' | 'dead'

export function Page() {
  const token = useLinkToken()
  const [stage, setStage] = useState<Stage>(token ? 'start' : 'dead')
  const [challenge, setChallenge] = useState<Challenge | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const send = async () => {
    setBusy(true)
    setFault(null)
    try {
      setChallenge(await asGuest(() => call(openRecovery, { body: { token } })))
      setStage('form')
    } catch (error) {
      const refused = withPause(refusedBy(error))
      if (refused.code === 'link.dead') setStage('dead')
      else setFault(refused.detail ?? refused.title)
    } finally {
      setBusy(false)
    }
  }
  if (stage === 'dead') {
    return (
      <Door title={recover.deadLink} lead={recover.deadLinkNote} help={<HelpLine />}>
        <Button wide="always" href="/recover">
          {recover.askAgain}
        </Button>
      </Door>
    )
  }
  if (stage === 'done') {
    return (
      <Door title={recover.done} lead={recover.doneNote} help={<HelpLine />}>
        <Button wide="always" href="/sign-in">
          {text.enter}
        </Button>
      </Door>
    )
  }
  return (
    <Door title={titles.finishRecovery} lead={challenge ? undefined : recover.finishLead} help={<HelpLine />}>
      {fault && (
        <p className="field-fault" role="alert">
          {nb(fault)}
        </p>
      )}
      {stage === 'start' || !challenge ? (
        <Button wide="always" busy={isBusy} onClick={() => void send()}>
          {recover.sendCode}
        </Button>
      ) : (
        <>
          <Finish
            challenge={challenge}
            token={token}
            onDone={() => setStage('done')}
            onDead={() => setStage('dead')}
          />
          <Resend after={challenge.resendAt} busy={isBusy} onResend={() => void send()} />
        </>
      )}
    </Door>
  )
}

interface FinishProps {
  readonly challenge: Challenge
  readonly token: string
  readonly onDone: () => void
  readonly onDead: () => void
}

function Finish({ challenge, token, onDone, onDead }: FinishProps) {
  const form = useForm({
    initial: { code: '', password: '' },
    check: ({ code }) => (code.length === 6 ? [] : [{ field: 'code', message: text.codeShort }]),
    send: async (values) => {
      try {
        await call(finishRecovery, { body: { token, challengeId: challenge.challengeId, ...values } })
        onDone()
      } catch (error) {
        const refused = codeFault(refusedBy(error))
        if (refused.code === 'link.dead') onDead()
        throw refused
      }
    },
  })
  return (
    <Form form={form} after="и сохраняйте" name={titles.finishRecovery}>
      <p className="small num" role="status">
        {text.codeSent[challenge.channel]} <b>{challenge.sentTo}</b>. {text.codeLives}
      </p>
      <CodeField label={text.codeField} {...form.bind('code')} />
      <NewPassword label={titles.recover} {...form.bind('password')} />
      <Button type="submit" wide="always" busy={form.isSending}>
        {recover.save}
      </Button>
    </Form>
  )
}
