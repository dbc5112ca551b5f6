/** A2: a registration without faults goes to the desk of verification; one organisation is asked for once at a time. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { submitApplication } from '../../applications/index.ts'
import { attachFiles } from '../../files/index.ts'
import { personCard } from '../../identity/index.ts'
import { organisationByOgrn } from '../../organisations/index.ts'
import {
  needsEsia,
  ogrnKnown,
  ogrnUnderReview,
  registrationConflict,
  type Registration,
} from '../contract.ts'
import { factsForVerifier, faultsOf, registrationKind, tidy } from '../domain.ts'
import { scansOfFields } from '../present.ts'
import * as store from '../store/registrations.ts'
import { move } from './move-registration.ts'
import { openToChange, scansOf, show } from './own-registration.ts'

export const submitRegistration = (ctx: Context, id: string, version: number): Promise<Registration> =>
  ctx.transaction(async (tx) => {
    const known = await openToChange(tx, id)
    if (known.version !== version)
      throw new Problem(registrationConflict, { current: await show(tx, known), yours: known.fields })
    const fields = tidy(known.fields)
    const errors = faultsOf(fields, moscowDay(tx.now))
    if (errors.length > 0) throw new Problem(invalid, { errors })
    const person = await personCard(tx, known.personId)
    if (!person.isConfirmed) throw new Problem(needsEsia)
    await refuseKnown(tx, fields.ogrn)
    const fileIds = scansOfFields(fields)
    await attachFiles(tx, fileIds, { to: scansOf(id) })
    const { id: applicationId, number } = await submitApplication(tx, {
      kind: registrationKind,
      subjectId: id,
      title: `Регистрация организации: ${fields.shortName}`,
      facts: factsForVerifier(fields, person.fullName),
      fileIds,
      draftedAt: known.createdAt,
    })
    const moved = await move(
      tx,
      known,
      { status: 'submitted', fields, ogrn: fields.ogrn, applicationId, reason: null },
      { act: 'submitted', by: known.personId, reason: `Заявление № ${number}` },
    )
    return show(tx, moved)
  })

/** The words tell what to do: the organisation is known, or somebody else asks for it now. */
async function refuseKnown(tx: Context, ogrn: string): Promise<void> {
  const refuse = (message: string) => ({ errors: [{ field: 'ogrn', message }] })
  await store.lockOgrn(tx.db, ogrn)
  const there = await organisationByOgrn(tx, ogrn)
  if (there)
    throw new Problem(ogrnKnown, {
      organisationId: there.id,
      ...refuse(
        `«${there.shortName}» уже есть на портале. Регистрировать её не нужно: попросите роль представителя на странице «Смена статуса» и приложите приказ`,
      ),
    })
  // Over the second wall: the other person's row is counted, not shown.
  if (await tx.beyond((over) => store.isUnderReview(over.db, ogrn)))
    throw new Problem(
      ogrnUnderReview,
      refuse(
        'Заявку с этим ОГРН уже подали, её проверяют. Узнайте в организации, кто её подал; после решения попросите роль на странице «Смена статуса»',
      ),
    )
}
