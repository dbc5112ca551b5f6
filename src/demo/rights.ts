/** Rights in the demo world: roles given by two persons, waiting, refused, taken away and soon over; through the API. */
import { daysLater } from './clock.ts'
import type { Happening } from './live.ts'
import { browserOf, type World } from './person-browser.ts'
import type { Cast } from './story.ts'

interface Planned {
  readonly to: string
  readonly role: string
  readonly organisation?: string
  readonly daysAgo: number
  /** Days from now to the last day of the term. */
  readonly lasts: number | null
  readonly basis: string
  readonly ending: 'given' | 'approved' | 'waiting' | 'refused' | 'revoked'
}

const hospital = (names: readonly string[]) => names[0]!

const planned = (medical: readonly string[], schools: readonly string[]): readonly Planned[] => [
  {
    to: 'gromov',
    role: 'manager',
    organisation: hospital(medical),
    daysAgo: 210,
    lasts: 600,
    basis: 'Приказ № 112-к: заведующий отделением',
    ending: 'approved',
  },
  {
    to: 'soloveva',
    role: 'manager',
    organisation: schools[0]!,
    daysAgo: 190,
    lasts: 640,
    basis: 'Решение учёного совета № 4',
    ending: 'approved',
  },
  {
    to: 'shcherbakova',
    role: 'support-second',
    daysAgo: 120,
    lasts: 230,
    basis: 'Приказ № 58: вторая линия поддержки',
    ending: 'approved',
  },
  {
    to: 'lobanov',
    role: 'taxpayer',
    daysAgo: 90,
    lasts: null,
    basis: 'Заявление самозанятого № 7',
    ending: 'given',
  },
  {
    to: 'mironova',
    role: 'student',
    daysAgo: 80,
    lasts: 700,
    basis: 'Приказ о зачислении в ординатуру № 31',
    ending: 'given',
  },
  {
    to: 'ryabova',
    role: 'tax-officer',
    daysAgo: 60,
    lasts: 9,
    basis: 'Служебная записка № 210, на время проверки',
    ending: 'approved',
  },
  {
    to: 'makarov',
    role: 'auditor',
    daysAgo: 50,
    lasts: 100,
    basis: 'Поручение № 19 о плановой проверке',
    ending: 'revoked',
  },
  {
    to: 'safina',
    role: 'verifier',
    daysAgo: 20,
    lasts: 300,
    basis: 'Заявка отдела проверки № 6',
    ending: 'refused',
  },
  {
    to: 'zimina',
    role: 'verifier',
    daysAgo: 1.2,
    // Asked for the day before yesterday when it is night: a year and no more from then.
    lasts: 363,
    basis: 'Приказ № 140: усиление отдела проверки',
    ending: 'waiting',
  },
  {
    to: 'kotov',
    role: 'auditor',
    daysAgo: 0.6,
    lasts: 180,
    basis: 'Поручение № 23 о проверке журналов',
    ending: 'waiting',
  },
  {
    to: 'belova',
    role: 'administrator',
    daysAgo: 0.3,
    lasts: 120,
    basis: 'Приказ № 141: замещение на время отпуска',
    ending: 'waiting',
  },
]

export function rightsOf(
  world: World,
  cast: Cast,
  places: { readonly medical: readonly string[]; readonly schools: readonly string[] },
  now: Date,
): Happening[] {
  const by = async (login: string, path: string, body?: object) => {
    const browser = await browserOf(world, cast.personOf(login))
    const answer = await browser.post(path, body)
    await browser.leave()
    return answer as { id: string }
  }
  return planned(places.medical, places.schools).flatMap((p): Happening[] => {
    let id = ''
    const lives = [`rights of ${p.to}`]
    const at = (share: number) => daysLater(now, -p.daysAgo * (1 - share))
    const ask: Happening = {
      at: at(0),
      lives,
      act: async () => {
        const body = {
          personId: cast.personOf(p.to),
          role: p.role,
          organisationId: p.organisation ? cast.organisationOf(p.organisation) : null,
          until: p.lasts === null ? null : daysLater(now, p.lasts).toISOString().slice(0, 10),
          basis: p.basis,
        }
        id = (await by('ilina', '/api/staff/grants', body)).id
      },
    }
    const second: Happening = {
      at: at(0.05),
      lives,
      act: async () => void (await by('sokolov', `/api/staff/proposals/${id}/approval`)),
    }
    const refuse: Happening = {
      at: at(0.3),
      lives,
      act: async () => {
        const why = 'В заявке нет согласия руководителя отдела'
        await by('sokolov', `/api/staff/proposals/${id}/refusal`, { why })
      },
    }
    const revoke: Happening = {
      at: at(0.6),
      lives,
      act: async () => {
        const browser = await browserOf(world, cast.personOf('ilina'))
        const { items } = (await browser.get(`/api/staff/grants?role=${p.role}`)) as {
          items: { id: string; person: { id: string } }[]
        }
        await browser.leave()
        const grant = items.find((g) => g.person.id === cast.personOf(p.to))!
        await by('ilina', `/api/staff/grants/${grant.id}/revocation`, {
          why: 'Проверка окончена раньше срока',
        })
      },
    }
    const after = { given: [], waiting: [], approved: [second], refused: [refuse], revoked: [second, revoke] }
    return [ask, ...after[p.ending]]
  })
}
