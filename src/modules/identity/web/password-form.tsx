/** C1: login and password; a wrong pair says how many tries are left. */
import { useState } from 'react'
import { useGo } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Checkbox } from '../../../web/ui/fields/choice-field.tsx'
import { PasswordField, TextField } from '../../../web/ui/fields/text-field.tsx'
import { Form } from '../../../web/ui/form.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { useForm } from '../../../web/ui/use-form.ts'
import { signInByPassword } from '../contract/sign-in.ts'
import { asGuest, keepChallenge, rememberedLogin, rememberLogin } from './ask.ts'
import { text } from './text.ts'
import { withPause } from './pause-words.ts'

export function PasswordForm() {
  const go = useGo()
  const [isRemembered, setRemembered] = useState(() => rememberedLogin() !== '')
  const form = useForm({
    initial: { login: rememberedLogin(), password: '' },
    check: ({ login, password }) => [
      ...(login.trim() ? [] : [{ field: 'login', message: text.loginEmpty }]),
      ...(password ? [] : [{ field: 'password', message: text.passwordEmpty }]),
    ],
    send: async ({ login, password }) => {
      try {
        await asGuest(() => call(signInByPassword, { body: { login: login.trim(), password } }))
      } catch (error) {
        throw withPause(refusedBy(error))
      }
      rememberLogin(isRemembered ? login.trim() : null)
      keepChallenge(null)
      go('/sign-in/code')
    },
  })
  return (
    <Form form={form} after="и входите" name={text.byPassword}>
      <TextField
        label={text.login}
        hint={text.loginHint}
        autoComplete="username"
        inputMode="email"
        spellCheck={false}
        {...form.bind('login')}
      />
      <PasswordField label={text.password} autoComplete="current-password" {...form.bind('password')} />
      <div className="door-row">
        <Checkbox name="remember" label={text.remember} value={isRemembered} onChange={setRemembered} />
        <Link className="link" href="/recover">
          {text.forgotten}
        </Link>
      </div>
      <Button kind="plain" type="submit" wide="always" busy={form.isSending}>
        {text.enter}
      </Button>
    </Form>
  )
}
