/** A2: the organisation enters the register, its responsible person gets the role in it; the rest is told by an event. */
import type { Context } from '../../../platform/context.ts'
import { personCard } from '../../identity/index.ts'
import { createOrganisation, organisationByOgrn } from '../../organisations/index.ts'
import { giveByReview } from '../../staff/index.ts'
import { organisationLetIn } from '../contract.ts'
import type { RegistrationRecord } from '../domain.ts'
import { move } from './move-registration.ts'

export async function letIn(
  tx: Context,
  known: RegistrationRecord,
  e: { readonly verifierId: string; readonly number: string },
): Promise<void> {
  const { fields: f, personId } = known
  // An administrator may have entered it by hand while the papers were compared.
  const organisation =
    (await organisationByOgrn(tx, f.ogrn)) ??
    (await createOrganisation(tx, {
      name: f.name,
      shortName: f.shortName,
      kind: 'educational',
      city: f.city,
      region: f.region,
      address: f.address,
      phone: f.phone,
      site: f.site || null,
      ogrn: f.ogrn,
      inn: f.inn,
      licence: { number: f.licenceNumber, issuedOn: f.licenceIssuedOn, isActive: true },
      closedOn: null,
    }))
  await giveByReview(tx, {
    personId,
    role: 'provider',
    organisationId: organisation.id,
    basis: `Заявление № ${e.number} о регистрации организации, документы сверены`,
    reviewedBy: e.verifierId,
  })
  await move(
    tx,
    known,
    { status: 'open', organisationId: organisation.id, reason: null },
    { act: 'opened', by: e.verifierId, reason: null },
  )
  await tx.publish(organisationLetIn, {
    registrationId: known.id,
    personId,
    verifierId: e.verifierId,
    organisationId: organisation.id,
    responsibleName: (await personCard(tx, personId)).fullName,
    responsiblePost: f.post,
    responsiblePhone: f.ownPhone,
    responsibleEmail: f.ownEmail,
    statementNumber: f.statementNumber,
    statementOn: f.statementOn,
  })
}
