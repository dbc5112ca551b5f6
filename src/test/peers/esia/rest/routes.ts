/** Addresses of REST under both prefixes; a trailing slash does no harm. */
import { json, type Reply } from '../http/reply.ts'
import type { Request } from '../http/request.ts'
import type { Person } from '../model/person.ts'
import { has } from '../protocol/scopes.ts'
import type { Sandbox } from '../sandbox.ts'
import { missing, mustAllow, openAccess, ownPerson, RestFault, restFault, type RestAccess } from './access.ts'
import { collection, element, embeds, entity, restJson, showCollection, type Item } from './collections.ts'
import { organisationRest } from './organisation.ts'
import {
  addresses,
  contacts,
  documents,
  isDeleted,
  kids,
  personEntity,
  personFields,
  roles,
} from './person.ts'

const prefixes = ['/esia-rs/api/public/v1', '/esia-rs/api/public/v2', '/rs']

export function rest(sandbox: Sandbox, request: Request): Reply | undefined {
  const prefix = prefixes.find((one) => request.path.startsWith(`${one}/`))
  const path = prefix ? request.path.slice(prefix.length) : request.path
  const [kind, oid, ...deeper] = path.split('/').filter(Boolean)
  const isKnown = prefix
    ? ['prns', 'orgs', 'permissions'].includes(kind ?? '')
    : path.startsWith('/categories/prns/')
  if (!isKnown) return undefined
  try {
    if (request.method !== 'GET') throw new RestFault(405, 'ESIA-005003', 'Only GET is supported')
    const access = openAccess(sandbox, request, prefix ?? '')
    playFaults(access)
    if (!prefix) return categories(access, deeper[0])
    if (kind === 'permissions') return permissions(access, oid)
    if (kind === 'orgs') return oid === undefined ? missing() : organisationRest(access, oid, deeper)
    return oid === undefined ? deletedPeople(access) : personRest(access, ownPerson(access, oid), oid, deeper)
  } catch (error) {
    if (error instanceof RestFault) return restFault(error)
    throw error
  }
}

function playFaults({ sandbox, grant }: RestAccess): void {
  if (grant.oid !== undefined && sandbox.scenarios.active('down', grant.oid)) {
    throw new RestFault(503, 'ESIA-005000', 'The service is unavailable')
  }
}

interface Part {
  /** Its name in `embed=(…)` of the person. */
  readonly embed: string
  readonly scopes: readonly string[]
  readonly items: (access: RestAccess, person: Person) => readonly Item[]
}

const parts: Readonly<Record<string, Part>> = {
  ctts: { embed: 'contacts', scopes: ['contacts', 'mobile', 'email'], items: contacts },
  addrs: { embed: 'addresses', scopes: ['addresses', 'contacts'], items: addresses },
  docs: {
    embed: 'documents',
    scopes: [
      'id_doc',
      'medical_doc',
      'military_doc',
      'foreign_passport_doc',
      'drivers_licence_doc',
      'birth_cert_doc',
      'residence_doc',
      'temporary_residence_doc',
    ],
    items: (access, person) => documents(access, person),
  },
  kids: {
    embed: 'kids',
    scopes: ['kid_fullname', 'kid_birthdate', 'kid_gender', 'kid_snils', 'kid_inn', 'kid_birth_cert_doc'],
    items: kids,
  },
  vhls: { embed: 'vehicles', scopes: ['vehicles'], items: (_, person) => person.vehicles },
  orgs: { embed: 'organizations', scopes: ['usr_org'], items: roles },
}

function personRest(
  access: RestAccess,
  person: Person,
  oid: string,
  [part, id, ...deeper]: readonly string[],
): Reply {
  if (part === undefined)
    return restJson(entity({ ...personEntity(access, person), ...embedded(access, person, oid) }))
  if (isDeleted(access.sandbox, person)) return missing()
  if (part === 'roles') {
    mustAllow(access.may('usr_org'))
    return restJson(collection(access, `/prns/${oid}/roles`, roles(access, person), true))
  }
  const known = parts[part]
  if (!known) return missing()
  mustAllow(access.may(...known.scopes))
  if (part === 'kids' && id !== undefined) return kidRest(access, person, id, deeper)
  if (deeper.length > 0) return missing()
  if (part === 'orgs' && id === undefined && !embeds(access, 'elements')) {
    const links = roles(access, person).map((role) => `${access.base}/orgs/${role.id}`)
    return restJson({ stateFacts: ['hasSize'], elements: links, size: links.length })
  }
  return showCollection(access, `/prns/${oid}/${part}`, known.items(access, person), id)
}

/** `embed=(contacts.elements,documents.elements)`; a bare `contacts` gives links. */
function embedded(access: RestAccess, person: Person, oid: string): object {
  const wanted = Object.entries(parts).filter(
    ([, { embed, scopes }]) =>
      access.may(...scopes) && (embeds(access, embed) || embeds(access, `${embed}.elements`)),
  )
  return Object.fromEntries(
    wanted.map(([part, { embed, items }]) => [
      embed,
      collection(access, `/prns/${oid}/${part}`, items(access, person), embeds(access, `${embed}.elements`)),
    ]),
  )
}

function kidRest(access: RestAccess, person: Person, id: string, [part, docId]: readonly string[]): Reply {
  const kid = person.kids.includes(Number(id)) ? access.sandbox.world.people.get(Number(id)) : undefined
  if (!kid) return missing()
  if (part === undefined) return restJson(element({ id: kid.oid, ...personFields(access, kid, 'kid_') }))
  if (part !== 'docs') return missing()
  mustAllow(access.may('kid_birth_cert_doc'))
  return showCollection(access, `/prns/${person.oid}/kids/${id}/docs`, documents(access, kid, 'kid_'), docId)
}

/** `/rs/prns?status=DELETED&updatedSince=…`, for systems with tech_inf. */
function deletedPeople(access: RestAccess): Reply {
  mustAllow(has(access.grant.scopes, 'tech_inf'))
  if (access.query.get('status') !== 'DELETED')
    throw new RestFault(400, 'ESIA-005004', 'Only status=DELETED is supported')
  const since = Number(access.query.get('updatedSince') ?? 0)
  if (!Number.isFinite(since)) throw new RestFault(400, 'ESIA-005004', 'updatedSince must be unix seconds')
  const people = [...access.sandbox.world.people.values()]
    .filter((person) => isDeleted(access.sandbox, person) && person.updatedOn >= since)
    .map((person) => ({ id: person.oid, oid: person.oid, status: 'DELETED', updatedOn: person.updatedOn }))
  return restJson(collection(access, '/prns', people, true))
}

function permissions(access: RestAccess, id: string | undefined): Reply {
  const kept = access.sandbox.permissions.get(id ?? '')
  if (!kept || id !== access.grant.permissionsId) return missing()
  return json(200, { permissions: kept.permissions })
}

function categories(access: RestAccess, oid: string | undefined): Reply {
  const person = ownPerson(access, oid ?? '')
  mustAllow(access.may('self_employed'))
  return restJson({
    elements: person.isSelfEmployed ? [{ category: 'SELF_EMPLOYED', confirmed: true }] : [],
    size: person.isSelfEmployed ? 1 : 0,
  })
}
