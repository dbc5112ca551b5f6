/** C5: the second step by a recovery code from paper. */
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Form } from '../../../web/ui/form.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { useForm } from '../../../web/ui/use-form.ts'
import { activateSession } from '../contract/session.ts'
import { useEnter } from './finishing.tsx'
import { codeFault } from './pause-words.ts'
import { text } from './text.ts'
import { factorText } from './text-factors.ts'
import { titles } from './titles.ts'

export function RecoveryForm() {
  const enter = useEnter()
  const form = useForm({
    initial: { code: '' },
    check: ({ code }) => (code.trim() ? [] : [{ field: 'code', message: factorText.recoveryEmpty }]),
    send: async ({ code }) => {
      try {
        enter(await call(activateSession, { body: { recoveryCode: code } }))
      } catch (error) {
        throw codeFault(refusedBy(error))
      }
    },
  })
  return (
    <Form form={form} after="и входите" name={titles.code}>
      <TextField
        label={factorText.recoveryField}
        hint={factorText.recoveryHint}
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        {...form.bind('code')}
      />
      <Button type="submit" wide="always" busy={form.isSending}>
        {text.confirm}
      </Button>
    </Form>
  )
}
