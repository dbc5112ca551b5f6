/** What the channels tell: a message waits to be sent; a message came to its end. */
import { z } from 'zod'
import { event } from '../event.ts'

export const messageQueued = event('messages.queued', z.object({ messageId: z.uuid() }))

export const Outcome = z.enum(['sent', 'delivered', 'rejected', 'expired', 'failed'])
export type Outcome = z.output<typeof Outcome>

/** `failed`: the tries ran out; it lies in the dead letters and may still be sent by an administrator. */
export const messageSettled = event(
  'messages.settled',
  z.object({
    messageId: z.uuid(),
    key: z.string(),
    personId: z.uuid().nullable(),
    channel: z.enum(['sms', 'email', 'push']),
    kind: z.string(),
    outcome: Outcome,
    reason: z.string().nullable(),
    /** The caller's own id of the address, as given when the message was queued. */
    addressId: z.string().nullable(),
  }),
  (p) => (p.personId ? [`person:${p.personId}`] : []),
)
