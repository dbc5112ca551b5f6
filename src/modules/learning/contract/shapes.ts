/** Shapes of providers and programmes. */
import { z } from 'zod'
import {
  Basis,
  DeskState,
  Difficulty,
  EventKind,
  Feature,
  ProgrammeKind,
  ProgrammeState,
  ProviderState,
  StudyForm,
  VersionState,
} from './words.ts'

const line = (max: number) => z.string().trim().max(max, `Не длиннее ${max} знаков`)

export const ProviderFields = z.object({
  responsibleName: line(150).default(''),
  responsiblePost: line(150).default(''),
  responsiblePhone: line(50).default(''),
  responsibleEmail: line(150).default(''),
  statementNumber: line(40).default(''),
  statementOn: z.string().max(20).default(''),
})
export type ProviderFields = z.output<typeof ProviderFields>

export const Provider = ProviderFields.extend({
  organisationId: z.uuid(),
  name: z.string(),
  city: z.string(),
  state: ProviderState,
  reason: z.string().nullable(),
  submittedAt: z.iso.datetime().nullable(),
  dueOn: z.iso.date().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  licence: z.object({ number: z.string(), issuedOn: z.iso.date(), isActive: z.boolean() }).nullable(),
  version: z.int(),
  can: z.object({ change: z.boolean(), submit: z.boolean(), take: z.boolean(), decide: z.boolean() }),
})
export type Provider = z.output<typeof Provider>

/** Numbers in the cabinets of the НМО portal; empty: it has none there. */
export const Aliases = z.object({ vo: line(40).default(''), spo: line(40).default('') })
export type Aliases = z.output<typeof Aliases>

/** Of one programme as it is typed; what is missing is said when it is sent to review. */
export const ProgrammeFields = z.object({
  kind: ProgrammeKind,
  title: line(300).default(''),
  annotation: line(4000).default(''),
  eventKind: EventKind.nullable().default(null),
  form: StudyForm.default('distance'),
  hours: z.int().min(1).max(5000).nullable().default(null),
  bases: z.array(Basis).max(3).default([]),
  priceKopecks: z.int().min(1).max(1_000_000_000).nullable().default(null),
  specialties: z.array(z.string().max(60)).max(40).default([]),
  competencies: z.array(line(300)).max(20).default([]),
  features: z.array(Feature).max(3).default([]),
  difficulty: Difficulty.nullable().default(null),
  isAnytime: z.boolean().default(false),
  /** In force at once, without a new version; left out: they stay as they are. */
  aliases: Aliases.optional(),
})
export type ProgrammeFields = z.output<typeof ProgrammeFields>

export const SessionFields = z.object({
  id: z.uuid().nullable().default(null),
  startsOn: z.string().max(20),
  endsOn: z.string().max(20),
  startsAt: z.string().max(5).nullable().default(null),
  applyBy: z.string().max(20).nullable().default(null),
  places: z.int().min(1).max(100_000).nullable().default(null),
  place: line(200).nullable().default(null),
  /** Where it is broadcast: told only to those who are enrolled. */
  link: line(500).nullable().default(null),
})
export type SessionFields = z.output<typeof SessionFields>

export const Session = z.object({
  id: z.uuid(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  startsAt: z.string().nullable(),
  applyBy: z.iso.date().nullable(),
  places: z.int().nullable(),
  /** Null when there is no limit. */
  left: z.int().nullable(),
  place: z.string().nullable(),
})
export type Session = z.output<typeof Session>

/** As its organisation sees it. */
export const DeskSession = Session.extend({ link: z.string().nullable() })
export type DeskSession = z.output<typeof DeskSession>

const SpecialtyName = z.object({ key: z.string(), code: z.string().nullable(), name: z.string() })

/** One version in words of the catalogue. */
export const Programme = z.object({
  id: z.uuid(),
  number: z.string(),
  aliases: Aliases,
  kind: ProgrammeKind,
  eventKind: EventKind.nullable(),
  state: ProgrammeState,
  version: z.int(),
  title: z.string(),
  annotation: z.string(),
  organisation: z.object({ id: z.uuid(), name: z.string(), city: z.string() }),
  form: StudyForm,
  hours: z.int().nullable(),
  credits: z.int().nullable(),
  /** By which rule the hours became credits. */
  rule: z.string().nullable(),
  bases: z.array(Basis),
  priceKopecks: z.int().nullable(),
  specialties: z.array(SpecialtyName),
  competencies: z.array(z.string()),
  features: z.array(Feature),
  difficulty: Difficulty.nullable(),
  isAnytime: z.boolean(),
  /** Those that are not over. */
  sessions: z.array(Session),
  publishedAt: z.iso.datetime().nullable(),
  withdrawn: z.object({ at: z.iso.datetime(), why: z.string() }).nullable(),
})
export type Programme = z.output<typeof Programme>

export const DeskProgramme = Programme.extend({
  deskState: DeskState,
  /** All sessions, those that are over too. */
  allSessions: z.array(DeskSession),
  reason: z.string().nullable(),
  submittedAt: z.iso.datetime().nullable(),
  versions: z.array(
    z.object({
      version: z.int(),
      state: VersionState,
      title: z.string(),
      createdAt: z.iso.datetime(),
      submittedAt: z.iso.datetime().nullable(),
      decidedAt: z.iso.datetime().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  revision: z.int(),
  can: z.object({
    change: z.boolean(),
    submit: z.boolean(),
    recall: z.boolean(),
    decide: z.boolean(),
    withdraw: z.boolean(),
  }),
})
export type DeskProgramme = z.output<typeof DeskProgramme>

export const DeskLine = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: ProgrammeKind,
  title: z.string(),
  organisation: z.string(),
  hours: z.int().nullable(),
  state: DeskState,
  /** The catalogue shows an earlier version meanwhile. */
  isShown: z.boolean(),
  updatedAt: z.iso.datetime(),
})
export type DeskLine = z.output<typeof DeskLine>
