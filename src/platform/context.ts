/** Everything a use case may touch, handed to it in plain sight. */
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { z } from 'zod'
import type { Event } from './event.ts'
import type { Permission, Role } from './permissions.ts'
import type { Services } from './services.ts'
import type { Factor } from './session/life.ts'
import type { HeldRole } from './session/held-roles.ts'

/** A connection that knows no table: each store adds its own with `withTables`. */
export type Db = Kysely<object>

export interface Proved {
  readonly by: Factor
  readonly at: Date
}

export interface Actor {
  readonly kind: 'person' | 'guest' | 'system'
  /** Null for guests and for the system. */
  readonly personId: string | null
  readonly sessionId: string | null
  /** The roles that act in this request: everyone is a citizen, and one work role is active at a time. */
  readonly roles: readonly Role[]
  /** All that the person holds now, with terms; for showing and choosing, never for rights. */
  readonly held: readonly HeldRole[]
  /** Several work roles and none chosen in this session. */
  readonly mustChooseRole: boolean
  /** What proved the person last in this session, and when. */
  readonly proved: Proved | null
  /** Entered by a message alone with rights that want more: nothing is open but setting up another way. */
  readonly mustSetUpFactor: boolean
  readonly organisationId: string | null
  readonly permissions: ReadonlySet<Permission>
  /** The nearest instant at which a role begins or ends, or a section opens or closes; null when nothing known changes. */
  readonly sectionsChangeAt: Date | null
}

/** One line of evidence: who did what with which object about whom. */
export interface JournalNote {
  /** The person whose data it is; they will see the line («кто смотрел, кто менял»). */
  readonly subjectId: string | null
  readonly object: { readonly kind: string; readonly id: string } | null
  readonly details?: Record<string, unknown>
}

/** Where the request came from; absent for jobs. */
export interface Origin {
  readonly ip: string
  readonly userAgent: string
}

export interface Context {
  readonly db: Db
  readonly actor: Actor
  /** The instant of the request: one for the whole transaction. */
  readonly now: Date
  readonly requestId: string
  readonly origin: Origin | null
  readonly log: Logger
  readonly services: Services
  /** The code under which `record` writes: the route's `audit`, or the name of the job. */
  readonly audit: string
  /** A row of the journal, in the same transaction as the change it tells of. */
  readonly record: (note: JournalNote) => Promise<void>
  /** The event leaves only if the transaction commits. */
  readonly publish: <T extends z.ZodType>(e: Event<T>, payload: z.input<T>) => Promise<void>
  /** One transaction; joins the one under way. A serialisation failure or a deadlock runs `work` again, so it must not touch the outside. */
  readonly transaction: <T>(work: (tx: Context) => Promise<T>) => Promise<T>
  /** A transaction of its own even inside another: for what must survive a refusal, such as a count of wrong codes. */
  readonly apart: <T>(work: (tx: Context) => Promise<T>) => Promise<T>
  /** Over the second wall: for what is counted over everybody's rows, or changes another's row by rule; the actor stays who they are. Each use says why. */
  readonly beyond: <T>(work: (tx: Context) => Promise<T>) => Promise<T>
}

/** The person who acts; a guest here is a defect of the route's permission. */
export function personOf(ctx: Context): string {
  if (!ctx.actor.personId) throw new Error(`${ctx.audit}: needs a signed-in person`)
  return ctx.actor.personId
}
