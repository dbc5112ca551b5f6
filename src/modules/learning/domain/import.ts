/** Rows of a table → programmes with their sessions; what cannot be read is named by its line and column. Pure. */
import { typedDay } from '../../../platform/calendar/days.ts'
import { plain } from '../../../platform/search/reading.ts'
import {
  Basis,
  basisWords,
  Difficulty,
  difficultyWords,
  EventKind,
  eventWords,
  Feature,
  featureWords,
  formWords,
  importColumns as columns,
  kindWords,
  ProgrammeFields,
  ProgrammeKind,
  StudyForm,
  type ImportColumn,
  type ImportFault,
  type SessionFields,
} from '../contract.ts'
import type { Line } from '../../../platform/csv.ts'

export interface ReadRow {
  readonly fields: ProgrammeFields
  readonly sessions: readonly SessionFields[]
  /** Line of the programme, then of each session. */
  readonly lines: readonly number[]
}

type Cells = Readonly<Record<ImportColumn, string>>
type Say = (column: ImportColumn, message: string) => void

const listed = (cell: string): string[] =>
  cell
    .split(/[|\n]|,(?=\s)/)
    .map((s) => s.trim())
    .filter((s) => s !== '')

function oneOf<T extends string>(
  options: readonly T[],
  words: Readonly<Record<T, string>>,
  typed: string,
): T | undefined {
  return options.find((o) => plain(words[o]) === plain(typed))
}

function choice<T extends string>(
  column: ImportColumn,
  cell: string,
  options: readonly T[],
  words: Readonly<Record<T, string>>,
  say: Say,
): T | undefined {
  const found = oneOf(options, words, cell)
  if (cell !== '' && !found)
    say(column, `Не понять «${cell}». Бывает: ${options.map((o) => words[o]).join(', ')}`)
  return found
}

function several<T extends string>(
  column: ImportColumn,
  cell: string,
  options: readonly T[],
  words: Readonly<Record<T, string>>,
  say: Say,
): T[] {
  return cell
    .split(/[|,\n]/)
    .map((s) => s.trim())
    .filter((s) => s !== '')
    .flatMap((one) => choice(column, one, options, words, say) ?? [])
}

function whole(column: ImportColumn, cell: string, say: Say): number | null {
  if (cell === '') return null
  if (/^\d{1,6}$/.test(cell) && Number(cell) > 0) return Number(cell)
  say(column, `Нужно целое число, написано «${cell}»`)
  return null
}

function kopecks(cell: string, say: Say): number | null {
  const typed = cell.replace(/[\s₽]/g, '').replace(',', '.')
  if (typed === '') return null
  if (/^\d{1,7}(\.\d{1,2})?$/.test(typed) && Number(typed) > 0) return Math.round(Number(typed) * 100)
  say('price', `Нужна цена как 14500 или 14500,50, написано «${cell}»`)
  return null
}

/** It is of a session, and there is none in this line. */
function noSession({ link }: Cells, say: Say): null {
  if (link !== '') say('link', 'Ссылка бывает у набора: напишите его день в столбце «Начало»')
  return null
}

function linkOf(cell: string, say: Say): string | null {
  if (cell.length > 500) say('link', 'Не длиннее 500 знаков')
  return cell === '' ? null : cell.slice(0, 500)
}

const sessionOf = (c: Cells, say: Say): SessionFields | null =>
  c.startsOn === '' && c.endsOn === ''
    ? noSession(c, say)
    : {
        id: null,
        startsOn: typedDay(c.startsOn),
        endsOn: typedDay(c.endsOn === '' ? c.startsOn : c.endsOn),
        startsAt: c.startsAt === '' ? null : c.startsAt,
        applyBy: c.applyBy === '' ? null : typedDay(c.applyBy),
        places: whole('places', c.places, say),
        place: c.place === '' ? null : c.place,
        link: linkOf(c.link, say),
      }

