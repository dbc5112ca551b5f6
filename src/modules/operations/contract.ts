/** What this module says to the outside: work that stopped, and how the queue of the portal lives. */
import { z } from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import { refusal } from '../../platform/problem.ts'

export * from './contract/settings.ts'

export const DeadLetter = z.object({
  id: z.string(),
  /** The name of the job: `notifications.tell-of-decision`. */
  job: z.string(),
  attempts: z.int(),
  /** The last fault, without personal data. */
  fault: z.string().nullable(),
  createdAt: z.iso.datetime(),
  failedAt: z.iso.datetime(),
})
export type DeadLetter = z.output<typeof DeadLetter>

export const QueueHealth = z.object({
  waiting: z.int(),
  dead: z.int(),
  /** How long the oldest job that should have run has been waiting, seconds. */
  lagSeconds: z.number(),
  /** Words of the judgement: `calm`, `late` (more than a minute), `stuck` (more than ten). */
  state: z.enum(['calm', 'late', 'stuck']),
})
export type QueueHealth = z.output<typeof QueueHealth>

export const jobNotFound = refusal('job.not-found', 404, 'Этого задания среди остановившихся уже нет')

export const listDeadLetters = endpoint({
  method: 'GET',
  path: '/api/operations/jobs',
  summary: 'Остановившиеся задания и состояние очереди',
  reply: z.object({ items: z.array(DeadLetter), health: QueueHealth }),
})

export const replayJob = endpoint({
  method: 'POST',
  path: '/api/operations/jobs/:id/replay',
  summary: 'Запустить задание снова',
  params: z.object({ id: z.string().regex(/^\d{1,18}$/) }),
  reply: z.object({ items: z.array(DeadLetter), health: QueueHealth }),
  problems: [jobNotFound],
})
