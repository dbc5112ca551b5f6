/** An organisation as REST shows it: by organisational scopes of the token for exactly that organisation. */
import type { Reply } from '../http/reply.ts'
import type { Organisation } from '../model/organisation.ts'
import { fullName } from '../model/person.ts'
import { has, isOrganisationScope } from '../protocol/scopes.ts'
import { missing, mustAllow, RestFault, type RestAccess } from './access.ts'
import { entity, restJson, showCollection, type Item } from './collections.ts'

/** Scopes bear an organisation of their own or share the one of the sign-in. */
function mayFor({ grant }: RestAccess, oid: number) {
  const scopes = grant.scopes.filter(
    (one) => isOrganisationScope(one) && (one.oid ?? grant.organisationOid) === oid,
  )
  return (...names: readonly string[]): boolean => names.some((name) => has(scopes, name))
}

export function organisationRest(access: RestAccess, oid: string, rest: readonly string[]): Reply {
  const organisation = access.sandbox.world.organisations.get(Number(oid))
  const may = mayFor(access, Number(oid))
  if (!organisation) return missing()
  if (!access.grant.scopes.some((one) => isOrganisationScope(one) && may(one.name))) {
    throw new RestFault(403, 'ESIA-005008', 'The token does not give access to this organisation')
  }
  const [part, id, ...deeper] = rest
  if (part === undefined) return restJson(entity(organisationFields(organisation, may)))
  if (part === 'emps' && id !== undefined && deeper[0] === 'grps') {
    mustAllow(may('org_grps', 'org_emps'))
    return employeeGroups(access, organisation, id, deeper.slice(1))
  }
  const known = parts(access, organisation)[part]
  if (!known || deeper.length > 0) return missing()
  mustAllow(may(...known.scopes))
  return showCollection(access, `/orgs/${oid}/${part}`, known.items, id)
}

function organisationFields(o: Organisation, may: (...names: readonly string[]) => boolean): object {
  const when = (scope: string, fields: object): object => (may(scope, 'org_inf', 'org_ful') ? fields : {})
  return {
    oid: o.oid,
    ...when('org_shortname', { shortName: o.shortName }),
    ...when('org_fullname', { fullName: o.fullName }),
    ...when('org_type', { type: o.type }),
    ...when('org_ogrn', { ogrn: o.ogrn }),
    ...when('org_inn', { inn: o.inn }),
    ...when('org_kpp', { kpp: o.kpp }),
    ...when('org_leg', { leg: o.leg }),
    ...when('org_agencyterrange', o.agencyTerRange ? { agencyTerRange: o.agencyTerRange } : {}),
    ...when('org_agencytype', o.agencyType ? { agencyType: o.agencyType } : {}),
    ...when('org_brhs', { branchesCount: o.branches.length }),
  }
}

function parts(
  { sandbox }: RestAccess,
  o: Organisation,
): Record<string, { scopes: string[]; items: readonly Item[] }> {
  const staff = [...sandbox.world.people.values()].flatMap((person) => {
    const role = person.roles.find((one) => one.organisationOid === o.oid)
    if (!role || person.status === 'DELETED') return []
    return [
      {
        id: person.oid,
        prnOid: person.oid,
        fullName: fullName(person),
        chief: role.chief,
        admin: role.admin,
      },
    ]
  })
  return {
    ctts: { scopes: ['org_ctts', 'org_ful'], items: o.contacts },
    addrs: { scopes: ['org_addrs', 'org_ful'], items: o.addresses },
    vhls: { scopes: ['org_vhls', 'org_ful'], items: o.vehicles },
    brhs: { scopes: ['org_brhs', 'org_ful'], items: o.branches },
    grps: { scopes: ['org_grps', 'org_ful'], items: o.groups.map(groupFields) },
    emps: { scopes: ['org_emps', 'org_ful'], items: staff },
  }
}

const groupFields = (group: Organisation['groups'][number]): Item => ({
  id: group.id,
  grp_id: group.id,
  name: group.name,
  description: group.description,
  system: group.system,
  itSystem: group.itSystem,
})

/** `/orgs/{org}/emps/{prn}/grps[/{grp}[/{it_sys}]]` */
function employeeGroups(
  access: RestAccess,
  o: Organisation,
  oid: string,
  [grp, system]: readonly string[],
): Reply {
  const person = access.sandbox.world.people.get(Number(oid))
  const role = person?.roles.find((one) => one.organisationOid === o.oid)
  if (!role) return missing()
  const own = o.groups.filter(
    (one) => role.groups?.includes(one.id) && (system === undefined || one.itSystem === system),
  )
  return showCollection(access, `/orgs/${o.oid}/emps/${oid}/grps`, own.map(groupFields), grp)
}
