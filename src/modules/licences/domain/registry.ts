/** What the federal registry sends, read strictly, and the papers it amounts to. Pure. The protocol: src/test/peers/frmr/README.md. */
import { dayWords, isDay, yearsLater } from '../../../platform/calendar/days.ts'
import { moscowDay, startOfMoscowDay } from '../../../platform/calendar/working-days.ts'
import { z } from 'zod'
import type { Specialty } from '../../organisations/contract.ts'
import type { PaperKind, PaperStatus } from '../contract.ts'
import { endOf, lastDayBefore } from './days.ts'
import { kindOf } from './kinds.ts'
import { ogrnFault } from './number.ts'
import type { Content, PaperRecord } from './paper.ts'
import { postOf } from './posts.ts'
import { endWords, specialtyWords } from './words.ts'

/** A day, or an exact instant where the registry knows one. */
const When = z.string().refine((s) => isDay(s) || z.iso.datetime({ offset: true }).safeParse(s).success)
const Organization = z.object({ name: z.string().min(1).max(300), ogrn: z.string() })
const State = z.enum(['valid', 'suspended', 'revoked']).default('valid')
const base = { id: z.string().min(1).max(100), beginDate: When, endDate: When.nullable(), state: State }
const numbered = { number: z.string().min(1).max(60), institution: z.string().min(1).max(300) }

export const RegistryPerson = z.object({
  general: z.object({
    snils: z.string(),
    lastName: z.string(),
    firstName: z.string(),
    patronymic: z.string().nullable(),
  }),
  cards: z
    .array(
      z.object({
        ...base,
        positionTypeId: z.enum(['1', '2', '3', '4']),
        organization: Organization,
        post: z.string(),
      }),
    )
    .default([]),
  accreditationProcedures: z
    .array(
      z.object({
        ...base,
        ...numbered,
        kind: z.enum(['primary', 'specialised', 'periodic']),
        specId: z.string(),
      }),
    )
    .default([]),
  certs: z.array(z.object({ ...base, ...numbered, specId: z.string() })).default([]),
  licences: z.array(z.object({ ...base, ...numbered, organization: Organization })).default([]),
})
export type RegistryPerson = z.output<typeof RegistryPerson>

export interface RegistryPaper {
  readonly ref: string
  readonly content: Content
  readonly status: Extract<PaperStatus, 'verified' | 'suspended' | 'revoked'>
}

export interface RegistryFault {
  readonly ref: string
  readonly what: string
}

/** Control number of a СНИЛС; not defined up to 001-001-998. */
export function isSnils(s: string): boolean {
  if (!/^\d{11}$/.test(s)) return false
  if (Number(s.slice(0, 9)) <= 1_001_998) return true
  const sum = Array.from(s.slice(0, 9)).reduce((total, d, i) => total + Number(d) * (9 - i), 0) % 101
  return (sum === 100 ? 0 : sum) === Number(s.slice(9))
}

const employmentKinds: Readonly<Record<string, PaperKind>> = {
  '1': 'main-employment',
  '2': 'internal-secondary',
  '3': 'combined-duty',
  '4': 'external-secondary',
}
const accreditationKinds = {
  primary: 'primary-accreditation',
  specialised: 'specialised-accreditation',
  periodic: 'periodic-accreditation',
} as const
const statuses = { valid: 'verified', suspended: 'suspended', revoked: 'revoked' } as const

const startAt = (s: string): Date => (isDay(s) ? startOfMoscowDay(s) : new Date(s))
const endAt = (s: string): Date => (isDay(s) ? endOf(s) : new Date(s))

interface Row {
  readonly id: string
  readonly beginDate: string
  readonly endDate: string | null
  readonly state: keyof typeof statuses
}

