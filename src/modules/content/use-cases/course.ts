/** D2: a learner opens their course: it keeps the edition it began with. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { earlierStudies, noteProgress, studyFacts, type StudyFacts } from '../../studies/index.ts'
import * as no from '../contract.ts'
import { courseMoved, type Course } from '../contract.ts'
import { standingOf, type Standing } from '../domain/course.ts'
import * as policy from '../policy.ts'
import { presentCourse } from '../present/course.ts'
import { attemptsOf, type AttemptRow } from '../store/attempts.ts'
import { banksOf } from '../store/banks.ts'
import * as store from '../store/courses.ts'
import { claimsOf, type ClaimRow } from '../store/claims.ts'
import { captionsAbout, type CaptionsAbout } from '../store/captions.ts'
import { findEdition, itemsOf, openEditionOf, type EditionRow, type ItemRow } from '../store/editions.ts'
import { extraOf, triesOfStudies, type EarlierTry } from '../store/extra.ts'
import { findMaterials, type MaterialRow } from '../store/materials.ts'

export interface Opened {
  readonly study: StudyFacts
  readonly course: store.CourseRow
  readonly edition: EditionRow
  readonly items: readonly ItemRow[]
  readonly materials: ReadonlyMap<string, MaterialRow>
  readonly captions: ReadonlyMap<string, CaptionsAbout>
  /** Questions in each bank. */
  readonly banks: ReadonlyMap<string, number>
  /** Tries of each test under earlier enrolments in the same intake. */
  readonly earlier: ReadonlyMap<string, number>
  /** Tries given beyond the rules. */
  readonly extra: ReadonlyMap<string, number>
}

/** In the learner's name; whoever else asks learns that there is none. The first look begins the course. */
export async function openCourse(tx: Context, studyId: string): Promise<Opened> {
  const study = await studyFacts(tx, studyId)
  if (!study || !policy.isOwn(tx.actor, { person_id: study.personId })) throw new Problem(no.courseNotFound)
  const known = await store.findCourse(tx.db, studyId)
  if (!known && !study.isOpen) throw new Problem(no.courseNotBegun)
  const course = known ?? (await begin(tx, study))
  if (!policy.isOwn(tx.actor, course)) throw new Problem(no.courseNotFound)
  return around(tx, study, course)
}

/** The same for the portal's own work: a clock, a reader of answers. */
export async function openedFor(tx: Context, studyId: string): Promise<Opened> {
  const [study, course] = [await studyFacts(tx, studyId), await store.findCourse(tx.db, studyId)]
  if (!study || !course) throw new Problem(no.courseNotFound)
  return around(tx, study, course)
}

/** Over the wall: what is taught is its organisation's; this learner is let in by their own study. */
const around = (tx: Context, study: StudyFacts, course: store.CourseRow): Promise<Opened> =>
  tx.beyond(async (over) => {
    const items = await itemsOf(over.db, course.edition_id)
    const banks = await banksOf(over.db, course.programme_id)
    return {
      study,
      course,
      edition: (await findEdition(over.db, course.edition_id))!,
      items,
      materials: await findMaterials(
        over.db,
        items.flatMap((i) => i.material_id ?? []),
      ),
      captions: await captionsAbout(over.db, items),
      banks: new Map(banks.map((b) => [b.id, b.questions])),
      ...(await triesBeside(over, study, items)),
    }
  })

/** The same test: its rules but for the number of tries, and its questions, are those of now. */
const isSameTest = (item: ItemRow, before: EarlierTry): boolean =>
  item.bank_id === before.bankId &&
  JSON.stringify({ ...item.rules, attempts: 0 }) === JSON.stringify({ ...before.rules, attempts: 0 })

/** Leaving and coming again gives no fresh tries. */
async function triesBeside(
  over: Context,
  study: StudyFacts,
  items: readonly ItemRow[],
): Promise<Pick<Opened, 'earlier' | 'extra'>> {
  const limited = items.filter((i) => i.rules && i.rules.attempts !== null)
  if (limited.length === 0) return { earlier: new Map(), extra: new Map() }
  const before = await earlierStudies(over, study)
  const tries = await triesOfStudies(over.db, before)
  const given = await extraOf(over.db, [study.id, ...before])
  const count = <T>(all: readonly T[], is: (one: T) => boolean) => all.filter(is).length
  return {
    earlier: new Map(
      limited.map((i) => [i.id, count(tries, (t) => t.lineage === i.lineage && isSameTest(i, t))]),
    ),
    extra: new Map(limited.map((i) => [i.id, count(given, (lineage) => lineage === i.lineage)])),
  }
}

async function begin(tx: Context, study: StudyFacts): Promise<store.CourseRow> {
  const edition = await tx.beyond((over) => openEditionOf(over.db, study.programmeId))
  if (!edition) throw new Problem(no.courseEmpty)
  await store.insertCourse(tx.db, {
    study_id: study.id,
    person_id: study.personId,
    programme_id: study.programmeId,
    edition_id: edition.id,
    last_item_id: null,
    began_at: tx.now,
    seen_at: tx.now,
    done_at: null,
  })
  return (await store.findCourse(tx.db, study.id))!
}

export interface Whole extends Opened {
  readonly progress: ReadonlyMap<string, store.ProgressRow>
  readonly attempts: readonly AttemptRow[]
  readonly claims: readonly ClaimRow[]
  readonly now: Date
}

export async function wholeOf(tx: Context, opened: Opened): Promise<Whole> {
  const rows = await store.progressOf(tx.db, opened.course.study_id)
  return {
    ...opened,
    progress: new Map(rows.map((r) => [r.item_id, r])),
    attempts: await attemptsOf(tx.db, opened.course.study_id),
    claims: opened.items.some((i) => i.external) ? await claimsOf(tx.db, opened.course.study_id) : [],
    now: tx.now,
  }
}

export function standing({ items, progress }: Pick<Whole, 'items' | 'progress'>): Standing {
  return standingOf(
    items.map((i) => {
      const p = progress.get(i.id)
      return {
        isRequired: i.is_required,
        purpose: i.rules?.purpose ?? null,
        state: p?.state ?? 'new',
        share: p?.share ?? 0,
        score: p?.score ?? null,
      }
    }),
  )
}

/** After each step: the study learns how far it is, other devices learn it at once. */
export async function afterStep(
  tx: Context,
  opened: Opened,
  item: ItemRow,
  deviceId: string | null,
): Promise<Whole> {
  const whole = await wholeOf(tx, opened)
  const now = standing(whole)
  const studyId = opened.course.study_id
  await store.changeCourse(tx.db, studyId, {
    last_item_id: item.id,
    seen_at: tx.now,
    ...(now.isDone && opened.course.done_at === null ? { done_at: tx.now } : {}),
  })
  // Over the wall: the study is finished by rule, which tells the organisation too.
  await tx.beyond((over) => noteProgress(over, { studyId, ...now }))
  const state = whole.progress.get(item.id)
  await tx.publish(courseMoved, {
    studyId,
    personId: opened.course.person_id,
    itemId: item.id,
    state: state?.state ?? 'new',
    share: state?.share ?? 0,
    deviceId,
  })
  return whole
}

export const readCourse = (ctx: Context, studyId: string): Promise<Course> =>
  ctx.transaction(async (tx) => presentCourse(tx.actor, await wholeOf(tx, await openCourse(tx, studyId))))
