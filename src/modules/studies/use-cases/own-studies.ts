/** D1, D2: what a person learns, has learnt, and how it stands; learning that goes on can be left. */
import { isMillis, fromPlace, toPlace } from '../../../platform/cursor.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { freePlace } from '../../learning/index.ts'
import { studyNotFound, studyPassed, type Study, type StudyState, type Tab } from '../contract.ts'
import * as policy from '../policy.ts'
import { presentStudy } from '../present/study.ts'
import * as store from '../store/studies.ts'
import type { StudyRow } from '../store/tables.ts'
import { dueFor } from './deadline.ts'
import { told } from './enrol.ts'

export async function listStudies(
  ctx: Context,
  q: { readonly tab: Tab; readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: Study[]; counts: Record<Tab, number>; nextCursor: string | null }> {
  const personId = personOf(ctx)
  const rows = await store.studiesOf(ctx.db, personId, q.tab, fromPlace(q.cursor, isMillis), q.limit + 1)
  const page = rows.slice(0, q.limit)
  const last = page.at(-1)
  return {
    items: page.map((r) => presentStudy(ctx, r)),
    counts: await store.tabCounts(ctx.db, personId),
    nextCursor: rows.length > q.limit && last ? toPlace(last.touched_at.getTime(), last.id) : null,
  }
}

export async function ownStudy(ctx: Context, id: string): Promise<StudyRow> {
  const row = await store.findStudy(ctx.db, id)
  if (!row || !policy.isOwn(ctx.actor, row)) throw new Problem(studyNotFound)
  return row
}

export const readStudy = async (ctx: Context, id: string): Promise<Study> =>
  presentStudy(ctx, await ownStudy(ctx, id))

export async function studyOfProgramme(
  ctx: Context,
  programmeId: string,
): Promise<{ study: { id: string; state: StudyState } | null }> {
  const row = await store.standingStudy(ctx.db, personOf(ctx), programmeId)
  return { study: row ? { id: row.id, state: row.state } : null }
}

export const cancelStudy = (ctx: Context, id: string): Promise<Study> =>
  ctx.transaction(async (tx) => {
    await store.lockPerson(tx.db, personOf(tx))
    const row = await ownStudy(tx, id)
    if (row.state === 'cancelled') return presentStudy(tx, row)
    if (!policy.mayCancel(row.state)) throw new Problem(studyPassed, { state: row.state })
    const gone = await moved(tx, row, { state: 'cancelled', settled_at: tx.now, settled_by: row.person_id })
    if (row.session_id) await freePlace(tx, row.session_id)
    return presentStudy(tx, gone)
  })

/** Saved, written into the journal, told. */
export async function moved(tx: Context, row: StudyRow, to: Partial<StudyRow>): Promise<StudyRow> {
  const change = { ...to, ...(await dueFor(tx, { ...row, ...to })), touched_at: tx.now }
  await store.changeStudy(tx.db, row.id, change)
  const after = { ...row, ...change }
  await told(tx, after)
  return after
}
