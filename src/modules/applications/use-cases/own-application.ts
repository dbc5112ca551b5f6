/** The frame of everything an applicant does with an application of theirs. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { applicationNotFound, type Application } from '../contract.ts'
import type { ApplicationRecord } from '../domain.ts'
import * as policy from '../policy.ts'
import { presentOwn } from '../present.ts'
import * as store from '../store.ts'

/** Somebody else's application does not exist for this person. */
export async function findOwn(ctx: Context, id: string): Promise<ApplicationRecord> {
  const application = await store.findApplication(ctx.db, id)
  if (!application || !policy.isApplicant(ctx.actor, application)) throw new Problem(applicationNotFound)
  return application
}

/** Locks, checks whose it is, acts, answers with the fresh state; one transaction. */
export const actOnOwn = (
  ctx: Context,
  id: string,
  act: (tx: Context, application: ApplicationRecord) => Promise<ApplicationRecord>,
): Promise<Application> =>
  ctx.transaction(async (tx) => {
    const application = await store.lockApplication(tx.db, id)
    if (!application || !policy.isApplicant(tx.actor, application)) throw new Problem(applicationNotFound)
    const next = await act(tx, application)
    await store.saveApplication(tx.db, next)
    return presentOwn(tx, next)
  })
