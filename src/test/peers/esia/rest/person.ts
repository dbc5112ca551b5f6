/** A person as REST shows them: only what the scope covers and what the level of the account has. */
import { restPhone } from '../model/contacts.ts'
import type { Person } from '../model/person.ts'
import { formatSnils, makeSnils } from '../model/snils.ts'
import { subjectOf } from '../protocol/subject.ts'
import type { Sandbox } from '../sandbox.ts'
import type { RestAccess } from './access.ts'
import type { Item } from './collections.ts'

/** Level as the scenario leaves it. */
const levelOf = (sandbox: Sandbox, person: Person) =>
  sandbox.scenarios.active('unconfirmed-account', person.oid) ? 'simplified' : person.level

export const isDeleted = (sandbox: Sandbox, person: Person): boolean =>
  person.status === 'DELETED' || sandbox.scenarios.active('deleted-user', person.oid) !== undefined

export const dotted = (isoDate: string): string => isoDate.split('-').reverse().join('.')

export function personFields(
  { sandbox, may }: RestAccess,
  person: Person,
  prefix = '',
): Record<string, unknown> {
  const level = levelOf(sandbox, person)
  const checked = level !== 'simplified'
  const passport = person.documents.find((one) => one.type === 'RF_PASSPORT' || one.type === 'FID_DOC')
  const when = (scope: string, fields: object): object => (may(prefix + scope) ? fields : {})
  return {
    ...when('fullname', {
      firstName: person.firstName,
      lastName: person.lastName,
      ...(person.middleName && { middleName: person.middleName }),
    }),
    ...when('birthdate', { birthDate: dotted(person.birthDate) }),
    ...when('birthplace', { birthPlace: person.birthPlace }),
    ...when('gender', { gender: person.gender }),
    ...(checked ? when('snils', { snils: formatSnils(shownSnils(sandbox, person)) }) : {}),
    ...(checked ? when('citizenship', { citizenship: person.citizenship }) : {}),
    ...(level === 'confirmed' ? when('inn', { inn: person.inn }) : {}),
    ...(checked && passport
      ? when('id_doc', { rIdDoc: passport.id, fmsValid: true, fmsState: 'AUTO_UPDATE_SUCCESS' })
      : {}),
    ...when('self_employed', {
      selfEmployed: {
        confirmed: person.isSelfEmployed,
        ...(person.isSelfEmployed ? { confirmDate: '01.02.2025' } : {}),
      },
    }),
  }
}

export function personEntity(access: RestAccess, person: Person): Record<string, unknown> {
  const { sandbox } = access
  if (isDeleted(sandbox, person)) return { status: 'DELETED', updatedOn: person.updatedOn, trusted: false }
  return {
    ...personFields(access, person),
    trusted: levelOf(sandbox, person) === 'confirmed',
    verifying: false,
    containsUpCfmCode: false,
    status: 'REGISTERED',
    updatedOn: person.updatedOn,
  }
}

const shownSnils = (sandbox: Sandbox, person: Person): string =>
  sandbox.scenarios.active('changed-snils', person.oid)
    ? makeSnils(((Number(person.snils.slice(0, 9)) + 411_000_003) % 800_000_000) + 100_000_000)
    : person.snils

export function contacts({ may }: RestAccess, person: Person): readonly Item[] {
  const all = may('contacts')
  const state = (isVerified: boolean) => (isVerified ? 'VERIFIED' : 'NOT_VERIFIED')
  return [
    ...(person.mobile && (all || may('mobile'))
      ? [{ id: 1, type: 'MBT', vrfStu: state(person.mobileVerified), value: restPhone(person.mobile) }]
      : []),
    ...(person.email && (all || may('email'))
      ? [{ id: 2, type: 'EML', vrfStu: state(person.emailVerified), value: person.email }]
      : []),
    ...(person.homePhone && all
      ? [{ id: 3, type: 'PHN', vrfStu: 'NOT_VERIFIED', value: person.homePhone }]
      : []),
  ]
}

/** The address of temporary registration is shown only under /v2. */
export const addresses = ({ isV2, may }: RestAccess, person: Person): readonly Item[] =>
  may('addresses', 'contacts') ? person.addresses.filter((one) => one.type !== 'PTA' || isV2) : []

const documentScopes: Readonly<Record<string, string>> = {
  RF_PASSPORT: 'id_doc',
  FID_DOC: 'id_doc',
  MDCL_PLCY: 'medical_doc',
  MLTR_ID: 'military_doc',
  FRGN_PASS: 'foreign_passport_doc',
  RF_DRIVING_LICENSE: 'drivers_licence_doc',
  RF_BRTH_CERT: 'birth_cert_doc',
  FID_BRTH_CERT: 'birth_cert_doc',
  OLD_BRTH_CERT: 'birth_cert_doc',
  RF_RESIDENCE: 'residence_doc',
  RF_TEMP_RESIDENCE: 'temporary_residence_doc',
}

export function documents({ sandbox, may }: RestAccess, person: Person, prefix = ''): readonly Item[] {
  const level = levelOf(sandbox, person)
  return person.documents.filter((one) => {
    const scope = documentScopes[one.type]
    return scope !== undefined && may(prefix + scope) && level !== 'simplified'
  })
}

export const kids = (access: RestAccess, person: Person): readonly Item[] =>
  person.kids.flatMap((oid) => {
    const kid = access.sandbox.world.people.get(oid)
    return kid ? [{ id: oid, ...personFields(access, kid, 'kid_') }] : []
  })

/** Already embedded in every case (esia facts §7). */
export const roles = ({ sandbox }: RestAccess, person: Person): readonly Item[] =>
  person.roles.flatMap((role) => {
    const organisation = sandbox.world.organisations.get(role.organisationOid)
    if (!organisation) return []
    return [
      {
        id: organisation.oid,
        oid: organisation.oid,
        prnOid: subjectOf(sandbox, person.oid),
        fullName: organisation.fullName,
        shortName: organisation.shortName,
        ogrn: organisation.ogrn,
        type: organisation.type,
        chief: role.chief,
        admin: role.admin,
        ...(role.email ? { email: role.email } : {}),
        ...(role.phone ? { phone: role.phone } : {}),
        active: true,
        hasRightOfSubstitution: false,
        hasApprovalTabAccess: false,
        isLiquidated: false,
      },
    ]
  })
