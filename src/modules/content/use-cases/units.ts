/** D2, D9+: lessons of a cmi5 course are opened for their learner; what the store hears of them is progress of the item. */
import type { z } from 'zod'
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import type { cmi5Moved } from '../../cmi5/contract.ts'
import { launchUnit, unitsOf } from '../../cmi5/index.ts'
import * as no from '../contract.ts'
import type { CourseUnit } from '../contract.ts'
import * as store from '../store/courses.ts'
import type { ItemRow } from '../store/editions.ts'
import type { MaterialRow } from '../store/materials.ts'
import { openCourse, openedFor, type Opened } from './course.ts'
import { moveItem } from './move-item.ts'
import { mustBeOpen } from './order.ts'
import { issueTicket } from './ticket.ts'

interface Lessons {
  readonly opened: Opened
  readonly item: ItemRow
  readonly material: MaterialRow
  readonly courseId: string
}

export async function lessonsOf(tx: Context, studyId: string, itemId: string): Promise<Lessons> {
  const opened = await openCourse(tx, studyId)
  const item = opened.items.find((one) => one.id === itemId)
  const material = opened.materials.get(item?.material_id ?? '')
  if (!item || material?.inside?.kind !== 'cmi5') throw new Problem(no.itemNotFound)
  return { opened, item, material, courseId: material.inside.courseId }
}

/** What was finished may be looked at; nothing is counted then. */
const modeOf = ({ study }: Opened): 'Normal' | 'Review' => (study.isOpen ? 'Normal' : 'Review')

interface Units {
  readonly items: CourseUnit[]
  readonly can: { readonly open: boolean }
}

export const listUnits = (ctx: Context, studyId: string, itemId: string): Promise<Units> =>
  ctx.transaction(async (tx) => {
    const { opened, item, courseId } = await lessonsOf(tx, studyId, itemId)
    const units = await unitsOf(tx, { courseId, holder: { holderId: studyId, partId: item.id } })
    return {
      items: units.map(({ title, isSatisfied, isFailed, masteryScore, score }, number) => ({
        number,
        title,
        isDone: isSatisfied,
        isFailed,
        masteryScore,
        score,
      })),
      can: { open: opened.study.isOpen || opened.study.state === 'finished' },
    }
  })

export const openUnit = (ctx: Context, studyId: string, itemId: string, unit: number) =>
  ctx.transaction(async (tx) => {
    const lessons = await lessonsOf(tx, studyId, itemId)
    const { opened, item, material, courseId } = lessons
    await mustBeOpen(tx, opened, itemId)
    const { origin, token, until } = issueTicket(tx, material.id)
    const launched = await launchUnit(tx, {
      registration: null,
      courseId,
      personId: personOf(tx),
      holder: { holderId: studyId, partId: item.id },
      unit,
      mode: modeOf(opened),
      base: `${origin}/play/${token}/files/`,
      returnUrl: null,
    })
    await store.changeCourse(tx.db, studyId, { last_item_id: item.id, seen_at: tx.now })
    return {
      url: launched.url,
      keeperUrl: `${origin}/play/${token}/keeper`,
      sessionId: launched.sessionId,
      isOwnWindow: launched.launchMethod === 'OwnWindow',
      until: until.toISOString(),
    }
  })

/** Hearing it twice, or an older one after a newer one, changes nothing: what is done stays done, a share only grows. */
export const hearMove = (ctx: Context, moved: z.output<typeof cmi5Moved.payload>): Promise<void> =>
  ctx.transaction(async (tx) => {
    if (!moved.holder) return
    const studyId = moved.holder.holderId
    if (!(await store.lockCourse(tx.db, studyId))) return
    const opened = await openedFor(tx, studyId)
    const item = opened.items.find((one) => one.id === moved.holder?.partId)
    if (!item) return
    await moveItem(tx, opened, item, moved)
  })
