/** D9+: the organisation loads a table of whom it enrolled and what came of it: every fault by line and column, all or nothing. */
import type { z } from 'zod'
import { dayWords } from '../../../platform/calendar/days.ts'
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import { parseCsv } from '../../../platform/csv.ts'
import { Problem } from '../../../platform/problem.ts'
import { plain } from '../../../platform/search/reading.ts'
import type { PersonCard } from '../../identity/contract.ts'
import { peopleBySnils } from '../../identity/index.ts'
import { attestationsOf } from '../../licences/index.ts'
import type { Programme } from '../../learning/contract.ts'
import { programmesByNumber, readProgramme, sessionsOfProgramme, takePlace } from '../../learning/index.ts'
import {
  mostResultRows,
  noPlaces,
  resultColumns as columns,
  type importResults as declared,
  type ResultColumn,
  type ResultFault,
  type RowResult,
} from '../contract.ts'
import { placeOf, type Place, type SessionDays } from '../domain/place.ts'
import { readResults, type ResultRow } from '../domain/results.ts'
import * as policy from '../policy.ts'
import * as store from '../store/studies.ts'
import type { StudyRow } from '../store/tables.ts'
import { dueFor } from './deadline.ts'
import { faultsOfResult, settleResult, startLearning } from './desk.ts'
import { freshStudy, told } from './enrol.ts'
import { teachersOrganisation } from './teacher.ts'

const mostFaults = 100

interface Work {
  readonly row: ResultRow
  readonly person: PersonCard
  readonly programme: Programme
  /** The one that stands; null: a new one is begun. */
  readonly study: StudyRow | null
  /** Of whoever begins by this row. */
  readonly fresh: Fresh | null
}

interface Fresh {
  readonly place: Place
  readonly specialtyKey: string | null
}
type Say = (column: ResultColumn, message: string) => void

type Report = z.input<(typeof declared)['reply']>

export const importResults = (
  ctx: Context,
  { text, isDry }: { readonly text: string; readonly isDry: boolean },
): Promise<Report> =>
  ctx.transaction(async (tx) => {
    const organisationId = teachersOrganisation(tx)
    const { rows, faults: unread } = readResults(parseCsv(text), moscowDay(tx.now))
    const faults: ResultFault[] = [...unread]
    if (rows.length > mostResultRows)
      faults.push({
        line: 1,
        column: '',
        message: `Строк ${rows.length}, можно до ${mostResultRows}. Разделите таблицу`,
      })
    const found = await workOf(tx, organisationId, rows.slice(0, mostResultRows), faults)
    const work = found.filter((w) => !stands(w))
    const counts: Partial<Record<RowResult, number>> = {}
    for (const w of work) counts[w.row.result] = (counts[w.row.result] ?? 0) + 1
    const isSaved = !isDry && faults.length === 0
    if (isSaved) for (const w of work) await carryOut(tx, w)
    return {
      read: rows.length,
      saved: isSaved ? work.length : 0,
      counts,
      unchanged: found.length - work.length,
      faults: faults.toSorted((a, b) => a.line - b.line).slice(0, mostFaults),
      faultCount: faults.length,
    }
  })

/** Loaded twice, a table changes nothing the second time. */
const stands = ({ row, study }: Pick<Work, 'row' | 'study'>): boolean =>
  study !== null &&
  study.state === row.result &&
  (row.result !== 'finished' || study.finished_on === row.finishedOn)

async function workOf(
  tx: Context,
  organisationId: string,
  rows: readonly ResultRow[],
  faults: ResultFault[],
): Promise<Work[]> {
  const ids = await programmesByNumber(tx, organisationId, [...new Set(rows.map((r) => r.programme))])
  const programmes = new Map<string, Programme>()
  const sessions = new Map<string, readonly SessionDays[]>()
  for (const [number, id] of ids) {
    programmes.set(number, await readProgramme(tx, id))
    sessions.set(id, await sessionsOfProgramme(tx, id))
  }
  const people = new Map(
    (await peopleBySnils(tx, [...new Set(rows.map((r) => r.snils))])).map((p) => [p.snils, p]),
  )
  const known = await store.studiesAmong(
    tx.db,
    [...ids.values()],
    [...people.values()].map((p) => p.id),
  )
  // In the order of their ids, so that two tables at once do not wait for each other.
  await store.lockStudies(tx.db, [...known.map((k) => k.id), nobody])
  const work = rows.flatMap((row) => {
    const say: Say = (column, message) =>
      void faults.push({ line: row.line, column: columns[column], message })
    const programme = programmes.get(row.programme)
    if (!programme) say('programme', `У вашей организации нет программы ${row.programme}`)
    const person = people.get(row.snils)
    // One answer for both: a table is no way to learn whose СНИЛС it is.
    if (!person || !isSameName(person.fullName, row.fullName))
      say('snils', 'На портале нет человека с таким СНИЛС и таким именем')
    if (!programme || !person || !isSameName(person.fullName, row.fullName)) return []
    const study =
      known.findLast((k) => k.person_id === person.id && k.programme_id === programme.id && isLive(k)) ?? null
    return check(tx, { row, person, programme, study }, sessions.get(programme.id) ?? [], say)
  })
  placesFor(work, sessions, faults)
  return work
}

const nobody = '00000000-0000-7000-8000-000000000000'
const isLive = (k: StudyRow): boolean => ['applied', 'learning', 'finished', 'failed'].includes(k.state)
const isSameName = (a: string, b: string): boolean => plain(a) === plain(b)

