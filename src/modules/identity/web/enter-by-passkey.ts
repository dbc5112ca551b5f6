/** C5: the whole sign-in by a key; fetched at the first touch, so that the first page stays small. */
import { call } from '../../../web/api.ts'
import { passkeySignInOptions, signInByPasskey } from '../contract/passkeys.ts'
import { asGuest } from './ask.ts'
import { touchKey } from './passkey-device.ts'

export async function enterByPasskey() {
  const question = await asGuest(() => call(passkeySignInOptions, {}))
  const answer = await touchKey(question)
  return call(signInByPasskey, { body: { challengeId: question.challengeId, answer } })
}
