/** Scopes: which exist, whose they are, and what a person is asked about them (esia facts §6). */
import { EsiaError } from './errors.ts'

/** Scope → what the consent page says; an empty string is said in another line or not at all. */
export const personScopes: Readonly<Record<string, string>> = {
  openid: '',
  fullname: 'Фамилия, имя и отчество',
  birthdate: 'Дата рождения',
  gender: 'Пол',
  citizenship: 'Гражданство',
  snils: 'СНИЛС',
  inn: 'ИНН',
  id_doc: 'Документ, удостоверяющий личность',
  birthplace: 'Место рождения',
  medical_doc: 'Полис ОМС',
  military_doc: 'Военный билет',
  foreign_passport_doc: 'Заграничный паспорт',
  drivers_licence_doc: 'Водительское удостоверение',
  birth_cert_doc: 'Свидетельство о рождении',
  residence_doc: 'Вид на жительство',
  temporary_residence_doc: 'Разрешение на временное проживание',
  email: 'Электронная почта',
  mobile: 'Мобильный телефон',
  addresses: 'Адреса',
  contacts: 'Контакты и адреса',
  vehicles: 'Транспортные средства',
  usr_org: 'Организации, в которых вы работаете',
  usr_avt: 'Изображение профиля',
  usr_inf: 'Все сведения профиля',
  self_employed: 'Признак самозанятого',
  usr_reg_cxt: 'Способ регистрации учётной записи',
  read_bio_type: 'Вид биометрии',
  read_bio_type_exp: 'Срок биометрии',
  otp: '',
  bio: '',
  ext_auth_result: '',
  prm_chg: '',
  kid_fullname: 'Фамилии, имена и отчества детей',
  kid_birthdate: 'Даты рождения детей',
  kid_gender: 'Пол детей',
  kid_snils: 'СНИЛС детей',
  kid_inn: 'ИНН детей',
  kid_birth_cert_doc: 'Свидетельства о рождении детей',
}

const organisationNames =
  'shortname fullname type ogrn inn leg kpp agencyterrange agencytype oktmo ctts addrs vhls grps emps brhs ' +
  'brhs_ctts brhs_addrs rcs stms invts ra inf ful debt profile'
export const organisationScopes: ReadonlySet<string> = new Set([
  ...organisationNames.split(' ').map((name) => `org_${name}`),
  'categories',
])
/** For systems themselves, without a person. */
export const systemScopes: ReadonlySet<string> = new Set(['tech_inf'])

export interface Scope {
  readonly name: string
  /** `?oid=…` or `?org_oid=…` */
  readonly oid: number | undefined
  /** As the client wrote it. */
  readonly written: string
}

const pattern = /^(?:https?:\/\/esia\.gosuslugi\.ru\/)?([a-z_]+)(?:\?(?:org_oid|oid|mode)=(\w{1,20}))?$/

export function parseScopes(text: string): readonly Scope[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map((written) => {
      const [, name = '', oid] = pattern.exec(written) ?? []
      const known = name in personScopes || organisationScopes.has(name) || systemScopes.has(name)
      if (!known) throw new EsiaError('007006', `неизвестный scope ${written}`)
      return { name, oid: oid && /^\d+$/.test(oid) ? Number(oid) : undefined, written }
    })
}

export const isOrganisationScope = (scope: Scope): boolean => organisationScopes.has(scope.name)
export const has = (scopes: readonly Scope[], name: string): boolean => scopes.some((s) => s.name === name)

/** The same items in whatever order. */
export const sameScopes = (a: readonly Scope[], b: readonly Scope[]): boolean => {
  const names = (list: readonly Scope[]) => [...new Set(list.map((s) => s.written))].toSorted().join(' ')
  return names(a) === names(b)
}

/** `fullname?oid=1000299681 openid`: how scopes stand in an access token. */
export const boundScopes = (
  scopes: readonly Scope[],
  oid: number | undefined,
  organisation?: number,
): string =>
  scopes
    .map((scope) => {
      if (scope.name === 'openid' || systemScopes.has(scope.name)) return scope.written
      const base = scope.written.replace(/\?.*$/, '')
      if (isOrganisationScope(scope)) {
        const target = scope.oid ?? organisation
        return target === undefined ? base : `${base}?org_oid=${target}`
      }
      return oid === undefined ? base : `${base}?oid=${oid}`
    })
    .join(' ')
