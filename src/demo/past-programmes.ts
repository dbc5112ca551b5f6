/** Programmes that have been taught for two years: who teaches what, when each intake began. Pure. */
import type { ProgrammeFields, SessionFields } from '../modules/learning/contract.ts'
import { academy } from './acting.ts'
import { daysLater } from './clock.ts'
import { pastTopics } from './past-topics.ts'

/** When each intake of the past began, days before today. */
export const terms = [700, 580, 460, 340, 220, 100] as const
/** The intake that is ahead. */
const nextIn = 26

export interface PastProgramme {
  readonly school: string
  readonly specialty: string
  /** Which of its specialty: programmes 0…2, modules 0…3. */
  readonly place: number
  readonly fields: ProgrammeFields
  readonly sessions: readonly SessionFields[]
}

const university = 'Заволжский медицинский университет'
const second: Readonly<Record<string, string>> = {
  '31.08.36': 'Институт кардиологии и профилактики',
  '31.08.12': 'Институт кардиологии и профилактики',
  '31.08.11': 'Уральская школа лучевой диагностики',
  '31.08.09': 'Уральская школа лучевой диагностики',
  '34.02.01': 'Южный центр сестринского образования',
  '31.02.02': 'Южный центр сестринского образования',
}
export const oldSchools: readonly string[] = [academy, university, ...new Set(Object.values(second))]

const volumes = [36, 36, 72] as const
const iso = (at: Date): string => at.toISOString().slice(0, 10)
/** Study days of an intake, from the first to the last. */
const lengthOf = (hours: number) => Math.ceil(hours / 6) + 7

export const endOf = (now: Date, term: number, hours: number): string =>
  iso(daysLater(now, 10 - terms[term]! + lengthOf(hours)))

const sessionOf = (now: Date, begins: number, hours: number): SessionFields => ({
  id: null,
  startsOn: iso(daysLater(now, begins)),
  endsOn: iso(daysLater(now, begins + lengthOf(hours))),
  startsAt: null,
  applyBy: iso(daysLater(now, begins - 2)),
  places: 40,
  place: 'Учебный корпус № 1',
  link: null,
})

const common = {
  eventKind: null,
  priceKopecks: null,
  bases: ['budget' as const],
  features: ['remote' as const],
}

export const pastProgrammes = (now: Date): PastProgramme[] =>
  pastTopics.flatMap(({ specialty, advanced, modules }) => [
    ...advanced.map((title, place): PastProgramme => {
      const hours = volumes[place]!
      return {
        school: place === 1 ? (second[specialty] ?? university) : academy,
        specialty,
        place,
        fields: {
          ...common,
          kind: 'advanced',
          title,
          annotation: `${title}: лекции, разбор случаев из практики и зачёт. Половина занятий очно, остальное — на портале в удобное время.`,
          form: 'mixed',
          difficulty: place === 2 ? 'deep' : 'middle',
          hours,
          specialties: [specialty],
          competencies: ['Выбирает обследование и лечение по клиническим рекомендациям'],
          isAnytime: false,
        },
        sessions: [...terms.map((t) => sessionOf(now, 10 - t, hours)), sessionOf(now, nextIn, hours)],
      }
    }),
    ...modules.map((title, place): PastProgramme => ({
      school: place % 2 === 0 ? academy : (second[specialty] ?? university),
      specialty,
      place,
      fields: {
        ...common,
        kind: 'module',
        title,
        annotation: `${title}: короткий модуль с вопросами после каждого раздела и памяткой, которую можно напечатать.`,
        form: 'distance',
        difficulty: 'basic',
        hours: 1 + ((place + title.length) % 3),
        specialties: [specialty],
        competencies: [],
        isAnytime: true,
      },
      sessions: [],
    })),
  ])
