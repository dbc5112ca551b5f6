/** One step of a registration: the row, its history, the journal and the event; in one transaction. */
import type { Context } from '../../../platform/context.ts'
import { registrationMoved, type RegistrationAct } from '../contract.ts'
import type { RegistrationRecord } from '../domain.ts'
import { addLine } from '../store/history.ts'
import { changeRegistration, type RegistrationChange } from '../store/registrations.ts'

export async function move(
  tx: Context,
  known: RegistrationRecord,
  to: RegistrationChange,
  how: { readonly act: RegistrationAct; readonly by: string | null; readonly reason: string | null },
): Promise<RegistrationRecord> {
  const next = await changeRegistration(tx.db, known.id, to)
  await addLine(tx.db, known.id, { at: tx.now, act: how.act, actorId: how.by, reason: how.reason })
  await tx.record({
    subjectId: known.personId,
    object: { kind: 'registration', id: known.id },
    details: {
      name: next.fields.shortName,
      state: next.status,
      ...(how.reason ? { reason: how.reason } : {}),
    },
  })
  await tx.publish(registrationMoved, {
    registrationId: known.id,
    personId: known.personId,
    name: next.fields.shortName,
    status: next.status,
    reason: next.reason,
  })
  return next
}
