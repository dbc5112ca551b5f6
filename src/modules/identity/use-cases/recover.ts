/** C2: recovery of a password. The letter only begins it: the second step is needed too, and nobody is signed in by it. */
import type { Context } from '../../../platform/context.ts'
import { queueMessage } from '../../../platform/messages/queue.ts'
import { Problem } from '../../../platform/problem.ts'
import * as contract from '../contract.ts'
import { networksOf, normalLogin } from '../domain/limits.ts'
import * as accounts from '../store/accounts.ts'
import * as blocks from '../store/blocks.ts'
import * as passwords from '../store/passwords.ts'
import * as people from '../store/people.ts'
import { readLetterRules } from './check-password.ts'
import { consumeCode } from './consume-code.ts'
import { forgiveAccount } from './count-failure.ts'
import { endPersonSessions } from './end-sessions.ts'
import { issueCode } from './issue-code.ts'
import { replacePassword } from './replace-password.ts'
import { hashLink } from './register.ts'

const purpose = 'recovery'

export async function askRecovery(ctx: Context, typed: string): Promise<Record<never, never>> {
  const { ip } = networksOf(ctx.origin?.ip ?? '')
  const { recovery: rules } = await readLetterRules(ctx)
  if ((await accounts.countRecoveries(ctx.db, 'ip', ip, ctx.now)) >= rules.perAddress) {
    throw new Problem(contract.signInPaused, {
      retryAfterSeconds: 3600,
      detail: 'С этого адреса сети пароль восстанавливали слишком часто',
    })
  }
  const login = normalLogin(typed)
  return ctx.transaction(async (tx) => {
    const id = tx.services.random.uuid()
    await accounts.insertRecovery(tx.db, {
      id,
      login: `${login.kind}/${login.value}`,
      login_hash: tx.services.keyed('login', `${login.kind}/${login.value}`),
      ip,
      created_at: tx.now,
      expires_at: new Date(tx.now.getTime() + rules.linkMinutes * 60_000),
    })
    await tx.record({ subjectId: null, object: { kind: 'recovery', id } })
    await tx.publish(contract.recoveryAsked, { recoveryId: id })
    return {}
  })
}

/** A job: whether there is such an account is found out here, where nobody measures the time. */
export const writeRecoveryLetter = (ctx: Context, { recoveryId }: { recoveryId: string }): Promise<void> =>
  ctx.transaction(async (tx) => {
    const row = await accounts.lockRecovery(tx.db, 'id', recoveryId)
    if (!row?.login || row.expires_at <= tx.now) return
    await accounts.updateRecovery(tx.db, row.id, { login: null })
    const { recovery: rules } = await readLetterRules(tx)
    if ((await accounts.countRecoveries(tx.db, 'login_hash', row.login_hash, tx.now)) > rules.perLogin) return
    const at = row.login.indexOf('/')
    const kind = row.login.slice(0, at) === 'email' ? 'email' : 'snils'
    const password = await passwords.findByLogin(tx.db, { kind, value: row.login.slice(at + 1) })
    const person = password && (await people.findPerson(tx.db, 'id', password.person_id))
    const to = password?.login_email ?? (person?.emailVerified ? person.email : null)
    if (!person || !to || person.blockedAt) return
    const token = tx.services.random.token(32)
    // Only the newest letter opens anything.
    await accounts.closeRecoveries(tx.db, person.id, tx.now)
    await accounts.updateRecovery(tx.db, row.id, { person_id: person.id, token_hash: hashLink(token) })
    await queueMessage(tx, {
      key: `identity.recovery/${row.id}`,
      personId: person.id,
      channel: 'email',
      to,
      template: 'password-recovery',
      data: { minutes: Math.round((row.expires_at.getTime() - row.created_at.getTime()) / 60_000) },
      link: `/recover/finish#${token}`,
      expiresAt: row.expires_at,
    })
  })

async function liveRecovery(
  tx: Context,
  token: string,
): Promise<accounts.RecoveryRow & { person_id: string }> {
  const row = await accounts.lockRecovery(tx.db, 'token_hash', hashLink(token))
  const isLive = row && !row.used_at && row.expires_at > tx.now && row.person_id !== null
  // A link opened in one browser is of no use in another.
  if (!isLive || (row.session_id && row.session_id !== tx.actor.sessionId))
    throw new Problem(contract.linkDead)
  return { ...row, person_id: row.person_id! }
}

export const openRecovery = (ctx: Context, token: string): Promise<contract.Challenge> =>
  ctx.transaction(async (tx) => {
    const row = await liveRecovery(tx, token)
    await accounts.updateRecovery(tx.db, row.id, { opened_at: tx.now, session_id: tx.actor.sessionId })
    await tx.record({ subjectId: row.person_id, object: { kind: 'recovery', id: row.id } })
    return issueCode(tx, {
      purpose,
      personId: row.person_id,
      payloadHash: row.id,
      about: 'новый пароль от кабинета',
    })
  })

export interface RecoveryFinish {
  readonly token: string
  readonly challengeId: string
  readonly code: string
  readonly password: string
}

export async function finishRecovery(ctx: Context, given: RecoveryFinish): Promise<Record<never, never>> {
  const found = await ctx.transaction((tx) => liveRecovery(tx, given.token))
  const fresh = await replacePassword.prepare(ctx, found.person_id, given.password)
  return ctx.transaction(async (tx) => {
    const { person_id: personId, id } = await liveRecovery(tx, given.token)
    await consumeCode(tx, {
      challengeId: given.challengeId,
      code: given.code,
      purpose,
      personId,
      payloadHash: id,
    })
    await replacePassword.save(tx, personId, { hash: fresh, how: 'recovered' })
    await blocks.liftBlocks(tx.db, personId, tx.now)
    await forgiveAccount(tx, personId, { isKnownDevice: false })
    const ended = await endPersonSessions(tx, { personId }, 'recovered')
    await tx.record({
      subjectId: personId,
      object: { kind: 'person', id: personId },
      details: { password: 'recovered', ended },
    })
    await tx.publish(contract.passwordChanged, { personId, how: 'recovered' })
    return {}
  })
}
