/** A2: any organisation that teaches something of the catalogue can be chosen, by words of its name or city. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import { plain } from '../../../platform/search/reading.ts'
import { organisationCards } from '../../organisations/index.ts'
import { teaching } from '../store/catalogue.ts'
import { readTally } from '../store/tally.ts'

const mostShown = 20

export async function listTeaching(ctx: Context, text: string) {
  // A large catalogue keeps these counts; a small one is counted in a moment.
  const kept = await readTally(ctx.db, moscowDay(ctx.now))
  const all = kept?.organisations ?? (await teaching(ctx.db))
  const cards = await organisationCards(
    ctx,
    all.map((o) => o.value),
  )
  const words = plain(text).split(' ')
  const found = all.flatMap(({ value, count }) => {
    const card = cards.get(value)
    if (!card) return []
    const name = plain([card.name, card.shortName, card.city].join(' '))
    return words.every((w) => name.includes(w))
      ? [{ id: value, name: card.name, city: card.city, count }]
      : []
  })
  return { items: found.slice(0, mostShown) }
}
