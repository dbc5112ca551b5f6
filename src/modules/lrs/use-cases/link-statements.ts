/** By what new statements are found: by what they name, and by what the statements name that they are about. */
import type { Context } from '../../../platform/context.ts'
import type { Json } from '../domain/check.ts'
import { mentionsOf } from '../domain/mentions.ts'
import * as store from '../store/statements.ts'

interface Added {
  readonly id: string
  readonly place: string
  readonly body: Json
  readonly refersTo: string | null
}

export async function link(tx: Context, storeId: string, added: readonly Added[]): Promise<void> {
  const referrers = await store.referrersOf(
    tx.db,
    storeId,
    added.map((n) => n.id),
  )
  const rows: store.MentionRow[] = []
  for (const one of added) {
    const targets = one.refersTo === null ? [] : await store.targetsOf(tx.db, storeId, one.id)
    const sources = [
      { place: one.place, body: one.body },
      ...targets.map((t) => ({ place: t.place, body: JSON.parse(t.body) as Json })),
    ]
    const holders = [one.place, ...referrers.filter((r) => r.refersTo === one.id).map((r) => r.place)]
    for (const source of sources)
      for (const mention of mentionsOf(source.body))
        for (const place of holders) rows.push({ ...mention, place, ofPlace: source.place })
  }
  await store.insertMentions(tx.db, storeId, rows)
}
