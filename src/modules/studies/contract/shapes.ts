/** Shapes of learning. */
import { z } from 'zod'
import { Basis, ProgrammeKind } from '../../learning/contract.ts'
import { Step, StudyState, Via, Who } from './words.ts'

/** Where it stands, by which day, and who must act; null: it goes nowhere any more. */
export const Stage = z.object({
  step: Step,
  /** All of its way, in order. */
  steps: z.array(Step),
  who: Who.nullable(),
  dueOn: z.iso.date().nullable(),
  isOverdue: z.boolean(),
  /** By which rule that day was counted. */
  rule: z.string().nullable(),
  remindedAt: z.iso.datetime().nullable(),
})
export type Stage = z.output<typeof Stage>

const Common = z.object({
  id: z.uuid(),
  programmeId: z.uuid(),
  /** Of the programme: «ПК-000123». */
  number: z.string(),
  kind: ProgrammeKind,
  title: z.string(),
  hours: z.int(),
  credits: z.int(),
  state: StudyState,
  appliedAt: z.iso.datetime(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date().nullable(),
  finishedOn: z.iso.date().nullable(),
  via: Via.nullable(),
  reason: z.string().nullable(),
  orderNumber: z.string().nullable(),
  documentNumber: z.string().nullable(),
  /** 0…1 of the materials. */
  share: z.number(),
  /** 0…1 of the final test; null while there is none. */
  score: z.number().nullable(),
  stage: Stage.nullable(),
})

/** As the learner sees it. */
export const Study = Common.extend({
  version: z.int(),
  organisation: z.object({ id: z.uuid(), name: z.string() }),
  rule: z.string(),
  specialtyKey: z.string().nullable(),
  basis: Basis,
  sessionId: z.uuid().nullable(),
  startedAt: z.iso.datetime().nullable(),
  settledAt: z.iso.datetime().nullable(),
  certificateId: z.uuid().nullable(),
  touchedAt: z.iso.datetime(),
  can: z.object({
    learn: z.boolean(),
    cancel: z.boolean(),
    review: z.boolean(),
    ask: z.boolean(),
    /** The organisation, whose day has passed. */
    remind: z.boolean(),
  }),
})
export type Study = z.output<typeof Study>

/** As the organisation that teaches sees it. */
export const Learner = Common.extend({
  person: z.object({ id: z.uuid(), fullName: z.string(), snils: z.string().nullable() }),
  isContentDone: z.boolean(),
  can: z.object({
    enrol: z.boolean(),
    settle: z.boolean(),
    annul: z.boolean(),
    /** One more try of a test may be given. */
    extra: z.boolean(),
  }),
})
export type Learner = z.output<typeof Learner>
