/** Somebody's doors for an administrator: contacts masked, factors counted, nothing that could open one. */
import type { Context } from '../../../platform/context.ts'
import { maskAddress } from '../../../platform/messages/mask.ts'
import { activeSessions } from '../../../platform/session/life.ts'
import { blockWords, type Doors, type FoundPerson } from '../contract.ts'
import { deviceName } from '../domain/device.ts'
import type { Person } from '../domain/person.ts'
import { mayWatchDoors } from '../policy.ts'
import * as blocks from '../store/blocks.ts'
import { findApp } from '../store/factors.ts'
import { passkeysOf } from '../store/passkeys.ts'
import * as passwords from '../store/passwords.ts'
import { codesOf } from '../store/recovery-codes.ts'
import { outline, presentMerging, presentTwins } from './merging.ts'

export const presentFound = (person: Person): FoundPerson => ({
  ...outline(person),
  isClosed: person.blockedAt !== null,
})

export async function presentDoors(ctx: Context, person: Person): Promise<Doors> {
  const password = await passwords.findPassword(ctx.db, person.id)
  const app = await findApp(ctx.db, person.id)
  const keys = await passkeysOf(ctx.db, person.id)
  const codes = await codesOf(ctx.db, person.id)
  const sessions = await activeSessions(ctx.db, person.id, ctx.now)
  const pauses = await blocks.listBlocks(ctx.db, { personId: person.id, holdingAt: ctx.now, limit: 20 })
  const merging = await presentMerging(ctx, person)
  const may = mayWatchDoors(ctx.actor, person.id)
  const hasFactors = app !== undefined || keys.length > 0 || (codes?.left ?? 0) > 0
  return {
    ...outline(person),
    claimedSnilsEnd: person.claimedSnils?.slice(-5) ?? null,
    phone: person.phone && maskAddress('sms', person.phone),
    email: person.email && maskAddress('email', person.email),
    closed: person.blockedAt && { at: person.blockedAt.toISOString(), why: person.blockedWhy },
    ways: {
      esia: person.esiaOid !== null,
      password: password ? (password.disabled_at ? 'disabled' : 'works') : 'none',
      app: app !== undefined,
      passkeys: keys.length,
      recoveryCodes: codes?.left ?? 0,
    },
    sessions: sessions.map((s) => ({
      deviceName: deviceName(s.userAgent),
      method: s.method,
      signedInAt: s.activatedAt.toISOString(),
      lastSeenAt: s.lastSeenAt.toISOString(),
    })),
    pauses: pauses.map((b) => ({
      id: b.id,
      kind: b.kind,
      reason: blockWords[b.kind],
      until: b.until.toISOString(),
    })),
    twins: await presentTwins(ctx, person),
    merging,
    can: {
      close: may && person.blockedAt === null,
      open: may && person.blockedAt !== null,
      endSessions: may && sessions.length > 0,
      resetFactors: may && hasFactors,
      merge: may && merging === null && person.mergedInto === null,
    },
  }
}
