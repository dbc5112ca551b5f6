/** The field of the code, where it was sent, and other ways. */
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Button } from '../../../web/ui/button.tsx'
import { CodeField, Resend } from '../../../web/ui/fields/code-field.tsx'
import { Form } from '../../../web/ui/form.tsx'
import { LinkButton } from '../../../web/ui/link.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { useForm } from '../../../web/ui/use-form.ts'
import { nb } from '../../../web/ui/words.ts'
import type { Challenge, Channel, SecondStep } from '../contract/session.ts'
import { keepChallenge, keptChallenge } from './ask.ts'
import { codeFault, withPause } from './pause-words.ts'
import type { Proving } from './proving.ts'
import { text } from './text.ts'
import { titles } from './titles.ts'

const codeLength = 6

/** Sends codes, remembers the last one, knows when the next may be asked for. */
function useChallenge(proving: Proving, onAnother: () => void) {
  const [challenge, setChallenge] = useState<Challenge | null>(proving.isKept ? keptChallenge : null)
  const [isSending, setSending] = useState(false)
  const [notBefore, setNotBefore] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const send = async (channel: Channel) => {
    setSending(true)
    setFault(null)
    try {
      const sent = await proving.sendCode(channel)
      if (proving.isKept) keepChallenge(sent)
      setChallenge(sent)
      setNotBefore(sent.resendAt)
      // The first may be typed before the portal says that it is sent: the message was quicker than the answer.
      if (challenge) onAnother()
    } catch (error) {
      const refused = refusedBy(error)
      const wait = refused.retryAfterSeconds ?? 0
      if (wait > 0) setNotBefore(new Date(Date.now() + wait * 1000).toISOString())
      setFault(refused.code === 'code.too-soon' ? text.wait : (withPause(refused).detail ?? refused.title))
    } finally {
      setSending(false)
    }
  }
  return { challenge, isSending, resendAt: notBefore ?? challenge?.resendAt, fault, send }
}

export function CodeForm({ step, proving }: { readonly step: SecondStep; readonly proving: Proving }) {
  const form = useForm({
    initial: { code: '' },
    check: ({ code }) => {
      if (!challenge) return [{ field: 'code', message: text.codeNotSent }]
      return code.length === codeLength ? [] : [{ field: 'code', message: text.codeShort }]
    },
    send: async ({ code }) => {
      try {
        await proving.prove({ challengeId: challenge?.challengeId ?? '', code })
      } catch (error) {
        throw codeFault(refusedBy(error))
      }
    },
  })
  const latest = useRef(form.submit)
  useEffect(() => {
    latest.current = form.submit
  })
  const { challenge, isSending, resendAt, fault, send } = useChallenge(proving, () =>
    form.reset({ code: '' }),
  )
  const isTyped = form.values.code.length === codeLength
  const sendTyped = useEffectEvent(() => {
    if (isTyped) void form.submit()
  })
  const challengeId = challenge?.challengeId
  useEffect(() => {
    if (challengeId !== undefined) sendTyped()
  }, [challengeId])
  const [best] = step.ways
  const isAsked = useRef(false)
  const sendFirst = useEffectEvent(() => {
    if (isAsked.current || challenge || !best) return
    isAsked.current = true
    void send(best.channel)
  })
  // The first code needs no click; one kept from before a reload needs none at all.
  useEffect(() => sendFirst(), [])
  const channel = challenge?.channel ?? best?.channel ?? 'sms'
  const others = step.ways.filter((way) => way.channel !== channel)
  return (
    <Form form={form} after="и входите" name={titles.code}>
      <p className="small num" role="status">
        {isSending ? (
          text.codeSending
        ) : challenge ? (
          <>
            {text.codeSent[challenge.channel]} <b>{challenge.sentTo}</b>. {text.codeLives}
          </>
        ) : null}
      </p>
      {fault && (
        <p className="field-fault" role="alert">
          {nb(fault)}
        </p>
      )}
      <CodeField
        label={text.codeField}
        {...form.bind('code')}
        // After the last digit is kept in the state.
        onComplete={() => challenge && setTimeout(() => void latest.current(), 0)}
      />
      <Button type="submit" wide="always" busy={form.isSending} disabled={!challenge}>
        {text.confirm}
      </Button>
      <Resend after={resendAt} busy={isSending} onResend={() => void send(channel)} />
      {others.map((way) => (
        <p className="small" key={way.channel}>
          <LinkButton onClick={() => void send(way.channel)}>
            {`${text.codeInstead[way.channel]} ${way.sentTo}`}
          </LinkButton>
        </p>
      ))}
    </Form>
  )
}
