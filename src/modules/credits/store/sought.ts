/** How what was confirmed is looked for, newest decision first: of these people, or by this piece of a number. */
import { sql, type RawBuilder } from 'kysely'

export interface Sought {
  readonly people: readonly string[]
  /** Empty: everything. */
  readonly number: string
  /** Milliseconds of the decision after which the page goes on. */
  readonly after?: { readonly key: string; readonly id: string } | undefined
  readonly limit: number
}

/** `number`: the column that holds it. */
export function isSought({ people, number: part, after }: Sought, number: string): RawBuilder<boolean> {
  const named =
    part === ''
      ? sql`true`
      : sql`(position(lower(${part}) in lower(${sql.ref(number)})) > 0 or person_id = any(${[...people]}::uuid[]))`
  const further = after
    ? sql`(decided_at, id) < (${new Date(Number(after.key))}::timestamptz, ${after.id}::uuid)`
    : sql`true`
  return sql<boolean>`${named} and ${further}`
}
