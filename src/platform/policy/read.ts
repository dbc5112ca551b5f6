/** Values of policy that hold at an instant, read from the database each time: a change acts at once in every process. */
import { sql } from 'kysely'
import type { Db } from '../context.ts'

export type PolicyValue = number | readonly number[]

export interface Policy {
  readonly number: (key: string) => number
  /** Numbers that grow; never empty. */
  readonly ladder: (key: string) => readonly number[]
}

export interface PolicyRow {
  readonly key: string
  readonly value: PolicyValue
  readonly effectiveFrom: Date
  readonly source: string
  /** Null for what came with the portal. */
  readonly setBy: string | null
  readonly why: string | null
}

const columns = sql`key, value, effective_from as "effectiveFrom", source, set_by as "setBy", why`

export async function readPolicy(db: Db, now: Date): Promise<Policy> {
  const rows = await policyRows(db, now)
  const values = new Map(rows.map((row) => [row.key, row.value]))
  const found = (key: string): PolicyValue => {
    const value = values.get(key)
    if (value === undefined) throw new Error(`platform.policy has no row for ${key}`)
    return value
  }
  return {
    number: (key) => {
      const value = found(key)
      return typeof value === 'number' ? value : value[0]!
    },
    ladder: (key) => {
      const value = found(key)
      return typeof value === 'number' ? [value] : value
    },
  }
}

/** The newest row of each key that has begun. */
export async function policyRows(db: Db, now: Date): Promise<PolicyRow[]> {
  const { rows } = await sql<PolicyRow>`select distinct on (key) ${columns} from platform.policy
    where effective_from <= ${now} order by key, effective_from desc, id desc`.execute(db)
  return rows
}

/** Every value a key has had, newest first; the last one came with the portal. */
export async function policyHistory(db: Db): Promise<PolicyRow[]> {
  const { rows } =
    await sql<PolicyRow>`select ${columns} from platform.policy order by key, effective_from desc, id desc`.execute(
      db,
    )
  return rows
}

export async function addPolicyRow(db: Db, row: PolicyRow): Promise<void> {
  await sql`insert into platform.policy (key, value, effective_from, source, set_by, why, at)
    values (${row.key}, ${JSON.stringify(row.value)}, ${row.effectiveFrom}, ${row.source}, ${row.setBy}, ${row.why}, ${row.effectiveFrom})`.execute(
    db,
  )
}
