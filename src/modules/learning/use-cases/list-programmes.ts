/** A2: what is published is laid out for search, with the names by which people look for it. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import { plain } from '../../../platform/search/reading.ts'
import { listSpecialties, organisationCards } from '../../organisations/index.ts'
import * as store from '../store/listing.ts'
import { changeProvider, findProvider } from '../store/providers.ts'
import { addWords } from '../store/vocabulary.ts'

const batch = 1000

/** Those that are not published are passed over. */
export async function listProgrammes(tx: Context, ids: readonly string[]): Promise<void> {
  const names = new Map((await listSpecialties(tx, undefined)).map((s) => [s.key, s.name]))
  for (let i = 0; i < ids.length; i += batch) {
    const rows = await store.shown(tx.db, ids.slice(i, i + batch))
    const cards = await organisationCards(tx, [...new Set(rows.map((r) => r.organisationId))])
    const texts = rows.map((r) => {
      const card = cards.get(r.organisationId)
      const around = [r.number, card?.name ?? '', card?.shortName ?? '', card?.city ?? '']
      const taught = r.specialties.map((key) => names.get(key) ?? key)
      // Whose it is counts less than what it teaches: else an institute of cardiology teaches nothing else.
      const more = [r.annotation, ...r.competencies, ...around]
      return { id: r.id, title: plain([r.title, ...taught].join(' ')), more: plain(more.join(' ')) }
    })
    await store.list(tx.db, texts, moscowDay(tx.now))
    const words = texts.flatMap((t) => `${t.title} ${t.more}`.split(' ').filter((w) => w.length > 2))
    await addWords(tx.db, new Set(words.filter((w) => !/\d/.test(w))))
  }
}

/** The name of an organisation is among the words of its programmes. */
export const hearOrganisation = (
  ctx: Context,
  e: { readonly organisationId: string; readonly name: string },
): Promise<void> =>
  ctx.transaction(async (tx) => {
    const provider = await findProvider(tx.db, e.organisationId)
    if (!provider) return
    const card = (await organisationCards(tx, [e.organisationId])).get(e.organisationId)
    await changeProvider(tx.db, e.organisationId, {
      organisation_name: card?.name ?? e.name,
      city: card?.city ?? provider.city,
    })
    await listProgrammes(tx, await store.listedOf(tx.db, e.organisationId))
  })

export const renewDays = (ctx: Context): Promise<void> =>
  ctx.transaction(async (tx) => {
    const renewed = await store.renewDays(tx.db, moscowDay(tx.now))
    if (renewed > 0) tx.log.info({ renewed }, 'days of the catalogue are renewed')
  })
