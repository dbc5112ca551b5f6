/** D2: the learner says that a section on another platform is gone through, and takes it back while nobody has acted. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import * as no from '../contract.ts'
import type { Course } from '../contract.ts'
import { markDueOn } from '../domain/marking.ts'
import { presentCourse } from '../present/course.ts'
import * as store from '../store/claims.ts'
import { lockCourse } from '../store/courses.ts'
import type { ItemRow } from '../store/editions.ts'
import { openCourse, wholeOf, type Opened } from './course.ts'
import { moveItem } from './move-item.ts'
import { mustBeOpen } from './order.ts'

const shares = { waiting: 0.5, confirmed: 1, returned: 0, 'taken-back': 0 } as const

/** One after another: two clicks, two devices, the organisation at the same moment. */
async function held(
  tx: Context,
  studyId: string,
  itemId: string,
): Promise<{ opened: Opened; item: ItemRow }> {
  await openCourse(tx, studyId)
  await lockCourse(tx.db, studyId)
  const opened = await openCourse(tx, studyId)
  const item = opened.items.find((i) => i.id === itemId)
  if (!item?.external) throw new Problem(no.itemNotFound)
  return { opened, item }
}

const shown = async (tx: Context, opened: Opened): Promise<Course> =>
  presentCourse(tx.actor, await wholeOf(tx, opened))

/** What is done stays done; what was returned or taken back begins anew. */
export const noteClaim = (
  tx: Context,
  opened: Opened,
  item: ItemRow,
  state: store.ClaimRow['state'],
): Promise<void> =>
  moveItem(tx, opened, item, {
    isDone: state === 'confirmed',
    isFailed: false,
    share: shares[state],
    mayFall: true,
    score: null,
  })

export const claimExternal = (ctx: Context, studyId: string, itemId: string, note: string): Promise<Course> =>
  ctx.transaction(async (tx) => {
    const { opened, item } = await held(tx, studyId, itemId)
    const known = (await store.claimsOf(tx.db, studyId)).filter((c) => c.item_id === itemId)
    if (known.some((c) => c.state === 'waiting' || c.state === 'confirmed')) return shown(tx, opened)
    if (!opened.study.isOpen) throw new Problem(no.courseNotBegun)
    await mustBeOpen(tx, opened, itemId)
    const today = moscowDay(tx.now)
    const id = tx.services.random.uuid()
    const dueOn = markDueOn(today, await store.confirmingTerm(tx.db, today))
    await store.insertClaim(tx.db, {
      id,
      study_id: studyId,
      item_id: itemId,
      person_id: personOf(tx),
      organisation_id: opened.study.organisationId,
      state: 'waiting',
      note: note === '' ? null : note,
      claimed_at: tx.now,
      due_on: dueOn,
      told_of: null,
      decided_by: null,
      decided_at: null,
      reason: null,
    })
    await noteClaim(tx, opened, item, 'waiting')
    await record(tx, opened, item, { claim: id, dueOn })
    return shown(tx, opened)
  })

export const takeBackClaim = (ctx: Context, studyId: string, itemId: string): Promise<Course> =>
  ctx.transaction(async (tx) => {
    const { opened, item } = await held(tx, studyId, itemId)
    const last = (await store.claimsOf(tx.db, studyId)).find((c) => c.item_id === itemId)
    if (!last || last.state === 'taken-back') return shown(tx, opened)
    const to = { state: 'taken-back', decided_by: null, decided_at: null, reason: null } as const
    if (!(await store.settleClaim(tx.db, last.id, to)))
      throw new Problem(no.claimDecided, { current: await shown(tx, opened) })
    await noteClaim(tx, opened, item, 'taken-back')
    await record(tx, opened, item, { claim: last.id })
    return shown(tx, opened)
  })

const record = (tx: Context, opened: Opened, item: ItemRow, details: Record<string, string>) =>
  tx.record({
    subjectId: opened.course.person_id,
    object: { kind: 'study', id: opened.course.study_id },
    details: { title: opened.study.title, item: item.title, ...details },
  })
