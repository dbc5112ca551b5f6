/** Every wrong field of a draft at once, in the order of the form; and the content that a right one amounts to. Pure. */
import { dayWords, isDay, yearsLater } from '../../../platform/calendar/days.ts'
import { nextDay, startOfMoscowDay } from '../../../platform/calendar/working-days.ts'
import type { FileCard } from '../../files/contract.ts'
import type { OrganisationCard, Specialty } from '../../organisations/contract.ts'
import type { Fault, PaperFields } from '../contract.ts'
import { endOf } from './days.ts'
import { kindOf, ruleOn, type Kind } from './kinds.ts'
import { bare, ogrnFault } from './number.ts'
import type { Content } from './paper.ts'
import { postOf } from './posts.ts'

/** What the world says about the words of a draft. */
export interface Known {
  /** By Moscow. */
  readonly today: string
  readonly birthDate: string | null
  readonly organisation: OrganisationCard | undefined
  readonly specialty: Specialty | undefined
  readonly files: readonly FileCard[]
  /** The same paper stands among those of the person already. */
  readonly ownTwin: { readonly addedOn: string } | undefined
}

export type Checked =
  | { readonly faults: readonly Fault[]; readonly content?: never }
  | { readonly faults: readonly []; readonly content: Content }

type Field = keyof PaperFields
const fault = (field: Field, message: string, summary: string): Fault[] => [{ field, message, summary }]

export function check(f: PaperFields, known: Known): Checked {
  const kind = f.kind ? kindOf(f.kind) : undefined
  const faults = [
    ...(kind ? [] : fault('kind', 'Выберите вид документа', 'Не указан вид документа')),
    ...twinFaults(kind, known),
    ...numberFaults(f, kind),
    ...issuerFaults(f, kind),
    ...organisationFaults(f, kind, known),
    ...specialtyFaults(f, kind, known),
    ...postFaults(f, kind),
    ...startFaults(f, kind, known),
    ...endFaults(f, kind, known),
    ...fileFaults(f, known),
  ]
  if (faults.length > 0 || !kind) return { faults: inOrder(faults) }
  return { faults: [], content: contentOf(f, kind, known) }
}

export function contentOf(
  f: PaperFields,
  kind: Kind,
  known: Pick<Known, 'organisation' | 'specialty'>,
): Content {
  const { organisation: o, specialty: s } = known
  return {
    class: kind.class,
    kind: kind.kind,
    number: kind.asksNumber ? squeezed(f.number.replace(/^\s*(?:№|No\.?|N)\s*/i, '')) : null,
    issuer: kind.asksIssuer ? squeezed(f.issuer) : null,
    organisation: kind.asksOrganisation
      ? o
        ? { id: o.id, name: o.name, ogrn: o.ogrn }
        : { id: null, name: squeezed(f.organisationName), ogrn: f.ogrn.replace(/\s/g, '') }
      : null,
    specialty:
      kind.levels.length > 0 && s ? { key: s.key, code: s.code, name: s.name, level: s.level } : null,
    post: kind.asksPost ? f.post : null,
    startsAt: startOfMoscowDay(f.startsOn),
    endsAt: f.endsOn.trim() ? endOf(f.endsOn) : null,
  }
}

const squeezed = (s: string): string => s.trim().replace(/\s+/g, ' ')

const twinFaults = (kind: Kind | undefined, { ownTwin }: Known): Fault[] =>
  ownTwin && kind
    ? fault(
        kind.asksNumber ? 'number' : 'organisationName',
        `Уже добавлен ${dayWords(ownTwin.addedOn)}`,
        'Этот документ у вас уже есть',
      )
    : []

function numberFaults(f: PaperFields, kind: Kind | undefined): Fault[] {
  if (!kind?.asksNumber) return []
  const number = bare(f.number)
  if (number === '') return fault('number', 'Перепишите с документа', 'Не указан номер документа')
  if (!/\d/.test(number))
    return fault('number', 'В номере есть цифры. Перепишите их с документа', 'В номере нет цифр')
  return number.length < 3
    ? fault('number', 'Слишком короткий. Перепишите полностью', 'Номер слишком короткий')
    : []
}

function issuerFaults(f: PaperFields, kind: Kind | undefined): Fault[] {
  if (!kind?.asksIssuer) return []
  const name = squeezed(f.issuer)
  if (name === '') return fault('issuer', 'Напишите, как в документе', 'Не указано, кто выдал документ')
  return name.length >= 5 && /\p{L}{3}/u.test(name)
    ? []
    : fault(
        'issuer',
        'Напишите полное название, как в документе',
        'Название того, кто выдал, слишком короткое',
      )
}

