/** The register of papers for those who decide on them: search, one paper, suspension and revocation (F7). */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { invalid } from '../../../platform/refusals.ts'
import * as refusals from './refusals.ts'
import { Paper, PaperWithHistory } from './shapes.ts'
import { PaperClass, PaperStatus } from './words.ts'

const Id = z.object({ id: z.uuid() })
const Holder = z.object({ id: z.uuid(), fullName: z.string(), snils: z.string().nullable() })

/** Which papers are looked for; `ending`: verified, within the farthest of the warnings. */
export const PaperFilter = z.enum([...PaperStatus.options, 'ending'])
export type PaperFilter = z.output<typeof PaperFilter>

export const DeskRow = Paper.omit({ application: true, files: true, can: true, isReplaced: true }).extend({
  holder: Holder,
})
export type DeskRow = z.output<typeof DeskRow>

export const DeskPaper = PaperWithHistory.omit({ can: true }).extend({
  holder: Holder,
  can: z.object({ suspend: z.boolean(), resume: z.boolean(), revoke: z.boolean() }),
})
export type DeskPaper = z.output<typeof DeskPaper>

export const findPapers = endpoint({
  method: 'GET',
  path: '/api/desk/papers',
  summary: 'Реестр допусков: по человеку, номеру, состоянию; новые изменения сверху',
  query: z.object({
    /** A number, a name or a СНИЛС. */
    text: z.string().trim().max(100).default(''),
    status: PaperFilter.optional(),
    class: PaperClass.optional(),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  reply: z.object({ items: z.array(DeskRow), nextCursor: z.string().nullable() }),
  problems: [invalid],
})

export const readDeskPaper = endpoint({
  method: 'GET',
  path: '/api/desk/papers/:id',
  summary: 'Допуск в реестре; владелец увидит, кто смотрел',
  params: Id,
  reply: DeskPaper,
  problems: [refusals.paperNotFound],
})

export const Stop = z.object({
  act: z.enum(['suspend', 'resume', 'revoke']),
  version: z.int(),
  reason: z.string().trim().min(10, 'Объясните причину: её прочтёт человек').max(500, 'Не больше 500 знаков'),
})
export type Stop = z.output<typeof Stop>

export const stopPaper = endpoint({
  method: 'POST',
  path: '/api/desk/papers/:id/standing',
  summary: 'Приостановить, возобновить или аннулировать допуск; раздел работы следует сразу',
  params: Id,
  body: Stop,
  reply: DeskPaper,
  problems: [
    refusals.paperNotFound,
    refusals.paperChanged,
    refusals.cannotStop,
    refusals.cannotResume,
    refusals.ownPaper,
    invalid,
  ],
})
