/** C2: «Не помню пароль»: the answer is the same for everybody; the letter is written by a job. */
import type { Context } from '../../../platform/context.ts'
import { queueMessage } from '../../../platform/messages/queue.ts'
import { Problem } from '../../../platform/problem.ts'
import * as contract from '../contract.ts'
import { networksOf, normalLogin } from '../domain/limits.ts'
import * as accounts from '../store/accounts.ts'
import * as passwords from '../store/passwords.ts'
import * as people from '../store/people.ts'
import { readLetterRules } from './check-password.ts'
import { hashLink } from './register.ts'

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
