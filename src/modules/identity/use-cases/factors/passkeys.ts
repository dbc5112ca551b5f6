/** C5: passkeys of a person: added, named, removed. */
import { verifyRegistrationResponse } from '@simplewebauthn/server'
import type { z } from 'zod'
import { personOf, type Context } from '../../../../platform/context.ts'
import { Problem } from '../../../../platform/problem.ts'
import * as contract from '../../contract.ts'
import type { Person } from '../../domain/person.ts'
import { choose } from '../../store/factors.ts'
import * as store from '../../store/passkeys.ts'
import * as people from '../../store/people.ts'
import { algorithms, askForNewKey, siteOf } from './passkey-questions.ts'
import { readFactors } from './read-factors.ts'
import { restoreMessages } from './switch-messages.ts'
import { rise, type WithFactors } from './rise.ts'

/** A phone, a computer, two security keys, and as many again. */
const most = 10

async function lockedWithRoom(tx: Context): Promise<Person> {
  const person = await people.lockPerson(tx.db, 'id', personOf(tx))
  if (!person) throw new Problem(contract.personNotFound)
  if ((await store.passkeysOf(tx.db, person.id)).length >= most) throw new Problem(contract.tooManyPasskeys)
  return person
}

export const newPasskeyOptions = (ctx: Context): Promise<contract.PasskeyOptions> =>
  ctx.transaction(async (tx) => askForNewKey(tx, await lockedWithRoom(tx)))

type Given = z.output<typeof contract.addPasskey.body>

export async function addPasskey(ctx: Context, given: Given): Promise<WithFactors> {
  const personId = personOf(ctx)
  const asked = await ctx.transaction((tx) =>
    store.takeChallenge(tx.db, {
      id: given.challengeId,
      sessionId: tx.actor.sessionId ?? '',
      purpose: 'register',
    }),
  )
  if (!asked || asked.expires_at <= ctx.now || asked.person_id !== personId)
    throw new Problem(contract.passkeyLate)
  const info = await verified(ctx, asked.challenge, given.answer)
  const sessionToken = await ctx.transaction(async (tx) => {
    const person = await lockedWithRoom(tx)
    const id = tx.services.random.uuid()
    const isNew = await store.insertPasskey(tx.db, {
      id,
      person_id: person.id,
      credential_id: info.credential.id,
      public_key: Buffer.from(info.credential.publicKey),
      sign_count: info.credential.counter,
      transports: [...(given.answer.response.transports ?? [])],
      name: given.name,
      aaguid: info.aaguid,
      is_synced: info.credentialDeviceType === 'multiDevice',
      added_at: tx.now,
    })
    if (!isNew) throw new Problem(contract.passkeyKnown)
    await choose(tx.db, person.id, { preferred: 'passkey' }, tx.now)
    await tx.record({ subjectId: personId, object: { kind: 'passkey', id }, details: { name: given.name } })
    await tx.publish(contract.factorsChanged, { personId, change: 'passkey-added' })
    return rise(tx, 'passkey')
  })
  return { factors: await readFactors(ctx), sessionToken }
}

async function verified(ctx: Context, challenge: string, answer: Given['answer']) {
  const { origin, rpId } = siteOf(ctx)
  const { transports, ...response } = answer.response
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: { ...answer, response: { ...response, ...(transports ? { transports: [] } : {}) } },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: [...algorithms],
    })
    if (registrationInfo) return registrationInfo
  } catch (error) {
    ctx.log.info({ err: error, request: ctx.requestId }, 'passkey refused')
  }
  throw new Problem(contract.passkeyRefused)
}

export async function namePasskey(ctx: Context, id: string, name: string): Promise<contract.Factors> {
  await ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    if (!(await store.renamePasskey(tx.db, personId, id, name))) throw new Problem(contract.factorNotFound)
    await tx.record({ subjectId: personId, object: { kind: 'passkey', id }, details: { name } })
  })
  return readFactors(ctx)
}

export async function removePasskey(ctx: Context, id: string): Promise<contract.Factors> {
  await ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    await people.lockPerson(tx.db, 'id', personId)
    if (!(await store.removePasskey(tx.db, personId, id))) throw new Problem(contract.factorNotFound)
    await restoreMessages(tx, personId)
    await tx.record({ subjectId: personId, object: { kind: 'passkey', id } })
    await tx.publish(contract.factorsChanged, { personId, change: 'passkey-removed' })
  })
  return readFactors(ctx)
}
