/** C5: the second step by a recovery code from paper. */
import { Button } from '../../../web/ui/button.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Form } from '../../../web/ui/form.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { useForm } from '../../../web/ui/use-form.ts'
import { codeFault } from './pause-words.ts'
import type { Proving } from './proving.ts'
import { text } from './text.ts'
import { factorText } from './text-factors.ts'
import { titles } from './titles.ts'

export function RecoveryForm({ proving }: { readonly proving: Proving }) {
  const form = useForm({
    initial: { code: '' },
    check: ({ code }) => (code.trim() ? [] : [{ field: 'code', message: factorText.recoveryEmpty }]),
    send: async ({ code }) => {
      try {
        await proving.prove({ recoveryCode: code })
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
