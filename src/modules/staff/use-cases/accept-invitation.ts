/** G6, C5: whoever holds the link becomes the first administrator: with an account founded here, or with their own. */
import type { z } from 'zod'
import { personOf, type Context } from '../../../platform/context.ts'
import { foundAccount, founderKey, prepareAccount } from '../../identity/index.ts'
import type { acceptInvitation as Acceptance, openInvitation as Opening } from '../contract.ts'
import { endOfDay, longestTerm } from '../domain.ts'
import * as store from '../store.ts'
import { beginGrant } from './keep-grant.ts'
import { liveInvitation } from './invite-administrator.ts'
import { ruleOf } from './rules.ts'

type Nothing = Record<never, never>

export const openInvitation = (ctx: Context, token: string): Promise<z.input<typeof Opening.reply>> =>
  ctx.transaction(async (tx) => {
    const row = await liveInvitation(tx, token)
    const expiresAt = row.expires_at.toISOString()
    await tx.record({ subjectId: null, object: { kind: 'invitation', id: row.id } })
    return { expiresAt, appKey: founderKey(tx, row.id, expiresAt) }
  })

async function appoint(tx: Context, row: store.Invitation, personId: string): Promise<Nothing> {
  const day = longestTerm(await ruleOf(tx, 'administrator'), tx.now)
  await beginGrant(tx, {
    personId,
    role: 'administrator',
    organisationId: null,
    origin: 'setup',
    basis: 'Первый администратор: приглашение с консоли сервера',
    until: day === null ? null : endOfDay(day),
    grantedBy: null,
    approvedBy: null,
    approvedAt: null,
  })
  await store.useInvitation(tx.db, row.id, { personId, at: tx.now })
  return {}
}

/** The password is hashed before the transaction: that is slow on purpose. */
export async function acceptInvitation(
  ctx: Context,
  { token, ...given }: z.output<typeof Acceptance.body>,
): Promise<Nothing> {
  const { id } = await ctx.transaction((tx) => liveInvitation(tx, token))
  const account = await prepareAccount(ctx, id, given)
  return ctx.transaction(async (tx) => {
    const row = await liveInvitation(tx, token)
    return appoint(tx, row, await foundAccount(tx, account))
  })
}

/** A session that a message opened is led to a second way before anything else opens: the gate sees to it. */
export const takeInvitation = (ctx: Context, token: string): Promise<Nothing> =>
  ctx.transaction(async (tx) => appoint(tx, await liveInvitation(tx, token), personOf(tx)))
