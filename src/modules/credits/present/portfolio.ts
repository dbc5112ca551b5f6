/** The portfolio of a cycle as A4 pages, tagged for readers: report, checks, every credit that stands. */
import { spacedSnils } from '../../../platform/snils.ts'
import { dayWords } from '../../../platform/calendar/days.ts'
import { drawParagraphs, ink, sea, soft } from '../../../platform/pdf/paragraphs.ts'
import {
  documentWords,
  educationWords,
  kindWords,
  whyNotWords,
  type Cycle,
  type Package,
} from '../contract.ts'
import type { EntryRow } from '../store/tables.ts'

export interface Portfolio {
  readonly fullName: string
  readonly snils: string | null
  readonly cycle: Cycle
  readonly package: Package
  /** Oldest first, without what was taken back. */
  readonly entries: readonly EntryRow[]
  readonly at: Date
}

export function drawPortfolio(p: Portfolio): Promise<Buffer> {
  const title = `Портфолио: ${p.cycle.specialty.name}`
  const foot = `${p.fullName}, ${p.cycle.specialty.name}`
  return drawParagraphs({ title, author: p.fullName, at: p.at, foot }, (say) => {
    const head = (text: string) => say('H2', 'strong', 14, sea, `\n${text}`)
    const fact = (name: string, value: string) => say('P', 'text', 11, ink, `${name}: ${value}`, 0.1)

    say('H1', 'strong', 22, ink, title)
    if (p.package.gaps > 0) say('P', 'medium', 12, soft, 'Черновик: не всё готово к подаче')
    fact('Кто', p.fullName)
    if (p.snils) fact('СНИЛС', spacedSnils(p.snils))
    for (const [name, value] of factsOf(p)) fact(name, value)
    head('Отчёт о профессиональной деятельности')
    for (const [name, value] of reportOf(p.package)) fact(name, value)
    head('Готовность')
    for (const c of p.package.checks) say('P', 'text', 11, ink, `${marks[c.state]} ${c.title}`, 0.1)
    head('Начисления')
    if (p.entries.length === 0) say('P', 'text', 11, soft, 'Начислений нет')
    for (const e of p.entries)
      say(
        'P',
        'text',
        10,
        ink,
        `${dayWords(e.earned_on)} — ${e.credits} ЗЕТ. ${kindWords[e.kind]}: ${[e.title, e.organisation].filter(Boolean).join(', ')}`,
        0.2,
      )
  })
}

const marks = { done: 'Готово.', gap: 'Не готово.', note: 'Обратите внимание.' } as const

/** The document from which the cycle goes, in words. */
export function paperOf({ document: paper }: Cycle): string {
  const number = [paper.series, paper.number].filter(Boolean).join(' ')
  return `${documentWords[paper.kind]}${number ? ` № ${number}` : ''} от ${dayWords(paper.issuedOn)}`
}

function factsOf({ cycle }: Portfolio): [string, string][] {
  return [
    ['Специальность', [cycle.specialty.name, cycle.specialty.code].filter(Boolean).join(', ')],
    ['Документ', paperOf(cycle)],
    ['Цикл', `${dayWords(cycle.startsOn)} – ${dayWords(cycle.endsOn)}`],
    ['Набрано', `${cycle.total} ЗЕТ`],
    ...cycle.forecast.ways.map((w): [string, string] => [
      w.title,
      w.missing === 0 ? 'хватает' : `не хватает ${w.missing} ЗЕТ`,
    ]),
  ]
}

function reportOf({ report, files }: Package): [string, string][] {
  const said = report.agreement === 'yes' ? 'да' : report.agreement === 'no' ? 'нет' : 'не сказано'
  const why = report.whyNot === '' ? '' : `, ${whyNotWords[report.whyNot].toLowerCase()}`
  return [
    ['Образование', report.education === '' ? 'не указано' : educationWords[report.education]],
    ['Место работы', report.workplace || 'не указано'],
    ['Должность', report.post || 'не указана'],
    ['Отчёт согласован', said + why],
    ['Приложено', files.length === 0 ? 'ничего' : files.map((f) => f.name).join(', ')],
  ]
}
