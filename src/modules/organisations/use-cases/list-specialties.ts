/** The specialties a diploma can name. */
import type { Context } from '../../../platform/context.ts'
import type { Specialty, SpecialtyLevel } from '../contract.ts'
import * as store from '../store.ts'

export const listSpecialties = (
  ctx: Context,
  levels: readonly SpecialtyLevel[] | undefined,
): Promise<Specialty[]> => store.listSpecialties(ctx.db, levels)

/** By its key, which is the code wherever a code is known. */
export const specialtyByCode = (ctx: Context, key: string): Promise<Specialty | undefined> =>
  store.specialtyByKey(ctx.db, key)
