/** Row → contract. */
import type { Organisation, OrganisationCard } from './contract.ts'
import type { OrganisationRecord } from './store.ts'

export const present = (o: OrganisationRecord): Organisation => ({
  id: o.id,
  name: o.name,
  shortName: o.short_name,
  kind: o.kind,
  city: o.city,
  region: o.region,
  ogrn: o.ogrn,
  inn: o.inn,
  licence:
    o.licence_number !== null && o.licence_issued_on !== null
      ? { number: o.licence_number, issuedOn: o.licence_issued_on, isActive: o.licence_is_active === true }
      : null,
})

export const presentCard = (o: OrganisationRecord): OrganisationCard => ({
  ...present(o),
  address: o.address,
  phone: o.phone,
  site: o.site,
  closedOn: o.closed_on,
  updatedAt: o.updated_at.toISOString(),
  version: o.version,
})
