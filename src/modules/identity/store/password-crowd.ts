/** How many passwords there are, how old, hashed how: numbers only, nobody's name. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'

export const ageSteps = [30, 60, 90, 180, 365] as const

export interface Crowd {
  readonly withPassword: number
  readonly known: number
  readonly given: number
  readonly disabled: number
  /** One more than the steps: the last is older than all of them. */
  readonly ages: readonly number[]
}

export async function countPasswords(db: Db, now: Date): Promise<Crowd> {
  const { rows } = await sql<Omit<Crowd, 'ages'>>`select count(*)::int as "withPassword",
      count(*) filter (where must_change = 'known')::int as known,
      count(*) filter (where must_change = 'given')::int as given,
      count(*) filter (where disabled_at is not null)::int as disabled
    from identity.password`.execute(db)
  const days = sql`width_bucket(extract(epoch from ${now}::timestamptz - changed_at) / 86400, array[${sql.join(ageSteps)}]::float8[])`
  const { rows: ages } = await sql<{
    bucket: number
    count: number
  }>`select ${days} as bucket, count(*)::int as count
    from identity.password group by 1`.execute(db)
  const counted = new Map(ages.map((row) => [row.bucket, row.count]))
  return { ...rows[0]!, ages: [...ageSteps, null].map((_, i) => counted.get(i) ?? 0) }
}

/** 0 days: nobody is too old. */
export async function countOlder(db: Db, days: number, now: Date): Promise<number> {
  if (days === 0) return 0
  const before = new Date(now.getTime() - days * 86_400_000)
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from identity.password where changed_at <= ${before}`.execute(db)
  return rows[0]!.count
}

export async function countHashes(db: Db): Promise<{ pepper: number; cost: number; count: number }[]> {
  const { rows } = await sql<{
    pepper: number
    cost: number
    count: number
  }>`select substr(split_part(h, '$', 1), 2)::int as pepper, split_part(h, '$', 4)::int as cost, count(*)::int as count
    from identity.password, unnest(array[hash] || earlier) h group by 1, 2 order by 1 desc, 2 desc`.execute(
    db,
  )
  return rows
}
