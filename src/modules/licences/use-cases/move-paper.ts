/** One step in the life of a paper: kept, written to its history and the journal, told, and the sections follow at once (F7). */
import type { Context } from '../../../platform/context.ts'
import { replaceOpenings, sectionsChanged } from '../../../platform/session/openings.ts'
import { attestationMoved, paperMoved, paperStopped, type PaperAct } from '../contract.ts'
import { openingsOf } from '../domain/coverage.ts'
import type { PaperRecord } from '../domain/paper.ts'
import * as papers from '../store/papers.ts'
import type { Difference } from '../store/tables.ts'

export interface Step {
  readonly act: PaperAct
  readonly reason?: string | null
  /** Who decided, when it is not whoever acts now. */
  readonly decidedBy?: string | null
  readonly differences?: readonly Difference[]
}

const stops: readonly PaperAct[] = ['suspended', 'resumed', 'revoked']

/** `before` is null for a paper that is new. The caller has locked the papers of the person. */
export async function movePaper(
  tx: Context,
  before: PaperRecord | null,
  after: PaperRecord,
  { act, reason = null, decidedBy = tx.actor.personId, differences = [] }: Step,
): Promise<void> {
  await papers.putPaper(tx.db, after)
  await papers.addChange(tx.db, {
    paperId: after.id,
    at: tx.now,
    act,
    from: before?.status ?? null,
    to: after.status,
    actorId: decidedBy,
    reason,
    differences,
  })
  await tx.record({
    subjectId: after.personId,
    object: { kind: 'licence', id: after.id },
    details: { act, ...(reason ? { reason } : {}) },
  })
  const news = {
    paperId: after.id,
    personId: after.personId,
    class: after.class,
    kind: after.kind,
    status: after.status,
    act,
    reason,
  }
  await tx.publish(paperMoved, news)
  if (after.class === 'attestation' && (after.status === 'verified' || before?.status === 'verified'))
    await tx.publish(attestationMoved, news)
  if (stops.includes(act)) await tx.publish(paperStopped, news)
  await recount(tx, after.personId)
}

/** Counts the openings of a person from all their papers; open pages are told when anything differs. */
export async function recount(tx: Context, personId: string): Promise<boolean> {
  const all = await papers.papersOf(tx.db, personId)
  const isChanged = await replaceOpenings(tx.db, personId, openingsOf(all, tx.now))
  if (isChanged) await tx.publish(sectionsChanged, { personId })
  return isChanged
}
