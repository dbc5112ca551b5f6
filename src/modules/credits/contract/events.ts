/** What this module tells of cycles and credits. */
import { z } from 'zod'
import { event } from '../../../platform/event.ts'
import { CreditKind } from './words.ts'

const topics = (p: { personId: string }) => [`person:${p.personId}`]

export const cycleOpened = event(
  'cycle.opened',
  z.object({ cycleId: z.uuid(), personId: z.uuid(), specialty: z.string() }),
  topics,
)
/** A paper was checked that says the same: by itself. */
export const cycleConfirmed = event(
  'cycle.confirmed',
  z.object({ cycleId: z.uuid(), personId: z.uuid(), specialty: z.string(), isOwnAct: z.boolean() }),
  topics,
)
/** A paper was checked that says otherwise: the person is asked. */
export const cycleDiffers = event(
  'cycle.differs',
  z.object({
    cycleId: z.uuid(),
    personId: z.uuid(),
    paperId: z.uuid(),
    specialty: z.string(),
    does: z.enum(['correct', 'follow']),
  }),
  topics,
)
export const cycleSaved = event('cycle.saved', z.object({ cycleId: z.uuid(), personId: z.uuid() }), topics)
export const credited = event(
  'credits.credited',
  z.object({
    cycleId: z.uuid(),
    personId: z.uuid(),
    credits: z.int(),
    title: z.string(),
    /** The ledger took it back. */
    isReversal: z.boolean(),
    /** Why it was taken back; events of long ago have none. */
    reason: z.string().optional(),
    /** The person did it and sees it. */
    isOwnAct: z.boolean(),
    /** The entry behind it; events of long ago have none. */
    of: z
      .object({
        source: z.string(),
        kind: CreditKind,
        earnedOn: z.iso.date(),
        organisation: z.string().nullable(),
      })
      .optional(),
  }),
  topics,
)
const Waiting = z.object({
  expectationId: z.uuid(),
  personId: z.uuid(),
  credits: z.int(),
  title: z.string(),
})
/** Earned, and no cycle takes it by itself. */
export const creditWaits = event('credits.waits', Waiting, topics)
/** It looks like what stands already: the person says whether it is; or it certainly is, and is not counted again. */
export const creditDoubted = event('credits.doubted', Waiting.extend({ twin: z.string() }), topics)
export const creditTwice = event('credits.twice', Waiting.extend({ twin: z.string() }), topics)
/** A checked document, or what was learnt here, that brings no credits, and by which rule. */
export const creditNone = event(
  'credits.none',
  z.object({ personId: z.uuid(), source: z.string(), title: z.string(), rule: z.string() }),
  topics,
)