function check(tx: Context, w: Omit<Work, 'fresh'>, sessions: readonly SessionDays[], say: Say): Work[] {
  const { row, study, programme } = w
  const today = moscowDay(tx.now)
  const before = faultCounter(say)
  if (!policy.maySettle(tx.actor, { organisation_id: programme.organisation.id, person_id: w.person.id }))
    before.say('snils', 'Свой результат вносит другой сотрудник')
  if (stands(w)) return before.count === 0 ? [{ ...w, fresh: null }] : []
  if (study?.state === 'finished')
    before.say('result', `Результат уже внесён ${study.finished_on ?? ''}. Чтобы изменить, отзовите его`)
  if (row.result === 'learning' && study?.state === 'learning') before.say('result', 'Уже зачислен')
  const isNew = !study || study.state === 'failed'
  const fresh = isNew ? newcomer(w, sessions, today, before.say) : null
  if (!isNew && study.session_id !== null && row.startsOn !== '' && row.startsOn !== study.starts_on)
    before.say('startsOn', `Человек записан на набор с началом ${dayWords(study.starts_on)}`)
  const days = fresh
    ? { starts_on: fresh.place.startsOn, earliest_on: null, session_id: null }
    : study && { ...study, session_id: null }
  if (days && row.result === 'finished')
    for (const f of faultsOfResult(days, { ...row, result: 'finished' }, today))
      before.say(f.field as ResultColumn, f.message)
  const isFormal = programme.kind !== 'module' && programme.kind !== 'event'
  if ((row.result === 'learning' || isNew) && row.orderNumber === '' && isFormal)
    before.say('orderNumber', 'Напишите номер приказа о зачислении')
  return before.count === 0 ? [{ ...w, fresh }] : []
}

/** Whoever is not among the learners yet: where they begin, on what basis, into whose cycle the credits go. */
function newcomer(
  { row, programme: p }: Omit<Work, 'fresh'>,
  sessions: readonly SessionDays[],
  today: string,
  say: Say,
): Fresh | null {
  if (p.withdrawn) say('programme', 'Программа снята: новых учеников не записывают')
  if (p.hours === null || p.credits === null || p.rule === null)
    say('programme', 'У программы нет часов: зачислить на неё нельзя')
  if (row.basis !== null && !p.bases.includes(row.basis))
    say('basis', 'На такой основе эту программу не ведут')
  const named = plain(row.specialty)
  const specialty = p.specialties.find((s) => [s.key, s.code ?? '', s.name].some((w) => plain(w) === named))
  if (row.specialty !== '' && !specialty)
    say('specialty', `Программа не для специальности «${row.specialty}»`)
  const place = placeOf(p, sessions, row, today)
  if (typeof place === 'string') {
    say(row.startsOn === '' && row.result !== 'learning' ? 'result' : 'startsOn', place)
    return null
  }
  return {
    place,
    specialtyKey: specialty?.key ?? (p.specialties.length === 1 ? p.specialties[0]!.key : null),
  }
}

function faultCounter(say: Say) {
  const counter = {
    count: 0,
    say: (column: ResultColumn, message: string) => {
      counter.count += 1
      say(column, message)
    },
  }
  return counter
}

/** Each newcomer takes a place; those for whom none is left are named by their rows. */
function placesFor(
  work: readonly Work[],
  sessions: ReadonlyMap<string, readonly SessionDays[]>,
  faults: ResultFault[],
): void {
  const left = new Map([...sessions.values()].flat().map((s) => [s.id, s.left]))
  for (const { row, fresh } of work) {
    const id = fresh?.place.sessionId
    const free = id ? left.get(id) : null
    if (!id || free === null || free === undefined) continue
    if (free === 0) faults.push({ line: row.line, column: columns.startsOn, message: noPlaces.title })
    left.set(id, Math.max(0, free - 1))
  }
}

async function carryOut(tx: Context, w: Work): Promise<void> {
  const { row, study } = w
  if (row.result === 'learning') {
    if (w.fresh) return void (await begin(tx, w, w.fresh))
    const starts = row.startsOn !== '' && study!.session_id === null ? { starts_on: row.startsOn } : {}
    return void (await startLearning(tx, study!, row.orderNumber, starts))
  }
  const held = w.fresh ? await begin(tx, w, w.fresh) : study!
  const learning = held.state === 'applied' ? await startLearning(tx, held, row.orderNumber) : held
  await settleResult(tx, learning, { ...row, result: row.result })
}

/** What the person's own papers leave, where the programme is for several. */
async function specialtyFor(tx: Context, p: Programme, personId: string): Promise<string | null> {
  const own = await tx.beyond((over) => attestationsOf(over, personId))
  const keys = new Set(own.map((a) => a.specialty.key))
  const common = p.specialties.filter((s) => keys.has(s.key))
  return common.length === 1 ? common[0]!.key : null
}

async function begin(tx: Context, { row, programme: p, person }: Work, fresh: Fresh): Promise<StudyRow> {
  const { hours, credits, rule } = p
  if (hours === null || credits === null || rule === null) throw new Error(`${p.number}: no hours`)
  const { sessionId } = fresh.place
  // Somebody took the last one while the table was read.
  if (sessionId && !(await takePlace(tx, sessionId)))
    throw new Problem(noPlaces, { detail: `Строка ${row.line}: последнее место заняли` })
  const made = freshStudy(tx, { ...p, hours, credits, rule }, person.id, {
    state: 'learning',
    basis: row.basis ?? p.bases[0]!,
    specialtyKey: fresh.specialtyKey ?? (await specialtyFor(tx, p, person.id)),
    ...fresh.place,
  })
  const study = { ...made, order_number: row.orderNumber || null }
  const dated = { ...study, ...(await dueFor(tx, study)) }
  await store.insertStudies(tx.db, [dated])
  await told(tx, dated)
  return dated
}
