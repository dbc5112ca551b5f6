/** In whose name a statement is said: a signed context that row-level security reads, put on a connection before its first statement. */
import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { Kysely, PostgresDialect, sql } from 'kysely'
import type pg from 'pg'
import type { Actor, Db } from './context.ts'
import { speakingAs, type Standing } from './scope-connection.ts'

type Named = Pick<Actor, 'kind' | 'personId' | 'permissions' | 'organisationId'>

export interface Scopes {
  /** Statements of this actor; a guest's see no row of anybody. */
  readonly of: (actor: Named) => Db
  /** In this actor's transaction under way: `work` sees what the portal itself sees, and afterwards the actor's own wall stands again. */
  readonly beyond: <T>(tx: Db, actor: Named, work: () => Promise<T>) => Promise<T>
}

const hourMs = 3_600_000

/** `kind|person|permissions|organisation|until|mac`; the same within an hour, so that a connection keeps it from request to request. */
export function signContext(key: Buffer | KeyObject, actor: Named, now: number): string {
  if (actor.kind === 'guest') return ''
  const until = Math.ceil(now / hourMs) * 3600 + 2 * 3600
  const { kind, personId, permissions, organisationId } = actor
  const said = [kind, personId ?? '', [...permissions].join(','), organisationId ?? '', until].join('|')
  return `${said}|${createHmac('sha256', key).update(said).digest('hex')}`
}

/** The two pads of HMAC (RFC 2104), so that PostgreSQL needs only SHA-256. The key is a block long already. */
const pads = (key: Buffer) => [0x36, 0x5c].map((byte) => key.map((b) => b ^ byte)) as [Buffer, Buffer]

export const contextKey = (secret: string): Buffer => createHash('sha512').update(secret).digest()

/** The first process of a new database leaves its key there; a database that knows another key is somebody else's. */
export async function enrolKey(db: Db, key: Buffer): Promise<void> {
  const [inner, outer] = pads(key)
  const { rows } = await sql<{
    isOurs: boolean
  }>`select platform.enrol_context_key(${inner}, ${outer}) as "isOurs"`.execute(db)
  if (!rows[0]?.isOurs)
    throw new Error(
      'База знает другой главный ключ: проверьте MASTER_KEY_FILE. После замены ключа владелец базы удаляет строку platform.context_key',
    )
}

export function openScopes(pool: pg.Pool, key: Buffer): Scopes {
  const standing: Standing = new WeakMap()
  // Bytes would be made into a key at each signing, which is dearer than the signing.
  const secret = createSecretKey(key)
  const signed = (actor: Named) => signContext(secret, actor, Date.now())
  const dbOf = (actor: Named): Db =>
    new Kysely<object>({
      dialect: new PostgresDialect({
        // The pool is the portal's: it is closed there.
        pool: {
          connect: async () => speakingAs(signed(actor), pool, standing),
          end: () => Promise.resolve(),
        } as unknown as pg.Pool,
      }),
    })
  return {
    of: dbOf,
    beyond: async (tx, actor, work) => {
      const say = (context: string) => sql`select set_config('nmo.context', ${context}, true)`.execute(tx)
      await say(signed(portal))
      try {
        const result = await work()
        await say(signed(actor))
        return result
      } catch (error) {
        // After a fault of PostgreSQL nothing more is heard in this transaction; after a refusal the caller may go on.
        await say(signed(actor)).catch(() => undefined)
        throw error
      }
    },
  }
}

const portal: Named = { kind: 'system', personId: null, permissions: new Set(), organisationId: null }
