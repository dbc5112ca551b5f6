/** D9+: numbers of programmes in other cabinets: one cabinet gives one number to one programme. */
import type { Context } from '../../../platform/context.ts'
import type { FieldFault } from '../../../platform/problem.ts'
import type { Aliases } from '../contract.ts'
import { aliasFaults, numbersIn, takenFault } from '../domain/alias.ts'
import { holdersOf, lockAliases } from '../store/aliases.ts'

interface Asking {
  /** Undefined: it says nothing of numbers. */
  readonly aliases?: Aliases | undefined
}

/** In the order of `asking`. `ownId`: the programme that may keep what it has. */
export async function faultsOfAliases(
  tx: Context,
  asking: readonly Asking[],
  ownId: string | null = null,
): Promise<(FieldFault & { readonly row: number })[]> {
  const all = asking.flatMap(({ aliases }, row) =>
    aliases ? numbersIn(aliases).map((n) => ({ row, ...n })) : [],
  )
  if (all.length === 0) return []
  await lockAliases(tx.db)
  // Over the wall: a number may be held by a draft of another organisation; whose it is is not told.
  const held = await tx.beyond((over) =>
    holdersOf(
      over.db,
      all.map((n) => n.key),
    ),
  )
  const unlike = asking.flatMap(({ aliases }, row) =>
    aliases ? aliasFaults(aliases).map((f) => ({ row, ...f })) : [],
  )
  const taken = all.flatMap((n, i) => {
    const isSame = (o: { cabinet: string; key: string }) => o.cabinet === n.cabinet && o.key === n.key
    const isHeld =
      held.some((h) => isSame(h) && h.programmeId !== ownId) || all.slice(0, i).some((o) => isSame(o))
    return isHeld ? [{ row: n.row, ...takenFault(n.cabinet) }] : []
  })
  return [...unlike, ...taken.filter((t) => !unlike.some((u) => u.row === t.row && u.field === t.field))]
}
