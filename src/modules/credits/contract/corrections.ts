/** What was confirmed, by whatever organisation or verifier: found by the person or a number, taken back with a reason. Promise D7+. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { event } from '../../../platform/event.ts'
import { refusal } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { activityNotFound, ActivityState } from './activities.ts'
import { Reversal, reversalProblems, Settled } from './claims.ts'

export const Correction = z.object({
  id: z.uuid(),
  of: z.enum(['claim', 'activity']),
  person: z.string(),
  title: z.string(),
  /** The organisation where it was learnt, or where the activity was. */
  place: z.string().nullable(),
  specialty: z.string(),
  /** 0: an activity that stays in the portfolio only. */
  credits: z.int(),
  on: z.iso.date(),
  /** Of the document, or of the application about the activity. */
  number: z.string().nullable(),
  isReversed: z.boolean(),
  reason: z.string().nullable(),
  can: z.object({ reverse: z.boolean() }),
})
export type Correction = z.output<typeof Correction>

export const activityNotConfirmed = refusal(
  'activity.not-confirmed',
  409,
  'Снять можно только подтверждённое: здесь уже решено иначе',
)

const Id = z.object({ id: z.uuid() })

export const findCorrections = endpoint({
  method: 'GET',
  path: '/api/credits/corrections',
  summary: 'Подтверждённое обучение и другая деятельность: найти по человеку или номеру',
  query: z.object({
    text: z.string().trim().max(100).default(''),
    cursor: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  reply: z.object({ items: z.array(Correction), nextCursor: z.string().nullable() }),
})

export const correctClaim = endpoint({
  method: 'POST',
  path: '/api/credits/corrections/:id',
  summary: 'Снять ошибочное подтверждение любой организации с причиной',
  params: Id,
  body: Reversal,
  reply: Settled,
  problems: reversalProblems,
})

export const correctActivity = endpoint({
  method: 'POST',
  path: '/api/credits/corrections/activities/:id',
  summary: 'Снять ошибочно подтверждённую деятельность с причиной: её ЗЕТ снимутся',
  params: Id,
  body: Reversal,
  reply: z.object({ id: z.uuid(), state: ActivityState }),
  problems: [activityNotFound, invalid, activityNotConfirmed],
})

/** For the open pages of whoever corrects credits: which one only, nothing of its person. */
export const activityCounted = event('activity.counted', z.object({ activityId: z.uuid() }), () => [
  'permission:credits.correct',
])

/** `wasCredited`: the ledger told the person of it already. */
export const activityReversed = event(
  'activity.reversed',
  z.object({
    activityId: z.uuid(),
    personId: z.uuid(),
    title: z.string(),
    reason: z.string(),
    wasCredited: z.boolean(),
  }),
  (p) => [`person:${p.personId}`],
)
