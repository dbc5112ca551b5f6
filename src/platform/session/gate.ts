/** Who is asking: cookie and key together, checked on every request (G8). */
import type { KeyObject } from 'node:crypto'
import type { Actor, Db, Proved } from '../context.ts'
import { guest, personActor } from '../house.ts'
import { Problem } from '../problem.ts'
import * as refusals from '../refusals.ts'
import type { Epochs } from '../signature/epoch.ts'
import { checkSignature, importKey, readSignature, type RawRequest } from '../signature/verify.ts'
import { needsStrongStep, type Role } from '../permissions.ts'
import { activeRole, retireOldToken, rolesAt, type HeldRole } from './held-roles.ts'
import { limitsOf, type Factor } from './life.ts'
import type { Opening } from './openings.ts'
import { findMachineJwk, machineActor, spendMachineKey, touchMachineKey } from './machine-keys.ts'
import { findSession, hashToken, touchSession, useSession, type FoundSession } from './store.ts'

export const sessionCookie = '__Host-nmo_sid'
export const guestCookie = '__Host-nmo_pre'

export interface GateParts {
  readonly db: Db
  readonly epochs: Epochs
  readonly publicOrigin: string
  /** False only for measurements. */
  readonly checkSignatures: boolean
}

export interface Admitted {
  readonly actor: Actor
  /** Null: a foreign system came with its registered key. */
  readonly session: FoundSession | null
  readonly proof: { readonly input: string; readonly signature: string } | null
}

export interface Gate {
  /** An active session with its key. */
  readonly admit: (request: RawRequest, cookies: Cookies, now: Date) => Promise<Admitted>
  /** A browser that proved a key but whose person is not (wholly) known yet. */
  readonly admitGuest: (request: RawRequest, cookies: Cookies, now: Date) => Promise<Admitted>
}
export type Cookies = Readonly<Record<string, string | undefined>>

const keysKept = 10_000

export function openGate(parts: GateParts): Gate {
  const keys = new Map<string, { jkt: string; key: KeyObject }>()

  /** The key of a session never changes, so it is imported once (importing is dearer than verifying). */
  async function keyOf(tokenHash: Buffer, now: Date): Promise<{ jkt: string; key: KeyObject }> {
    const id = tokenHash.toString('base64')
    const known = keys.get(id)
    if (known) return known
    const session = await findSession(parts.db, tokenHash, now)
    if (!session) throw new Problem(refusals.unauthenticated)
    if (keys.size >= keysKept) keys.delete(keys.keys().next().value!)
    const fresh = { jkt: session.jkt, key: importKey(session.publicJwk) }
    keys.set(id, fresh)
    return fresh
  }

  async function enter(request: RawRequest, token: string | undefined, now: Date): Promise<Admitted> {
    if (!token) throw new Problem(refusals.unauthenticated)
    const tokenHash = hashToken(token)
    const read = parts.checkSignatures ? readSignature(request, 'nmo-req/1') : null
    if (read) {
      const { jkt, key } = await keyOf(tokenHash, now)
      if (read.input.keyid !== jkt) throw new Problem(refusals.signatureInvalid)
      checkSignature(request, read, key, parts.publicOrigin, now)
      if (!parts.epochs.isLive(read.input.nonce, now)) throw new Problem(refusals.signatureEpoch)
    }
    const session = await useSession(
      parts.db,
      tokenHash,
      read?.input.nonce ?? `unsigned-${Math.random()}`,
      now,
    )
    if (!session || session.expiresAt < now) {
      keys.delete(tokenHash.toString('base64'))
      throw new Problem(refusals.unauthenticated)
    }
    if (read && session.bootId !== parts.epochs.bootId()) {
      await parts.epochs.refresh()
      throw new Problem(refusals.signatureEpoch)
    }
    if (!session.isFresh) throw new Problem(refusals.signatureReplayed)
    if (session.isTokenNew) await retireOldToken(parts.db, session.id, now)
    await keepAlive(session, now)
    return {
      actor: actorOf(session, now),
      session,
      proof: read && { input: read.input.params, signature: read.signature.toString('base64') },
    }
  }

  async function keepAlive(session: FoundSession, now: Date): Promise<void> {
    if (session.state !== 'active' || now.getTime() - session.lastSeenAt.getTime() < 60_000) return
    const limits = limitsOf(rolesAt(session.held, now))
    const idleEnd = now.getTime() + limits.idleMinutes * 60_000
    const absoluteEnd = session.activatedAt!.getTime() + limits.absoluteMinutes * 60_000
    await touchSession(parts.db, session.id, now, new Date(Math.min(idleEnd, absoluteEnd)))
  }

  /** No cookie, but a signature by a registered key. */
  async function enterMachine(request: RawRequest, now: Date): Promise<Admitted> {
    const read = readSignature(request, 'nmo-req/1')
    const { keyid, nonce } = read.input
    const jwk = await findMachineJwk(parts.db, keyid)
    if (!jwk) throw new Problem(refusals.unauthenticated)
    checkSignature(request, read, importKey(jwk), parts.publicOrigin, now)
    if (!parts.epochs.isLive(nonce, now)) throw new Problem(refusals.signatureEpoch)
    const key = await spendMachineKey(parts.db, keyid, nonce, now)
    if (!key) throw new Problem(refusals.unauthenticated)
    if (key.bootId !== parts.epochs.bootId()) {
      await parts.epochs.refresh()
      throw new Problem(refusals.signatureEpoch)
    }
    if (!key.isFresh) throw new Problem(refusals.signatureReplayed)
    const actor = machineActor(key, now)
    if (!actor) throw new Problem(refusals.forbidden)
    await touchMachineKey(parts.db, key, now)
    const proof = { input: read.input.params, signature: read.signature.toString('base64') }
    return { actor, session: null, proof }
  }

  return {
    admit: async (request, cookies, now) => {
      if (!cookies[sessionCookie] && request.headers['signature-input'] !== undefined)
        return enterMachine(request, now)
      const admitted = await enter(request, cookies[sessionCookie], now)
      if (admitted.session?.state !== 'active') throw new Problem(refusals.unauthenticated)
      return admitted
    },
    admitGuest: (request, cookies, now) =>
      enter(request, cookies[guestCookie] ?? cookies[sessionCookie], now),
  }
}

function actorOf(session: FoundSession, now: Date): Actor {
  if (session.state !== 'active' || !session.personId) return { ...guest, sessionId: session.id }
  return actorIn({ ...session, personId: session.personId, sessionId: session.id }, now)
}

/** Nothing at all proves no more than a message does. */
const isMessage = (by: Factor | null): boolean => by === null || by === 'sms' || by === 'email'

/** A signed-in person in the one role that acts. */
export function actorIn(
  s: {
    readonly personId: string
    readonly sessionId: string
    readonly held: readonly HeldRole[]
    readonly chosenRole: Role | null
    readonly chosenEmployment?: string | null
    readonly openings: readonly Opening[]
    readonly proved: Proved | null
  },
  now: Date,
): Actor {
  const active = activeRole(s.held, s.chosenRole, now, s.chosenEmployment ?? null)
  return personActor({
    personId: s.personId,
    sessionId: s.sessionId,
    roles: [active.role],
    held: s.held,
    mustChooseRole: active.mustChoose,
    proved: s.proved,
    mustSetUpFactor: needsStrongStep(rolesAt(s.held, now)) && isMessage(s.proved?.by ?? null),
    organisationId: active.organisationId,
    openings: s.openings,
    now,
  })
}