function fieldsOf(c: Cells, keyOf: (name: string) => string | undefined, say: Say): ProgrammeFields {
  const kind = choice('kind', c.kind, ProgrammeKind.options, kindWords, say)
  if (c.kind === '') say('kind', 'Напишите вид программы')
  const long = (column: ImportColumn, cell: string, max: number) => {
    if (cell.length > max) say(column, `Не длиннее ${max} знаков`)
    return cell.slice(0, max)
  }
  const keys = listed(c.specialties).flatMap((name) => {
    const key = keyOf(name)
    if (!key) say('specialties', `Нет такой специальности: «${name}»`)
    return key ?? []
  })
  return ProgrammeFields.parse({
    kind: kind ?? 'advanced',
    title: long('title', c.title, 300),
    annotation: long('annotation', c.annotation, 4000),
    eventKind: choice('eventKind', c.eventKind, EventKind.options, eventWords, say) ?? null,
    form: choice('form', c.form, StudyForm.options, formWords, say) ?? 'distance',
    hours: whole('hours', c.hours, say),
    bases: several('bases', c.bases, Basis.options, basisWords, say),
    priceKopecks: kopecks(c.price, say),
    specialties: keys.slice(0, 40),
    competencies: c.competencies
      .split(/[|\n]/)
      .map((s) => long('competencies', s.trim(), 300))
      .filter((s) => s !== '')
      .slice(0, 20),
    difficulty: choice('difficulty', c.difficulty, Difficulty.options, difficultyWords, say) ?? null,
    features: several('features', c.features, Feature.options, featureWords, say),
    isAnytime: ['да', '+', '1'].includes(c.isAnytime.toLowerCase()),
    aliases: { vo: long('numberVo', c.numberVo, 40), spo: long('numberSpo', c.numberSpo, 40) },
  })
}

/** As in the form: only events are broadcast. */
function ofEvent({ kind }: ProgrammeFields, { link }: SessionFields, say: Say): void {
  if (link !== null && kind !== 'event') say('link', 'Ссылка на трансляцию бывает только у мероприятия')
}

export interface Read {
  readonly rows: readonly ReadRow[]
  readonly faults: readonly ImportFault[]
}

/** A line without kind and title is one more session of the programme above it. */
export function readTable(lines: readonly Line[], keyOf: (name: string) => string | undefined): Read {
  const faults: ImportFault[] = []
  const [heading, ...body] = lines
  const places = new Map<ImportColumn, number>()
  for (const [i, word] of (heading?.cells ?? []).entries()) {
    const column = oneOf(Object.keys(columns) as ImportColumn[], columns, word)
    if (column) places.set(column, i)
    else if (word !== '') faults.push({ line: 1, column: word, message: 'Такого столбца в образце нет' })
  }
  for (const column of ['kind', 'title', 'annotation', 'hours', 'bases', 'specialties'] as const)
    if (!places.has(column))
      faults.push({ line: 1, column: columns[column], message: 'Этого столбца не хватает' })
  if (faults.length > 0) return { rows: [], faults }
  const rows: (Omit<ReadRow, 'sessions' | 'lines'> & { sessions: SessionFields[]; lines: number[] })[] = []
  for (const { number, cells } of body) {
    const c = Object.fromEntries(
      (Object.keys(columns) as ImportColumn[]).map((k) => [k, cells[places.get(k) ?? -1] ?? '']),
    ) as Cells
    const say: Say = (column, message) => void faults.push({ line: number, column: columns[column], message })
    const session = sessionOf(c, say)
    const above = rows.at(-1)
    if (c.kind === '' && c.title === '' && above && session) {
      ofEvent(above.fields, session, say)
      above.sessions.push(session)
      above.lines.push(number)
    } else {
      const fields = fieldsOf(c, keyOf, say)
      if (session && oneOf(ProgrammeKind.options, kindWords, c.kind)) ofEvent(fields, session, say)
      rows.push({
        fields,
        sessions: session ? [session] : [],
        lines: session ? [number, number] : [number],
      })
    }
  }
  return { rows, faults }
}

const columnOfField: Readonly<Record<string, ImportColumn>> = {
  priceKopecks: 'price',
  sessions: 'startsOn',
  'aliases.vo': 'numberVo',
  'aliases.spo': 'numberSpo',
}

/** A fault of the common check, said by line and column. */
export function placedFault(row: ReadRow, field: string, message: string): ImportFault {
  const [, n, name] = /^sessions\.(\d+)\.(\w+)$/.exec(field) ?? []
  const line = row.lines[n === undefined ? 0 : Number(n) + 1] ?? row.lines[0]!
  const key = name ?? columnOfField[field] ?? field
  return { line, column: columns[key as ImportColumn] ?? key, message }
}
