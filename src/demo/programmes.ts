/** Programmes of the demo world: themes of real specialties, invented providers, days that lie around today. Pure. */
import type { ProgrammeFields, SessionFields } from '../modules/learning/contract.ts'
import { daysLater, pick, seeded } from './clock.ts'
import { demoTopics } from './topics.ts'

export interface DemoProgramme {
  readonly fields: ProgrammeFields
  readonly sessions: readonly SessionFields[]
}

type Kind = ProgrammeFields['kind']

/** A theme is taught in several ways; each in its turn. */
const shapes: readonly { readonly kind: Kind; readonly title: (theme: string) => string }[] = [
  { kind: 'advanced', title: (t) => `${t}: диагностика и лечение` },
  { kind: 'module', title: (t) => `${t}: короткий разбор` },
  { kind: 'advanced', title: (t) => `${t}. Новые клинические рекомендации` },
  { kind: 'event', title: (t) => `${t}: вопросы и ответы` },
  { kind: 'module', title: (t) => `${t} на клинических примерах` },
  { kind: 'advanced', title: (t) => `${t}: практикум` },
  { kind: 'event', title: (t) => `${t}: трудные случаи` },
]

const first = [
  'Программа построена вокруг решений, которые врач принимает на приёме и у постели больного.',
  'Короткие лекции чередуются с разбором настоящих случаев без имён.',
  'Материал собран по действующим клиническим рекомендациям и обновляется вместе с ними.',
]
const second = [
  'Отдельно разобраны частые ошибки: как их заметить и чем они грозят.',
  'После каждого раздела — вопросы с объяснением, почему ответ верен.',
  'К занятиям приложены памятки, которые можно напечатать и держать под рукой.',
  'Преподаватели отвечают на вопросы в течение двух рабочих дней.',
]
const hours: Record<Kind, readonly number[]> = {
  advanced: [18, 36, 36, 36, 72, 144],
  retraining: [252, 288, 504],
  module: [1, 2, 2, 3, 4, 6],
  event: [2, 3, 4, 6, 8, 12],
}

/** Whoever teaches one of these often teaches the next one too. */
const kindred: readonly (readonly string[])[] = [
  [
    '31.08.36',
    '31.08.49',
    '31.08.54',
    '31.08.31',
    '31.08.28',
    '31.08.45',
    '31.08.43',
    '31.08.46',
    '31.08.53',
    '31.08.29',
    '31.08.37',
  ],
  [
    '31.08.67',
    '31.08.63',
    '31.08.62',
    '31.08.70',
    '31.08.57',
    '31.08.68',
    '31.08.66',
    '31.08.56',
    '31.08.16',
  ],
  ['31.08.12', '31.08.11', '31.08.09'],
  ['31.08.01', '31.08.18', '31.08.19', '31.08.13', '31.02.02'],
  ['31.08.42', '31.08.39', '31.08.50', '31.08.20', '31.08.21'],
  ['31.08.02', '31.08.48'],
  ['31.08.35', '31.08.51', '32.08.12', '32.08.07'],
  ['31.08.26', '31.08.32'],
  ['31.08.05', '31.08.07', '31.02.03'],
  ['31.08.72', '31.08.73', '31.08.77'],
]
function neighbourOf(specialty: string): string | null {
  const group = kindred.find((g) => g.includes(specialty))
  return group ? group[(group.indexOf(specialty) + 1) % group.length]! : null
}

const levels = ['basic', 'middle', 'deep', null] as const

const iso = (at: Date): string => at.toISOString().slice(0, 10)

/** Three hundred and more; the same on every machine. */
export function demoProgrammes(today: Date, names: ReadonlyMap<string, string>): DemoProgramme[] {
  const random = seeded(29)
  let turn = 0
  const make = (kind: Kind, title: string, specialty: string, theme: string): DemoProgramme => {
    const isPaid = kind === 'retraining' || random() < 0.55
    const isFree = !isPaid || random() < 0.15
    const volume = pick(random, hours[kind])
    const isAnytime = kind === 'module' || (kind === 'advanced' && random() < 0.25)
    const form =
      kind === 'module' ? 'distance' : pick(random, ['distance', 'distance', 'mixed', 'full-time'] as const)
    const neighbour = random() < 0.4 ? neighbourOf(specialty) : null
    const price = Math.round((volume * (180 + random() * 260) + 900) / 100) * 100
    return {
      fields: {
        kind,
        title,
        annotation: `${pick(random, first)} Тема — «${theme}». ${pick(random, second)}`,
        eventKind: kind === 'event' ? (volume > 6 ? 'conference' : 'webinar') : null,
        form,
        hours: volume,
        bases: [
          ...(isFree ? [random() < 0.6 ? ('budget' as const) : ('insurance' as const)] : []),
          ...(isPaid ? ['paid' as const] : []),
        ],
        priceKopecks: isPaid ? price * 100 : null,
        specialties: neighbour ? [specialty, neighbour] : [specialty],
        competencies: [
          `Узнаёт состояние по первым признакам: ${theme.toLowerCase()}`,
          'Выбирает обследование и лечение по клиническим рекомендациям',
        ],
        features: [
          ...(form === 'full-time' ? [] : ['remote' as const]),
          ...(kind === 'retraining'
            ? ['internship' as const]
            : random() < 0.12
              ? ['simulation' as const]
              : []),
        ],
        // One in four says nothing.
        difficulty: levels[turn % levels.length] ?? null,
        isAnytime,
      },
      sessions: isAnytime ? [] : sessionsOf(kind, volume, form),
    }
  }
  const sessionsOf = (kind: Kind, volume: number, form: string): SessionFields[] => {
    const length = kind === 'event' ? (volume > 6 ? 1 : 0) : Math.ceil(volume / 8) + 4
    const begins = 4 + Math.floor(random() * 150)
    return Array.from({ length: kind === 'retraining' ? 1 : 1 + Math.floor(random() * 3) }, (_, n) => {
      const starts = daysLater(today, begins + n * 45)
      return {
        id: null,
        startsOn: iso(starts),
        endsOn: iso(daysLater(starts, length)),
        startsAt: kind === 'event' ? pick(random, ['10:00', '15:00', '18:00']) : null,
        applyBy: kind === 'event' ? null : iso(daysLater(starts, -2)),
        places: form === 'distance' && random() < 0.4 ? null : pick(random, [4, 12, 20, 25, 60]),
        place:
          form === 'distance'
            ? null
            : pick(random, ['Учебный корпус № 1', 'Симуляционный центр', 'Клиническая база кафедры']),
        link: null,
      }
    })
  }
  return demoTopics.flatMap(([specialty, ...themes], i) => [
    ...themes.flatMap((theme) =>
      [0, 1].map(() => {
        const shape = shapes[turn++ % shapes.length]!
        return make(shape.kind, shape.title(theme), specialty, theme)
      }),
    ),
    ...(i % 5 === 0
      ? [
          make(
            'retraining',
            `${names.get(specialty) ?? specialty}: профессиональная переподготовка`,
            specialty,
            names.get(specialty) ?? '',
          ),
        ]
      : []),
  ])
}
