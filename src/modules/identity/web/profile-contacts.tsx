/** My phone and mailbox: each is changed by a code that comes to the new one. */
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { CodeField, Resend } from '../../../web/ui/fields/code-field.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Form } from '../../../web/ui/form.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { phone } from '../../../web/ui/words.ts'
import { changeContact, sendContactCode, type Profile } from '../contract/profile.ts'
import type { Challenge } from '../contract/session.ts'
import { codeFault, withPause } from './pause-words.ts'
import { useProfileCache } from './profile-query.ts'
import { text } from './text.ts'
import { signUp } from './text-accounts.ts'
import { profile as words } from './text-profile.ts'

type Kind = 'phone' | 'email'

export function ContactsSheet({ profile }: { readonly profile: Profile }) {
  const [changing, setChanging] = useState<Kind | null>(null)
  const { contacts, can } = profile
  const rows: { kind: Kind; word: string; value: string | null; isProved: boolean; may: boolean }[] = [
    {
      kind: 'phone',
      word: words.phone,
      value: contacts.phone && phone(contacts.phone),
      isProved: contacts.phoneVerified,
      may: can.changePhone,
    },
    {
      kind: 'email',
      word: words.email,
      value: contacts.email,
      isProved: contacts.emailVerified,
      may: can.changeEmail,
    },
  ]
  return (
    <Sheet title={words.contacts} side={<span className="small">{words.contactsNote}</span>} bare>
      <List>
        {rows.map(({ kind, word, value, isProved, may }) => (
          <Row
            key={kind}
            title={value ?? words.none}
            note={may ? word : `${word}. ${words.frozen}`}
            status={value && !isProved ? <Status tone="yours">{words.unproved}</Status> : undefined}
            act={
              <Button
                kind="plain"
                size="small"
                disabled={!may}
                label={`${value && !isProved ? words.confirm : words.change}: ${word}`}
                onClick={() => setChanging(kind)}
              >
                {value && !isProved ? words.confirm : words.change}
              </Button>
            }
          />
        ))}
      </List>
      {changing && (
        <ChangeDialog
          kind={changing}
          initial={contacts[changing] && !contacts[`${changing}Verified`] ? contacts[changing] : ''}
          onClose={() => setChanging(null)}
        />
      )}
    </Sheet>
  )
}

interface ChangeProps {
  readonly kind: Kind
  readonly initial: string
  readonly onClose: () => void
}

function ChangeDialog({ kind, initial, onClose }: ChangeProps) {
  const [challenge, setChallenge] = useState<Challenge | null>(null)
  const { keep } = useProfileCache()
  const send = async (value: string) => {
    try {
      setChallenge(await call(sendContactCode, { body: { kind, value } }))
    } catch (error) {
      throw withPause(refusedBy(error))
    }
  }
  const form = useForm({
    initial: { value: initial, code: '' },
    check: ({ code }) => (challenge && code.length !== 6 ? [{ field: 'code', message: text.codeShort }] : []),
    send: async ({ value, code }) => {
      if (!challenge) return send(value)
      try {
        keep(await call(changeContact, { body: { kind, value, code, challengeId: challenge.challengeId } }))
      } catch (error) {
        throw codeFault(refusedBy(error))
      }
      toast(words.contactSaved[kind])
      onClose()
    },
  })
  const isPhone = kind === 'phone'
  return (
    <Dialog open onClose={onClose} title={isPhone ? words.newPhone : words.newEmail} firm>
      <Form form={form} after="и продолжайте">
        <TextField
          label={isPhone ? words.phone : words.email}
          {...(isPhone ? { hint: signUp.phoneHint } : {})}
          type={isPhone ? 'tel' : 'email'}
          autoComplete={isPhone ? 'tel' : 'email'}
          disabled={challenge !== null}
          {...form.bind('value')}
        />
        {challenge && (
          <>
            <p className="small num" role="status">
              {words.codeSentTo(challenge.sentTo)}
            </p>
            <CodeField label="Код" {...form.bind('code')} />
            <Resend
              after={challenge.resendAt}
              onResend={() => void send(form.values.value).catch(form.fail)}
            />
          </>
        )}
        <Button type="submit" wide busy={form.isSending}>
          {challenge ? words.save : words.sendCode}
        </Button>
      </Form>
    </Dialog>
  )
}
