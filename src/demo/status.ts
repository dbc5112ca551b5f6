/** Changes of status in the demo world: asked for from the cabinet, compared by one verifier, agreed to by another; through the API. */
import { daysLater } from './clock.ts'
import type { Happening } from './live.ts'
import { browserOf, type World } from './person-browser.ts'
import { demoPeople } from './people.ts'
import { scanOf } from './scan.ts'
import { reviewAtDesk, type Cast } from './story.ts'

interface Planned {
  readonly who: string
  readonly role: string
  readonly organisation?: string
  readonly daysAgo: number
  readonly words: string
  readonly order: string
  readonly ending: 'review' | 'second' | 'given' | 'refused'
}

const planned = (medical: readonly string[]): readonly Planned[] => [
  {
    who: 'morozova',
    role: 'student',
    daysAgo: 40,
    words: 'Зачислена в ординатуру по второй специальности, приказ № 88',
    order: '88',
    ending: 'given',
  },
  {
    who: 'kiseleva',
    role: 'manager',
    organisation: medical[1] ?? medical[0]!,
    daysAgo: 16,
    words: 'Исполняю обязанности заведующей на время отпуска',
    order: '214',
    ending: 'refused',
  },
  {
    who: 'chernov',
    role: 'doctor',
    daysAgo: 4,
    words: 'Прошёл аккредитацию врача клинической лабораторной диагностики',
    order: '305',
    ending: 'second',
  },
  {
    who: 'ermakova',
    role: 'manager',
    organisation: medical[0]!,
    daysAgo: 2,
    words: 'Назначена заведующей педиатрическим отделением, приказ № 311-к',
    order: '311',
    ending: 'review',
  },
  {
    who: 'safina',
    role: 'student',
    daysAgo: 0.8,
    words: 'Поступила в ординатуру по аллергологии и иммунологии',
    order: '117',
    ending: 'review',
  },
]

export function statusHappenings(
  world: World,
  cast: Cast,
  medical: readonly string[],
  now: Date,
  random: () => number,
): Happening[] {
  return planned(medical).flatMap((p): Happening[] => {
    let applicationId = ''
    const lives = [`status of ${p.who}`]
    const at = (share: number) => daysLater(now, -p.daysAgo * (1 - share))
    const ask: Happening = {
      at: at(0),
      lives,
      act: async () => void (applicationId = await submit(world, cast, p, at(0))),
    }
    const compare: Happening = {
      at: at(0.3),
      lives,
      act: async () => {
        const desk = await browserOf(world, cast.personOf('demina'))
        await reviewAtDesk(desk, applicationId, 'approved', random)
        await desk.leave()
      },
    }
    const settle = (how: 'approval' | 'refusal'): Happening => ({
      at: at(0.5),
      lives,
      act: async () => {
        const desk = await browserOf(world, cast.personOf('sokolov'))
        const { items } = (await desk.get('/api/staff/proposals')) as {
          items: { id: string; role: string; person: { id: string } }[]
        }
        const own = items.find((i) => i.person.id === cast.personOf(p.who) && i.role === p.role)!
        const body = how === 'refusal' ? { why: 'В приказе другая организация' } : undefined
        await desk.post(`/api/staff/proposals/${own.id}/${how}`, body)
        await desk.leave()
      },
    })
    const after = {
      review: [],
      second: [compare],
      given: [compare, settle('approval')],
      refused: [compare, settle('refusal')],
    }
    return [ask, ...after[p.ending]]
  })
}

async function submit(world: World, cast: Cast, p: Planned, at: Date): Promise<string> {
  const person = demoPeople.find((one) => one.login === p.who)!
  const browser = await browserOf(world, cast.personOf(p.who))
  const scan = await scanOf({
    institution: p.organisation ?? 'Северная академия последипломного образования',
    city: 'Псков',
    heading: 'ПРИКАЗ',
    about: `№ ${p.order}`,
    series: '',
    number: p.order,
    holder: `${person.familyName} ${person.givenName} ${person.patronymic}`,
    period: '',
    programme: '',
    hours: null,
    issued: at.toISOString().slice(0, 10).split('-').reverse().join('.'),
    rector: 'И. Н. Соловьёва',
    under: p.words,
    office: 'Руководитель',
  })
  const fileId = await browser.upload('приказ.jpg', scan, 'application-message')
  const made = (await browser.post('/api/status/requests', {
    role: p.role,
    organisationId: p.organisation ? cast.organisationOf(p.organisation) : null,
    words: p.words,
    fileIds: [fileId],
  })) as { application: { id: string } }
  await browser.leave()
  return made.application.id
}
