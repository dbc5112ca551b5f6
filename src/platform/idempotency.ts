/** A request that comes twice is done once: the answer is kept in the transaction of the change itself. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from './context.ts'
import { Problem } from './problem.ts'
import { idempotencyMismatch, malformed } from './refusals.ts'

export interface Repeatable {
  readonly personId: string
  readonly route: string
  readonly key: string
  readonly body: Uint8Array
}

const keyShape = /^[\w-]{16,64}$/

/** A second request with the same key waits for the first (the unique key makes it) and gets the same answer. */
export async function once<T>(
  ctx: Context,
  repeatable: Repeatable,
  work: (tx: Context) => Promise<T>,
): Promise<T> {
  if (!keyShape.test(repeatable.key))
    throw new Problem(malformed, { detail: 'Idempotency-Key: 16–64 букв, цифр, - и _' })
  const { personId, route, key } = repeatable
  const bodyHash = createHash('sha256').update(repeatable.body).digest('base64url')
  return ctx.transaction(async (tx) => {
    const { numAffectedRows } =
      await sql`insert into platform.idempotency (person_id, route, key, body_hash, at)
      values (${personId}, ${route}, ${key}, ${bodyHash}, ${ctx.now}) on conflict do nothing`.execute(tx.db)
    if (numAffectedRows === 0n) return storedReply<T>(tx, repeatable, bodyHash)
    const reply = await work(tx)
    await sql`update platform.idempotency set reply = ${JSON.stringify(reply ?? {})}
      where person_id = ${personId} and route = ${route} and key = ${key}`.execute(tx.db)
    return reply
  })
}

async function storedReply<T>(
  tx: Context,
  { personId, route, key }: Repeatable,
  bodyHash: string,
): Promise<T> {
  const { rows } = await sql<{
    bodyHash: string
    reply: T
  }>`select body_hash as "bodyHash", reply from platform.idempotency
    where person_id = ${personId} and route = ${route} and key = ${key}`.execute(tx.db)
  const [row] = rows
  if (!row || row.bodyHash !== bodyHash) throw new Problem(idempotencyMismatch)
  return row.reply
}
