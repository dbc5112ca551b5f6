/** C2: registration for those who have no Госуслуги; the letter decides the rest. */
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Door, Or } from '../../../web/ui/door.tsx'
import { DateField } from '../../../web/ui/fields/date-field.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Form, Pair } from '../../../web/ui/form.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { useForm } from '../../../web/ui/use-form.ts'
import { register } from '../contract/accounts.ts'
import { ownWordsOf } from '../contract/password-words.ts'
import { asGuest } from './ask.ts'
import { EsiaButton } from './esia-button.tsx'
import { HelpLine } from './help-line.tsx'
import { NewPassword } from './new-password.tsx'
import { withPause } from './pause-words.ts'
import { text } from './text.ts'
import { signUp } from './text-accounts.ts'
import { titles } from './titles.ts'

/** «8 (900) 000-00-00» → «+79000000000»; anything else goes as it is, and the server says what is wrong. */
const phoneOf = (typed: string): string => {
  const digits = typed.replace(/\D/g, '')
  return /^[78]?9\d{9}$/.test(digits) ? `+7${digits.slice(-10)}` : typed.trim()
}

const initial = {
  familyName: '',
  givenName: '',
  patronymic: '',
  birthDate: '',
  snils: '',
  phone: '',
  email: '',
  password: '',
}

export function Page() {
  const [sentTo, setSentTo] = useState<string | null>(null)
  return sentTo === null ? <FormPage onSent={setSentTo} /> : <Sent email={sentTo} />
}

const Sent = ({ email }: { readonly email: string }) => (
  <Door title={signUp.sent} lead={signUp.sentNote(email)} help={<HelpLine />}>
    <p className="small">{signUp.sentLate}</p>
    <Button kind="plain" wide="always" href="/sign-in">
      {text.enter}
    </Button>
  </Door>
)

function FormPage({ onSent }: { readonly onSent: (email: string) => void }) {
  const form = useForm({
    initial,
    send: async (values) => {
      const body = {
        ...values,
        patronymic: values.patronymic.trim() || null,
        phone: phoneOf(values.phone),
        email: values.email.trim(),
      }
      try {
        await asGuest(() => call(register, { body }))
      } catch (error) {
        throw withPause(refusedBy(error))
      }
      onSent(body.email)
    },
  })
  return (
    <Door title={titles.signUp} lead={signUp.lead} help={<HelpLine />}>
      <EsiaButton />
      <Or>или по анкете</Or>
      <Form form={form} after="и регистрируйтесь" name={titles.signUp}>
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
            hint={signUp.snilsHint}
            inputMode="numeric"
            autoComplete="off"
            {...form.bind('snils')}
          />
        </Pair>
        <TextField
          label={signUp.phone}
          hint={signUp.phoneHint}
          type="tel"
          autoComplete="tel"
          {...form.bind('phone')}
        />
        <TextField
          label={signUp.email}
          hint={signUp.emailHint}
          type="email"
          autoComplete="username"
          {...form.bind('email')}
        />
        <NewPassword
          label={signUp.password}
          own={ownWordsOf({ ...form.values, birthDate: form.values.birthDate || null })}
          {...form.bind('password')}
        />
        <Button type="submit" wide="always" busy={form.isSending}>
          {signUp.act}
        </Button>
      </Form>
      <p className="small">
        {signUp.have} <Link href="/sign-in">{text.enter}</Link>
      </p>
    </Door>
  )
}
