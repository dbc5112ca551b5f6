/** D2, D7+: learning is finished: by its content, by the organisation, by a code, by presence; or its result is taken back. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { studyFinished, studyNotFound, studyProgressed, type Via } from '../contract.ts'
import * as store from '../store/studies.ts'
import type { StudyRow } from '../store/tables.ts'
import { dueFor } from './deadline.ts'
import { aboutOf } from './enrol.ts'
import { moved } from './own-studies.ts'

export interface Finish {
  readonly on: string
  readonly via: Via
  /** Who entered it; null: the rule of the portal. */
  readonly by: string | null
  readonly documentNumber?: string
}

/** The caller holds the row. */
export async function finish(tx: Context, row: StudyRow, how: Finish): Promise<StudyRow> {
  const finished = await moved(tx, row, {
    state: 'finished',
    finished_on: how.on,
    via: how.via,
    settled_at: tx.now,
    settled_by: how.by,
    document_number: how.documentNumber || row.document_number,
    share: '1',
  })
  await tx.publish(studyFinished, {
    ...aboutOf(row),
    version: row.version,
    kind: row.kind,
    number: row.number,
    organisationName: row.organisation_name,
    hours: row.hours,
    credits: row.credits,
    rule: row.rule,
    specialtyKey: row.specialty_key,
    startedOn: row.starts_on,
    finishedOn: how.on,
    documentNumber: finished.document_number,
    via: how.via,
    approvedBy: how.by,
  })
  return finished
}

export interface Progress {
  readonly studyId: string
  /** 0…1 of the materials that count. */
  readonly share: number
  /** All that is required is done and passed. */
  readonly isDone: boolean
  /** 0…1 of the final test; null when there is none. */
  readonly score: number | null
}

const fraction = (n: number): string => Math.min(1, Math.max(0, n)).toFixed(4)

/**
 * Told by content inside its transaction. A module is finished by it; for other kinds the organisation sees that the
 * materials are done and enters the result. What does not go on any more is left as it is.
 */
export async function noteProgress(tx: Context, p: Progress): Promise<{ readonly isFinished: boolean }> {
  const [row] = await store.lockStudies(tx.db, [p.studyId])
  if (!row) throw new Problem(studyNotFound)
  if (row.state !== 'learning') return { isFinished: row.state === 'finished' }
  const share = fraction(p.share)
  const score = p.score === null ? row.score : fraction(p.score)
  const step = { share, score, content_done_at: p.isDone ? (row.content_done_at ?? tx.now) : null }
  const change = { ...step, ...(await dueFor(tx, { ...row, ...step })), touched_at: tx.now }
  await store.changeStudy(tx.db, row.id, change)
  await tx.publish(studyProgressed, { studyId: row.id, personId: row.person_id, share: Number(share) })
  if (!p.isDone || row.kind !== 'module') return { isFinished: false }
  await finish(tx, { ...row, ...change }, { on: moscowDay(tx.now), via: 'content', by: null })
  return { isFinished: true }
}

/** False: this person is not put down for it, or it does not go on. The caller has checked the code or the presence. */
export async function finishByPresence(
  tx: Context,
  how: {
    readonly personId: string
    readonly programmeId: string
    readonly via: 'code' | 'presence'
    readonly on: string
  },
): Promise<boolean> {
  const standing = await store.standingStudy(tx.db, how.personId, how.programmeId)
  const [row] = standing ? await store.lockStudies(tx.db, [standing.id]) : []
  if (row?.state !== 'learning') return false
  await finish(tx, row, { on: how.on, via: how.via, by: null })
  return true
}
