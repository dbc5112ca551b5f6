/** The door. */
import { IconExternalLink, IconLock } from '@tabler/icons-react'
import { Button } from '../ui/button.tsx'
import { Door, Or } from '../ui/door.tsx'
import { Checkbox } from '../ui/fields/choice-field.tsx'
import { PasswordField, TextField } from '../ui/fields/text-field.tsx'
import { Form } from '../ui/form.tsx'
import { Link } from '../ui/link.tsx'
import { Remark } from '../ui/sheet.tsx'
import { useForm } from '../ui/use-form.ts'
import { t } from '../ui/words.ts'

export function Page() {
  const form = useForm({
    initial: { login: '', password: '', remember: false },
    send: () =>
      Promise.reject({
        status: 401,
        code: 'sign-in.wrong',
        title: 'Неверный логин или пароль. Осталось 3 попытки, потом пауза 15 минут',
      }),
  })
  return (
    <Door title="Вход в личный кабинет" lead="Для врачей, медсестёр, лаборантов, организаций и пациентов">
      <div>
        <Button
          kind="gos"
          size="large"
          wide="always"
          href="/api/esia"
          iconAfter={<IconExternalLink size={20} aria-hidden />}
        >
          {t`Войти через Госуслуги`}
        </Button>
        <p className="small after-gos">
          {t`Откроется сайт Госуслуг. Подтвердите вход там — и вернётесь сюда. Регистрироваться отдельно не нужно.`}
        </p>
      </div>
      <Or>или по логину и паролю</Or>
      <Form form={form} name="Вход по паролю">
        <TextField
          label="Логин"
          hint="СНИЛС или электронная почта"
          autoComplete="username"
          inputMode="email"
          {...form.bind('login')}
        />
        <PasswordField label="Пароль" autoComplete="current-password" {...form.bind('password')} />
        <div className="door-row">
          <Checkbox label="Запомнить логин" {...form.bind('remember')} />
          <Link href="/verify">{t`Не помню пароль`}</Link>
        </div>
        <Button kind="plain" wide="always" type="submit" busy={form.isSending}>
          Войти
        </Button>
      </Form>
      <Remark icon={<IconLock size={20} aria-hidden />}>
        {t`Соединение зашифровано. Пароль от Госуслуг мы не видим и не храним.`}
      </Remark>
    </Door>
  )
}
