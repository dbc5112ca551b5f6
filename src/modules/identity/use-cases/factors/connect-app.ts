/** C5: an authenticator application is connected: a key is shown once, its first code confirms it. */
import { personOf, type Context } from '../../../../platform/context.ts'
import { Problem } from '../../../../platform/problem.ts'
import * as contract from '../../contract.ts'
import { judgeTotp, secretBytes } from '../../domain/totp.ts'
import { presentAppKey } from '../../present/app-key.ts'
import * as store from '../../store/factors.ts'
import * as people from '../../store/people.ts'
import { codePause, countCodeFailure } from '../count-failure.ts'
import { readFactors } from './read-factors.ts'
import { restoreMessages } from './switch-messages.ts'
import { rise, type WithFactors } from './rise.ts'

/** From the QR code to the first code. */
export const connectMinutes = 15
const what = 'authenticator'

export const beginApp = (ctx: Context): Promise<contract.AppKey> =>
  ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    const person = await people.lockPerson(tx.db, 'id', personId)
    if (!person) throw new Problem(contract.personNotFound)
    const id = tx.services.random.uuid()
    const secret = Buffer.from(tx.services.random.token(secretBytes), 'base64url')
    await store.beginApp(tx.db, {
      id,
      person_id: personId,
      session_id: tx.actor.sessionId!,
      sealed: await tx.services.personSeal.seal(tx.db, { personId, what, id }, secret),
      created_at: tx.now,
    })
    await tx.record({ subjectId: personId, object: { kind: 'authenticator', id } })
    return presentAppKey(secret, {
      id,
      account: person.email ?? person.familyName,
      endsAt: new Date(tx.now.getTime() + connectMinutes * 60_000).toISOString(),
    })
  })

export async function confirmApp(
  ctx: Context,
  given: { readonly id: string; readonly code: string },
): Promise<WithFactors> {
  const sessionToken = await ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    await people.lockPerson(tx.db, 'id', personId)
    const step = await tx.apart((apart) => judge(apart, personId, given))
    if (step instanceof Problem) throw step
    await store.confirmApp(tx.db, { id: given.id, personId, step }, tx.now)
    await store.choose(tx.db, personId, { preferred: 'app' }, tx.now)
    await tx.record({ subjectId: personId, object: { kind: 'authenticator', id: given.id } })
    await tx.publish(contract.factorsChanged, { personId, change: 'app-added' })
    return rise(tx, 'app')
  })
  return { factors: await readFactors(ctx), sessionToken }
}

/** A refusal is returned, not thrown: what it counted must be kept. */
async function judge(
  tx: Context,
  personId: string,
  given: { readonly id: string; readonly code: string },
): Promise<Problem | number> {
  const row = await store.lockNewApp(tx.db, given.id)
  const isTheirs = row && row.person_id === personId && row.session_id === tx.actor.sessionId
  const isLate = row && row.created_at.getTime() + connectMinutes * 60_000 <= tx.now.getTime()
  if (!isTheirs || isLate) return new Problem(contract.appKeyGone)
  const wait = await codePause(tx, { personId, isKnownDevice: true })
  if (wait > 0) return new Problem(contract.codeTooMany, { retryAfterSeconds: wait })
  const secret = await tx.services.personSeal.open(tx.db, { personId, what, id: row.id }, row.sealed)
  const step = judgeTotp(secret, given.code, { now: tx.now, lastStep: null })
  if (typeof step === 'number') return step
  await countCodeFailure(tx, { personId, isKnownDevice: true })
  return new Problem(contract.codeWrong, {
    detail: 'Проверьте, что часы телефона идут верно, и введите новый код',
  })
}

export async function removeApp(ctx: Context): Promise<contract.Factors> {
  await ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    await people.lockPerson(tx.db, 'id', personId)
    if (!(await store.removeApp(tx.db, personId))) throw new Problem(contract.factorNotFound)
    await restoreMessages(tx, personId)
    await tx.record({ subjectId: personId, object: { kind: 'authenticator', id: personId } })
    await tx.publish(contract.factorsChanged, { personId, change: 'app-removed' })
  })
  return readFactors(ctx)
}
