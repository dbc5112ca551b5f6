/** G7: a password that opens nothing any more: why, and another one instead of it; the second step is not asked for again. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { fullDay } from '../../../web/ui/dates.ts'
import { Door } from '../../../web/ui/door.tsx'
import { Face } from '../../../web/ui/faces.tsx'
import { PasswordField } from '../../../web/ui/fields/text-field.tsx'
import { Form } from '../../../web/ui/form.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { replaceOldPassword } from '../contract/password-age.ts'
import { currentSession, type SessionReply } from '../contract/session.ts'
import { Broken, Finished, useEnter } from './finishing.tsx'
import { HelpLine } from './help-line.tsx'
import { NewPassword } from './new-password.tsx'
import { withPause } from './pause-words.ts'
import { text } from './text.ts'
import { replaced as words } from './text-password.ts'
import { titles } from './titles.ts'

export function Page() {
  const query = useQuery({
    queryKey: ['sign-in', 'stage'],
    queryFn: ({ signal }) => call(currentSession, {}, { signal }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  return (
    <Door
      title={titles.newPassword}
      lead={query.data?.newPassword && leadOf(query.data.newPassword)}
      help={<HelpLine />}
    >
      <Face query={query} what="вход" failedTitle={text.broken}>
        {(session) =>
          session.stage === 'signed-in' ? (
            <Finished session={session} />
          ) : session.newPassword ? (
            <Replace />
          ) : (
            <Broken />
          )
        }
      </Face>
    </Door>
  )
}

const leadOf = ({ why, changedAt, maxAgeDays }: NonNullable<SessionReply['newPassword']>): string =>
  why === 'old' ? words.why.old(fullDay(changedAt), maxAgeDays) : words.why[why]

function Replace() {
  const enter = useEnter()
  const form = useForm({
    initial: { current: '', password: '' },
    check: ({ current, password }) => [
      ...(current ? [] : [{ field: 'current', message: text.passwordEmpty }]),
      ...(password ? [] : [{ field: 'password', message: text.passwordEmpty }]),
    ],
    send: async (values) => {
      try {
        const session = await call(replaceOldPassword, { body: values })
        toast(words.saved)
        enter(session)
      } catch (error) {
        throw withPause(refusedBy(error))
      }
    },
  })
  return (
    <>
      <Form form={form} after="и сохраняйте" name={words.form}>
        <PasswordField label={words.current} autoComplete="current-password" {...form.bind('current')} />
        <NewPassword label={words.next} current={form.values.current} {...form.bind('password')} />
        <Button type="submit" wide="always" busy={form.isSending}>
          {words.save}
        </Button>
      </Form>
      <p className="small">
        {words.later} <Link href="/sign-in">{text.otherWay}</Link>
      </p>
    </>
  )
}
