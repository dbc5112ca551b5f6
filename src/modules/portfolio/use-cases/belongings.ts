/** What of a person's the portfolio keeps: named before two accounts become one. */
import type { Belongings } from '../../../platform/belongings.ts'
import * as store from '../store.ts'

export const belongings: readonly Belongings[] = [
  { what: 'Записи портфолио', count: (ctx, personId) => store.countOf(ctx.db, personId) },
]
