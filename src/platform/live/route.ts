/** `GET /api/live`: server-sent events over a signed fetch; a page that lost its line asks from the last id it has. */
import { sql } from 'kysely'
import type { Db } from '../context.ts'
import type { Actor } from '../context.ts'
import { bytes, endpoint } from '../endpoint.ts'
import { quiet, type Server } from '../serve.ts'
import type { Hub, LiveLine } from './hub.ts'
import { atInstant } from './instant.ts'
import { sectionsChanged } from '../session/openings.ts'

/** Described like any address; served by hand, because its reply has no end. */
export const live = endpoint({
  method: 'GET',
  path: '/api/live',
  summary: 'Живая линия открытой страницы: события сервера (SSE)',
  reply: bytes(['text/event-stream'], Number.MAX_SAFE_INTEGER),
})

/** Proxies cut silent lines; the beat is also when a page notices that its line is dead. */
const beatMs = 15_000
/** Ids are given before commit, so a lower id may become visible later: what is younger than this is told again. */
const overlapSeconds = 10

export const topicsOf = (actor: Actor): string[] => [
  ...(actor.personId ? [`person:${actor.personId}`] : []),
  ...(actor.sessionId ? [`session:${actor.sessionId}`] : []),
  ...[...actor.permissions].map((p) => `permission:${p}`),
]

async function missed(db: Db, topics: readonly string[], after: number): Promise<LiveLine[]> {
  const { rows } = await sql<LiveLine>`select id, topic, type, payload from platform.live_event
    where topic = any(${[...topics]}::text[])
      and (id > ${after} or at > clock_timestamp() - ${overlapSeconds} * interval '1 second')
    order by id limit 500`.execute(db)
  return rows
}

export function serveLive(server: Server, hub: Hub): { endAll: () => void } {
  const open = new Set<() => void>()
  server.served.push({
    endpoint: live,
    permission: 'profile.own',
    audit: quiet('свои события; то, о чём они, уже в журнале'),
  })
  server.app.get(live.path, async (request, reply) => {
    const raw = { method: 'GET', target: request.raw.url ?? '', headers: request.headers, body: undefined }
    const { actor } = await server.gate.admit(raw, request.cookies, server.house.now())
    const topics = topicsOf(actor)
    reply.hijack()
    const out = reply.raw
    out.writeHead(200, {
      ...Object.fromEntries(Object.entries(reply.getHeaders()).map(([k, v]) => [k, String(v)])),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    const write = (line: LiveLine) =>
      out.write(`id: ${line.id}\nevent: ${line.type}\ndata: ${JSON.stringify(line.payload)}\n\n`)
    const leave = hub.subscribe(topics, (line) => {
      if (line === null) return void out.write('event: resync\ndata: {}\n\n')
      write(line)
      // Rights have changed: the page comes back at once and is let in with those it has now.
      if (line.topic.startsWith('session:') || line.type === sectionsChanged.type) end()
    })
    // F7: a section opens or closes at its instant though nobody has told of anything.
    const forget = atInstant(actor.sectionsChangeAt, server.house.now, () => {
      out.write(`event: ${sectionsChanged.type}\ndata: ${JSON.stringify({ personId: actor.personId })}\n\n`)
      end()
    })
    const beat = setInterval(() => out.write(': \n\n'), beatMs)
    const end = () => {
      clearInterval(beat)
      forget()
      leave()
      open.delete(end)
      out.end()
    }
    open.add(end)
    out.on('close', end)
    const after = Number(request.headers['last-event-id'])
    out.write('event: hello\ndata: {}\n\n')
    if (Number.isSafeInteger(after) && after > 0)
      for (const line of await missed(server.house.db, topics, after)) write(line)
  })
  return { endAll: () => [...open].forEach((end) => end()) }
}
