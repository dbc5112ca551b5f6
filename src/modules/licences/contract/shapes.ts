/** Shapes of papers, drafts and sections as pages see them. */
import { z } from 'zod'
import { ApplicationStatus } from '../../applications/contract.ts'
import { FileCard } from '../../files/contract.ts'
import { SpecialtyLevel } from '../../organisations/contract.ts'
import {
  NeedState,
  Origin,
  PaperAct,
  PaperClass,
  PaperKind,
  PaperState,
  PaperStatus,
  SectionName,
} from './words.ts'

const typed = (max: number) => z.string().max(max, `Не длиннее ${max} знаков`).default('')

/** A draft keeps what was typed, right or wrong: dates are words until they are checked. */
export const PaperFields = z.object({
  kind: PaperKind.nullable().default(null),
  number: typed(60),
  /** Who issued it. */
  issuer: typed(300),
  /** Whose licence it is, or where the person works; chosen from the register or typed with its ОГРН. */
  organisationId: z.uuid().nullable().default(null),
  organisationName: typed(300),
  ogrn: typed(20),
  specialty: typed(60),
  post: typed(60),
  startsOn: typed(40),
  endsOn: typed(40),
  fileIds: z.array(z.uuid()).max(10, 'Не больше 10 файлов').default([]),
})
export type PaperFields = z.output<typeof PaperFields>

export const PaperDraft = z.object({
  id: z.uuid(),
  /** Grows with each change; sent back so that two devices do not overwrite each other. */
  version: z.int(),
  fields: PaperFields,
  files: z.array(FileCard),
  title: z.string(),
  savedAt: z.iso.datetime(),
  /** It mends a paper that was withdrawn or rejected. */
  mends: z.enum(['withdrawn', 'rejected']).nullable(),
  /** It takes the place of a paper whose term ends. */
  renews: z.uuid().nullable(),
})
export type PaperDraft = z.output<typeof PaperDraft>

/** One wrong field: `message` says the cure beside the field, `summary` the fault on top. */
export const Fault = z.object({ field: z.string(), message: z.string(), summary: z.string() })
export type Fault = z.output<typeof Fault>

export const PaperCheck = z.object({
  faults: z.array(Fault),
  /** Not faults: what the person should look at once more. */
  notes: z.array(z.object({ field: z.string(), message: z.string() })),
})
export type PaperCheck = z.output<typeof PaperCheck>

export const Paper = z.object({
  id: z.uuid(),
  class: PaperClass,
  kind: PaperKind,
  status: PaperStatus,
  state: PaperState,
  number: z.string().nullable(),
  issuer: z.string().nullable(),
  organisation: z.object({ id: z.uuid().nullable(), name: z.string(), ogrn: z.string() }).nullable(),
  specialty: z.object({ key: z.string(), code: z.string().nullable(), name: z.string() }).nullable(),
  post: z.object({ key: z.string(), name: z.string() }).nullable(),
  /** Days by Moscow, both inclusive; the end is open when nothing is known to end it. */
  startsOn: z.iso.date(),
  endsOn: z.iso.date().nullable(),
  /** Not in force at this instant any more. */
  endsAt: z.iso.datetime().nullable(),
  origin: Origin,
  files: z.array(FileCard),
  application: z
    .object({ id: z.uuid(), number: z.string(), status: ApplicationStatus, dueOn: z.iso.date().nullable() })
    .nullable(),
  /** Why it was rejected, suspended or revoked. */
  reason: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  updatedAt: z.iso.datetime(),
  version: z.int(),
  /** Another paper of the person takes its place already. */
  isReplaced: z.boolean(),
  can: z.object({ mend: z.boolean(), renew: z.boolean() }),
})
export type Paper = z.output<typeof Paper>

export const PaperChange = z.object({
  at: z.iso.datetime(),
  act: PaperAct,
  /** Null for the owner and for the machine. */
  who: z.string().nullable(),
  reason: z.string().nullable(),
  /** What differed, for corrections: name of the field, what it was, what it became. */
  values: z.array(z.object({ label: z.string(), was: z.string(), became: z.string() })),
})
export type PaperChange = z.output<typeof PaperChange>

export const PaperWithHistory = Paper.extend({ history: z.array(PaperChange) })
export type PaperWithHistory = z.output<typeof PaperWithHistory>

export const Need = z.object({
  class: PaperClass,
  state: NeedState,
  /** The paper that says so. */
  paperId: z.uuid().nullable(),
  title: z.string().nullable(),
  endsOn: z.iso.date().nullable(),
})
export type Need = z.output<typeof Need>

export const Standing = z.object({
  section: SectionName,
  /** The person has the role; papers alone open nothing. */
  hasRole: z.boolean(),
  /** The role acts in this session: one work role at a time. */
  isActing: z.boolean(),
  /** All papers hold at this instant. */
  holds: z.boolean(),
  /** The nearest change known: when it closes if it holds, when it opens if it does not. */
  changesAt: z.iso.datetime().nullable(),
  needs: z.array(Need),
  /** What the rule stands on, in words. */
  source: z.string(),
})
export type Standing = z.output<typeof Standing>

/** What the form offers and asks for each kind of paper, by the rules in force today. */
export const KindRule = z.object({
  kind: PaperKind,
  class: PaperClass,
  asksNumber: z.boolean(),
  asksIssuer: z.boolean(),
  asksOrganisation: z.boolean(),
  asksSpecialty: z.boolean(),
  asksPost: z.boolean(),
  levels: z.array(SpecialtyLevel),
  /** It holds so many years at most; null: until it is stopped. */
  termYears: z.int().nullable(),
  numberHint: z.string().nullable(),
  source: z.string(),
})
export type KindRule = z.output<typeof KindRule>

export const PaperRules = z.object({
  kinds: z.array(KindRule),
  posts: z.array(z.object({ key: z.string(), name: z.string(), section: SectionName.nullable() })),
})
export type PaperRules = z.output<typeof PaperRules>
