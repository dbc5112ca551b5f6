/** D7+: a credit that stands in a wrong cycle is moved: a row of the opposite sign there, a new one here, or neither. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { cannotChoose, cannotMove, entryNotFound, misfitWords, packageFiled } from '../contract.ts'
import { stateOn } from '../domain/cycle.ts'
import { whyNot, yearsOfHolder } from '../domain/fitting.ts'
import { isOwn, mayMove } from '../policy.ts'
import * as store from '../store/cycles.ts'
import * as ledger from '../store/ledger.ts'
import * as packages from '../store/packages.ts'
import { reverse, tell } from './credit.ts'
import { ownCycle } from './own-cycles.ts'

export const moveEntry = (
  ctx: Context,
  id: string,
  cycleId: string,
): Promise<{ cycleId: string; credits: number }> =>
  ctx.transaction(async (tx) => {
    await store.lockPerson(tx.db, personOf(tx))
    const entry = await ledger.findEntry(tx.db, id)
    if (!entry || !isOwn(tx.actor, entry)) throw new Problem(entryNotFound)
    const [from, into] = [await ownCycle(tx, entry.cycle_id), await ownCycle(tx, cycleId)]
    const filed = await packages.filedAmong(tx.db, [from.id, into.id])
    if (filed.size > 0) throw new Problem(packageFiled)
    const state = stateOn({ ...yearsOfHolder(from), isClosed: from.closed_at !== null }, moscowDay(tx.now))
    const isStanding = entry.reverses === null && !entry.is_reversed
    if (!mayMove({ isStanding, isRunning: state === 'running' }) || from.id === into.id)
      throw new Problem(cannotMove)
    const expected = await ledger.expectationOf(tx.db, entry.source)
    const misfit = whyNot(expected ?? { ...entry, specialty_key: null, specialties: [] }, into)
    if (misfit) throw new Problem(cannotChoose, { detail: misfitWords[misfit], whyNot: misfit })

    const { is_reversed: _, ...row } = entry
    const reason = `Перенесено в цикл: ${into.specialty_name}`
    await reverse(tx, row, reason)
    await ledger.addEntry(tx.db, { ...row, id: tx.services.random.uuid(), cycle_id: into.id, at: tx.now })
    if (expected)
      await ledger.settleExpectation(tx.db, expected.id, {
        state: 'credited',
        cycleId: into.id,
        reason: null,
        at: tx.now,
      })
    const { credits, title } = entry
    await tell(tx, from, row, { credits: -credits, title, isReversal: true, reason })
    await tell(tx, into, row, { credits, title, isReversal: false })
    return { cycleId: into.id, credits }
  })
