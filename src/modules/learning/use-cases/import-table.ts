/** D9+: a provider loads a table: every fault by line and column; saved only when there is none. */
import type { z } from 'zod'
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import { plain } from '../../../platform/search/reading.ts'
import { listSpecialties } from '../../organisations/index.ts'
import { importColumns, mostRows, type importTable as declared } from '../contract.ts'
import { parseCsv } from '../../../platform/csv.ts'
import { placedFault, readTable } from '../domain/import.ts'
import { faultsOfAliases } from './aliases.ts'
import { faultsOfRow, importProgrammes } from './import-programmes.ts'
import { known } from './review-programme.ts'
import { openProvider } from './write-programme.ts'

const mostFaults = 100

/** As the columns stand in the table. */
const order: readonly string[] = Object.values(importColumns)
const placeOf = (column: string): number => order.indexOf(column)

export const importTable = (
  ctx: Context,
  { text, submit, isDry }: { readonly text: string; readonly submit: boolean; readonly isDry: boolean },
): Promise<z.input<(typeof declared)['reply']>> =>
  ctx.transaction(async (tx) => {
    await openProvider(tx)
    const specialties = await listSpecialties(tx, undefined)
    const keys = new Map(
      // The residency is meant where a name stands on two levels.
      specialties
        .toSorted((a, b) => Number(a.level === 'residency') - Number(b.level === 'residency'))
        .flatMap((s) => [
          [plain(s.name), s.key],
          [plain(s.key), s.key],
        ]),
    )
    const { rows, faults: unread } = readTable(parseCsv(text), (name) => keys.get(plain(name)))
    const rules = await known(tx)
    const today = moscowDay(tx.now)
    const checked = rows.flatMap((row) =>
      faultsOfRow(row, rules(row.fields.kind), today).map((f) => placedFault(row, f.field, f.message)),
    )
    const numbers = await faultsOfAliases(
      tx,
      rows.map((row) => row.fields),
    )
    const placed = numbers.map((f) => placedFault(rows[f.row]!, f.field, f.message))
    const tooMany =
      rows.length > mostRows
        ? [
            {
              line: 1,
              column: '',
              message: `Программ ${rows.length}, можно до ${mostRows}. Разделите таблицу`,
            },
          ]
        : []
    // What could not be read has been named already: the check of the empty place adds nothing.
    const isNew = (f: { line: number; column: string }) =>
      !unread.some((u) => u.line === f.line && u.column === f.column)
    const faults = [...tooMany, ...unread, ...[...checked, ...placed].filter(isNew)].toSorted(
      (a, b) => a.line - b.line || placeOf(a.column) - placeOf(b.column),
    )
    const isSaved = !isDry && faults.length === 0 && rows.length > 0
    const saved = isSaved ? (await importProgrammes(tx, { rows, submit, isDry: false })).ids.length : 0
    return { read: rows.length, saved, faults: faults.slice(0, mostFaults), faultCount: faults.length }
  })
