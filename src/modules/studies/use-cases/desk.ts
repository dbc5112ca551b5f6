/** D9+: the organisation enrols by order or refuses, enters results, takes one back. */
import { isDay } from '../../../platform/calendar/days.ts'
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import { fromPlace, isMillis, toPlace } from '../../../platform/cursor.ts'
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { findPeople, personCards } from '../../identity/index.ts'
import { freePlace } from '../../learning/index.ts'
import * as no from '../contract.ts'
import { studyAnnulled, type DeskTab, type Learner, type ResultFields, type StudyState } from '../contract.ts'
import * as policy from '../policy.ts'
import { presentLearner } from '../present/study.ts'
import * as store from '../store/studies.ts'
import type { StudyRow } from '../store/tables.ts'
import { aboutOf } from './enrol.ts'
import { finish } from './finish.ts'
import { moved } from './own-studies.ts'
import { hideOfAnnulled } from './reviews.ts'
import { teachersOrganisation } from './teacher.ts'

const people = 100

export async function listLearners(
  ctx: Context,
  q: {
    readonly state: DeskTab
    readonly programmeId?: string | undefined
    readonly text: string
    readonly cursor?: string | undefined
    readonly limit: number
  },
): Promise<{ items: Learner[]; counts: Partial<Record<DeskTab, number>>; nextCursor: string | null }> {
  const search = {
    organisationId: teachersOrganisation(ctx),
    programmeId: q.programmeId,
    text: q.text,
    personIds:
      q.text === '' ? null : (await findPeople(ctx, { text: q.text, limit: people })).map((p) => p.id),
  }
  const today = moscowDay(ctx.now)
  // What waits for the organisation stands by its day, what is past it first; the rest by the last touch.
  const isWaiting = q.state === 'applied' || q.state === 'waiting'
  const after = fromPlace(q.cursor, isWaiting ? isDay : isMillis)
  const how = { state: q.state, today, isWaiting }
  const rows = await store.learners(ctx.db, { ...search, ...how }, after, q.limit + 1)
  const page = rows.slice(0, q.limit)
  const cards = await personCards(
    ctx,
    page.map((r) => r.person_id),
  )
  const last = page.at(-1)
  return {
    items: page.map((r) => presentLearner(ctx, r, cards.get(r.person_id))),
    counts: Object.fromEntries((await store.learnerCounts(ctx.db, search, today)).map((c) => [c.state, c.n])),
    nextCursor:
      rows.length > q.limit && last
        ? toPlace(isWaiting ? (last.due_on ?? store.noDay) : last.touched_at.getTime(), last.id)
        : null,
  }
}

const wrong = (field: string, message: string) => new Problem(invalid, { errors: [{ field, message }] })

/** Locked, all of the organisation, in the order of their ids; `from` is the state that they must be in. */
export async function held(tx: Context, ids: readonly string[], from: StudyState): Promise<StudyRow[]> {
  const rows = await store.lockStudies(tx.db, [...new Set(ids)])
  if (rows.length !== new Set(ids).size || rows.some((r) => !policy.mayTeach(tx.actor, r)))
    throw new Problem(no.studyNotFound)
  if (rows.some((r) => !policy.maySettle(tx.actor, r))) throw new Problem(no.ownResult)
  const passed = rows.filter((r) => r.state !== from)
  if (passed.length > 0) throw new Problem(no.studyPassed, { ids: passed.map((r) => r.id) })
  return rows
}

export const decideEnrolments = (
  ctx: Context,
  body: {
    readonly ids: readonly string[]
    readonly to: 'learning' | 'refused'
    readonly orderNumber: string
    readonly why: string
  },
): Promise<{ decided: number }> =>
  ctx.transaction(async (tx) => {
    if (body.to === 'learning' && body.orderNumber === '')
      throw wrong('orderNumber', 'Напишите номер приказа о зачислении')
    if (body.to === 'refused' && body.why.length < 5)
      throw wrong('why', 'Напишите причину: её прочитает человек')
    const rows = await held(tx, body.ids, 'applied')
    for (const row of rows) {
      if (body.to === 'learning') await startLearning(tx, row, body.orderNumber)
      else {
        await moved(tx, row, { state: 'refused', reason: body.why, ...settled(tx) })
        if (row.session_id) await freePlace(tx, row.session_id)
      }
    }
    return { decided: rows.length }
  })

