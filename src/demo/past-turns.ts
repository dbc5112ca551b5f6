/** Who learnt what in which intake of the past, and how it ended. Pure. */
import { demoPeople, isMedic, type DemoPerson } from './people.ts'
import { pastTopics } from './past-topics.ts'
import { mainSpecialtyOf } from './posts.ts'

/** What became of it; a module is always finished. */
export type PastEnding = 'finished' | 'failed' | 'refused' | 'cancelled' | 'annulled' | 'late'

export interface Turn {
  readonly person: DemoPerson
  /** Of the learner, among all who learn. */
  readonly i: number
  readonly term: number
  readonly specialty: string
  readonly kind: 'advanced' | 'module'
  readonly place: number
  readonly ending: PastEnding
}

type Place = readonly [term: number, kind: Turn['kind'], place: number, specialty?: string]

/** Two specialties: the years of the first are nearly over, the second is in its third year. */
const ofOrlova: readonly Place[] = [
  [0, 'advanced', 0, '31.08.12'],
  [0, 'module', 0],
  [1, 'module', 0, '31.08.12'],
  [1, 'module', 1],
  [2, 'advanced', 1, '31.08.12'],
  [3, 'module', 1, '31.08.12'],
  [3, 'module', 2],
  [4, 'module', 2, '31.08.12'],
  [5, 'module', 3, '31.08.12'],
  [5, 'module', 3],
]
const keen: readonly Place[] = [
  [0, 'advanced', 0],
  [1, 'module', 0],
  [2, 'module', 1],
  [3, 'advanced', 1],
  [4, 'module', 2],
  [5, 'module', 3],
]
/** Whose certificates of elsewhere brought much already learn less here. */
const keenOf: Readonly<Record<string, readonly Place[]>> = {
  kuznetsov: keen,
  lapteva: keen,
  yakovlev: keen.filter(([, kind, place]) => kind === 'module' || place === 0),
  fomina: keen.filter(([, kind, place]) => kind === 'module' || place === 0),
  belova: keen.filter(([, kind]) => kind === 'module'),
}

/** Most come once in two years; whose programme ended badly is told of below. */
const others = (i: number, isMarked: boolean): readonly Place[] => [
  ...(isMarked || i % 3 < 2 ? ([[i % 3, 'advanced', 0]] as const) : []),
  ...(i % 3 !== 1 ? ([[(i % 3) + 2, 'module', 0]] as const) : []),
]

const endings: Readonly<Record<string, PastEnding>> = {
  guseynov: 'failed',
  zakharov: 'refused',
  ermakova: 'cancelled',
  morozova: 'annulled',
}
/** Their last intake is long over, and nobody has entered the results. */
const forgotten = ['tarasova', 'osipova', 'chernov']

export const pastLearners: readonly DemoPerson[] = demoPeople.filter(isMedic)

const placesOf = (p: DemoPerson, i: number): readonly Place[] =>
  p.login === 'orlova'
    ? ofOrlova
    : keenOf[p.login]
      ? keenOf[p.login]!
      : forgotten.includes(p.login)
        ? [...others(i, false), [5, 'advanced', 1]]
        : others(i, p.login in endings)

export const pastTurns: readonly Turn[] = pastLearners.flatMap((person, i) =>
  placesOf(person, i).flatMap(([term, kind, place, specialty = mainSpecialtyOf(person)]): Turn[] => {
    const known = pastTopics.find((t) => t.specialty === specialty)
    if (!known || (kind === 'module' && place >= known.modules.length)) return []
    const ending: PastEnding =
      kind === 'module'
        ? 'finished'
        : place === 1 && forgotten.includes(person.login)
          ? 'late'
          : (endings[person.login] ?? 'finished')
    return [{ person, i, term, specialty, kind, place, ending }]
  }),
)
