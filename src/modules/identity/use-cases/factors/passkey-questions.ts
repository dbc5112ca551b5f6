/** C5: questions that a passkey answers: random, good once, for one browser and one purpose. */
import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server'
import type { Context } from '../../../../platform/context.ts'
import { readPolicy } from '../../../../platform/policy/read.ts'
import type { PasskeyOptions } from '../../contract.ts'
import { fullNameOf, type Person } from '../../domain/person.ts'
import * as store from '../../store/passkeys.ts'

export type PasskeyPurpose = 'register' | 'second-step' | 'sign-in' | 'step-up' | 'recovery'

/** Ed25519, ES256, RS256 (RFC 9053): what every authenticator of today makes. */
export const algorithms = [-8, -7, -257] as const

/** Keys are bound to the name of the portal: one made for another name answers nothing here. */
export const siteOf = (ctx: Context): { origin: string; rpId: string } => {
  const url = new URL(ctx.services.settings.PUBLIC_ORIGIN)
  return { origin: url.origin, rpId: url.hostname }
}

/** Tells the keys of one person from another's, and nothing else: no name, no id of ours. */
export const handleOf = (ctx: Context, personId: string): string =>
  ctx.services.keyed('passkey-handle', personId)

async function keep(
  tx: Context,
  of: { readonly purpose: PasskeyPurpose; readonly personId: string | null; readonly challenge: string },
  seconds: number,
): Promise<string> {
  const id = tx.services.random.uuid()
  await store.askPasskey(tx.db, {
    id,
    session_id: tx.actor.sessionId!,
    person_id: of.personId,
    purpose: of.purpose,
    challenge: of.challenge,
    created_at: tx.now,
    expires_at: new Date(tx.now.getTime() + seconds * 1000),
  })
  return id
}

const secondsToAnswer = async (ctx: Context): Promise<number> =>
  (await readPolicy(ctx.db, ctx.now)).number('passkey.challenge-seconds')

const described = (row: store.PasskeyRow) => ({
  id: row.credential_id,
  transports: row.transports,
})

/** A key that this person has already is not made again on the same device. */
export async function askForNewKey(tx: Context, person: Person): Promise<PasskeyOptions> {
  const seconds = await secondsToAnswer(tx)
  const { rpId } = siteOf(tx)
  const options = await generateRegistrationOptions({
    rpName: 'НМО',
    rpID: rpId,
    userName: person.email ?? fullNameOf(person),
    userDisplayName: fullNameOf(person),
    userID: new Uint8Array(Buffer.from(handleOf(tx, person.id), 'base64url')),
    challenge: new Uint8Array(Buffer.from(tx.services.random.token(32), 'base64url')),
    timeout: seconds * 1000,
    attestationType: 'none',
    supportedAlgorithmIDs: [...algorithms],
    excludeCredentials: (await store.passkeysOf(tx.db, person.id)).map(described),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const { challenge } = options
  const challengeId = await keep(tx, { purpose: 'register', personId: person.id, challenge }, seconds)
  return { challengeId, options: { ...options } }
}

/** `personId` null: whoever has a key of the portal on this device. */
export async function askForKey(
  tx: Context,
  of: { readonly purpose: PasskeyPurpose; readonly personId: string | null },
): Promise<PasskeyOptions> {
  const seconds = await secondsToAnswer(tx)
  const known = of.personId ? await store.passkeysOf(tx.db, of.personId) : []
  const options = await generateAuthenticationOptions({
    rpID: siteOf(tx).rpId,
    challenge: new Uint8Array(Buffer.from(tx.services.random.token(32), 'base64url')),
    timeout: seconds * 1000,
    userVerification: 'required',
    allowCredentials: known.filter((row) => row.suspected_at === null).map(described),
  })
  const challengeId = await keep(tx, { ...of, challenge: options.challenge }, seconds)
  return { challengeId, options: { ...options } }
}
