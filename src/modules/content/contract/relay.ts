/** Words between a lesson of cmi5 and the portal's page: what it asks of the store goes through that page, which keeps it when there is no line. */
import { z } from 'zod'

const Headers = z.record(z.string(), z.string())

/** From the worker of the isolated origin, through our page beside the lesson; a port comes with it for the answer. */
export const FromKeeper = z.discriminatedUnion('say', [
  /** Requests of the lesson come here from now on; false: this browser forbids it. */
  z.object({ nmo: z.literal(1), say: z.literal('watching'), isWatching: z.boolean() }),
  z.object({
    nmo: z.literal(1),
    say: z.literal('asks'),
    method: z.string().max(10),
    url: z.string().max(20_000),
    headers: Headers,
    body: z.instanceof(ArrayBuffer).nullable(),
  }),
])
export type FromKeeper = z.output<typeof FromKeeper>
export type LessonAsks = Extract<FromKeeper, { say: 'asks' }>

/** To the worker, through the port. Null: no line, and nothing kept answers it. */
export type LessonAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: ArrayBuffer | null
} | null
