/** C5: the second step by a code of the application. */
import { useEffect, useRef } from 'react'
import { Button } from '../../../web/ui/button.tsx'
import { CodeField } from '../../../web/ui/fields/code-field.tsx'
import { Form } from '../../../web/ui/form.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { useForm } from '../../../web/ui/use-form.ts'
import { useAbout } from './help-line.tsx'
import { codeFault } from './pause-words.ts'
import type { Proving } from './proving.ts'
import { text } from './text.ts'
import { factorText } from './text-factors.ts'
import { titles } from './titles.ts'

export function AppForm({ proving }: { readonly proving: Proving }) {
  const isDemo = useAbout()?.profile === 'demo'
  const form = useForm({
    initial: { code: '' },
    check: ({ code }) => (code.length === 6 ? [] : [{ field: 'code', message: text.codeShort }]),
    send: async ({ code }) => {
      try {
        await proving.prove({ app: code })
      } catch (error) {
        throw codeFault(refusedBy(error))
      }
    },
  })
  const latest = useRef(form.submit)
  useEffect(() => {
    latest.current = form.submit
  })
  return (
    <Form form={form} after="и входите" name={titles.code}>
      <CodeField
        label={factorText.appField}
        hint={factorText.appHint}
        {...form.bind('code')}
        // After the last digit is kept in the state.
        onComplete={() => setTimeout(() => void latest.current(), 0)}
      />
      {isDemo && <p className="tiny">{factorText.demoHint}</p>}
      <Button type="submit" wide="always" busy={form.isSending}>
        {text.confirm}
      </Button>
    </Form>
  )
}
