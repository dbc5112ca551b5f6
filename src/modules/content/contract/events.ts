/** What this module tells. */
import { z } from 'zod'
import { event } from '../../../platform/event.ts'
import { ItemState } from './words.ts'

/** A material came in; its import begins. */
export const materialBrought = event('content.material-brought', z.object({ materialId: z.uuid() }))

/** An import goes on or is over, items changed, an edition opened: pages of whoever brought it are asked anew. */
export const contentMoved = event(
  'content.moved',
  z.object({ programmeId: z.uuid(), organisationId: z.uuid(), by: z.uuid().nullable() }),
  (e) => (e.by ? [`person:${e.by}`] : []),
)

/** What a package of xAPI said of itself to the store. */
export const packageSaid = event(
  'content.package-said',
  z.object({
    studyId: z.uuid(),
    itemId: z.uuid(),
    outcome: z.enum(['passed', 'failed', 'completed']),
    score: z.number().min(0).max(1).nullable(),
  }),
)

/** One line for the people of an organisation, however many wait. */
export const ManyWait = z.object({
  organisationId: z.uuid(),
  stage: z.enum(['waits', 'today', 'overdue']),
  count: z.int(),
  /** Of the section of the first of them. */
  title: z.string(),
  staffIds: z.array(z.uuid()),
})

/** Free answers wait to be marked; tries are counted. */
export const answersWait = event('answers.wait', ManyWait)

/** The last free answer of a try is marked. */
export const attemptMarked = event(
  'attempt.marked',
  z.object({
    attemptId: z.uuid(),
    studyId: z.uuid(),
    personId: z.uuid(),
    /** Of the programme. */
    title: z.string(),
    itemTitle: z.string(),
    isPassed: z.boolean(),
  }),
  (e) => [`person:${e.personId}`],
)

/** Something was learnt on one device: the others show it at once. */
export const courseMoved = event(
  'course.moved',
  z.object({
    studyId: z.uuid(),
    personId: z.uuid(),
    itemId: z.uuid(),
    state: ItemState,
    share: z.number(),
    deviceId: z.uuid().nullable(),
  }),
  (e) => [`person:${e.personId}`],
)
