/** C2, C5: the letter only begins a recovery: the strongest second step must be proved, then the new password; nobody is signed in by it. */
import type { Context } from '../../../platform/context.ts'
import { maskAddress } from '../../../platform/messages/mask.ts'
import { Problem } from '../../../platform/problem.ts'
import * as contract from '../contract.ts'
import type { Choice } from '../domain/factors.ts'
import * as accounts from '../store/accounts.ts'
import * as blocks from '../store/blocks.ts'
import * as factors from '../store/factors.ts'
import * as people from '../store/people.ts'
import { forgiveAccount } from './count-failure.ts'
import { endPersonSessions } from './end-sessions.ts'
import { askForKey } from './factors/passkey-questions.ts'
import { prove } from './factors/prove.ts'
import { issueCode } from './issue-code.ts'
import { hashLink } from './register.ts'
import { replacePassword } from './replace-password.ts'

const purpose = 'recovery'

type Live = accounts.RecoveryRow & { readonly person_id: string }

async function liveRecovery(tx: Context, token: string): Promise<Live> {
  const row = await accounts.lockRecovery(tx.db, 'token_hash', hashLink(token))
  const isLive = row && !row.used_at && row.expires_at > tx.now && row.person_id !== null
  // A link opened in one browser is of no use in another.
  if (!isLive || (row.session_id && row.session_id !== tx.actor.sessionId))
    throw new Problem(contract.linkDead)
  return { ...row, person_id: row.person_id! }
}

/** What the link opens a proof by; a mailbox read by another must not be enough with a SIM card issued anew. */
async function openedRecovery(tx: Context, token: string): Promise<{ row: Live; choice: Choice }> {
  const row = await liveRecovery(tx, token)
  if (row.session_id === null) throw new Problem(contract.linkDead)
  return { row, choice: await choiceFor(tx, row.person_id) }
}

async function choiceFor(tx: Context, personId: string): Promise<Choice> {
  const person = await people.findPerson(tx.db, 'id', personId)
  if (!person) throw new Problem(contract.linkDead)
  return factors.strictChoice(tx.db, person)
}

export const openRecovery = (ctx: Context, token: string): Promise<contract.SecondStep> =>
  ctx.transaction(async (tx) => {
    const row = await liveRecovery(tx, token)
    await accounts.updateRecovery(tx.db, row.id, { opened_at: tx.now, session_id: tx.actor.sessionId })
    await tx.record({ subjectId: row.person_id, object: { kind: 'recovery', id: row.id } })
    const { ways, ...rest } = await choiceFor(tx, row.person_id)
    return {
      method: 'password',
      ways: ways.map(({ channel, address }) => ({ channel, sentTo: maskAddress(channel, address) })),
      ...rest,
      endsAt: row.expires_at.toISOString(),
    }
  })

export const sendRecoveryCode = (
  ctx: Context,
  { token, channel }: { readonly token: string; readonly channel: contract.Channel },
): Promise<contract.Challenge> =>
  ctx.transaction(async (tx) => {
    const { row, choice } = await openedRecovery(tx, token)
    const to = choice.ways.find((way) => way.channel === channel)
    if (!to) throw new Problem(contract.channelNotYours)
    await tx.record({ subjectId: row.person_id, object: { kind: 'recovery', id: row.id } })
    return issueCode(tx, {
      purpose,
      personId: row.person_id,
      payloadHash: row.id,
      about: 'новый пароль от кабинета',
      to,
    })
  })

export const recoveryPasskey = (ctx: Context, token: string): Promise<contract.PasskeyOptions> =>
  ctx.transaction(async (tx) => {
    const { row, choice } = await openedRecovery(tx, token)
    if (!choice.passkey) throw new Problem(contract.factorNotYours)
    return askForKey(tx, { purpose, personId: row.person_id })
  })

/** Kept with the link: from then on this browser alone may choose the new password, while the link lives. */
export async function proveRecovery(
  ctx: Context,
  token: string,
  proof: contract.ProofGiven,
): Promise<Record<never, never>> {
  const { row, choice } = await ctx.transaction((tx) => openedRecovery(tx, token))
  const spend = await prove(ctx, {
    personId: row.person_id,
    purpose,
    payloadHash: row.id,
    passkeyFor: purpose,
    isKnownDevice: false,
    choice,
    proof,
  })
  return ctx.transaction(async (tx) => {
    const { id, person_id: subjectId } = await liveRecovery(tx, token)
    const provedBy = await spend(tx)
    await accounts.updateRecovery(tx.db, id, { proved_at: tx.now })
    await tx.record({ subjectId, object: { kind: 'recovery', id }, details: { provedBy } })
    return {}
  })
}

async function provedRecovery(tx: Context, token: string): Promise<Live> {
  const row = await liveRecovery(tx, token)
  if (row.session_id === null || row.proved_at === null) throw new Problem(contract.recoveryNotProved)
  return row
}

export async function finishRecovery(
  ctx: Context,
  given: { readonly token: string; readonly password: string },
): Promise<Record<never, never>> {
  const found = await ctx.transaction((tx) => provedRecovery(tx, given.token))
  const fresh = await replacePassword.prepare(ctx, found.person_id, given.password)
  return ctx.transaction(async (tx) => {
    const { person_id: personId } = await provedRecovery(tx, given.token)
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
