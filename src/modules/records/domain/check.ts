/** D5: every wrong field of a draft at once, in the order of the form; and the content that a right one amounts to. Pure. */
import { dayWords, isDay } from '../../../platform/calendar/days.ts'
import type { FileCard } from '../../files/contract.ts'
import type { OrganisationCard, Specialty } from '../../organisations/contract.ts'
import { formWords, type DocumentKind, type DraftFields, type Fault, type StudyForm } from '../contract.ts'
import { dateFaults } from './dates.ts'
import { kindOf, ruleOn, type Kind } from './kinds.ts'
import { bare, documentKey, numberFaults } from './number.ts'

/** What the world says about the words of a draft. */
export interface Known {
  /** By Moscow. */
  readonly today: string
  readonly birthDate: string | null
  readonly institution: OrganisationCard | undefined
  readonly specialty: Specialty | undefined
  readonly files: readonly FileCard[]
  /** The same document in another record of the same person. */
  readonly ownTwin: { readonly institutionName: string; readonly confirmedOn: string } | undefined
}

/** A draft without faults: what is confirmed, kept and shown to the verifier. */
export interface Content {
  readonly kind: DocumentKind
  readonly institutionId: string | null
  readonly institutionName: string
  readonly specialtyKey: string
  readonly specialtyCode: string | null
  readonly specialtyName: string
  readonly programme: string | null
  readonly form: StudyForm
  readonly startedOn: string
  readonly endedOn: string
  readonly issuedOn: string
  readonly hours: number | null
  readonly series: string | null
  readonly number: string
  readonly documentKey: string
  readonly fileIds: readonly string[]
}

export type Checked =
  | { readonly faults: readonly Fault[]; readonly content?: never }
  | { readonly faults: readonly []; readonly content: Content }

const maxHours = 20_000

export function check(f: DraftFields, known: Known): Checked {
  const kind = f.kind ? kindOf(f.kind) : undefined
  const faults = [
    ...institutionFaults(f, known),
    ...specialtyFaults(f, known, kind),
    ...formFaults(f, kind),
    ...dateFaults(f, known),
    ...kindFaults(kind),
    ...hoursFaults(f, kind, known.today),
    ...twinFaults(known, kind),
    ...(kind
      ? numberFaults(kind, ruleOn(kind, isDay(f.issuedOn) ? f.issuedOn : known.today), f.series, f.number)
      : []),
    ...fileFaults(f, known),
  ]
  if (faults.length > 0 || !kind || !f.form || !known.specialty) return { faults: inOrder(faults) }
  return { faults: [], content: contentOf(f, { ...known, specialty: known.specialty }, kind, f.form) }
}

function contentOf(
  f: DraftFields,
  known: Known & { specialty: Specialty },
  kind: Kind,
  form: StudyForm,
): Content {
  return {
    kind: kind.kind,
    institutionId: known.institution?.id ?? null,
    institutionName: known.institution
      ? `${known.institution.name}, ${known.institution.city}`
      : f.institutionName.trim().replace(/\s+/g, ' '),
    specialtyKey: known.specialty.key,
    specialtyCode: known.specialty.code,
    specialtyName: known.specialty.name,
    programme: kind.asksProgramme ? f.programme.trim() || null : null,
    form,
    startedOn: f.startedOn,
    endedOn: f.endedOn,
    issuedOn: f.issuedOn,
    hours: kind.asksHours ? Number(f.hours.trim()) : null,
    series: bare(f.series) || null,
    number: bare(f.number),
    documentKey: documentKey(kind.kind, f.series, f.number),
    fileIds: f.fileIds,
  }
}

function institutionFaults(f: DraftFields, known: Known): Fault[] {
  const fault = (message: string, summary: string): Fault[] => [
    { field: 'institutionName', message, summary },
  ]
  if (f.institutionId !== null) {
    return known.institution
      ? []
      : fault('Выберите заново: такой организации уже нет', 'Учебного заведения нет в справочнике')
  }
  const name = f.institutionName.trim()
  if (name === '') return fault('Выберите из списка или напишите название', 'Не указано учебное заведение')
  return name.length >= 5 && /\p{L}{3}/u.test(name)
    ? []
    : fault('Напишите полное название, как в документе', 'Название учебного заведения слишком короткое')
}

