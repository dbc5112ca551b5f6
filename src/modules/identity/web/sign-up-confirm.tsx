/** C2: the link of the letter: one click proves the address, a scanner of mail that only follows links proves nothing. */
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Door } from '../../../web/ui/door.tsx'
import { refusedBy, type RefusedBy } from '../../../web/ui/refused-by.ts'
import { nb } from '../../../web/ui/words.ts'
import { confirmRegistration } from '../contract/accounts.ts'
import { asGuest } from './ask.ts'
import { EsiaButton } from './esia-button.tsx'
import { HelpLine } from './help-line.tsx'
import { useLinkToken } from './link-token.ts'
import { text } from './text.ts'
import { signUp } from './text-accounts.ts'
import { titles } from './titles.ts'

export function Page() {
  const token = useLinkToken()
  const [isBusy, setBusy] = useState(false)
  const [refused, setRefused] = useState<RefusedBy | null>(null)
  const [email, setEmail] = useState<string | null>(null)
  const confirm = async () => {
    setBusy(true)
    try {
      const reply = await asGuest(() => call(confirmRegistration, { body: { token } }))
      setEmail(reply.email)
    } catch (error) {
      setRefused(refusedBy(error))
    } finally {
      setBusy(false)
    }
  }
  if (email !== null) {
    return (
      <Door title={signUp.confirmed} lead={signUp.confirmedNote(email)} help={<HelpLine />}>
        <Button wide="always" href="/sign-in">
          {text.enter}
        </Button>
      </Door>
    )
  }
  if (refused) return <RefusedLink refused={refused} />
  return (
    <Door title={titles.confirm} lead={signUp.confirmLead} help={<HelpLine />}>
      <Button wide="always" busy={isBusy} onClick={() => void confirm()}>
        {signUp.confirm}
      </Button>
    </Door>
  )
}

/** A dead link begins anew; a СНИЛС or an address that is here already leads to its own cabinet. */
const RefusedLink = ({ refused }: { readonly refused: RefusedBy }) => (
  <Door title={nb(refused.title)} lead={refused.detail} help={<HelpLine />}>
    {refused.code === 'link.dead' ? (
      <Button wide="always" href="/sign-up">
        {signUp.again}
      </Button>
    ) : (
      <>
        <EsiaButton />
        <Button kind="plain" wide="always" href="/sign-in">
          {text.otherWay}
        </Button>
      </>
    )}
  </Door>
)
