/** C5: the second step by a passkey. */
import { IconKey } from '@tabler/icons-react'
import { useEffect } from 'react'
import { Button } from '../../../web/ui/button.tsx'
import { Form } from '../../../web/ui/form.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { stopAsking, touchKey } from './passkey-device.ts'
import type { Proving } from './proving.ts'
import { passkeyText as words } from './text-passkeys.ts'
import { titles } from './titles.ts'

export function PasskeyForm({ proving }: { readonly proving: Proving }) {
  useEffect(() => stopAsking, [])
  const form = useForm({
    initial: {},
    send: async () => {
      const question = await proving.askKey()
      const passkey = await touchKey(question)
      await proving.prove({ challengeId: question.challengeId, passkey })
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
