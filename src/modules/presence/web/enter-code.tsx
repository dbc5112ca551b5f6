/** D7+: a code of an event is typed; each refusal says which it is, beside the field. */
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Acts, Fields, Form } from '../../../web/ui/form.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { Refusal } from '../../../web/api.ts'
import { enterCode } from '../contract.ts'
import { meetingsKey } from './query.ts'
import { text } from './text.ts'

/** `meetingId`: on the page of one event a code of another is refused. */
export function EnterCode({ meetingId }: { readonly meetingId?: string }) {
  const cache = useQueryClient()
  const form = useForm({
    initial: { code: '' },
    check: ({ code }) => (code.trim() ? [] : [{ field: 'code', message: text.codeEmpty }]),
    send: async ({ code }) => {
      try {
        const meeting = await call(enterCode, { body: { code, ...(meetingId ? { meetingId } : {}) } })
        toast(text.entered(meeting.title))
      } catch (error) {
        throw besideCode(error)
      }
      form.reset({ code: '' })
      await cache.invalidateQueries({ queryKey: meetingsKey })
    },
  })
  return (
    <Form form={form}>
      <Fields>
        <TextField
          label={text.code}
          hint={text.codeHint}
          autoComplete="off"
          spellCheck={false}
          {...form.bind('code')}
        />
      </Fields>
      <Acts>
        <Button type="submit" busy={form.isSending}>
          {text.enter}
        </Button>
      </Acts>
    </Form>
  )
}

/** Every refusal of a code is about what was typed: it stands at the field. */
function besideCode(error: unknown): unknown {
  const { title, detail, code, errors } = refusedBy(error)
  if (!(error instanceof Refusal) || !code.startsWith('presence.') || errors.length > 0) return error
  return new Refusal({
    code,
    status: 422,
    title,
    instance: '',
    errors: [{ field: 'code', message: detail ? `${title}. ${detail}` : title }],
  })
}