const settled = (tx: Context) => ({ settled_at: tx.now, settled_by: tx.actor.personId })

export const startLearning = (
  tx: Context,
  row: StudyRow,
  orderNumber: string,
  days: Partial<Pick<StudyRow, 'starts_on'>> = {},
): Promise<StudyRow> =>
  moved(tx, row, { state: 'learning', started_at: tx.now, order_number: orderNumber || null, ...days })

export type Result = Omit<ResultFields, 'id'>

/** Faults of one result, by field. */
export function faultsOfResult(
  row: Pick<StudyRow, 'starts_on' | 'earliest_on' | 'session_id'>,
  r: Result,
  today: string,
) {
  const faults: { field: string; message: string }[] = []
  const say = (field: string, message: string) => faults.push({ field, message })
  if (r.result === 'failed') {
    if (r.why.length < 5) say('why', 'Напишите причину: её прочитает человек')
    return faults
  }
  // The day of enrolment is no day of teaching where there is no session: the organisation may say the true one.
  const starts = r.startsOn === '' ? (row.earliest_on ?? row.starts_on) : r.startsOn
  if (r.startsOn !== '' && !isDay(r.startsOn)) say('startsOn', 'Такого дня нет в календаре')
  else if (r.startsOn !== '' && row.session_id !== null && r.startsOn !== row.starts_on)
    say('startsOn', 'День начала назначает набор, на который человек записан')
  if (!isDay(r.finishedOn)) say('finishedOn', 'Напишите, когда завершено обучение')
  else if (r.finishedOn > today) say('finishedOn', 'Этот день ещё не наступил')
  // Before its session was moved somebody may really have finished.
  else if (r.finishedOn < starts) say('finishedOn', 'Раньше начала обучения')
  return faults
}

export async function settleResult(tx: Context, held: StudyRow, r: Result): Promise<StudyRow> {
  const isOther = r.startsOn !== '' && held.session_id === null && r.startsOn !== held.starts_on
  const row = isOther ? { ...held, starts_on: r.startsOn } : held
  if (isOther) await store.changeStudy(tx.db, held.id, { starts_on: r.startsOn })
  return r.result === 'finished'
    ? finish(tx, row, {
        on: r.finishedOn,
        via: 'results',
        by: tx.actor.personId,
        documentNumber: r.documentNumber,
      })
    : moved(tx, row, { state: 'failed', reason: r.why, ...settled(tx) })
}

export const enterResults = (
  ctx: Context,
  { items }: { readonly items: readonly ResultFields[] },
): Promise<{ entered: number }> =>
  ctx.transaction(async (tx) => {
    const rows = await held(
      tx,
      items.map((i) => i.id),
      'learning',
    )
    const today = moscowDay(tx.now)
    const errors = items.flatMap((item, i) =>
      faultsOfResult(
        rows.find((r) => r.id === item.id)!,
        item,
        today,
      ).map((f) => ({
        ...f,
        field: `items.${i}.${f.field}`,
      })),
    )
    if (errors.length > 0) throw new Problem(invalid, { errors })
    for (const row of rows)
      await settleResult(
        tx,
        row,
        items.find((i) => i.id === row.id)!,
      )
    return { entered: rows.length }
  })

export const annulStudy = (
  ctx: Context,
  id: string,
  { why }: { readonly why: string },
): Promise<{ id: string; state: StudyState }> =>
  ctx.transaction(async (tx) => {
    if (why.length < 5) throw wrong('why', 'Напишите причину: её прочитает человек')
    const [row] = await held(tx, [id], 'finished')
    await moved(tx, row!, { state: 'annulled', reason: why, ...settled(tx) })
    await hideOfAnnulled(tx, id, row!.title)
    await tx.publish(studyAnnulled, { ...aboutOf(row!), why })
    return { id, state: 'annulled' }
  })
