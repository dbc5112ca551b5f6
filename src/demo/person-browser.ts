/** A person of the demo world at their browser: signed requests to the real API, by the clock of that world. */
import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { House } from '../platform/house.ts'
import { uuidv7 } from '../platform/random.ts'
import { sessionCookie } from '../platform/session/gate.ts'
import { hashToken } from '../platform/session/store.ts'
import type { Portal } from '../portal.ts'
import { createSigningClient, newKey, type Reply } from '../test/signing-client.ts'
import type { DemoClock } from './clock.ts'

export interface PersonBrowser {
  readonly get: (path: string) => Promise<Reply['body']>
  readonly post: (path: string, body?: unknown) => Promise<Reply['body']>
  readonly put: (path: string, body?: unknown) => Promise<Reply['body']>
  /** Uploads a file as the page does, and waits for its check. */
  readonly upload: (
    name: string,
    bytes: Buffer,
    purpose: 'education-record' | 'licence-paper' | 'application-message' | 'learning-material',
  ) => Promise<string>
  readonly leave: () => Promise<void>
}

export interface World {
  readonly portal: Portal
  readonly house: House
  readonly clock: DemoClock
  readonly origin: string
  /** Hearers of what has just happened, at the time it happened. */
  readonly hear: () => Promise<void>
}

const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0 Safari/537.36'

/** Its line never breaks, so nothing is sent twice under one key. A session of its own for each act would be more than the story needs: one a day is enough. */
export async function browserOf(world: World, personId: string): Promise<PersonBrowser> {
  const key = newKey()
  const token = randomBytes(32).toString('base64url')
  const id = uuidv7()
  const at = world.clock.now()
  const expiresAt = new Date(at.getTime() + 30 * 60_000)
  await sql`insert into platform.session (id, token_hash, jkt, public_jwk, state, person_id, method, proved_by, proved_at,
      ip, user_agent, created_at, activated_at, last_seen_at, expires_at)
    values (${id}, ${hashToken(token)}, ${key.jkt}, ${JSON.stringify(key.jwk)}, 'active', ${personId}, 'esia', 'app', ${at},
      '127.0.0.1', ${userAgent}, ${at}, ${at}, ${at}, ${expiresAt})`.execute(world.house.db)
  const client = createSigningClient(world.portal.app, world.origin, key, new Map([[sessionCookie, token]]))
  const created = () => Math.floor(world.clock.now().getTime() / 1000)
  const good = (reply: Reply, what: string): Reply['body'] => {
    if (reply.status >= 300)
      throw new Error(`Учебный мир: ${what} → ${reply.status} ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  const browser: PersonBrowser = {
    get: async (path) => good(await client.get(path, { created: created() }), path),
    post: async (path, body) => good(await client.post(path, body, { created: created() }), path),
    put: async (path, body) => good(await client.put(path, body, { created: created() }), path),
    upload: async (name, bytes, purpose) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const { id: fileId } = (await browser.post('/api/files', {
        name,
        sizeBytes: bytes.length,
        sha256,
        purpose,
      })) as { id: string }
      await browser.put(`/api/files/${fileId}/parts/0`, new Uint8Array(bytes))
      await browser.post(`/api/files/${fileId}/completion`)
      await world.hear()
      return fileId
    },
    leave: async () => {
      await sql`update platform.session set state = 'ended', ended_at = ${world.clock.now()}, ended_why = 'demo' where id = ${id}`.execute(
        world.house.db,
      )
    },
  }
  return browser
}
