/** D9+: a course is made known by its structure; a person is registered in it, and what needs no learning is satisfied at once. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { previewStore } from '../../lrs/contract.ts'
import { learnerActor, tellStatements } from '../../lrs/index.ts'
import { cmi5Moved, cmi5Unknown, type Structure } from '../contract.ts'
import type { Json } from '../domain/judge.ts'
import { parseStructure } from '../domain/structure.ts'
import { nodesOf, satisfiedNodes, type Node } from '../domain/tree.ts'
import * as words from '../domain/words.ts'
import * as store from '../store/courses.ts'

/** What cmi5.xml says, or its faults in words for whoever made it. */
export const readStructure = parseStructure

/** The id by which it is launched. */
export const keepCourse = (ctx: Context, storeId: string, structure: Structure): Promise<string> =>
  ctx.transaction((within) =>
    // Over the wall: a structure belongs to a store, and is kept by the portal.
    within.beyond(async (tx) => {
      const id = tx.services.random.uuid()
      await store.insertCourse(tx.db, { id, store_id: storeId, structure, made_at: tx.now })
      return id
    }),
  )

export interface Known {
  readonly row: store.RegistrationRow
  readonly nodes: readonly Node[]
  readonly actor: Json
}

/** The caller holds the registration. */
export async function known(tx: Context, row: store.RegistrationRow): Promise<Known> {
  // Over the wall for a look: the structure belongs to its store, a look is said in another.
  const course = row.is_preview
    ? await tx.beyond((over) => store.findCourse(over.db, row.course_id))
    : await store.findCourse(tx.db, row.course_id)
  if (!course) throw new Problem(cmi5Unknown)
  const actor = learnerActor(tx, { personId: row.person_id, storeId: row.store_id })
  return { row, nodes: nodesOf(course.structure), actor }
}

/** Our own name of a node: the same for everybody, never the publisher's. */
export const activityIdOf = (ctx: Context, courseId: string, number: number): string =>
  `${new URL(ctx.services.settings.PUBLIC_ORIGIN).origin}/xapi/cmi5/${courseId}/${number}`

export const saying = (tx: Context, k: Known, node: Node, sessionId: string): words.Saying => ({
  id: tx.services.random.uuid(),
  at: tx.now,
  actor: k.actor,
  registration: k.row.id,
  sessionId,
  node,
  activityId: activityIdOf(tx, k.row.course_id, node.number),
})

export const blankNode = (k: Known, number: number): store.NodeRow => ({
  registration: k.row.id,
  number,
  person_id: k.row.person_id,
  completed_at: null,
  passed_at: null,
  failed_at: null,
  waived_at: null,
  satisfied_at: null,
  score: null,
})

/** After anything moved: what is satisfied now is told once, the inner before the outer, and how far the learner is. */
export async function settle(tx: Context, k: Known, sessionId: string): Promise<void> {
  const rows = new Map((await store.nodesOf(tx.db, k.row.id)).map((row) => [row.number, row]))
  const states = new Map(
    [...rows].map(([number, row]) => [
      number,
      {
        isCompleted: row.completed_at !== null,
        isPassed: row.passed_at !== null,
        isWaived: row.waived_at !== null,
      },
    ]),
  )
  const now = satisfiedNodes(k.nodes, states)
  const fresh = now.filter((number) => !rows.get(number)?.satisfied_at)
  await store.writeNodes(
    tx.db,
    fresh.map((number) => ({ ...(rows.get(number) ?? blankNode(k, number)), satisfied_at: tx.now })),
  )
  const told = fresh.map((number) => k.nodes[number]!).filter((node) => node.kind !== 'au')
  await tellStatements(
    tx,
    k.row.store_id,
    told.map((node) => words.satisfied(saying(tx, k, node, sessionId))),
  )
  await tellOfMove(tx, k, now, rows)
}

async function tellOfMove(
  tx: Context,
  k: Known,
  satisfied: readonly number[],
  rows: ReadonlyMap<number, store.NodeRow>,
): Promise<void> {
  if (k.row.is_preview) return
  const units = k.nodes.filter((node) => node.kind === 'au')
  const done = units.filter((node) => satisfied.includes(node.number)).length
  const scores = [...rows.values()].map((row) => row.score).filter((score) => score !== null)
  const mean = scores.length > 0 ? scores.reduce((a, b) => a + b, 0) / scores.length : null
  await tx.publish(cmi5Moved, {
    registration: k.row.id,
    courseId: k.row.course_id,
    personId: k.row.person_id,
    holder: k.row.holder_id && k.row.part_id ? { holderId: k.row.holder_id, partId: k.row.part_id } : null,
    share: done / units.length,
    isDone: satisfied.includes(0),
    isFailed: units.some((node) => !satisfied.includes(node.number) && isFailed(rows.get(node.number))),
    score: mean === null ? null : Math.max(0, Math.min(1, mean)),
  })
}

/** Not passed, and never passed since. */
export const isFailed = (row: store.NodeRow | undefined): boolean =>
  Boolean(row?.failed_at && !row.passed_at && !row.waived_at)

export interface Registering {
  /** Of a new one; null: any. */
  readonly registration: string | null
  readonly courseId: string
  readonly personId: string
  /** For what it is kept: the same is asked for once. */
  readonly holder: store.Holder | null
  /** A look of whoever teaches: it lies apart, counts nothing and is forgotten. */
  readonly isPreview?: boolean
}

/** The caller stands beyond the wall. Once: whoever is registered stays so. */
export async function register(tx: Context, asked: Registering): Promise<Known> {
  const course = await store.findCourse(tx.db, asked.courseId)
  if (!course) throw new Problem(cmi5Unknown)
  const id = asked.registration ?? tx.services.random.uuid()
  const isNew = await store.insertRegistration(tx.db, {
    id,
    course_id: asked.courseId,
    store_id: asked.isPreview ? previewStore : course.store_id,
    person_id: asked.personId,
    began_at: tx.now,
    holder_id: asked.holder?.holderId ?? null,
    part_id: asked.holder?.partId ?? null,
    is_preview: asked.isPreview ?? false,
  })
  // Of two who come at once the first stands.
  const held = asked.holder && (await store.heldRegistration(tx.db, asked.holder))
  const row = await store.lockRegistration(tx.db, held?.id ?? id)
  if (row?.person_id !== asked.personId || row.course_id !== asked.courseId) throw new Problem(cmi5Unknown)
  return isNew ? begun(tx, await known(tx, row)) : known(tx, row)
}

async function begun(tx: Context, k: Known): Promise<Known> {
  // A session of the portal's own: nobody has launched anything yet (§9.6.3.1).
  await settle(tx, k, tx.services.random.uuid())
  return k
}
