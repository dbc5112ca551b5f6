/** A2: a large catalogue keeps the counts of its first look; a small one is counted each time. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import { CatalogueFilter } from '../contract.ts'
import { askedOf, count, countAll } from '../store/catalogue.ts'
import { dropTally, keepTally } from '../store/tally.ts'

/** Below it a pass over every row is quicker than a person notices. */
const large = 5000

export const recount = (ctx: Context): Promise<void> =>
  ctx.transaction(async (tx) => {
    const inAll = await countAll(tx.db)
    if (inAll < large) return void (await dropTally(tx.db))
    const today = moscowDay(tx.now)
    const { cells, specialties, organisations } = await count(
      tx.db,
      askedOf(CatalogueFilter.parse({}), { query: null, today }),
      undefined,
    )
    await keepTally(tx.db, today, { cells, specialties, organisations, inAll }, tx.now)
  })
