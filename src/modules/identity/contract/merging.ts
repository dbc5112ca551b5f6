/** Two accounts of one person made one, by the person themselves (C3): shown first, then confirmed; never undone. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import * as refusals from './refusals.ts'

/** «Заявления», 3. */
export const MovedThing = z.object({ what: z.string(), count: z.int() })
export type MovedThing = z.output<typeof MovedThing>

const Account = z.object({
  fullName: z.string(),
  since: z.iso.datetime(),
  /** The last five digits. */
  snilsEnd: z.string().nullable(),
  /** Masked. */
  phone: z.string().nullable(),
  email: z.string().nullable(),
})

export const MergeOffer = z.object({
  id: z.uuid(),
  /** Госуслуги proved this one. */
  kept: Account,
  /** The one that is open now. */
  gone: Account,
  moves: z.array(MovedThing),
  /** Ways in of the gone one that open nothing any more. */
  ends: z.array(z.enum(['password', 'factors', 'roles'])),
  expiresAt: z.iso.datetime(),
})
export type MergeOffer = z.output<typeof MergeOffer>

const params = z.object({ id: z.uuid() })

export const readMerge = endpoint({
  method: 'GET',
  path: '/api/profile/merges/:id',
  summary: 'Что перейдёт, если объединить два своих кабинета',
  params,
  reply: MergeOffer,
  problems: [refusals.mergeGone],
})

export const confirmMerge = endpoint({
  method: 'POST',
  path: '/api/profile/merges/:id/confirmation',
  summary: 'Объединить два своих кабинета: обратно не разделить, этот вход закончится',
  params,
  problems: [refusals.mergeGone, refusals.mergeOfStaff],
  assurance: 'fresh',
})
