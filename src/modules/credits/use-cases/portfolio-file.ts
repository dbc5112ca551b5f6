/** D7+: the portfolio of one cycle to print, keep and attach; with gaps it says that it is a draft. */
import type { Context } from '../../../platform/context.ts'
import type { BytesReply } from '../../../platform/serve.ts'
import { presentPackage } from '../present/accreditation.ts'
import { drawPortfolio } from '../present/portfolio.ts'
import * as ledger from '../store/ledger.ts'
import { partsOf } from './accreditation.ts'

export async function portfolioFile(ctx: Context, id: string): Promise<BytesReply> {
  const parts = await partsOf(ctx, id)
  const entries = await ledger.standingEntries(ctx.db, { cycleId: id })
  const pdf = await drawPortfolio({
    fullName: parts.person.fullName,
    snils: parts.person.snils,
    cycle: parts.cycle,
    package: presentPackage(parts),
    entries: entries.toSorted((a, b) => a.earned_on.localeCompare(b.earned_on) || a.id.localeCompare(b.id)),
    at: ctx.now,
  })
  return {
    stream: pdf,
    type: 'application/pdf',
    headers: {
      'content-disposition': `attachment; filename="portfolio-${parts.cycle.endsOn}.pdf"`,
      'content-security-policy': `sandbox; default-src 'none'`,
    },
  }
}
