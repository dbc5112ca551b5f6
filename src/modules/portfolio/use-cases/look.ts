/** D1, D3: one's own portfolio: a page of it, over time, as a table and as sheets. */
import { isDay } from '../../../platform/calendar/days.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import type { BytesReply } from '../../../platform/serve.ts'
import { personCard } from '../../identity/index.ts'
import { listSpecialties } from '../../organisations/index.ts'
import type { PortfolioEntry, PortfolioFilter, TimelineCell } from '../contract.ts'
import { presentEntry } from '../present/entry.ts'
import { drawPortfolio } from '../present/pdf.ts'
import { sheetOf } from '../present/sheet.ts'
import * as store from '../store.ts'

const namesOf = async (ctx: Context): Promise<ReadonlyMap<string, string>> =>
  new Map((await listSpecialties(ctx, undefined)).map((s) => [s.key, s.name]))

/** «2026-11-14~study/<id>»: a spoilt one begins anew. */
function placeOf(cursor: string | undefined): { key: string; id: string } | undefined {
  const [key = '', id] = cursor?.split('~') ?? []
  return isDay(key) && id ? { key, id } : undefined
}

export async function readPortfolio(
  ctx: Context,
  q: PortfolioFilter & { readonly cursor?: string | undefined; readonly limit: number },
) {
  const asked = { ...q, personId: personOf(ctx) }
  const names = await namesOf(ctx)
  const rows = await store.pageOf(ctx.db, asked, placeOf(q.cursor), q.limit + 1)
  const page = rows.slice(0, q.limit)
  const last = page.at(-1)
  const counts = await store.countsOf(ctx.db, asked)
  return {
    items: page.map((r) => presentEntry(r, names)),
    total: counts.total,
    inAll: counts.inAll,
    credited: counts.credited,
    kinds: [...counts.kinds],
    statuses: [...counts.statuses],
    specialties: counts.specialties.map((s) => ({ ...s, name: names.get(s.value) ?? s.value })),
    nextCursor: rows.length > q.limit && last ? `${last.sort_on}~${last.source}` : null,
  }
}

export const readTimeline = async (ctx: Context, q: PortfolioFilter): Promise<{ cells: TimelineCell[] }> => ({
  cells: await store.monthsOf(ctx.db, { ...q, personId: personOf(ctx) }),
})

/** A file holds so many; who has more narrows the filter. */
const mostInFile = 10_000

async function everything(ctx: Context, q: PortfolioFilter): Promise<PortfolioEntry[]> {
  const names = await namesOf(ctx)
  const rows = await store.pageOf(ctx.db, { ...q, personId: personOf(ctx) }, undefined, mostInFile)
  return rows.map((r) => presentEntry(r, names))
}

const attachment = (stream: Uint8Array, type: string, name: string): BytesReply => ({
  stream,
  type,
  headers: {
    'content-disposition': `attachment; filename="${name}"`,
    'content-security-policy': `sandbox; default-src 'none'`,
  },
})

export async function portfolioSheet(ctx: Context, q: PortfolioFilter): Promise<BytesReply> {
  const file = await sheetOf(await everything(ctx, q))
  return attachment(
    file,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'portfolio.xlsx',
  )
}

export async function portfolioPrint(ctx: Context, q: PortfolioFilter): Promise<BytesReply> {
  const personId = personOf(ctx)
  const card = await personCard(ctx, personId)
  const entries = await everything(ctx, q)
  const file = await drawPortfolio({ fullName: card?.fullName ?? '', entries, filter: q, at: ctx.now })
  return attachment(file, 'application/pdf', 'portfolio.pdf')
}
