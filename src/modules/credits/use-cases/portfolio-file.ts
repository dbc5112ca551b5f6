/** D7+: the portfolio of one cycle and the report on one's work, to print, keep and attach; with gaps each says that it is a draft. */
import type { Context } from '../../../platform/context.ts'
import type { BytesReply } from '../../../platform/serve.ts'
import { presentPackage, type PackageParts } from '../present/accreditation.ts'
import { drawPortfolio } from '../present/portfolio.ts'
import { drawReport } from '../present/report.ts'
import * as ledger from '../store/ledger.ts'
import type { EntryRow } from '../store/tables.ts'
import { partsOf } from './accreditation.ts'

export interface Drawn {
  readonly parts: PackageParts
  /** Oldest first, without what was taken back. */
  readonly entries: readonly EntryRow[]
}

export async function whatToDraw(ctx: Context, id: string): Promise<Drawn> {
  const parts = await partsOf(ctx, id)
  const entries = await ledger.standingEntries(ctx.db, { cycleId: id })
  return {
    parts,
    entries: entries.toSorted((a, b) => a.earned_on.localeCompare(b.earned_on) || a.id.localeCompare(b.id)),
  }
}

export const portfolioOf = (ctx: Context, { parts, entries }: Drawn): Promise<Buffer> =>
  drawPortfolio({
    fullName: parts.person.fullName,
    snils: parts.person.snils,
    cycle: parts.cycle,
    package: presentPackage(parts),
    entries,
    at: ctx.now,
  })

export const reportOf = (ctx: Context, { parts, entries }: Drawn): Promise<Buffer> =>
  drawReport({
    person: parts.person,
    contacts: parts.contacts,
    cycle: parts.cycle,
    package: presentPackage(parts),
    entries,
    at: ctx.now,
  })

const sheet = (pdf: Buffer, name: string): BytesReply => ({
  stream: pdf,
  type: 'application/pdf',
  headers: {
    'content-disposition': `attachment; filename="${name}.pdf"`,
    'content-security-policy': `sandbox; default-src 'none'`,
  },
})

export async function portfolioFile(ctx: Context, id: string): Promise<BytesReply> {
  const drawn = await whatToDraw(ctx, id)
  return sheet(await portfolioOf(ctx, drawn), `portfolio-${drawn.parts.cycle.endsOn}`)
}

export async function reportFile(ctx: Context, id: string): Promise<BytesReply> {
  const drawn = await whatToDraw(ctx, id)
  return sheet(await reportOf(ctx, drawn), `report-${drawn.parts.cycle.endsOn}`)
}
