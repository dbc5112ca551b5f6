/** What the nightly look takes for an attack (security §4.5). Pure: counts in, findings out; the numbers come from policy. */
import type { Policy } from '../../../platform/policy/read.ts'
import type { FindingKind, NumberName } from '../contract.ts'

export interface Rules {
  readonly sprayAccounts: number
  readonly sprayPerSuccess: number
  readonly guessingFailures: number
  readonly codeFailures: number
  readonly accountsPeople: number
  readonly farMinutes: number
  readonly nightLooks: number
  readonly looksFold: number
  readonly looksLeast: number
  readonly looksNewcomer: number
  readonly probingRefusals: number
  readonly recoveryRequests: number
}

export const rulesOf = ({ number }: Policy): Rules => ({
  sprayAccounts: number('report.spray.accounts'),
  sprayPerSuccess: number('report.spray.per-success'),
  guessingFailures: number('report.guessing.failures'),
  codeFailures: number('report.codes.failures'),
  accountsPeople: number('report.accounts.people'),
  farMinutes: number('report.far.minutes'),
  nightLooks: number('report.night.looks'),
  looksFold: number('report.looks.fold'),
  looksLeast: number('report.looks.least'),
  looksNewcomer: number('report.looks.newcomer'),
  probingRefusals: number('report.probing.refusals'),
  recoveryRequests: number('report.recovery.requests'),
})

export interface Found {
  readonly kind: FindingKind
  readonly personId: string | null
  readonly address: string | null
  readonly since: Date
  readonly until: Date
  readonly numbers: Readonly<Partial<Record<NumberName, number>>>
  readonly evidence: readonly number[]
}

/** Somebody's data may have been seen by a stranger, or a code is being guessed: not tomorrow's work. */
export const isGrave = (kind: FindingKind): boolean =>
  ['many-accounts', 'taken-over', 'night-looks', 'many-looks', 'code-guessing'].includes(kind)

interface Counted {
  readonly key: string
  readonly count: number
  readonly since: Date
  readonly until: Date
  readonly evidence: readonly number[]
}
const when = ({ since, until, evidence }: Omit<Counted, 'key' | 'count'>) => ({ since, until, evidence })

/** A hospital behind one address mistypes too, but gets in far more often than not. */
export const sprays = (
  failed: readonly (Counted & { readonly logins: number })[],
  right: ReadonlyMap<string, number>,
  r: Rules,
): Found[] =>
  failed
    .filter(
      (f) => f.logins >= r.sprayAccounts && f.count >= r.sprayPerSuccess * Math.max(1, right.get(f.key) ?? 0),
    )
    .map((f) => ({
      kind: 'spray',
      personId: null,
      address: f.key,
      ...when(f),
      numbers: { accounts: f.logins, failures: f.count, successes: right.get(f.key) ?? 0 },
    }))

/** Wrong passwords from browsers that the owner has never used. */
export const guesses = (
  failed: readonly (Counted & {
    readonly subjectId: string | null
    readonly places: number
    readonly place: string | null
  })[],
  r: Rules,
): Found[] =>
  failed
    .filter((f) => f.count >= r.guessingFailures)
    .map((f) => ({
      kind: 'guessing',
      personId: f.subjectId,
      address: f.places === 1 ? f.place : null,
      ...when(f),
      numbers: { failures: f.count, places: f.places },
    }))

/** Wrong codes of one person, over however many challenges and sessions. */
export const codeGuesses = (
  failed: readonly (Counted & { readonly personId: string })[],
  r: Rules,
): Found[] =>
  merged(failed)
    .filter((f) => f.count >= r.codeFailures)
    .map((f) => ({
      kind: 'code-guessing',
      personId: f.personId,
      address: null,
      ...when(f),
      numbers: { failures: f.count },
    }))

function merged<T extends Counted & { readonly personId: string }>(rows: readonly T[]): T[] {
  const people = new Map<string, T>()
  for (const row of rows) {
    const before = people.get(row.personId)
    people.set(
      row.personId,
      before
        ? {
            ...before,
            count: before.count + row.count,
            since: before.since < row.since ? before.since : row.since,
            until: before.until > row.until ? before.until : row.until,
            evidence: [...before.evidence, ...row.evidence].slice(0, 50),
          }
        : row,
    )
  }
  return [...people.values()]
}

export const floods = (asked: readonly Counted[], r: Rules): Found[] =>
  asked
    .filter((a) => a.count >= r.recoveryRequests)
    .map((a) => ({
      kind: 'recovery-flood',
      personId: null,
      address: a.key,
      ...when(a),
      numbers: { requests: a.count },
    }))

