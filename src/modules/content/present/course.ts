/** Rows → contract, for whoever learns. */
import type { Actor } from '../../../platform/context.ts'
import type { Course, CourseItem, TestRules } from '../contract.ts'
import { nameInside, storedZipBytes } from '../../../platform/zip.ts'
import { standingOf } from '../domain/course.ts'
import { closedBy, type Closed, type ItemInOrder } from '../domain/order.ts'
import * as policy from '../policy.ts'
import type { AttemptRow } from '../store/attempts.ts'
import type { ClaimRow } from '../store/claims.ts'
import type { CaptionsAbout } from '../store/captions.ts'
import type { CourseRow, ProgressRow } from '../store/courses.ts'
import type { EditionRow, ItemRow } from '../store/editions.ts'
import type { MaterialRow } from '../store/materials.ts'
import { presentExternal } from './external.ts'
import { amountOf } from './outline.ts'

export interface CourseParts {
  readonly study: { readonly title: string; readonly organisationName: string; readonly isOpen: boolean }
  readonly course: CourseRow
  readonly edition: EditionRow
  readonly items: readonly ItemRow[]
  readonly materials: ReadonlyMap<string, MaterialRow>
  readonly captions: ReadonlyMap<string, CaptionsAbout>
  readonly banks: ReadonlyMap<string, number>
  readonly progress: ReadonlyMap<string, ProgressRow>
  readonly attempts: readonly AttemptRow[]
  readonly claims: readonly ClaimRow[]
  readonly now: Date
  readonly earlier: ReadonlyMap<string, number>
  readonly extra: ReadonlyMap<string, number>
}

interface Saved {
  readonly name: string
  readonly sizeBytes: number
  readonly material: MaterialRow
  /** It is these captions of the material, not the material itself. */
  readonly captionsId: string | null
}

/** «02 Дозы адреналина.mp4» and its captions under the same name: what a learner saves, in its order. */
export function archiveNames(c: Pick<CourseParts, 'items' | 'materials' | 'captions'>): Saved[] {
  return c.items.flatMap((i, n) => {
    const material = c.materials.get(i.material_id ?? '')
    if (!material) return []
    const ending = /\.[a-z0-9]+$/i.exec(material.name)?.[0] ?? ''
    const name = `${String(n + 1).padStart(2, '0')} ${nameInside(i.title)}`
    const captions = c.captions.get(i.captions_id ?? '')
    return [
      { name: `${name}${ending}`, sizeBytes: material.size_bytes, material, captionsId: null },
      ...(captions
        ? [{ name: `${name}.vtt`, sizeBytes: captions.size_bytes, material, captionsId: captions.id }]
        : []),
    ]
  })
}

/** Null: as many as one likes. */
export const attemptsLeft = (rules: TestRules, taken: number): number | null =>
  rules.attempts === null ? null : Math.max(0, rules.attempts - taken)

/** How many of the tries of the rules are used up. */
export const spent = (c: Pick<CourseParts, 'earlier' | 'extra'>, itemId: string, taken: number): number =>
  taken + (c.earlier.get(itemId) ?? 0) - (c.extra.get(itemId) ?? 0)

type Ordered = Pick<CourseParts, 'study' | 'items' | 'progress' | 'attempts' | 'earlier' | 'extra'>

/** What closes each item. A study that is over is only looked at: its order is past. */
export function closings(c: Ordered): (itemId: string) => Closed | null {
  if (!c.study.isOpen) return () => null
  const order = inOrder(c)
  return (itemId) => closedBy(order, itemId)
}

/** Items as the rules of order see them. */
const inOrder = (c: Ordered): ItemInOrder[] =>
  c.items.map((i) => {
    const tries = c.attempts.filter((a) => a.item_id === i.id)
    const isRunning = tries.some((a) => a.state === 'running')
    return {
      id: i.id,
      title: i.title,
      isRequired: i.is_required,
      purpose: i.rules?.purpose ?? null,
      state: c.progress.get(i.id)?.state ?? 'new',
      isTaken:
        tries.some((a) => a.state !== 'running') ||
        (i.rules !== null && !isRunning && attemptsLeft(i.rules, spent(c, i.id, tries.length)) === 0),
    }
  })

export function presentCourse(actor: Actor, c: CourseParts): Course {
  const closedOf = closings(c)
  const mayLearn = policy.isOwn(actor, c.course) && c.study.isOpen
  const items = c.items.map((i): CourseItem => {
    const p = c.progress.get(i.id)
    const tries = c.attempts.filter((a) => a.item_id === i.id)
    const questions = Math.min(i.rules?.count ?? Number.MAX_SAFE_INTEGER, c.banks.get(i.bank_id ?? '') ?? 0)
    return {
      id: i.id,
      kind: i.kind,
      title: i.title,
      amount: i.rules ? questions : amountOf(c.materials.get(i.material_id ?? '')?.inside ?? null),
      isRequired: i.is_required,
      state: p?.state ?? 'new',
      share: p?.share ?? 0,
      score: p?.score ?? null,
      place: p?.place ?? null,
      closed: closedOf(i.id),
      test: i.rules
        ? {
            purpose: i.rules.purpose,
            passPercent: i.rules.passPercent,
            minutes: i.rules.minutes,
            attemptsLeft: attemptsLeft(i.rules, spent(c, i.id, tries.length)),
            attempts: tries.map((a) => ({ id: a.id, number: a.number, state: a.state })),
          }
        : null,
      external: presentExternal(i, {
        claims: c.claims,
        organisation: c.study.organisationName,
        now: c.now,
        mayAct: mayLearn && closedOf(i.id) === null,
      }),
    }
  })
  const now = standingOf(items.map((i) => ({ ...i, purpose: i.test?.purpose ?? null })))
  const files = c.items.some((i) => !i.rules && closedOf(i.id)) ? [] : archiveNames(c)
  return {
    studyId: c.course.study_id,
    programmeId: c.course.programme_id,
    title: c.study.title,
    edition: c.edition.number,
    items,
    share: now.share,
    isDone: now.isDone,
    lastItemId: c.course.last_item_id,
    archiveBytes: files.length > 0 ? storedZipBytes(files) : 0,
    can: { learn: mayLearn },
  }
}
