/** What this module says to the outside: codes of events (ИКП), checks during them, who was there. Promise D7+. */
import { z } from 'zod'
import { event } from '../../platform/event.ts'

export * from './contract/desk.ts'
export * from './contract/own.ts'
export * from './contract/shapes.ts'

const About = z.object({ meetingId: z.uuid(), personId: z.uuid() })
const toPerson = (p: { personId: string }) => [`person:${p.personId}`]

/** A check has begun: the open page of a listener asks «Вы здесь?». */
export const presenceAsked = event(
  'presence.asked',
  About.extend({ n: z.int(), closesAt: z.iso.datetime() }),
  toPerson,
)

/** What came of the presence of one listener when the event was over. */
export const presenceSettled = event(
  'presence.settled',
  About.extend({ title: z.string(), isConfirmed: z.boolean(), why: z.string() }),
  toPerson,
)

export const codeUsed = event('presence.code-used', About.extend({ programmeId: z.uuid() }), toPerson)
