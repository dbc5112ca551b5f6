/** Who may ask about which look, and who answers (B4). Pure. */
import type { Actor } from '../../platform/context.ts'
import type { JournalRow } from '../../platform/journal/read.ts'
import type { ExplanationRecord } from './domain.ts'

/** A line of my journal: about me, or by me. */
export const isMyLine = (actor: Actor, row: JournalRow): boolean =>
  actor.personId !== null && (row.subjectId === actor.personId || row.actorId === actor.personId)

/** About what others or the portal did with my data. */
export const mayAsk = (actor: Actor, row: JournalRow): boolean =>
  actor.personId !== null && row.subjectId === actor.personId && row.actorId !== actor.personId

/** Who looked, or an administrator; never whoever asks, nobody explains to themselves. */
export const mayAnswer = (actor: Actor, e: ExplanationRecord): boolean =>
  actor.personId !== null &&
  e.subjectId !== actor.personId &&
  (e.actorId === actor.personId || actor.permissions.has('explanations.manage'))
