/** C7, D3: my applications by status, kind, period and words, newest first. */
import { z } from 'zod'
import { personOf, type Context } from '../../../platform/context.ts'
import {
  ApplicationStatus,
  type ApplicationCounts,
  type ApplicationFilters,
  type ApplicationRow,
} from '../contract.ts'
import { nextDay, startOfMoscowDay } from '../domain.ts'
import { presentRow } from '../present.ts'
import * as store from '../store.ts'
import { fromCursor, toCursor } from '../../../platform/cursor.ts'

const Key = z.object({ at: z.coerce.date(), id: z.uuid() })

const listed = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]

export interface ApplicationPage {
  readonly items: ApplicationRow[]
  readonly nextCursor: string | null
}

export async function listApplications(
  ctx: Context,
  f: z.output<typeof ApplicationFilters>,
): Promise<ApplicationPage> {
  const rows = await store.listOwn(ctx.db, {
    applicantId: personOf(ctx),
    statuses: listed(f.status),
    kinds: listed(f.kind),
    from: f.from === undefined ? undefined : startOfMoscowDay(f.from),
    until: f.to === undefined ? undefined : startOfMoscowDay(nextDay(f.to)),
    text: f.text,
    after: fromCursor(Key, f.cursor),
    limit: f.limit + 1,
  })
  const page = rows.slice(0, f.limit)
  const last = rows.length > f.limit ? page.at(-1) : undefined
  return {
    items: page.map(presentRow),
    nextCursor: last ? toCursor({ at: last.submittedAt, id: last.id }) : null,
  }
}

export async function countApplications(ctx: Context): Promise<z.output<typeof ApplicationCounts>> {
  const rows = await store.countOwn(ctx.db, personOf(ctx))
  const sum = (status: ApplicationStatus) =>
    rows.filter((r) => r.status === status).reduce((n, r) => n + Number(r.count), 0)
  return {
    byStatus: {
      'under-review': sum('under-review'),
      question: sum('question'),
      approved: sum('approved'),
      rejected: sum('rejected'),
      withdrawn: sum('withdrawn'),
    },
    kinds: [...new Set(rows.map((r) => r.kind))].sort(),
  }
}