/** Papers that can be read, and what is wrong with the others: one bad row does not hold up the rest. */
export function papersOfRegistry(
  p: RegistryPerson,
  specialties: ReadonlyMap<string, Specialty>,
): { readonly papers: RegistryPaper[]; readonly faults: RegistryFault[] } {
  const papers: RegistryPaper[] = []
  const faults: RegistryFault[] = []
  const add = (row: Row, kind: PaperKind, over: Partial<Content>, why: string | null) => {
    const of = kindOf(kind).class
    const startsAt = startAt(row.beginDate)
    // A certificate holds five years from the exam, though the registry may not say its end.
    const endsAt =
      row.endDate !== null
        ? endAt(row.endDate)
        : of === 'attestation'
          ? endOf(yearsLater(moscowDay(startsAt), 5))
          : null
    const fault =
      why ??
      (endsAt !== null && endsAt <= startsAt ? 'Конец раньше начала' : null) ??
      (papers.some((one) => one.ref === row.id) ? 'Та же строка второй раз' : null)
    if (fault !== null) return void faults.push({ ref: row.id, what: fault })
    const empty = { number: null, issuer: null, organisation: null, specialty: null, post: null }
    papers.push({
      ref: row.id,
      status: statuses[row.state],
      content: { class: of, kind, ...empty, ...over, startsAt, endsAt },
    })
  }
  const organisation = (o: z.output<typeof Organization>) => ({ id: null, name: o.name, ogrn: o.ogrn })
  const specialtyOf = (key: string) => specialties.get(key) ?? null
  for (const c of p.cards)
    add(
      c,
      employmentKinds[c.positionTypeId]!,
      { organisation: organisation(c.organization), post: c.post },
      ogrnFault(c.organization.ogrn) ?? (postOf(c.post) ? null : `Нет должности ${c.post}`),
    )
  const attest = (row: Row & { number: string; institution: string; specId: string }, kind: PaperKind) => {
    const specialty = specialtyOf(row.specId)
    const why = specialty ? null : `Нет специальности ${row.specId}`
    add(row, kind, { number: row.number, issuer: row.institution, specialty }, why)
  }
  for (const a of p.accreditationProcedures) attest(a, accreditationKinds[a.kind])
  for (const c of p.certs) attest(c, 'specialist-certificate')
  for (const l of p.licences)
    add(
      l,
      'medical-activity',
      { number: l.number, issuer: l.institution, organisation: organisation(l.organization) },
      ogrnFault(l.organization.ogrn),
    )
  return { papers, faults }
}

const words: readonly (readonly [field: string, (c: Content) => string])[] = [
  ['number', (c) => c.number ?? ''],
  ['issuer', (c) => c.issuer ?? ''],
  ['organisation', (c) => (c.organisation ? `${c.organisation.name}, ОГРН ${c.organisation.ogrn}` : '')],
  ['specialty', (c) => specialtyWords(c.specialty) ?? ''],
  ['post', (c) => (c.post ? (postOf(c.post)?.name ?? c.post) : '')],
  ['startsOn', (c) => dayWords(moscowDay(c.startsAt))],
  ['endsOn', (c) => (c.endsAt ? endWords(c) : '')],
]

const plain = (s: string): string =>
  s
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The same organisation is known by its ОГРН, whatever it is called; who issued it may be said in other words. */
export function differencesOf(
  ours: Content,
  theirs: Content,
): { readonly field: string; readonly ours: string; readonly theirs: string }[] {
  return words.flatMap(([field, say]) => {
    const [a, b] = [say(ours), say(theirs)]
    if (plain(a) === plain(b) || field === 'issuer') return []
    if (field === 'organisation' && ours.organisation?.ogrn === theirs.organisation?.ogrn) return []
    return [{ field, ours: a, theirs: b }]
  })
}

/** Is this paper of the person the one that the registry means, though a field may differ. */
export function meansThis(ours: PaperRecord, theirs: Content, theirKey: string): boolean {
  if (ours.kind !== theirs.kind || ours.registryRef !== null) return false
  if (ours.status === 'rejected' || ours.status === 'withdrawn' || ours.status === 'revoked') return false
  if (ours.documentKey === theirKey) return true
  const sameThing =
    ours.specialty?.key === theirs.specialty?.key &&
    ours.post === theirs.post &&
    (theirs.class === 'attestation' || ours.organisation?.ogrn === theirs.organisation?.ogrn)
  const a = ours.endsAt === null ? null : lastDayBefore(ours.endsAt)
  const b = theirs.endsAt === null ? null : lastDayBefore(theirs.endsAt)
  return sameThing && (moscowDay(ours.startsAt) === moscowDay(theirs.startsAt) || (a !== null && a === b))
}
