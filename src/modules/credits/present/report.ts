/** The report on professional activity as A4 pages, tagged for readers: what the portal knows, what the person wrote, places to sign. */
import { spacedSnils } from '../../../platform/snils.ts'
import { dayWords } from '../../../platform/calendar/days.ts'
import { drawParagraphs, ink, sea, soft } from '../../../platform/pdf/paragraphs.ts'
import type { Contacts, PersonCard } from '../../identity/contract.ts'
import {
  educationWords,
  kindWords,
  reportSections,
  sectionWords,
  whyNotWords,
  type Cycle,
  type Package,
} from '../contract.ts'
import type { EntryRow } from '../store/tables.ts'
import { paperOf } from './portfolio.ts'

export interface Report {
  readonly person: Pick<PersonCard, 'fullName' | 'snils' | 'birthDate'>
  readonly contacts: Contacts
  readonly cycle: Cycle
  readonly package: Package
  /** Oldest first, without what was taken back. */
  readonly entries: readonly EntryRow[]
  readonly at: Date
}

const title = 'Отчёт о профессиональной деятельности'
const blank = 'Не заполнено'

export function drawReport(r: Report): Promise<Buffer> {
  const { fullName } = r.person
  const foot = `${fullName}, отчёт о профессиональной деятельности`
  return drawParagraphs({ title, author: fullName, at: r.at, foot }, (say) => {
    const head = (text: string) => say('H2', 'strong', 14, sea, `\n${text}`)
    const line = (text: string) => say('P', 'text', 11, ink, text, 0.2)

    say('H1', 'strong', 22, ink, title)
    if (r.package.emptyParts.length > 0)
      say('P', 'medium', 12, soft, `Черновик. Не заполнено: ${r.package.emptyParts.join('; ').toLowerCase()}`)
    for (const [name, value] of factsOf(r)) line(`${name}: ${value}`)
    reportSections.forEach((name, i) => {
      head(`${i + 1}. ${sectionWords[name]}`)
      const words = r.package.report[name]
      if (words === '') say('P', 'text', 11, soft, blank)
      // A paragraph of the person is a paragraph of the page.
      for (const paragraph of words.split(/\n+/).filter((p) => p.trim() !== '')) line(paragraph)
    })
    head(`${reportSections.length + 1}. Чему учился за эти годы`)
    line(`Набрано ${r.cycle.total} ЗЕТ`)
    for (const e of r.entries) line(`${dayWords(e.earned_on)} — ${learnt(e)}`)
    head('Подписи')
    for (const text of signatures(r)) line(text)
  })
}

const learnt = (e: EntryRow): string =>
  `${kindWords[e.kind]}: ${[e.title, e.organisation, `${e.credits} ЗЕТ`].filter(Boolean).join(', ')}`

function factsOf({ person, contacts, cycle, package: p }: Report): [string, string][] {
  const { report, known } = p
  const facts: [string, string | null][] = [
    ['Специалист', person.fullName],
    ['Дата рождения', person.birthDate && dayWords(person.birthDate)],
    ['СНИЛС', person.snils && spacedSnils(person.snils)],
    ['Телефон', contacts.phone],
    ['Электронная почта', contacts.email],
    ['Специальность', [cycle.specialty.name, cycle.specialty.code].filter(Boolean).join(', ')],
    ['Документ', paperOf(cycle)],
    ['Отчётный период', `${dayWords(cycle.startsOn)} – ${dayWords(cycle.endsOn)}`],
    ['Образование', report.education === '' ? blank : educationWords[report.education]],
    ...known.education.map((words): [string, string] => ['Документ об образовании', words]),
    ['Место работы', report.workplace || blank],
    ['Должность', report.post || blank],
  ]
  return facts.flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : []))
}

const rule = '______________________'

function signatures({ person, package: { report } }: Report): string[] {
  const own = `${person.fullName}  ${rule}  «___» ____________ 20___ г.`
  if (report.agreement === 'no') {
    const why = report.whyNot === '' ? 'причина не указана' : whyNotWords[report.whyNot].toLowerCase()
    return [own, `Отчёт не согласован: ${why}`]
  }
  return [
    own,
    'СОГЛАСОВАНО',
    `${report.approver || 'Руководитель организации'}  ${rule}  «___» ____________ 20___ г.`,
    'М. П.',
  ]
}
