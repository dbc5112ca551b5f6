/** Five-year cycles in the demo world: opened by those who learn, from a checked accreditation or by hand. */
import { moscowDay } from '../platform/calendar/working-days.ts'
import type { Offer } from '../modules/credits/contract.ts'
import { daysLater, workMoment } from './clock.ts'
import type { Happening } from './live.ts'
import { demoPeople, type DemoPerson } from './people.ts'
import { browserOf, type World } from './person-browser.ts'
import { mainSpecialtyOf } from './posts.ts'
import { accreditedOn } from './registry.ts'
import type { Cast } from './story.ts'

/** The registry says the same later; where it names years that are over, or had not begun, the person has another paper. */
function issuedOn(p: DemoPerson, i: number, now: Date): string {
  const accredited = accreditedOn(p, now)
  const isOfNow = accredited > daysLater(now, -1825) && accredited < daysLater(now, -620)
  return moscowDay(i > 0 && isOfNow ? accredited : daysLater(now, -760 - ((i * 211) % 900)))
}

/** The first of the printed people opens from her accreditation, which is checked by then, and a second one by hand, as the others do. */
export const openedCycles = (world: World, cast: Cast, now: Date, random: () => number): Happening[] =>
  demoPeople
    .filter((p) => p.roles.some((r) => r === 'doctor' || r === 'nurse' || r === 'laboratory-technician'))
    .map((p, i) => ({
      at: workMoment(random, daysLater(now, i === 0 ? -400 : -620 + i * 19)),
      lives: [p.login],
      act: async () => {
        const b = await browserOf(world, cast.personOf(p.login))
        const { offers } = (await b.get('/api/credits/cycles')) as { offers: Offer[] }
        const [offer] = offers
        if (offer) await b.post('/api/credits/cycles/from-paper', { paperId: offer.paperId })
        // Her second specialty; the only one of everybody else.
        if (!offer || i === 0)
          await b.post('/api/credits/cycles', {
            specialty: offer ? '31.08.12' : mainSpecialtyOf(p),
            documentKind: i % 4 === 0 ? 'specialist-certificate' : 'accreditation',
            isAwaited: i % 9 === 8,
            number: `69 2${i % 5} ${String(204_118 + i * 613)}`,
            issuedOn: issuedOn(p, i, now),
          })
        await b.leave()
      },
    }))
