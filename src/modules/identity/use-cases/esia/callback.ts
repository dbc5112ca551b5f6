/** The navigation by which Госуслуги bring the browser back: the one unsigned way in, and it opens nothing by itself. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { contextOf, guest } from '../../../../platform/house.ts'
import { writeJournal } from '../../../../platform/journal/write.ts'
import { Problem } from '../../../../platform/problem.ts'
import type { Server } from '../../../../platform/serve.ts'
import { guestCookie } from '../../../../platform/session/gate.ts'
import { findSession, hashToken } from '../../../../platform/session/store.ts'
import { esiaCallbackPath, esiaRefusals } from '../../contract.ts'
import { purposeOf } from '../../store/esia-flows.ts'
import { deviceTokenOf } from '../cookies.ts'
import { returnFromEsia } from './return.ts'
import { isState } from './told.ts'

const one = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

export function serveEsiaCallback(server: Server): void {
  server.app.get(esiaCallbackPath, async (request, reply) => {
    const { house } = server
    const now = house.now()
    const token = request.cookies[guestCookie]
    const session = token ? await findSession(house.db, hashToken(token)) : undefined
    const isWaiting = session && session.state !== 'active' && session.expiresAt > now
    const actor = { ...guest, sessionId: isWaiting ? session.id : null }
    const origin = { ip: request.ip, userAgent: String(request.headers['user-agent'] ?? '') }
    const ctx = contextOf(house, { actor, audit: 'esia-returned', requestId: request.id, origin, now })
    const query = request.query as Record<string, unknown>
    const inProfile = await leadToProfile(server, query)
    if (inProfile) return lead(reply, inProfile)
    try {
      await returnFromEsia(ctx, {
        state: one(query['state']),
        code: one(query['code']),
        error: one(query['error']),
        errorDescription: one(query['error_description']),
        deviceToken: deviceTokenOf(request),
      })
      return await lead(reply, '/sign-in/finish')
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem(esiaRefusals.other)
      if (!(error instanceof Problem)) house.log.error({ err: error, request: request.id }, 'defect')
      await noteRefusal(server, request, { problem, sessionId: actor.sessionId, now })
      const search = new URLSearchParams({ code: problem.code, id: request.id })
      return lead(reply, `/sign-in/trouble?${search.toString()}`)
    }
  })
}

/**
 * Begun by somebody who is signed in: their cookie does not come from another site, so the page of the profile takes the
 * answer and sends it, signed. It stands behind the hash, which no server and no Referer ever sees.
 */
async function leadToProfile(server: Server, query: Record<string, unknown>): Promise<string | null> {
  const state = one(query['state'])
  if (!isState(state)) return null
  const purpose = await purposeOf(server.house.db, state)
  if (purpose === null || purpose === 'sign-in') return null
  const said = ['state', 'code', 'error', 'error_description'].flatMap((name) => {
    const value = one(query[name])
    return value === undefined ? [] : [[name, value] as [string, string]]
  })
  return `/profile/esia/return#${new URLSearchParams(said).toString()}`
}

/** The address holds the code of ЕСИА, so no cache keeps it. */
const lead = (reply: FastifyReply, to: string) => reply.header('cache-control', 'no-store').redirect(to, 302)

async function noteRefusal(
  server: Server,
  request: FastifyRequest,
  what: { problem: Problem; sessionId: string | null; now: Date },
): Promise<void> {
  const { problem, sessionId, now } = what
  const { esiaCode, why } = problem.extras
  server.house.log.warn(
    { code: problem.code, esiaCode, why, request: request.id },
    'sign-in through ЕСИА failed',
  )
  try {
    await writeJournal(server.house.db, {
      at: now,
      code: 'esia-returned',
      outcome: 'refused',
      actor: { ...guest, sessionId },
      subjectId: null,
      object: { kind: 'sign-in', id: 'esia' },
      details: { code: problem.code, esiaCode: esiaCode ?? null },
      requestId: request.id,
      ip: request.ip,
      proof: null,
    })
  } catch (err) {
    server.house.log.error({ err }, 'refusal could not be journalled')
  }
}
