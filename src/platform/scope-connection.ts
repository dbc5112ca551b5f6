/** A connection that says in whose name it speaks before its first statement; a transaction says it together with its `begin`. */
import pg from 'pg'
import { isConnectionLoss } from './database.ts'

/** What stands on each connection between transactions. */
export type Standing = WeakMap<pg.PoolClient, string>

/** As much of a pooled connection as Kysely uses. */
export interface Speaking {
  readonly query: (text: string, values?: unknown[]) => Promise<unknown>
  readonly release: (isBroken?: boolean) => void
}

/** A connection that died while it waited in the pool: nothing was said on it yet, so another one may be asked. */
const attempts = 4

export async function speakingAs(context: string, pool: pg.Pool, standing: Standing): Promise<Speaking> {
  let client: pg.PoolClient | null = await pool.connect()
  let isSaid = false

  const held = (): pg.PoolClient => {
    if (!client) throw new Error('Connection terminated: its context could not be said')
    return client
  }
  /** Whoever could not say its name is not used again: nobody knows what stands on it. */
  const drop = (): void => {
    client?.release(true)
    client = null
  }
  async function first<T>(say: (on: pg.PoolClient) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await say(held())
      } catch (error) {
        drop()
        if (attempt === attempts || !isConnectionLoss(error)) throw error
        client = await pool.connect()
      }
    }
  }
  const stands = (on: pg.PoolClient): boolean => (standing.get(on) ?? '') === context
  async function nameItself(on: pg.PoolClient): Promise<void> {
    if (stands(on)) return
    await on.query(`select set_config('nmo.context', $1, false)`, [context])
    standing.set(on, context)
  }
  const begin = (on: pg.PoolClient) =>
    on.query(
      stands(on) ? 'begin' : `begin; select set_config('nmo.context', ${pg.escapeLiteral(context)}, true)`,
    )

  return {
    query: async (text, values) => {
      if (!isSaid) {
        isSaid = true
        if (text === 'begin') return first(begin)
        await first(nameItself)
      }
      // What was said with `begin` ends with the transaction.
      if (text === 'commit' || text === 'rollback') isSaid = false
      return held().query(text, values)
    },
    release: (isBroken) => {
      client?.release(isBroken)
      client = null
    },
  }
}
