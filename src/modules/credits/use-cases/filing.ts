/** D7+: the person files in the federal registry and marks it here; nothing is filed with gaps or before its time. */
import { isDay } from '../../../platform/calendar/days.ts'
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { cycleSaved, outsideWindow, packageFiled, packageHasGaps, type Package } from '../contract.ts'
import { presentPackage } from '../present/accreditation.ts'
import * as store from '../store/cycles.ts'
import * as packages from '../store/packages.ts'
import type { PackageRow } from '../store/tables.ts'
import { partsOf, readPackage } from './accreditation.ts'
import { ownCycle } from './own-cycles.ts'

export const markFiled = (
  ctx: Context,
  id: string,
  { on, number }: { readonly on: string; readonly number: string },
): Promise<Package> =>
  ctx.transaction(async (tx) => {
    await store.lockPerson(tx.db, personOf(tx))
    const parts = await partsOf(tx, id)
    const [shown, row] = [presentPackage(parts), parts.row]
    if (shown.filed) throw new Problem(packageFiled)
    if (shown.gaps > 0 || !row)
      throw new Problem(packageHasGaps, {
        gaps: shown.checks.filter((c) => c.state === 'gap').map((c) => c.title),
      })
    if (shown.window.state === 'early') throw new Problem(outsideWindow, { from: shown.window.from })
    const today = moscowDay(tx.now)
    const wrong = (message: string) => new Problem(invalid, { errors: [{ field: 'on', message }] })
    if (on === '') throw wrong('Напишите день, когда подали документы')
    if (!isDay(on)) throw wrong('Такого дня нет в календаре')
    if (on > today) throw wrong('Этот день ещё не наступил')
    if (on < shown.window.from || on > shown.window.to)
      throw wrong('В этот день документы не принимали: он вне срока подачи')
    return keep(tx, { ...row, filed_on: on, filed_number: number || null })
  })

export const unmarkFiled = (ctx: Context, id: string): Promise<Package> =>
  ctx.transaction(async (tx) => {
    await store.lockPerson(tx.db, personOf(tx))
    await ownCycle(tx, id)
    const row = await packages.findPackage(tx.db, id)
    return row?.filed_on ? keep(tx, { ...row, filed_on: null, filed_number: null }) : readPackage(tx, id)
  })

async function keep(tx: Context, row: PackageRow): Promise<Package> {
  await packages.savePackage(tx.db, {
    ...row,
    words: JSON.stringify(row.words),
    version: row.version + 1,
    saved_at: tx.now,
  })
  await tx.record({
    subjectId: row.person_id,
    object: { kind: 'cycle', id: row.cycle_id },
    details: { filedOn: row.filed_on },
  })
  await tx.publish(cycleSaved, { cycleId: row.cycle_id, personId: row.person_id })
  return readPackage(tx, row.cycle_id)
}
