/** What this module tells others. */
import { z } from 'zod'
import { event } from '../../../platform/event.ts'
import { PaperAct, PaperClass, PaperKind, PaperStatus } from './words.ts'

export const PaperNews = z.object({
  paperId: z.uuid(),
  personId: z.uuid(),
  class: PaperClass,
  kind: PaperKind,
  status: PaperStatus,
  act: PaperAct,
  reason: z.string().nullable(),
})
export type PaperNews = z.output<typeof PaperNews>

/** The pages of the owner and of the desk change by themselves. */
const topics = (p: { personId: string }) => [`person:${p.personId}`, 'permission:licences.search']

export const paperMoved = event('licence.changed', PaperNews, topics)

/** An attestation is checked, mended or stopped: five-year cycles stand on it. */
export const attestationMoved = event('licence.attested', PaperNews)

/** Apart from all other changes: the person is told of these only, and an import of thousands wakes no hearer. */
export const paperStopped = event('licence.stopped', PaperNews)

/** So many days before the end, once for each distance; nothing takes the place of this paper yet. */
export const paperEnding = event(
  'licence.ending',
  z.object({
    paperId: z.uuid(),
    personId: z.uuid(),
    title: z.string(),
    endsOn: z.iso.date(),
    days: z.int(),
  }),
  topics,
)

/** The end has come; said once. The section closed by itself at that instant. */
export const paperEnded = event(
  'licence.ended',
  z.object({ paperId: z.uuid(), personId: z.uuid(), title: z.string() }),
  topics,
)

/** Other open pages of the same person show the newer draft. */
export const draftSaved = event(
  'licence-draft.saved',
  z.object({ draftId: z.uuid(), personId: z.uuid(), version: z.int() }),
  (p) => [`person:${p.personId}`],
)
