/** C2: the link of the letter, then the second step, then the new password. Nobody is signed in by it. */
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Door } from '../../../web/ui/door.tsx'
import { Empty } from '../../../web/ui/faces.tsx'
import { Form } from '../../../web/ui/form.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { nb } from '../../../web/ui/words.ts'
import { useForm } from '../../../web/ui/use-form.ts'
import { finishRecovery, openRecovery } from '../contract/accounts.ts'
import type { SecondStep } from '../contract/session.ts'
import { asGuest } from './ask.ts'
import { HelpLine } from './help-line.tsx'
import { NewPassword } from './new-password.tsx'
import { useLinkToken } from './link-token.ts'
import { withPause } from './pause-words.ts'
import { recoveryProving, type RecoveryEnds } from './proving.ts'
import { hasWay, SecondStepForm } from './second-step.tsx'
import { text } from './text.ts'
import { recover } from './text-accounts.ts'
import { titles } from './titles.ts'

type Stage =
  | { readonly at: 'start' | 'password' | 'done' | 'dead' }
  | { readonly at: 'proof'; readonly step: SecondStep }

export function Page() {
  const token = useLinkToken()
  const [stage, setStage] = useState<Stage>({ at: token ? 'start' : 'dead' })
  const to = { password: () => setStage({ at: 'password' }), dead: () => setStage({ at: 'dead' }) }
  if (stage.at === 'dead') {
    return (
      <Door title={recover.deadLink} lead={recover.deadLinkNote} help={<HelpLine />}>
        <Button wide="always" href="/recover">
          {recover.askAgain}
        </Button>
      </Door>
    )
  }
  if (stage.at === 'done') {
    return (
      <Door title={recover.done} lead={recover.doneNote} help={<HelpLine />}>
        <Button wide="always" href="/sign-in">
          {text.enter}
        </Button>
      </Door>
    )
  }
  if (stage.at === 'proof') {
    return (
      <Door title={titles.finishRecovery} lead={recover.proofLead} help={<HelpLine />}>
        <Proof step={stage.step} token={token} onProved={to.password} onDead={to.dead} />
      </Door>
    )
  }
  if (stage.at === 'password') {
    return (
      <Door title={titles.finishRecovery} lead={recover.passwordLead} help={<HelpLine />}>
        <Finish token={token} onDone={() => setStage({ at: 'done' })} onDead={to.dead} />
      </Door>
    )
  }
  return (
    <Door title={titles.finishRecovery} lead={recover.finishLead} help={<HelpLine />}>
      <Start token={token} onOpened={(step) => setStage({ at: 'proof', step })} onDead={to.dead} />
    </Door>
  )
}

interface EndProps {
  readonly token: string
  readonly onDead: () => void
}

/** By hand: programs that read letters follow their links too. */
function Start({ token, onOpened, onDead }: EndProps & { readonly onOpened: (step: SecondStep) => void }) {
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const open = async () => {
    setBusy(true)
    setFault(null)
    try {
      onOpened(await asGuest(() => call(openRecovery, { body: { token } })))
    } catch (error) {
      const refused = withPause(refusedBy(error))
      if (refused.code === 'link.dead') onDead()
      else setFault(refused.detail ?? refused.title)
      setBusy(false)
    }
  }
  return (
    <>
      {fault && (
        <p className="field-fault" role="alert">
          {nb(fault)}
        </p>
      )}
      <Button wide="always" busy={isBusy} onClick={() => void open()}>
        {recover.begin}
      </Button>
    </>
  )
}

function Proof({
  step,
  token,
  ...ends
}: { readonly step: SecondStep; readonly token: string } & RecoveryEnds) {
  if (hasWay(step)) return <SecondStepForm step={step} proving={recoveryProving(token, ends)} />
  return <Empty title={recover.noWay}>{recover.noWayAdvice}</Empty>
}

function Finish({ token, onDone, onDead }: EndProps & { readonly onDone: () => void }) {
  const form = useForm({
    initial: { password: '' },
    send: async ({ password }) => {
      try {
        await call(finishRecovery, { body: { token, password } })
        onDone()
      } catch (error) {
        if (refusedBy(error).code === 'link.dead') onDead()
        throw error
      }
    },
  })
  return (
    <Form form={form} after="и сохраняйте" name={titles.finishRecovery}>
      <NewPassword label={titles.recover} {...form.bind('password')} />
      <Button type="submit" wide="always" busy={form.isSending}>
        {recover.save}
      </Button>
    </Form>
  )
}
