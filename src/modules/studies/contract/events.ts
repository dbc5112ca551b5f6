/** What this module tells. */
import { z } from 'zod'
import { event } from '../../../platform/event.ts'
import { ProgrammeKind } from '../../learning/contract.ts'
import { StudyState, Via } from './words.ts'

const topics = (p: { personId: string; organisationId: string }) => [
  `person:${p.personId}`,
  `organisation:${p.organisationId}`,
]

const About = z.object({
  studyId: z.uuid(),
  personId: z.uuid(),
  programmeId: z.uuid(),
  organisationId: z.uuid(),
  title: z.string(),
})

/** Applied, enrolled, refused, cancelled, failed, and every other move. */
export const studyMoved = event(
  'study.moved',
  About.extend({
    kind: ProgrammeKind,
    organisationName: z.string(),
    credits: z.int(),
    specialtyKey: z.string().nullable(),
    state: StudyState,
    startsOn: z.iso.date(),
    endsOn: z.iso.date().nullable(),
    reason: z.string().nullable(),
    /** The person themselves did it: they are not told of it. */
    isOwnAct: z.boolean(),
  }),
  topics,
)

export const studyFinished = event(
  'study.finished',
  About.extend({
    version: z.int(),
    kind: ProgrammeKind,
    /** Of the programme. */
    number: z.string(),
    organisationName: z.string(),
    hours: z.int(),
    credits: z.int(),
    rule: z.string(),
    specialtyKey: z.string().nullable(),
    startedOn: z.iso.date(),
    finishedOn: z.iso.date(),
    documentNumber: z.string().nullable(),
    via: Via,
    /** Who entered the result; null: the rule of the portal. */
    approvedBy: z.uuid().nullable(),
  }),
  topics,
)
export type StudyFinished = z.output<typeof studyFinished.payload>

export const studyAnnulled = event('study.annulled', About.extend({ why: z.string() }), topics)

/** Progress of a study that goes on: open pages of all devices change at once. */
export const studyProgressed = event(
  'study.progressed',
  z.object({ studyId: z.uuid(), personId: z.uuid(), share: z.number() }),
  (p) => [`person:${p.personId}`],
)

export const studyAsked = event(
  'study-question.asked',
  About.extend({ questionId: z.uuid(), text: z.string(), staffIds: z.array(z.uuid()) }),
  topics,
)
export const studyAnswered = event('study-question.answered', About.extend({ questionId: z.uuid() }), topics)

export const reviewMoved = event(
  'review.moved',
  z.object({
    reviewId: z.uuid(),
    studyId: z.uuid(),
    programmeId: z.uuid(),
    personId: z.uuid(),
    organisationId: z.uuid(),
    title: z.string(),
    state: z.enum(['waiting', 'shown', 'hidden', 'replied', 'reported']),
    reason: z.string().nullable(),
  }),
  (p) => [...topics(p), 'permission:learning.review'],
)

const Waits = z.enum(['enrolment', 'result'])

/** The organisation lets its day pass: the person learns that, and may remind. */
export const studyOverdue = event('study.overdue', About.extend({ dueOn: z.iso.date(), what: Waits }), topics)

/** The person reminds the organisation. */
export const studyReminded = event(
  'study.reminded',
  About.extend({ dueOn: z.iso.date(), what: Waits, staffIds: z.array(z.uuid()) }),
  topics,
)

/** What newly waits for an organisation, or is past its day, told at once for many: its people get one line. */
export const studiesWait = event(
  'studies.wait',
  z.object({
    organisationId: z.uuid(),
    what: Waits,
    count: z.int(),
    /** Of the first of them. */
    title: z.string(),
    isOverdue: z.boolean(),
    staffIds: z.array(z.uuid()),
  }),
  (p) => [`organisation:${p.organisationId}`],
)

/** The organisation moved the session: the days of this learning are other ones. */
export const studyRescheduled = event(
  'study.rescheduled',
  About.extend({
    sessionId: z.uuid(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date().nullable(),
    was: z.object({ startsOn: z.iso.date(), endsOn: z.iso.date().nullable() }),
  }),
  topics,
)

/** The programme is withdrawn; whoever is enrolled may finish. */
export const studyProgrammeWithdrawn = event(
  'study.programme-withdrawn',
  About.extend({ why: z.string(), endsOn: z.iso.date().nullable(), state: StudyState }),
  topics,
)
