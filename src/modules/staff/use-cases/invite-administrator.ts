/** G6: a link for the first administrator, made at the console; it opens nothing once there is one. */
import { createHash } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { lockHolders } from '../../../platform/session/grants.ts'
import { administratorExists, invitationDead } from '../contract.ts'
import * as store from '../store.ts'

const role = 'administrator'
export const hoursOfInvitation = 24

export const hashInvitation = (token: string): Buffer => createHash('sha256').update(token).digest()

async function demandNobody(tx: Context): Promise<void> {
  if ((await lockHolders(tx.db, role, tx.now)).length > 0) throw new Problem(administratorExists)
}

export interface Invited {
  /** Said once: only its hash is kept. */
  readonly token: string
  readonly expiresAt: Date
}

export const inviteAdministrator = (ctx: Context, hours = hoursOfInvitation): Promise<Invited> =>
  ctx.transaction(async (tx) => {
    await demandNobody(tx)
    await store.endInvitations(tx.db, tx.now)
    const [id, token] = [tx.services.random.uuid(), tx.services.random.token(32)]
    const expiresAt = new Date(tx.now.getTime() + hours * 3_600_000)
    await store.insertInvitation(tx.db, {
      id,
      token_hash: hashInvitation(token),
      created_at: tx.now,
      expires_at: expiresAt,
    })
    await tx.record({
      subjectId: null,
      object: { kind: 'invitation', id },
      details: { role, until: expiresAt.toISOString() },
    })
    return { token, expiresAt }
  })

/** At the first start: null when there is somebody already, or somebody was invited before. */
export const inviteOnce = (ctx: Context): Promise<Invited | null> =>
  ctx.transaction(async (tx) => {
    const isNeeded =
      (await lockHolders(tx.db, role, tx.now)).length === 0 && !(await store.wasAnybodyInvited(tx.db))
    return isNeeded ? inviteAdministrator(tx) : null
  })

/** Locked: of two who follow one link the second finds it used. */
export async function liveInvitation(tx: Context, token: string): Promise<store.Invitation> {
  const row = await store.lockInvitation(tx.db, hashInvitation(token))
  if (!row || row.used_at || row.expires_at <= tx.now) throw new Problem(invitationDead)
  await demandNobody(tx)
  return row
}
