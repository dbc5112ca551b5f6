/** What the federal registry says of the people of the demo world: admissions in every state, and a few contradictions. */
import { moscowDay } from '../platform/calendar/working-days.ts'
import { runImport, readPage } from '../modules/licences/index.ts'
import { contextOf, system } from '../platform/house.ts'
import { daysLater } from './clock.ts'
import type { Happening } from './live.ts'
import { ogrnFrom } from './numbers.ts'
import { demoOrganisations } from './organisations.ts'
import { demoPeople, snilsOf, type DemoPerson } from './people.ts'
import { workOf } from './posts.ts'
import type { World } from './person-browser.ts'

const medical = demoOrganisations.filter((o) => o.kind === 'medical')
/** Days to the end of the attestation, by turns: long, soon, very soon, gone. */
const ends = [1200, 700, 24, 900, 6, -40, 1500, 82] as const

const attestedUntil = (i: number, now: Date): Date => daysLater(now, ends[i % ends.length]!)

/** When the years of their accreditation began. */
export const accreditedOn = (p: DemoPerson, now: Date): Date =>
  daysLater(attestedUntil(demoPeople.indexOf(p), now), -1825)

/** Whose licence is stopped, who has not begun yet, who works elsewhere than the licence is. */
const suspended = 'gromov'
const future = 'melnik'
const elsewhere = 'makarov'
const byHand = ['orlova', 'belova']

function personOf(p: DemoPerson, i: number, now: Date) {
  const work = workOf(p)
  if (!work) return []
  const [post, specId] = work
  const place = medical[i % medical.length]!
  const licensed = p.login === elsewhere ? medical[(i + 1) % medical.length]! : place
  const organization = (o: typeof place) => ({ name: o.name, ogrn: ogrnFrom(demoOrganisations.indexOf(o)) })
  const end = attestedUntil(i, now)
  return [
    {
      general: {
        snils: snilsOf(p),
        lastName: p.familyName,
        firstName: p.givenName,
        patronymic: p.patronymic,
      },
      cards: [
        {
          id: `${p.login}-card`,
          positionTypeId: '1',
          organization: organization(place),
          post,
          beginDate: moscowDay(daysLater(now, p.login === future ? 12 : -900 - i * 31)),
          endDate: null,
        },
      ],
      accreditationProcedures: [
        {
          id: `${p.login}-accreditation`,
          kind: 'periodic',
          specId,
          number: `77 24 ${300_100 + i * 417}`,
          institution: 'Федеральный аккредитационный центр',
          beginDate: moscowDay(daysLater(end, -1825)),
          endDate: moscowDay(end),
        },
      ],
      licences: [
        {
          id: `${p.login}-licence`,
          number: `Л041-01${130 + i}-60/00${100_200 + i * 53}`,
          institution: 'Территориальный орган лицензирования',
          organization: organization(licensed),
          beginDate: '2021-03-01',
          endDate: null,
          state: p.login === suspended ? 'suspended' : 'valid',
        },
      ],
    },
  ]
}

/** The registry contradicts what was verified by hand, and one name is another. */
function contradictions(now: Date) {
  const orlova = demoPeople.find((p) => p.login === 'orlova')!
  const lobanov = demoPeople.find((p) => p.login === 'lobanov')!
  const general = (p: DemoPerson) => ({
    snils: snilsOf(p),
    lastName: p.familyName,
    firstName: p.givenName,
    patronymic: p.patronymic,
  })
  return [
    {
      general: general(orlova),
      accreditationProcedures: [
        {
          id: 'orlova-accreditation',
          kind: 'periodic',
          specId: '31.08.36',
          number: '69 24 119153',
          institution: 'Федеральный аккредитационный центр',
          beginDate: moscowDay(daysLater(now, -1760)),
          endDate: moscowDay(daysLater(now, 49)),
        },
      ],
    },
    { general: { ...general(lobanov), lastName: 'Лабанов' } },
    { general: { ...general(lobanov), snils: '11223344596' } },
  ]
}

/** Last night's import: the same code as on a real server, only the pages are at hand. */
export const registryHappening = (world: World, now: Date): Happening => ({
  at: daysLater(now, -0.6),
  lives: [],
  act: async () => {
    const ctx = contextOf(world.house, {
      actor: system,
      audit: 'licences.import',
      requestId: 'demo',
      origin: null,
      now: world.clock.now(),
    })
    const people = demoPeople.flatMap((p, i) => (byHand.includes(p.login) ? [] : personOf(p, i, now)))
    const page = readPage({ next: null, people: [...people, ...contradictions(now)] })
    await runImport(ctx, { page: () => Promise.resolve(page) }, { how: 'schedule', askedBy: null })
  },
})