function organisationFaults(f: PaperFields, kind: Kind | undefined, known: Known): Fault[] {
  if (!kind?.asksOrganisation) return []
  if (f.organisationId !== null) {
    return known.organisation
      ? []
      : fault(
          'organisationName',
          'Выберите заново: такой организации уже нет',
          'Организации нет в справочнике',
        )
  }
  const name = squeezed(f.organisationName)
  if (name === '')
    return fault('organisationName', 'Выберите из списка или напишите название', 'Не указана организация')
  const why = ogrnFault(f.ogrn.replace(/\s/g, ''))
  return [
    ...(name.length >= 5 && /\p{L}{3}/u.test(name)
      ? []
      : fault('organisationName', 'Напишите полное название', 'Название организации слишком короткое')),
    ...(why ? fault('ogrn', why, 'Нужен ОГРН организации') : []),
  ]
}

function specialtyFaults(f: PaperFields, kind: Kind | undefined, known: Known): Fault[] {
  if (!kind || kind.levels.length === 0) return []
  if (f.specialty.trim() === '')
    return fault('specialty', 'Выберите специальность', 'Не указана специальность')
  if (!known.specialty) return fault('specialty', 'Выберите из списка', 'Такой специальности нет в списке')
  return kind.levels.includes(known.specialty.level)
    ? []
    : fault(
        'specialty',
        'К этому документу — другая. Выберите заново',
        'Специальность не подходит к виду документа',
      )
}

function postFaults(f: PaperFields, kind: Kind | undefined): Fault[] {
  if (!kind?.asksPost) return []
  if (f.post.trim() === '') return fault('post', 'Выберите должность', 'Не указана должность')
  return postOf(f.post) ? [] : fault('post', 'Выберите из списка', 'Такой должности нет в списке')
}

/** Nobody is admitted to medical work before sixteen; a place of work may be agreed two months ahead. */
const youngestYears = 16
const aheadDays = 60

function startFaults(f: PaperFields, kind: Kind | undefined, known: Known): Fault[] {
  const day = f.startsOn
  if (day.trim() === '') return fault('startsOn', 'Укажите дату', 'Нет даты начала')
  if (!isDay(day))
    return fault('startsOn', 'Такого дня нет. Проверьте число и месяц', 'Даты начала нет в календаре')
  const latest = kind?.class === 'employment' ? nextDay(known.today, aheadDays) : known.today
  if (day > latest) return fault('startsOn', 'Ещё не наступила. Проверьте год', 'Дата начала в будущем')
  if (kind?.class !== 'licence' && known.birthDate && day < yearsLater(known.birthDate, youngestYears))
    return fault('startsOn', 'Вам ещё не было 16 лет. Проверьте год', 'Дата начала слишком ранняя')
  return []
}

function endFaults(f: PaperFields, kind: Kind | undefined, known: Known): Fault[] {
  const day = f.endsOn
  const start = isDay(f.startsOn) ? f.startsOn : null
  const term = kind ? ruleOn(kind, start ?? known.today).termYears : null
  if (day.trim() === '')
    return term === null ? [] : fault('endsOn', 'Укажите, по какой день действует', 'Нет даты окончания')
  if (!isDay(day))
    return fault('endsOn', 'Такого дня нет. Проверьте число и месяц', 'Даты окончания нет в календаре')
  if (start && day < start)
    return fault('endsOn', 'Раньше начала. Проверьте год', 'Дата окончания раньше начала')
  if (day < known.today)
    return fault(
      'endsOn',
      'Срок уже прошёл. Добавьте документ, который действует',
      'Срок документа уже прошёл',
    )
  const last = start && term !== null ? yearsLater(start, term) : null
  return last && day > last
    ? fault(
        'endsOn',
        `Действует не больше ${term} лет: не позже ${dayWords(last)}`,
        'Срок длиннее, чем бывает у такого документа',
      )
    : []
}

function fileFaults(f: PaperFields, known: Known): Fault[] {
  if (f.fileIds.length === 0)
    return fault('fileIds', 'Приложите скан или фото документа', 'Нет скана документа')
  return f.fileIds.flatMap((id) => {
    const file = known.files.find((one) => one.id === id)
    if (file?.state === 'ready') return []
    const name = file?.name ?? 'Файл'
    return file && file.state !== 'refused'
      ? fault('fileIds', `${name}: ещё проверяется. Подождите немного`, `Скан ещё проверяется: ${name}`)
      : fault('fileIds', `${name}: не прошёл проверку. Замените`, `Скан не принят: ${name}`)
  })
}

const order: readonly Field[] = [
  'kind',
  'number',
  'issuer',
  'organisationName',
  'ogrn',
  'specialty',
  'post',
  'startsOn',
  'endsOn',
  'fileIds',
]

/** One fault for a field, the most telling first. */
const inOrder = (faults: readonly Fault[]): Fault[] =>
  faults
    .filter((f, i) => faults.findIndex((other) => other.field === f.field) === i)
    .toSorted((a, b) => order.indexOf(a.field as Field) - order.indexOf(b.field as Field))
