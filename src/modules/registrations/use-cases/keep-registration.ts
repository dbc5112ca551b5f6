/** A2: a registration lives on the server from the first letter: begun, saved with each pause, removed and brought back. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { attachFiles, detachFiles } from '../../files/index.ts'
import {
  registrationConflict,
  RegistrationFields,
  registrationPassed,
  registrationSaved,
  tooManyRegistrations,
  type Registration,
} from '../contract.ts'
import type { RegistrationRecord } from '../domain.ts'
import { mayRemove } from '../policy.ts'
import { scansOfFields } from '../present.ts'
import * as store from '../store/registrations.ts'
import { openOwn, openToChange, scansOf, show } from './own-registration.ts'

const maxUnfinished = 5

export const beginRegistration = (ctx: Context): Promise<Registration> =>
  ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    await store.lockPerson(tx.db, personId)
    const unfinished = (await store.registrationsOf(tx.db, personId)).filter((r) => r.status === 'forming')
    const empty = unfinished.find((r) => r.version === 1)
    if (empty) return show(tx, empty)
    if (unfinished.length >= maxUnfinished) throw new Problem(tooManyRegistrations)
    const id = tx.services.random.uuid()
    const fields = RegistrationFields.parse({})
    return show(tx, await store.insertRegistration(tx.db, { id, personId, fields, at: tx.now }))
  })

const tell = (tx: Context, r: RegistrationRecord) =>
  tx.publish(registrationSaved, { registrationId: r.id, personId: r.personId, version: r.version })

export const saveRegistration = (
  ctx: Context,
  id: string,
  body: { readonly version: number; readonly fields: RegistrationFields },
): Promise<Registration> =>
  ctx.transaction(async (tx) => {
    const known = await openToChange(tx, id)
    // The same fields again, after an answer that was lost, are no conflict.
    if (JSON.stringify(known.fields) === JSON.stringify(body.fields)) return show(tx, known)
    if (known.version !== body.version)
      throw new Problem(registrationConflict, { current: await show(tx, known), yours: body.fields })
    const [were, are] = [scansOfFields(known.fields), scansOfFields(body.fields)]
    const removed = were.filter((file) => !are.includes(file))
    const added = are.filter((file) => !were.includes(file))
    if (removed.length > 0) await detachFiles(tx, removed, scansOf(id))
    if (added.length > 0) await attachFiles(tx, added, { to: scansOf(id), allReady: false })
    const saved = await store.changeRegistration(tx.db, id, { fields: body.fields, savedAt: tx.now })
    await tell(tx, saved)
    return show(tx, saved)
  })

export const removeRegistration = (ctx: Context, id: string): Promise<void> =>
  ctx.transaction(async (tx) => {
    const known = await openOwn(tx, id, { lock: true })
    if (!mayRemove(known)) throw new Problem(registrationPassed, { status: known.status })
    await store.changeRegistration(tx.db, id, { deletedAt: tx.now })
    await tx.record({ subjectId: known.personId, object: { kind: 'registration', id } })
    await tell(tx, known)
  })

export const restoreRegistration = (ctx: Context, id: string): Promise<Registration> =>
  ctx.transaction(async (tx) => {
    const known = await openToChange(tx, id, { deletedToo: true })
    const back = await store.changeRegistration(tx.db, id, { deletedAt: null })
    await tx.record({ subjectId: known.personId, object: { kind: 'registration', id } })
    await tell(tx, back)
    return show(tx, back)
  })
