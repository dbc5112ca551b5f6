/** The parts of a running process, and the contexts it hands to use cases. */
import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import type { Logger } from 'pino'
import type { z } from 'zod'
import type { Actor, Proved, Context, Db, JournalNote, Origin } from './context.ts'
import { inTransaction } from './database.ts'
import type { Event, Job } from './event.ts'
import { tell } from './jobs/publish.ts'
import { writeJournal } from './journal/write.ts'
import { permissionsOf, type Role } from './permissions.ts'
import type { Scopes } from './scope.ts'
import type { Services } from './services.ts'
import { nextRoleChange, type HeldRole } from './session/held-roles.ts'
import { nextChange, openAt, type Opening } from './session/openings.ts'

export interface House {
  /** In nobody's name: sessions, the queue, the evidence; it sees no personal row behind the second wall. */
  readonly db: Db
  readonly scopes: Scopes
  readonly log: Logger
  readonly services: Services
  /** Event type → names of its hearers. */
  readonly hearers: ReadonlyMap<string, readonly string[]>
  readonly now: () => Date
}

export function hearersOf(jobs: readonly Job[]): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>()
  for (const job of jobs)
    if (job.kind === 'hearing') map.set(job.type, [...(map.get(job.type) ?? []), job.name])
  return map
}

/** A key for one purpose out of the master secret (RFC 5869); knowing one key tells nothing of another. */
export const deriveKey = (master: Uint8Array, purpose: string, bytes = 32): Buffer =>
  Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `nmo/${purpose}`, bytes))

export const keyedWith = (master: Uint8Array): Services['keyed'] => {
  const keys = new Map<string, KeyObject>()
  return (purpose, data) => {
    const key = keys.get(purpose) ?? createSecretKey(deriveKey(master, purpose))
    keys.set(purpose, key)
    return createHmac('sha256', key).update(data).digest('base64url')
  }
}

export const guest: Actor = {
  kind: 'guest',
  personId: null,
  sessionId: null,
  roles: [],
  held: [],
  mustChooseRole: false,
  proved: null,
  mustSetUpFactor: false,
  organisationId: null,
  permissions: new Set(),
  sectionsChangeAt: null,
}

export const system: Actor = { ...guest, kind: 'system' }

export function personActor(p: {
  personId: string
  sessionId: string | null
  roles: readonly Role[]
  organisationId: string | null
  held?: readonly HeldRole[]
  mustChooseRole?: boolean
  proved?: Proved | null
  mustSetUpFactor?: boolean
  /** Sections of medical work and the instant of which `permissions` speak. */
  openings?: readonly Opening[]
  now?: Date
}): Actor {
  const { openings = [], held = [], mustChooseRole = false, now = new Date(), ...who } = p
  const { proved = null, mustSetUpFactor = false } = p
  const roles: readonly Role[] = p.roles.includes('citizen') ? p.roles : ['citizen', ...p.roles]
  return {
    kind: 'person',
    ...who,
    roles,
    held,
    mustChooseRole,
    proved,
    mustSetUpFactor,
    permissions: mustSetUpFactor ? new Set(['factors.own']) : permissionsOf(roles, openAt(openings, now)),
    sectionsChangeAt: earlier(nextChange(openings, now), nextRoleChange(held, now)),
  }
}

const earlier = (a: Date | null, b: Date | null): Date | null => (a && b ? (a < b ? a : b) : (a ?? b))

export interface ContextFacts {
  readonly actor: Actor
  readonly audit: string
  readonly requestId: string
  readonly origin: Origin | null
  readonly now?: Date
  readonly proof?: { readonly input: string; readonly signature: string } | null
  /** Called for each journal row, so that `serve` knows that the use case kept its word. */
  readonly onRecord?: () => void
}

export function contextOf(house: House, facts: ContextFacts): Context {
  const now = facts.now ?? house.now()
  const own = house.scopes.of(facts.actor)
  const on = (db: Db, isInTransaction: boolean, isBeyond = facts.actor.kind === 'system'): Context => {
    const ctx: Context = {
      db,
      actor: facts.actor,
      now,
      requestId: facts.requestId,
      origin: facts.origin,
      log: house.log,
      services: house.services,
      audit: facts.audit,
      record: async (note: JournalNote) => {
        await writeJournal(db, {
          ...note,
          at: now,
          code: facts.audit,
          outcome: 'done',
          actor: facts.actor,
          requestId: facts.requestId,
          ip: facts.origin?.ip ?? null,
          proof: facts.proof ?? null,
        })
        facts.onRecord?.()
      },
      publish: async <T extends z.ZodType>(e: Event<T>, input: z.input<T>) => {
        const payload = e.payload.parse(input)
        await tell(db, {
          type: e.type,
          payload,
          live: e.live(payload),
          hearers: house.hearers.get(e.type) ?? [],
          at: now,
        })
      },
      transaction: (work) =>
        isInTransaction ? work(ctx) : inTransaction(db, (tx) => work(on(tx, true, isBeyond))),
      beyond: (work) => {
        if (isBeyond) return work(ctx)
        if (!isInTransaction) return work(on(house.scopes.of(system), false, true))
        return house.scopes.beyond(db, facts.actor, () => work(on(db, true, true)))
      },
      apart: (work) => inTransaction(own, (tx) => work(on(tx, true))),
    }
    return ctx
  }
  return on(own, false)
}
