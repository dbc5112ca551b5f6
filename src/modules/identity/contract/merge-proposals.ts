/** Two accounts that look like one person's: an administrator proposes, the person agrees in each of them (C3, E1). */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { event } from '../../../platform/event.ts'
import { refusal } from '../../../platform/problem.ts'
import { MovedThing } from './merging.ts'
import { Doors, ownDoors } from './people-desk.ts'
import { personNotFound } from './refusals.ts'

export const notOnePerson = refusal('merge.not-one-person', 409, 'Эти записи не объединить')
export const mergeUnderWay = refusal(
  'merge.under-way',
  409,
  'Объединение уже предложено. Дождитесь ответа или отзовите его',
)
export const proposalGone = refusal('merge.proposal-gone', 409, 'Предложения больше нет')

const params = z.object({ id: z.uuid() })

export const proposeMerge = endpoint({
  method: 'POST',
  path: '/api/people/:id/merge-proposals',
  assurance: 'fresh',
  summary: 'Предложить человеку объединить две его записи; сам он соглашается в каждой',
  params,
  body: z.strictObject({
    otherId: z.uuid(),
    reason: z.string().trim().min(5, 'Напишите причину').max(300),
  }),
  reply: Doors,
  problems: [personNotFound, ownDoors, notOnePerson, mergeUnderWay],
})

export const withdrawMerge = endpoint({
  method: 'POST',
  path: '/api/people/:id/merge-withdrawal',
  assurance: 'fresh',
  summary: 'Отозвать предложение объединить записи',
  params,
  reply: Doors,
  problems: [personNotFound, ownDoors, proposalGone],
})

/** No contacts of the other account: until both have agreed it may be somebody else's. */
const Side = z.object({ fullName: z.string(), snilsEnd: z.string().nullable(), since: z.iso.datetime() })

export const MergeProposal = z.object({
  id: z.uuid(),
  reason: z.string(),
  proposedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** Whether the account that is open now is the one that stays. */
  isKept: z.boolean(),
  mine: Side,
  other: Side,
  /** Of the one that goes; told only to whoever has it open. */
  moves: z.array(MovedThing),
  agreed: z.object({ mine: z.boolean(), other: z.boolean() }),
})
export type MergeProposal = z.output<typeof MergeProposal>

export const readMergeProposal = endpoint({
  method: 'GET',
  path: '/api/profile/merge-proposal',
  summary: 'Предложение объединить два моих кабинета',
  reply: z.object({ proposal: MergeProposal.nullable() }),
})

const seen = z.strictObject({ id: z.uuid() })

export const agreeToMerge = endpoint({
  method: 'POST',
  path: '/api/profile/merge-proposal/consent',
  assurance: 'fresh',
  summary: 'Согласиться объединить два своих кабинета; когда согласились оба, они объединяются насовсем',
  body: seen,
  reply: z.object({ isMerged: z.boolean(), isSignedOut: z.boolean() }),
  problems: [proposalGone, notOnePerson],
})

export const refuseMerge = endpoint({
  method: 'POST',
  path: '/api/profile/merge-proposal/refusal',
  summary: 'Отказаться: кабинеты останутся как есть',
  body: seen,
  problems: [proposalGone],
})

export const mergeMoved = event(
  'identity.merge-moved',
  z.object({
    proposalId: z.uuid(),
    keptId: z.uuid(),
    goneId: z.uuid(),
    expiresAt: z.iso.datetime(),
    proposedBy: z.uuid(),
    step: z.enum(['proposed', 'agreed', 'done', 'refused', 'withdrawn']),
  }),
  (p) => [`person:${p.keptId}`, `person:${p.goneId}`, 'permission:people.manage'],
)
