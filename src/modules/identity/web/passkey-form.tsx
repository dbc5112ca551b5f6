/** C5: the second step by a passkey. */
import { IconKey } from '@tabler/icons-react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Form } from '../../../web/ui/form.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { secondStepPasskey } from '../contract/passkeys.ts'
import { activateSession } from '../contract/session.ts'
import { useEnter } from './finishing.tsx'
import { touchKey } from './passkey-device.ts'
import { passkeyText as words } from './text-passkeys.ts'
import { titles } from './titles.ts'

export function PasskeyForm() {
  const enter = useEnter()
  const form = useForm({
    initial: {},
    send: async () => {
      const question = await call(secondStepPasskey, {})
      const passkey = await touchKey(question)
      enter(await call(activateSession, { body: { challengeId: question.challengeId, passkey } }))
    },
  })
  return (
    <Form form={form} after="и попробуйте ещё раз" name={titles.code}>
      <p className="small">{words.how}</p>
      <Button type="submit" wide="always" busy={form.isSending} icon={<IconKey size={20} aria-hidden />}>
        {words.confirm}
      </Button>
    </Form>
  )
}
