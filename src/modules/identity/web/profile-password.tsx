/** My password: set or changed with a code; the other sessions end. */
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, moment } from '../../../web/ui/dates.ts'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { CodeField, Resend } from '../../../web/ui/fields/code-field.tsx'
import { PasswordField } from '../../../web/ui/fields/text-field.tsx'
import { Form } from '../../../web/ui/form.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { nb, snils } from '../../../web/ui/words.ts'
import { ownWordsOf } from '../contract/password-words.ts'
import { changePassword, sendPasswordCode, type Profile } from '../contract/profile.ts'
import type { Challenge } from '../contract/session.ts'
import { NewPassword } from './new-password.tsx'
import { codeFault, withPause } from './pause-words.ts'
import { useProfileCache } from './profile-query.ts'
import { text } from './text.ts'
import { changed } from './text-password.ts'
import { profile as words } from './text-profile.ts'

export function PasswordSheet({ profile }: { readonly profile: Profile }) {
  const [isOpen, setOpen] = useState(false)
  const now = useNow()
  const { password, person } = profile
  const number = person.snils && snils(person.snils)
  const email = password?.loginEmail
  return (
    <Sheet title={words.passwordTitle}>
      {password ? (
        <>
          <p className="small">
            {words.passwordFrom(
              `${day(password.changedAt, now)}, ${changed.age(daysSince(password.changedAt, now))}`,
            )}
            . {words.login} {number && <span className="unbroken">{number}</span>}
            {number && email && words.and}
            {email}
          </p>
          <Due at={password.dueAt} />
        </>
      ) : (
        <p className="small">{words.noPassword}</p>
      )}
      {password?.isDisabled && <p>{words.passwordOff}</p>}
      <Button kind="plain" size="small" onClick={() => setOpen(true)}>
        {password ? words.changePassword : words.setPassword}
      </Button>
      {password && password.changes.length > 0 && <History changes={password.changes} />}
      {isOpen && (
        <ChangeDialog
          hasPassword={password !== null}
          own={ownWordsOf({ ...person, ...profile.contacts })}
          onClose={() => setOpen(false)}
        />
      )}
    </Sheet>
  )
}

const dayMs = 86_400_000
const daysSince = (at: string, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / dayMs))

/** Two weeks before its end the date stands out. */
function Due({ at }: { readonly at: string | null }) {
  const now = useNow()
  if (at === null) return <p className="small">{changed.noDue}</p>
  const left = Date.parse(at) - now.getTime()
  if (left <= 0) return <Status tone="yours">{changed.overdue}</Status>
  const until = changed.due(day(at, now))
  return left < 14 * dayMs ? <Status tone="yours">{until}</Status> : <p className="small">{until}</p>
}

function History({ changes }: { readonly changes: NonNullable<Profile['password']>['changes'] }) {
  const now = useNow()
  return (
    <details className="small">
      <summary>{changed.history}</summary>
      <ul className="plain-list num">
        {changes.map(({ at, how, device }) => (
          <li key={at}>{nb(`${moment(at, now)} — ${changed.how(how, device)}`)}</li>
        ))}
      </ul>
    </details>
  )
}

function ChangeDialog({
  hasPassword,
  own,
  onClose,
}: {
  readonly hasPassword: boolean
  readonly own: readonly (string | null)[]
  readonly onClose: () => void
}) {
  const [challenge, setChallenge] = useState<Challenge | null>(null)
  const { keep, askSessions } = useProfileCache()
  const send = async () => {
    try {
      setChallenge(await call(sendPasswordCode, { body: {} }))
    } catch (error) {
      throw withPause(refusedBy(error))
    }
  }
  const form = useForm({
    initial: { current: '', password: '', code: '' },
    check: ({ code }) => (challenge && code.length !== 6 ? [{ field: 'code', message: text.codeShort }] : []),
    send: async ({ current, password, code }) => {
      if (!challenge) return send()
      try {
        const body = {
          current: hasPassword ? current : null,
          password,
          code,
          challengeId: challenge.challengeId,
        }
        keep(await call(changePassword, { body }))
      } catch (error) {
        throw codeFault(refusedBy(error))
      }
      void askSessions()
      toast(words.passwordSaved)
      onClose()
    },
  })
  return (
    <Dialog open onClose={onClose} title={hasPassword ? words.changePassword : words.setPassword} firm>
      <Form form={form} after="и сохраняйте">
        {hasPassword && (
          <PasswordField label={words.current} autoComplete="current-password" {...form.bind('current')} />
        )}
        <NewPassword
          label={words.next}
          own={own}
          current={hasPassword ? form.values.current : undefined}
          {...form.bind('password')}
        />
        {challenge && (
          <>
            <p className="small num" role="status">
              {words.codeSentTo(challenge.sentTo)}
            </p>
            <CodeField label={text.codeField} {...form.bind('code')} />
            <Resend after={challenge.resendAt} onResend={() => void send().catch(form.fail)} />
          </>
        )}
        <Button type="submit" wide busy={form.isSending}>
          {challenge ? words.save : words.sendCode}
        </Button>
      </Form>
    </Dialog>
  )
}
