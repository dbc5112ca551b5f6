/** A registration of the person who asks, or nothing: what is another's does not exist. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { applicationOf } from '../../applications/index.ts'
import { fileCards } from '../../files/index.ts'
import { personCard, personCards } from '../../identity/index.ts'
import {
  registrationNotFound,
  registrationPassed,
  type Registration,
  type RegistrationLine,
} from '../contract.ts'
import { registrationKind, type RegistrationRecord } from '../domain.ts'
import { isOwn, mayChange } from '../policy.ts'
import { present, presentLine, scansOfFields } from '../present.ts'
import { linesOf } from '../store/history.ts'
import * as store from '../store/registrations.ts'

/** Where its scans are attached. */
export const scansOf = (id: string) => ({ kind: registrationKind, id })

export async function openOwn(
  ctx: Context,
  id: string,
  how: { readonly lock: boolean; readonly deletedToo?: boolean } = { lock: false },
): Promise<RegistrationRecord> {
  const found = await store.findRegistration(ctx.db, id, how)
  if (!found || !isOwn(ctx.actor, found) || (found.isDeleted && how.deletedToo !== true))
    throw new Problem(registrationNotFound)
  return found
}

/** Locked, and not with a verifier. */
export async function openToChange(
  tx: Context,
  id: string,
  how: { readonly deletedToo?: boolean } = {},
): Promise<RegistrationRecord> {
  const found = await openOwn(tx, id, { ...how, lock: true })
  if (!mayChange(found.status)) throw new Problem(registrationPassed, { status: found.status })
  return found
}

export async function show(ctx: Context, r: RegistrationRecord): Promise<Registration> {
  const lines = await linesOf(ctx.db, r.id)
  const actors = [...new Set(lines.flatMap((l) => (l.actorId === null ? [] : [l.actorId])))]
  return present(r, {
    person: await personCard(ctx, r.personId),
    files: await fileCards(ctx, scansOfFields(r.fields)),
    application: await applicationOf(ctx, { kind: registrationKind, subjectId: r.id }),
    lines,
    people: await personCards(ctx, actors),
  })
}

export const readOwn = async (ctx: Context, id: string): Promise<Registration> =>
  show(ctx, await openOwn(ctx, id))

export const listOwn = async (ctx: Context): Promise<{ items: RegistrationLine[] }> => ({
  items: (await store.registrationsOf(ctx.db, personOf(ctx)))
    .filter((r) => r.version > 1 || r.status !== 'forming')
    .map(presentLine),
})
