/** What will happen in the demo world: who submits what, when, and how it ends. Pure: the same plan every time. */
import type { DocumentKind } from '../modules/records/contract.ts'
import { daysLater, pick, seeded, workMoment } from './clock.ts'
import { demoPeople, isMedic, type DemoPerson } from './people.ts'
import { demoOrganisations, type DemoOrganisation } from './organisations.ts'
import { mainSpecialtyOf } from './posts.ts'

export type Ending =
  | 'approved'
  | 'rejected'
  | 'withdrawn'
  | 'waiting'
  | 'claimed'
  | 'question'
  | 'approved-after-question'

export interface PlannedApplication {
  readonly person: DemoPerson
  readonly institution: DemoOrganisation
  readonly kind: DocumentKind
  readonly specialty: string
  readonly startedOn: string
  readonly endedOn: string
  readonly issuedOn: string
  readonly hours: number
  readonly series: string
  readonly number: string
  readonly submittedAt: Date
  readonly ending: Ending
  /** Working days from submission to the decision. */
  readonly reviewDays: number
  readonly verifier: number
}

/** Diplomas of retraining are for any of these. */
const retrainedIn = [
  '31.08.36',
  '31.08.12',
  '31.08.11',
  '31.08.49',
  '31.08.67',
  '31.08.42',
  '31.08.19',
  '31.08.01',
  '31.08.02',
  '31.08.53',
  '31.08.09',
  '31.08.59',
  '31.08.66',
  '31.08.57',
  '31.08.48',
  '31.08.35',
] as const

const iso = (at: Date): string => at.toISOString().slice(0, 10)
const own: readonly Ending[] = [
  'approved',
  'approved',
  'approved',
  'approved',
  'approved',
  'approved',
  'approved-after-question',
  'rejected',
  'withdrawn',
]

const applicationsInAll = 70
const open = 18

export function planOf(now: Date): PlannedApplication[] {
  const random = seeded(20261574)
  const applicants = demoPeople.filter(isMedic)
  // None of the last is of the second of the two below: the desk has one of each name in the stories.
  const lately = applicants.filter((p) => p !== applicants[1])
  const schools = demoOrganisations.filter((o) => o.kind === 'educational')
  return Array.from({ length: applicationsInAll }, (_, i): PlannedApplication => {
    const isOpen = i >= applicationsInAll - open
    // The two whom the start-up names first have something in every stage.
    const person =
      i === applicationsInAll - 1 || (!isOpen && i % 13 === 0)
        ? applicants[0]!
        : !isOpen && i % 17 === 0
          ? applicants[1]!
          : pick(random, isOpen ? lately : applicants)
    const daysAgo = isOpen
      ? 6 * (1 - (i - applicationsInAll + open) / open)
      : 8 + 722 * ((applicationsInAll - open - i) / (applicationsInAll - open)) ** 3
    const submittedAt = workMoment(random, daysLater(now, -daysAgo - (isOpen ? 0.2 : random() * 2)))
    const kind = random() < 0.45 ? 'retraining-diploma' : 'advanced-certificate'
    const length = kind === 'retraining-diploma' ? 110 : 14 + Math.floor(random() * 20)
    const issued = daysLater(submittedAt, -5 - Math.floor(random() * 60))
    const ended = daysLater(issued, -4)
    const hours =
      kind === 'retraining-diploma' ? pick(random, [252, 288, 504]) : pick(random, [18, 36, 36, 72])
    const institution = pick(random, schools)
    const drawn = pick(random, retrainedIn)
    return {
      person,
      institution,
      kind,
      specialty: kind === 'advanced-certificate' ? mainSpecialtyOf(person) : drawn,
      startedOn: iso(daysLater(ended, -length)),
      endedOn: iso(ended),
      issuedOn: iso(issued),
      hours,
      series: String(7800 + Math.floor(random() * 90)),
      number: String(100_000 + i * 37).padStart(7, '0'),
      submittedAt: submittedAt > now ? daysLater(now, -0.05) : submittedAt,
      ending: isOpen
        ? i === applicationsInAll - 1
          ? 'question'
          : pick(random, ['waiting', 'waiting', 'waiting', 'claimed', 'question'] as const)
        : pick(random, own),
      reviewDays: 1 + Math.floor(random() * 3),
      verifier: i % 2,
    }
  })
}
