/** Joins a contract to a use case: rights, shapes, journal, repeat key, reply — in that order, for every address. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Belongings } from './belongings.ts'
import type { Actor, Context } from './context.ts'
import { isBytes, type Bytes, type Endpoint } from './endpoint.ts'
import { contextOf, guest, type House } from './house.ts'
import { once } from './idempotency.ts'
import { writeJournal } from './journal/write.ts'
import { isGrantedTo, sectionNeeded, type Permission } from './permissions.ts'
import { Problem } from './problem.ts'
import * as refusals from './refusals.ts'
import { checkAssurance, demandAssurance } from './session/assurance.ts'
import { readBody, readShapes } from './serve-input.ts'
import type { SessionGuard } from './session-guard.ts'
import type { Admitted, Gate } from './session/gate.ts'
import type { RawRequest } from './signature/verify.ts'

/** A reply of raw bytes. */
export interface BytesReply {
  readonly stream: Readable | Uint8Array
  readonly type: string
  readonly headers?: Readonly<Record<string, string>>
}

type Output<S> = S extends z.ZodType ? z.output<S> : Buffer
type Reply<S> = S extends z.ZodType ? z.input<S> : BytesReply

/** Why an address writes no journal row of its own; the reason is printed in the table of rights. */
export interface Quiet {
  readonly quiet: string
}
export const quiet = (why: string): Quiet => ({ quiet: why })

export interface Input<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType | Bytes> {
  readonly params: z.output<P>
  readonly query: z.output<Q>
  readonly body: Output<B>
  /** For cookies and the few headers that a use case cannot do without. */
  readonly http: { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly raw: RawRequest }
}

/** `permission` and `audit` have no default: a route that forgets them does not compile. */
export interface Handling<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType | Bytes,
  R extends z.ZodType | Bytes,
> {
  /** `public`: anyone, unsigned. `guest`: a browser with a proved key, before sign-in is complete. */
  readonly permission: Permission | 'public' | 'guest'
  readonly audit: string | Quiet
  /** The whole of `run` becomes one transaction that remembers its answer for `Idempotency-Key`. Not for what must survive its own refusal (counters of wrong codes). */
  readonly idempotent?: true
  readonly run: (ctx: Context, input: Input<P, Q, B>) => Promise<Reply<R>>
}

export interface ServedRoute {
  readonly endpoint: Endpoint
  readonly permission: Permission | 'public' | 'guest'
  readonly audit: string | Quiet
}

/** What routes need of the process; also the list of everything served, for the documents and the matrix of rights. */
export interface Server {
  readonly app: FastifyInstance
  readonly house: House
  readonly gate: Gate
  readonly served: ServedRoute[]
  /** What each module keeps of a person. */
  readonly belongings: readonly Belongings[]
  /** Rules of sessions of content, by name. */
  readonly sessionGuards: readonly SessionGuard[]
}

export function serve<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType | Bytes,
  R extends z.ZodType | Bytes,
>(server: Server, e: Endpoint<P, Q, B, R>, h: Handling<P, Q, B, R>): void {
  demandAssurance(e, h.permission)
  server.served.push({ endpoint: e, permission: h.permission, audit: h.audit })
  server.app.route({
    method: e.method,
    url: e.path,
    ...(isBytes(e.body) ? { bodyLimit: e.body.maxBytes } : {}),
    handler: async (request, reply) => {
      const now = server.house.now()
      const raw = rawOf(request)
      const admitted = await admit(server, h.permission, raw, request, now)
      const actor = admitted?.actor ?? guest
      let records = 0
      const audit = typeof h.audit === 'string' ? h.audit : 'quiet'
      const ctx = contextOf(server.house, {
        actor,
        audit,
        requestId: request.id,
        origin: { ip: request.ip, userAgent: String(request.headers['user-agent'] ?? '') },
        now,
        proof: e.method === 'GET' ? null : (admitted?.proof ?? null),
        onRecord: () => void records++,
      })
      try {
        checkPermission(actor, h.permission)
        await checkAssurance(server.house.db, e, actor, now)
        const shapes = readShapes(e, request)
        const input = {
          ...shapes,
          body: readBody(e.body, request, raw),
          http: { request, reply, raw },
        } as Input<P, Q, B>
        const key = raw.headers['idempotency-key']
        const answer =
          h.idempotent && typeof key === 'string' && actor.personId
            ? await once(
                ctx,
                {
                  personId: actor.personId,
                  route: `${e.method} ${e.path}`,
                  key,
                  body: raw.body ?? new Uint8Array(),
                },
                (tx) => h.run(tx, input),
              )
            : await h.run(ctx, input)
        if (typeof h.audit === 'string' && records === 0) {
          await ctx.record({ subjectId: actor.personId, object: objectOf(e.path, request) })
        }
        return send(e, reply, answer)
      } catch (error) {
        if (typeof h.audit === 'string')
          await recordRefusal(server, request, { actor, audit, now, error, admitted })
        throw error
      }
    },
  })
}

const rawOf = (request: FastifyRequest): RawRequest => ({
  method: request.method,
  target: request.raw.url ?? '',
  headers: request.headers,
  body: Buffer.isBuffer(request.body) ? request.body : undefined,
})

function admit(
  server: Server,
  permission: string,
  raw: RawRequest,
  request: FastifyRequest,
  now: Date,
): Promise<Admitted> | undefined {
  if (permission === 'public') return undefined
  return permission === 'guest'
    ? server.gate.admitGuest(raw, request.cookies, now)
    : server.gate.admit(raw, request.cookies, now)
}

export function checkPermission(actor: Actor, permission: Permission | 'public' | 'guest'): void {
  if (permission === 'public' || permission === 'guest') return
  if (actor.permissions.has(permission)) return
  if (actor.mustSetUpFactor) throw new Problem(refusals.secondMethodNeeded)
  const section = sectionNeeded[permission]
  if (section && isGrantedTo(actor.roles, permission)) throw new Problem(refusals.sectionClosed, { section })
  throw new Problem(refusals.forbidden)
}

/** The most telling guess when a use case named no object: the address and its ids. */
const objectOf = (path: string, request: FastifyRequest) => ({
  kind: path.split('/')[2] ?? 'api',
  id: Object.values(request.params as Record<string, string>).join('/') || path,
})

async function recordRefusal(
  server: Server,
  request: FastifyRequest,
  what: { actor: Actor; audit: string; now: Date; error: unknown; admitted: Admitted | undefined },
): Promise<void> {
  if (!(what.error instanceof Problem) || what.error.status < 400) return
  try {
    await writeJournal(server.house.db, {
      at: what.now,
      code: what.audit,
      outcome: 'refused',
      actor: what.actor,
      subjectId: what.actor.personId,
      object: { kind: 'request', id: request.routeOptions.url ?? '' },
      details: { code: what.error.code },
      requestId: request.id,
      ip: request.ip,
      proof: what.admitted?.proof ?? null,
    })
  } catch (err) {
    // The refusal itself must still reach the person.
    server.house.log.error({ err }, 'refusal could not be journalled')
  }
}

function send(e: Endpoint, reply: FastifyReply, answer: unknown) {
  reply.code(e.success)
  if (isBytes(e.reply)) {
    const bytes = answer as BytesReply
    return reply
      .headers({ ...bytes.headers })
      .type(bytes.type)
      .send(bytes.stream)
  }
  // A reply that breaks its own contract is our defect, not the caller's: `parse` throws and becomes a 500.
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(e.reply.parse(answer)))
}
