/** The frame of everything a verifier does with an application. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { applicationNotFound, held, type DeskApplication } from '../contract.ts'
import type { ApplicationRecord } from '../domain.ts'
import * as policy from '../policy.ts'
import { namesFrom, peopleOf, presentDesk } from '../present.ts'
import * as store from '../store.ts'
import { noteOf } from './news.ts'

export async function findForDesk(ctx: Context, id: string): Promise<ApplicationRecord> {
  const application = await store.findApplication(ctx.db, id)
  if (!application || !policy.mayVerify(ctx.actor, application)) throw new Problem(applicationNotFound)
  return application
}

/** C7, D3: a verifier looks at the card; the applicant will see who looked. */
export const readOnDesk = (ctx: Context, id: string): Promise<DeskApplication> =>
  ctx.transaction(async (tx) => {
    const application = await findForDesk(tx, id)
    await tx.record(noteOf(application))
    return presentDesk(tx, application)
  })

/** Locks, checks the right to verify, acts, answers with the fresh state; one transaction. */
export const actOnDesk = (
  ctx: Context,
  id: string,
  act: (tx: Context, application: ApplicationRecord, verifierId: string) => Promise<ApplicationRecord>,
): Promise<DeskApplication> =>
  ctx.transaction(async (tx) => {
    const application = await store.lockApplication(tx.db, id)
    if (!application || !policy.mayVerify(tx.actor, application)) throw new Problem(applicationNotFound)
    const next = await act(tx, application, personOf(tx)).catch((error: unknown) => nameHolder(tx, error))
    await store.saveApplication(tx.db, next)
    return presentDesk(tx, next)
  })

/** The rules know the holder by id; a person is told the name. */
async function nameHolder(tx: Context, error: unknown): Promise<never> {
  if (!(error instanceof Problem) || error.code !== held.code) throw error
  const { verifierId, until } = error.extras
  const holder = typeof verifierId === 'string' ? verifierId : null
  const name = namesFrom(await peopleOf(tx, [holder]))(holder)
  throw new Problem(held, { detail: `Сейчас его проверяет ${name}`, holder: name, until })
}