function specialtyFaults(f: DraftFields, known: Known, kind: Kind | undefined): Fault[] {
  const fault = (message: string, summary: string): Fault[] => [{ field: 'specialty', message, summary }]
  if (f.specialty.trim() === '') return fault('Выберите специальность', 'Не указана специальность')
  if (!known.specialty) return fault('Выберите из списка', 'Такой специальности нет в списке')
  if (kind && !kind.levels.includes(known.specialty.level)) {
    return fault('К этому документу — другая. Выберите заново', 'Специальность не подходит к виду документа')
  }
  return []
}

function formFaults(f: DraftFields, kind: Kind | undefined): Fault[] {
  if (!f.form) return [{ field: 'form', message: 'Выберите форму', summary: 'Не указана форма обучения' }]
  if (!kind || kind.forms.includes(f.form)) return []
  const allowed = kind.forms.map((form) => formWords[form].toLowerCase()).join(', ')
  return [
    {
      field: 'form',
      message: `По этому документу бывает: ${allowed}`,
      summary: 'Форма обучения не подходит к виду документа',
    },
  ]
}

const kindFaults = (kind: Kind | undefined): Fault[] =>
  kind ? [] : [{ field: 'kind', message: 'Выберите вид документа', summary: 'Не указан вид документа' }]

function hoursFaults(f: DraftFields, kind: Kind | undefined, today: string): Fault[] {
  if (!kind?.asksHours) return []
  const fault = (message: string, summary: string): Fault[] => [{ field: 'hours', message, summary }]
  const typed = f.hours.trim()
  if (typed === '') return fault('Перепишите с документа', 'Не указан объём в часах')
  const hours = Number(typed)
  if (!/^\d+$/.test(typed) || hours < 1 || hours > maxHours)
    return fault('Целое число часов', 'Объём — не число часов')
  const { minHours } = ruleOn(kind, isDay(f.issuedOn) ? f.issuedOn : today)
  return minHours !== null && hours < minHours
    ? fault(
        `Не меньше ${minHours} часов. Проверьте вид документа`,
        `Для этого документа мало часов: нужно ${minHours}, введено ${hours}`,
      )
    : []
}

function twinFaults(known: Known, kind: Kind | undefined): Fault[] {
  if (!known.ownTwin || !kind) return []
  const { institutionName, confirmedOn } = known.ownTwin
  return [
    {
      field: 'number',
      message: `Уже добавлен ${dayWords(confirmedOn)}: ${institutionName}`,
      summary: 'Этот документ у вас уже есть',
    },
  ]
}

function fileFaults(f: DraftFields, known: Known): Fault[] {
  if (f.fileIds.length === 0)
    return [
      { field: 'fileIds', message: 'Приложите скан или фото документа', summary: 'Нет скана документа' },
    ]
  return f.fileIds.flatMap((id): Fault[] => {
    const file = known.files.find((one) => one.id === id)
    if (file?.state === 'ready') return []
    if (file && file.state !== 'refused') {
      return [
        {
          field: 'fileIds',
          message: `${file.name}: ещё проверяется. Подождите немного`,
          summary: `Скан ещё проверяется: ${file.name}`,
        },
      ]
    }
    const name = file?.name ?? 'Файл'
    return [
      {
        field: 'fileIds',
        message: `${name}: не прошёл проверку. Замените`,
        summary: `Скан не принят: ${name}`,
      },
    ]
  })
}

const order = [
  'institutionName',
  'specialty',
  'form',
  'startedOn',
  'endedOn',
  'kind',
  'hours',
  'series',
  'number',
  'issuedOn',
  'fileIds',
]
/** One fault for a field, the most telling first. */
const inOrder = (faults: readonly Fault[]): Fault[] =>
  faults
    .filter((f, i) => faults.findIndex((other) => other.field === f.field) === i)
    .toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field))
