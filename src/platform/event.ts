/** Something that happened, said once in the contract of the module it happened in. */
import type { z } from 'zod'
import type { Context } from './context.ts'

export interface Event<T extends z.ZodType = z.ZodType> {
  /** Past tense, `<module>.<what-happened>`. */
  readonly type: string
  readonly payload: T
  /** Whose open pages change at once: topics such as `person:<id>` or `permission:<permission>`. */
  readonly live: (payload: z.output<T>) => readonly string[]
}

export const event = <T extends z.ZodType>(
  type: string,
  payload: T,
  live: (payload: z.output<T>) => readonly string[] = () => [],
): Event<T> => ({ type, payload, live })

/** A hearer. `name` is stable: it is the name of the job and stands in the dead-letter list. */
export interface Hearing {
  readonly kind: 'hearing'
  readonly name: string
  readonly type: string
  readonly work: (ctx: Context, payload: unknown, eventId: string) => Promise<void>
}

/** At least once, so `work` must not mind hearing the same event twice: `eventId` is the same each time. */
export const hears = <T extends z.ZodType>(
  name: string,
  e: Event<T>,
  work: (ctx: Context, payload: z.output<T>, eventId: string) => Promise<void>,
): Hearing => ({
  kind: 'hearing',
  name,
  type: e.type,
  work: (ctx, raw, eventId) => work(ctx, e.payload.parse(raw), eventId),
})

/** Work that a clock starts; `cron` is in UTC, five fields. */
export interface Schedule {
  readonly kind: 'schedule'
  readonly name: string
  readonly cron: string
  readonly work: (ctx: Context) => Promise<void>
}

export const every = (name: string, cron: string, work: (ctx: Context) => Promise<void>): Schedule => ({
  kind: 'schedule',
  name,
  cron,
  work,
})

export type Job = Hearing | Schedule
