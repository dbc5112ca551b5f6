/** The yardstick: `node:http` and `pg`, no checks, saying to PostgreSQL exactly what our server says for the same request. */
import { createServer } from 'node:http'
import { randomUUID } from 'node:crypto'
import bcrypt from 'bcrypt'
import pg from 'pg'
import type { Statement } from './capture.ts'

export interface Task {
  readonly databaseUrl: string
  readonly poolSize: number
  readonly statements: readonly Statement[]
  /** Parameters that must be new for each request: ids and keys born in the captured one. */
  readonly fresh: readonly string[]
  readonly reply: string
  /** Values that each request takes the next one of, instead of the one in the captured request. */
  readonly turns?: readonly { readonly from: string; readonly to: readonly string[] }[]
  /** A password is compared before the statements, in libuv's own pool. */
  readonly bcrypt?: { readonly text: string; readonly hash: string }
}

process.on('message', (task: Task) => {
  const pool = new pg.Pool({ connectionString: task.databaseUrl, max: task.poolSize })
  const isTransaction = task.statements.some((s) => s.text.toLowerCase() === 'begin')
  let turn = 0
  const parameters = (s: Statement, born: Map<string, string>) => {
    const known = [...born.keys(), ...task.fresh]
    const one = (v: unknown): unknown => {
      if (Array.isArray(v)) return v.map(one)
      return typeof v === 'string' ? renew(v, known, born) : v
    }
    return s.values.map(one)
  }
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      void work().then(
        () => response.writeHead(200, { 'content-type': 'application/json' }).end(task.reply),
        (error: Error) => response.writeHead(500).end(error.message),
      )
    })
  })
  async function work(): Promise<void> {
    const born = new Map<string, string>()
    for (const { from, to } of task.turns ?? []) born.set(from, to[turn % to.length]!)
    turn++
    if (task.bcrypt) await bcrypt.compare(task.bcrypt.text, task.bcrypt.hash)
    if (!isTransaction) {
      for (const s of task.statements) await pool.query(s.text, parameters(s, born))
      return
    }
    const client = await pool.connect()
    try {
      for (const s of task.statements) await client.query(s.text, parameters(s, born))
      client.release()
    } catch (error) {
      // Its transaction goes with it: nobody waits for its locks.
      client.release(true)
      throw error
    }
  }
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }))
})

function renew(value: string, fresh: readonly string[], born: Map<string, string>): string {
  let result = value
  for (const old of fresh) {
    if (!result.includes(old)) continue
    if (!born.has(old))
      born.set(old, old.length === 36 ? randomUUID() : randomUUID().replaceAll('-', '').slice(0, old.length))
    result = result.replaceAll(old, born.get(old)!)
  }
  return result
}
