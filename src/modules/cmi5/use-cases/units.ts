/** D9+: units of a course in order, and what of them is satisfied for one learner. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { cmi5Unknown } from '../contract.ts'
import { nodesOf } from '../domain/tree.ts'
import * as store from '../store/courses.ts'
import { isFailed } from './courses.ts'

export interface UnitStanding {
  readonly title: string
  readonly isSatisfied: boolean
  /** Not passed, and never passed since. */
  readonly isFailed: boolean
  /** 0…1: how much is to be reached; null: the course says nothing of it. */
  readonly masteryScore: number | null
  /** 0…1; null: none was told. */
  readonly score: number | null
}

/** The caller has checked whose it is. */
export const unitsOf = (
  ctx: Context,
  asked: { readonly courseId: string; readonly holder: store.Holder },
): Promise<UnitStanding[]> =>
  // Over the wall: the structure belongs to its store.
  ctx.beyond(async (over) => {
    const course = await store.findCourse(over.db, asked.courseId)
    if (!course) throw new Problem(cmi5Unknown)
    const held = await store.heldRegistration(over.db, asked.holder)
    const rows = held ? await store.nodesOf(over.db, held.id) : []
    const known = new Map(rows.map((row) => [row.number, row]))
    return nodesOf(course.structure)
      .filter((node) => node.kind === 'au')
      .map((node) => {
        const row = known.get(node.number)
        const { satisfied_at: at = null, score = null } = row ?? {}
        const title = node.title['ru'] ?? Object.values(node.title)[0] ?? node.id
        return {
          title,
          isSatisfied: at !== null,
          isFailed: at === null && isFailed(row),
          masteryScore: node.unit?.masteryScore ?? null,
          score: score === null ? null : Math.max(0, score),
        }
      })
  })
