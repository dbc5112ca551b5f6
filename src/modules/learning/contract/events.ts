/** What this module tells. */
import { z } from 'zod'
import { event } from '../../../platform/event.ts'
import { ProviderState } from './words.ts'

/** The reviewers' alone: a draft is no other organisation's business. */
const desks = () => ['permission:learning.review']

export const providerMoved = event(
  'provider.moved',
  z.object({
    organisationId: z.uuid(),
    name: z.string(),
    state: ProviderState,
    reason: z.string().nullable(),
    /** Who submitted it: they are told of the decision. */
    submittedBy: z.uuid().nullable(),
  }),
  desks,
)
/** A draft was written or changed, sent to review or recalled. */
export const programmeMoved = event(
  'programme.moved',
  z.object({ programmeId: z.uuid(), organisationId: z.uuid(), state: z.string() }),
  desks,
)
/** Many at once where a reviewer decides on many, or a provider loads a file. */
export const programmesPublished = event(
  'programmes.published',
  z.object({
    programmeIds: z.array(z.uuid()),
    /** Those of them that nobody had seen before; the others have another version. */
    newIds: z.array(z.uuid()).optional(),
  }),
  desks,
)
/** A programme that is published gets one more day on which it begins. */
export const intakeOpened = event(
  'programme.intake-opened',
  z.object({
    programmeId: z.uuid(),
    sessions: z.array(z.object({ startsOn: z.iso.date(), applyBy: z.iso.date().nullable() })),
  }),
  desks,
)
export const programmesReturned = event(
  'programmes.returned',
  z.object({
    items: z.array(z.object({ programmeId: z.uuid(), title: z.string(), submittedBy: z.uuid().nullable() })),
    reason: z.string(),
  }),
  desks,
)
export const programmeWithdrawn = event(
  'programme.withdrawn',
  z.object({
    programmeId: z.uuid(),
    organisationId: z.uuid(),
    title: z.string(),
    why: z.string(),
    /** The organisation still decides on applications it has. */
    keepsApplications: z.boolean().default(false),
  }),
  desks,
)
const Days = z.object({ startsOn: z.iso.date(), endsOn: z.iso.date() })
/** The days of a session that somebody is put down for are other ones. */
export const sessionMoved = event(
  'session.moved',
  z.object({
    sessionId: z.uuid(),
    programmeId: z.uuid(),
    organisationId: z.uuid(),
    title: z.string(),
    was: Days,
    to: Days,
  }),
  desks,
)
