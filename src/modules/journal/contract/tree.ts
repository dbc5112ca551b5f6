/** The journal as a whole, for anyone: its signed state and the hashes of its tree. Nothing of a row can be read out of them. */
import { z } from 'zod'
import { bytes, endpoint } from '../../../platform/endpoint.ts'
import { refusal } from '../../../platform/problem.ts'

export const stateAbsent = refusal(
  'journal.no-state',
  404,
  'Журнал ещё не отмечен: отметка ставится раз в минуту',
)
export const tileAbsent = refusal('journal.no-tile', 404, 'Такой части дерева нет')

export const journalState = endpoint({
  method: 'GET',
  path: '/api/journal/state',
  summary: 'Последняя подписанная отметка журнала (C2SP tlog-checkpoint): сколько записей и корень дерева',
  query: z.object({ size: z.coerce.number().int().min(1).optional() }),
  reply: bytes(['text/plain'], 4000),
  problems: [stateAbsent],
})

export const journalTile = endpoint({
  method: 'GET',
  path: '/api/journal/tree/:level/:number',
  summary: 'Хеши дерева журнала, по 256 (C2SP tlog-tiles): по ним видно, что прежние записи не переписаны',
  params: z.object({
    level: z.coerce.number().int().min(0).max(8),
    number: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  }),
  reply: bytes(['application/octet-stream'], 8192),
  problems: [tileAbsent],
})
