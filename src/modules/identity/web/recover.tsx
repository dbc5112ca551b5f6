/** C2: «Не помню пароль»: the answer is the same whether there is such a cabinet or not. */
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Door, Or } from '../../../web/ui/door.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Form } from '../../../web/ui/form.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { useForm } from '../../../web/ui/use-form.ts'
import { askRecovery } from '../contract/accounts.ts'
import { asGuest, rememberedLogin } from './ask.ts'
import { EsiaButton } from './esia-button.tsx'
import { HelpLine } from './help-line.tsx'
import { withPause } from './pause-words.ts'
import { text } from './text.ts'
import { recover } from './text-accounts.ts'
import { titles } from './titles.ts'

export function Page() {
  const [isSent, setSent] = useState(false)
  const form = useForm({
    initial: { login: rememberedLogin() },
    check: ({ login }) => (login.trim() ? [] : [{ field: 'login', message: text.loginEmpty }]),
    send: async ({ login }) => {
      try {
        await asGuest(() => call(askRecovery, { body: { login: login.trim() } }))
      } catch (error) {
        throw withPause(refusedBy(error))
      }
      setSent(true)
    },
  })
  if (isSent) {
    return (
      <Door title={recover.sent} lead={recover.sentNote} help={<HelpLine />}>
        <Button kind="plain" wide="always" href="/sign-in">
          {text.enter}
        </Button>
      </Door>
    )
  }
  return (
    <Door title={titles.recover} lead={recover.lead} help={<HelpLine />}>
      <Form form={form} after="и пришлём ссылку" name={titles.recover}>
        <TextField
          label={text.login}
          hint={text.loginHint}
          autoComplete="username"
          inputMode="email"
          spellCheck={false}
          {...form.bind('login')}
        />
        <Button type="submit" wide="always" busy={form.isSending}>
          {recover.act}
        </Button>
      </Form>
      <Or>или без пароля</Or>
      <div>
        <EsiaButton />
        <p className="small after-gos">{recover.viaEsia}</p>
      </div>
      <p className="small">
        <Link href="/sign-in">{text.otherWay}</Link>
      </p>
    </Door>
  )
}