export const probes = (refused: readonly Counted[], r: Rules): Found[] =>
  refused
    .filter((p) => p.count >= r.probingRefusals)
    .map((p) => ({
      kind: 'probing',
      personId: p.key,
      address: null,
      ...when(p),
      numbers: { requests: p.count },
    }))

/** A sign-in from a new browser in a new network, or after somebody's failures. */
export interface StrangeSignIn {
  readonly sessionId: string
  readonly personId: string
  readonly at: Date
  readonly address: string
  readonly network: string
  readonly isNewPlace: boolean
  readonly isAfterFailures: boolean
}

const minutesBetween = (a: Date, b: Date): number => Math.abs(b.getTime() - a.getTime()) / 60_000

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}

const ordered = (rows: readonly StrangeSignIn[]): StrangeSignIn[] =>
  rows.toSorted((a, b) => a.at.getTime() - b.at.getTime())

/** `evidence` is looked up afterwards, by the sessions. */
export type FoundBySession = Omit<Found, 'evidence'> & { readonly sessionIds: readonly string[] }

const ofSignIns = (
  kind: FindingKind,
  rows: readonly StrangeSignIn[],
  rest: Pick<Found, 'personId' | 'address' | 'numbers'>,
): FoundBySession => ({
  kind,
  ...rest,
  since: rows[0]!.at,
  until: rows.at(-1)!.at,
  sessionIds: rows.map((s) => s.sessionId),
})

export function strange(all: readonly StrangeSignIn[], r: Rules): FoundBySession[] {
  const fresh = ordered(all.filter((s) => s.isNewPlace))
  const found: FoundBySession[] = []
  for (const [address, rows] of grouped(fresh, (s) => s.address)) {
    const people = new Set(rows.map((s) => s.personId)).size
    if (people >= r.accountsPeople)
      found.push(ofSignIns('many-accounts', rows, { personId: null, address, numbers: { people } }))
  }
  const crowd = new Set(found.flatMap((f) => f.sessionIds))
  for (const s of fresh)
    if (s.isAfterFailures && !crowd.has(s.sessionId))
      found.push(ofSignIns('taken-over', [s], { personId: s.personId, address: s.address, numbers: {} }))
  for (const [personId, rows] of grouped(fresh, (s) => s.personId)) {
    const near = rows.findIndex((s, i) => {
      const next = rows[i + 1]
      return next && next.network !== s.network && minutesBetween(s.at, next.at) <= r.farMinutes
    })
    if (near === -1) continue
    const pair = rows.slice(near, near + 2)
    const minutes = Math.round(minutesBetween(pair[0]!.at, pair[1]!.at))
    found.push(ofSignIns('far-places', pair, { personId, address: null, numbers: { places: 2, minutes } }))
  }
  return found
}

/** What a member of staff looked at in a day, and in the days before on which they worked. */
export interface Volume {
  readonly actorId: string
  readonly looks: number
  readonly nightLooks: number
  readonly since: Date
  readonly until: Date
  readonly nightSince: Date | null
  readonly nightUntil: Date | null
  readonly evidence: readonly number[]
  readonly nightEvidence: readonly number[]
  readonly before: readonly { readonly looks: number; readonly nightLooks: number }[]
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  if (sorted.length === 0) return 0
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** So many days make a habit. */
const habitDays = 5

/** A night shift is usual for whoever has one: every fifth of their days. */
const worksAtNight = (v: Volume, r: Rules): boolean =>
  v.before.length >= habitDays &&
  v.before.filter((d) => d.nightLooks >= r.nightLooks / 3).length / v.before.length >= 0.2

export function breaks(volumes: readonly Volume[], r: Rules): Found[] {
  return volumes.flatMap((v): Found[] => {
    const usual = Math.round(median(v.before.map((d) => d.looks)))
    const limit = v.before.length < habitDays ? r.looksNewcomer : Math.max(r.looksLeast, r.looksFold * usual)
    const who = { personId: v.actorId, address: null }
    const least = v.before.length < habitDays ? r.looksNewcomer / 3 : r.nightLooks
    const isNight = v.nightLooks >= least && !worksAtNight(v, r)
    if (isNight)
      return [
        {
          kind: 'night-looks',
          ...who,
          since: v.nightSince ?? v.since,
          until: v.nightUntil ?? v.until,
          evidence: v.nightEvidence,
          numbers: { looks: v.nightLooks, usual },
        },
      ]
    if (v.looks <= limit) return []
    return [{ kind: 'many-looks', ...who, ...when(v), numbers: { looks: v.looks, usual } }]
  })
}
