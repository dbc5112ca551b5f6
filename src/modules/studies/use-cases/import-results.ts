/** D9+: the organisation loads a table of whom it enrolled and what came of it: every fault by line and column, all or nothing. */
import type { z } from 'zod'
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import { parseCsv } from '../../../platform/csv.ts'
import { plain } from '../../../platform/search/reading.ts'
import type { PersonCard } from '../../identity/contract.ts'
import { peopleBySnils } from '../../identity/index.ts'
import type { Programme } from '../../learning/contract.ts'
import { programmesByNumber, readProgramme } from '../../learning/index.ts'
import {
  mostResultRows,
  resultColumns as columns,
  type importResults as declared,
  type ResultColumn,
  type ResultFault,
  type RowResult,
} from '../contract.ts'
import { readResults, type ResultRow } from '../domain/results.ts'
import * as policy from '../policy.ts'
import * as store from '../store/studies.ts'
import type { StudyRow } from '../store/tables.ts'
import { faultsOfResult, settleResult, startLearning, teachersOrganisation } from './desk.ts'
import { freshStudy, told } from './enrol.ts'

const mostFaults = 100

interface Work {
  readonly row: ResultRow
  readonly person: PersonCard
  readonly programme: Programme
  /** The one that stands; null: a new one is begun. */
  readonly study: StudyRow | null
}

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
const stands = ({ row, study }: Work): boolean =>
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
  for (const [number, id] of ids) programmes.set(number, await readProgramme(tx, id))
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
  return rows.flatMap((row) => {
    const say = (column: ResultColumn, message: string) =>
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
    return check(tx, { row, person, programme, study }, say)
  })
}

const nobody = '00000000-0000-7000-8000-000000000000'
const isLive = (k: StudyRow): boolean => ['applied', 'learning', 'finished', 'failed'].includes(k.state)
const isSameName = (a: string, b: string): boolean => plain(a) === plain(b)

function check(tx: Context, w: Work, say: (column: ResultColumn, message: string) => void): Work[] {
  const { row, study, programme } = w
  const before = faultCounter(say)
  if (!policy.maySettle(tx.actor, { organisation_id: programme.organisation.id, person_id: w.person.id }))
    before.say('snils', 'Свой результат вносит другой сотрудник')
  if (programme.withdrawn && !study) before.say('programme', 'Программа снята: новых учеников не записывают')
  if (stands(w)) return before.count === 0 ? [w] : []
  if (study?.state === 'finished')
    before.say('result', `Результат уже внесён ${study.finished_on ?? ''}. Чтобы изменить, отзовите его`)
  if (row.result === 'learning' && study?.state === 'learning') before.say('result', 'Уже зачислен')
  if (row.result !== 'learning' && (!study || study.state === 'failed'))
    before.say('result', 'Сначала зачислите: этого человека нет среди тех, кто учится')
  if (study && row.result === 'finished')
    for (const f of faultsOfResult(study, { ...row, result: 'finished' }, moscowDay(tx.now)))
      before.say(f.field as ResultColumn, f.message)
  if (
    row.result === 'learning' &&
    row.orderNumber === '' &&
    programme.kind !== 'module' &&
    programme.kind !== 'event'
  )
    before.say('orderNumber', 'Напишите номер приказа о зачислении')
  return before.count === 0 ? [w] : []
}

function faultCounter(say: (column: ResultColumn, message: string) => void) {
  const counter = {
    count: 0,
    say: (column: ResultColumn, message: string) => {
      counter.count += 1
      say(column, message)
    },
  }
  return counter
}

async function carryOut(tx: Context, { row, study, programme, person }: Work): Promise<void> {
  if (row.result === 'learning') {
    if (study?.state === 'applied') return void (await startLearning(tx, study, row.orderNumber))
    return begin(tx, programme, person.id, row.orderNumber)
  }
  const learning = study!.state === 'applied' ? await startLearning(tx, study!, row.orderNumber) : study!
  await settleResult(tx, learning, { ...row, result: row.result })
}

async function begin(tx: Context, p: Programme, personId: string, orderNumber: string): Promise<void> {
  const { hours, credits, rule } = p
  if (hours === null || credits === null || rule === null) return
  const study = freshStudy(tx, { ...p, hours, credits, rule }, personId, {
    state: 'learning',
    sessionId: null,
    basis: p.bases[0]!,
    specialtyKey: null,
    startsOn: moscowDay(tx.now),
    endsOn: null,
  })
  const row = { ...study, order_number: orderNumber || null }
  await store.insertStudies(tx.db, [row])
  await told(tx, row)
}
