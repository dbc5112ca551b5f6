/** Addresses of the portfolio. No logic. */
import { quiet, serve, type Server } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { portfolioPrint, portfolioSheet, readPortfolio, readTimeline } from './use-cases/look.ts'

export function routes(server: Server): void {
  const own = { permission: 'portfolio.own', audit: quiet('человек смотрит свои записи') } as const
  serve(server, contract.readPortfolio, { ...own, run: (ctx, { query }) => readPortfolio(ctx, query) })
  serve(server, contract.readTimeline, { ...own, run: (ctx, { query }) => readTimeline(ctx, query) })
  serve(server, contract.portfolioSheet, { ...own, run: (ctx, { query }) => portfolioSheet(ctx, query) })
  serve(server, contract.portfolioPrint, { ...own, run: (ctx, { query }) => portfolioPrint(ctx, query) })
}
