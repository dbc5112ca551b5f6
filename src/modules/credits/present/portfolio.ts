/** The portfolio of a cycle as A4 pages, tagged for readers: report, checks, every credit that stands. */
import { spacedSnils } from '../../../platform/snils.ts'
import PDFDocument from 'pdfkit'
import { dayWords } from '../../../platform/calendar/days.ts'
import { plainFace, registerFaces } from '../../../platform/pdf/fonts.ts'
import {
  documentWords,
  educationWords,
  kindWords,
  whyNotWords,
  type Cycle,
  type Package,
} from '../contract.ts'
import type { EntryRow } from '../store/tables.ts'

const [ink, soft, sea] = ['#18242A', '#5A5D59', '#0B5A62']
const margin = 56

export interface Portfolio {
  readonly fullName: string
  readonly snils: string | null
  readonly cycle: Cycle
  readonly package: Package
  /** Oldest first, without what was taken back. */
  readonly entries: readonly EntryRow[]
  readonly at: Date
}

export async function drawPortfolio(p: Portfolio): Promise<Buffer> {
  const title = `Портфолио: ${p.cycle.specialty.name}`
  const doc = new PDFDocument({
    size: 'A4',
    margin,
    bufferPages: true,
    pdfVersion: '1.7',
    lang: 'ru-RU',
    tagged: true,
    displayTitle: true,
    font: plainFace(),
    info: { Title: title, Author: p.fullName, Creator: 'Портал НМО', CreationDate: p.at },
  })
  const pieces: Buffer[] = []
  doc.on('data', (piece: Buffer) => pieces.push(piece))
  const done = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject))
  registerFaces(doc)
  const whole = doc.struct('Document')
  doc.addStructure(whole)
  const say = (type: string, face: string, size: number, colour: string, text: string, gap = 0.3) =>
    whole.add(
      doc.struct(type, {}, () => {
        doc.font(face, size).fillColor(colour).text(text)
        doc.moveDown(gap)
      }),
    )
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
  whole.end()
  numberPages(doc, p)
  doc.end()
  await done
  return Buffer.concat(pieces)
}

const marks = { done: 'Готово.', gap: 'Не готово.', note: 'Обратите внимание.' } as const

function factsOf({ cycle }: Portfolio): [string, string][] {
  const { document: paper } = cycle
  const number = [paper.series, paper.number].filter(Boolean).join(' ')
  return [
    ['Специальность', [cycle.specialty.name, cycle.specialty.code].filter(Boolean).join(', ')],
    [
      'Документ',
      `${documentWords[paper.kind]}${number ? ` № ${number}` : ''} от ${dayWords(paper.issuedOn)}`,
    ],
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

/** At the foot, outside what a reader reads aloud. */
function numberPages(doc: PDFKit.PDFDocument, p: Portfolio): void {
  const { start, count } = doc.bufferedPageRange()
  for (let i = start; i < start + count; i++) {
    doc.switchToPage(i)
    const foot = `${p.fullName}, ${p.cycle.specialty.name} · лист ${i + 1} из ${count}`
    const bottom = doc.page.margins.bottom
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' })
    doc.font('text', 9).fillColor(soft).text(foot, margin, 800, { lineBreak: false })
    doc.endMarkedContent()
    doc.page.margins.bottom = bottom
  }
}
