/** A2: the public register, found by words that may hold errors. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import type { searchOrganisations as declared } from '../contract.ts'
import { readings } from '../../../platform/search/reading.ts'
import { present } from '../present.ts'
import * as store from '../store.ts'

type Found = z.input<typeof declared.reply>

export const searchOrganisations = (ctx: Context, q: z.output<typeof declared.query>): Promise<Found> =>
  ctx.transaction(async (tx) => {
    const search = { readings: readings(q.text), kind: q.kind, region: q.region }
    await store.setLikeness(tx.db)
    const rows = await store.findOrganisations(tx.db, search, q.page, q.size)
    return {
      items: rows.map(present),
      total: await store.countOrganisations(tx.db, search),
      facets: {
        kinds: await store.countBy(tx.db, search, 'kind'),
        regions: await store.countBy(tx.db, search, 'region'),
      },
    }
  })
