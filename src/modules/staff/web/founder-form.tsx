/** G6, C5: who the first administrator is, their password and their application, in one form: less never opens the account. */
import type { z } from 'zod'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { CodeField } from '../../../web/ui/fields/code-field.tsx'
import { DateField } from '../../../web/ui/fields/date-field.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Form, Pair } from '../../../web/ui/form.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { ownWordsOf } from '../../identity/contract/password-words.ts'
import { AppKeyShown } from '../../identity/web/app-key-shown.tsx'
import { NewPassword } from '../../identity/web/new-password.tsx'
import { signUp } from '../../identity/web/text-accounts.ts'
import { factorText } from '../../identity/web/text-factors.ts'
import { acceptInvitation, type openInvitation } from '../contract/invitation.ts'
import { invitation as text } from './text-invitation.ts'

export type Opened = z.output<typeof openInvitation.reply>

const initial = {
  familyName: '',
  givenName: '',
  patronymic: '',
  birthDate: '',
  snils: '',
  password: '',
  code: '',
}

export interface FounderProps {
  readonly token: string
  readonly opened: Opened
  readonly onDone: () => void
  readonly onRefused: (error: unknown) => string | null
}

export function FounderForm({ token, opened, onDone, onRefused }: FounderProps) {
  const form = useForm({
    initial,
    send: async ({ patronymic, ...values }) => {
      try {
        await call(acceptInvitation, {
          body: { token, ...values, patronymic: patronymic.trim() || null },
        })
      } catch (error) {
        onRefused(error)
        throw error
      }
      onDone()
    },
  })
  return (
    <Form form={form} after="и продолжайте" name={text.title}>
      <TextField label={signUp.familyName} autoComplete="family-name" {...form.bind('familyName')} />
      <Pair>
        <TextField label={signUp.givenName} autoComplete="given-name" {...form.bind('givenName')} />
        <TextField
          label={signUp.patronymic}
          autoComplete="additional-name"
          optional
          {...form.bind('patronymic')}
        />
      </Pair>
      <Pair>
        <DateField label={signUp.birthDate} hint={signUp.birthDateHint} {...form.bind('birthDate')} />
        <TextField
          label={signUp.snils}
          hint={text.snilsHint}
          inputMode="numeric"
          autoComplete="username"
          {...form.bind('snils')}
        />
      </Pair>
      <NewPassword
        label={signUp.password}
        own={ownWordsOf({
          ...form.values,
          birthDate: form.values.birthDate || null,
          email: null,
          phone: null,
        })}
        {...form.bind('password')}
      />
      <h2>{text.appTitle}</h2>
      <AppKeyShown appKey={opened.appKey} />
      <CodeField label={factorText.firstCode} {...form.bind('code')} />
      <Button type="submit" wide="always" busy={form.isSending}>
        {text.become}
      </Button>
    </Form>
  )
}
