/** For which organisation whoever acts teaches. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { noTeacher } from '../contract.ts'

export function teachersOrganisation(ctx: Context): string {
  const { organisationId } = ctx.actor
  if (!organisationId) throw new Problem(noTeacher)
  return organisationId
}
