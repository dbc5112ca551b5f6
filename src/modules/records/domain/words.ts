/** A record in words: for the verifier's comparison, for the certificate, for the message with the code. Pure. */
import { dayWords } from '../../../platform/calendar/days.ts'
import type { CertificateFact } from '../../credentials/contract.ts'
import type { Fact } from '../../applications/contract.ts'
import type { OrganisationCard } from '../../organisations/contract.ts'
import { documentWords, formWords } from '../contract.ts'
import type { Content } from './check.ts'
import { periodWords } from './dates.ts'

/** «Северная академия…, диплом …4823»: the message names what is confirmed. */
export function aboutWords(c: Content, institutionShort: string | undefined): string {
  const name = institutionShort ?? c.institutionName
  const short = name.length > 40 ? `${name.slice(0, 39).trimEnd()}…` : name
  const document = c.kind === 'advanced-certificate' ? 'удостоверение' : 'диплом'
  return `сохранить сведения: ${short}, ${document} …${c.number.slice(-4)}`
}

export const numberWords = (c: Pick<Content, 'series' | 'number'>): string =>
  c.series ? `${c.series} № ${c.number}` : `№ ${c.number}`

const specialtyWords = (c: Content) =>
  c.specialtyCode ? `${c.specialtyName}, ${c.specialtyCode}` : c.specialtyName
const hoursWords = (c: Content) => (c.hours === null ? '' : `, ${c.hours} ч`)

/** Academic hours a day that raise a brow; not a rule, only a hint to the verifier. */
const manyHoursADay = 10

function hoursNote(c: Content): Note | undefined {
  if (c.hours === null) return undefined
  const days = (Date.parse(c.endedOn) - Date.parse(c.startedOn)) / 86_400_000 + 1
  return c.hours / days > manyHoursADay
    ? odd(`Больше ${manyHoursADay} часов в день: ${c.hours} ч за ${days} дн.`)
    : undefined
}

export interface Circumstances {
  readonly holder: string
  readonly institution: OrganisationCard | undefined
  /** The same document stands in a record of another person. */
  readonly hasForeignTwin: boolean
}

interface Note {
  readonly note: string
  /** Something to look at before approving. */
  readonly isOdd: boolean
}
const odd = (note: string): Note => ({ note, isOdd: true })

function institutionNote(institution: OrganisationCard | undefined): Note {
  if (!institution) return odd('Введено вручную: в справочнике организаций не выбрано')
  if (institution.closedOn) return odd(`В справочнике закрыта ${dayWords(institution.closedOn)}`)
  const { licence } = institution
  if (!licence) return odd('В справочнике нет сведений о лицензии')
  return licence.isActive
    ? { note: `Лицензия ${licence.number} действует`, isOdd: false }
    : odd(`Лицензия ${licence.number} не действует`)
}

/** Field by field, as the verifier reads them off the scan. */
export function factsForVerifier(c: Content, about: Circumstances): Fact[] {
  const fact = (key: string, label: string, value: string | null, note?: Note): Fact[] =>
    value ? [{ key, label, value, ...(note && { note: note.note.slice(0, 200), isOdd: note.isOdd }) }] : []
  const twin = about.hasForeignTwin
    ? odd('Такие же вид, серия и номер есть в записи другого человека')
    : undefined
  return [
    ...fact('holder', 'Кому выдан', about.holder),
    ...fact('document', 'Вид документа', documentWords[c.kind]),
    ...fact('series', 'Серия', c.series),
    ...fact('number', 'Номер', c.number, twin),
    ...fact('issuedOn', 'Дата выдачи', dayWords(c.issuedOn)),
    ...fact('institution', 'Учебное заведение', c.institutionName, institutionNote(about.institution)),
    ...fact('specialty', 'Специальность', specialtyWords(c)),
    ...fact('programme', 'Программа', c.programme),
    ...fact('form', 'Форма обучения', formWords[c.form]),
    ...fact('period', 'Учёба', `${periodWords(c.startedOn, c.endedOn)}${hoursWords(c)}`, hoursNote(c)),
  ]
}

/** The number stands on the sheet; anyone who verifies learns only its end. */
export function factsForCertificate(c: Content): CertificateFact[] {
  const fact = (label: string, value: string | null, isPublic = true): CertificateFact[] =>
    value ? [{ label, value, isPublic }] : []
  return [
    ...fact('Документ', documentWords[c.kind]),
    ...fact('Специальность', specialtyWords(c)),
    ...fact('Учебное заведение', c.institutionName),
    ...fact('Серия и номер', numberWords(c), false),
    ...fact('Выдан', dayWords(c.issuedOn)),
    ...fact('Программа', c.programme),
    ...fact(
      'Учёба',
      `${periodWords(c.startedOn, c.endedOn)}${hoursWords(c)}, ${formWords[c.form].toLowerCase()}`,
    ),
  ]
}
