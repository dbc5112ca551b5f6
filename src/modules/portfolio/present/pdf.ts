/** The portfolio as A4 pages, tagged for readers: years as headings, one paragraph for each row. */
import PDFDocument from 'pdfkit'
import { dayWords } from '../../../platform/calendar/days.ts'
import { plainFace, registerFaces } from '../../../platform/pdf/fonts.ts'
import { kindWords, statusWords, type PortfolioEntry, type PortfolioFilter } from '../contract.ts'

const [ink, soft, sea] = ['#18242A', '#5A5D59', '#0B5A62']
const margin = 56

export interface Printed {
  readonly fullName: string
  /** Newest first. */
  readonly entries: readonly PortfolioEntry[]
  readonly filter: PortfolioFilter
  readonly at: Date
}

export async function drawPortfolio(p: Printed): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margin,
    bufferPages: true,
    pdfVersion: '1.7',
    lang: 'ru-RU',
    tagged: true,
    displayTitle: true,
    font: plainFace(),
    info: { Title: 'Портфолио', Author: p.fullName, Creator: 'Портал НМО', CreationDate: p.at },
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
  say('H1', 'strong', 22, ink, 'Портфолио')
  say('P', 'text', 11, ink, p.fullName, 0.1)
  say('P', 'text', 11, soft, `На ${dayWords(p.at.toISOString().slice(0, 10))}. ${summaryOf(p.entries)}`, 0.1)
  const narrowed = narrowedBy(p.filter)
  if (narrowed) say('P', 'text', 11, soft, `Показано не всё: ${narrowed}`)
  let year = ''
  for (const e of p.entries) {
    const of = (e.endedOn ?? e.dueOn ?? e.startsOn ?? '').slice(0, 4)
    if (of !== year) {
      year = of
      say('H2', 'strong', 14, sea, `\n${year || 'Без даты'}`)
    }
    say('P', 'text', 10, ink, lineOf(e), 0.2)
  }
  if (p.entries.length === 0) say('P', 'text', 11, soft, 'Записей нет')
  whole.end()
  numberPages(doc, p.fullName)
  doc.end()
  await done
  return Buffer.concat(pieces)
}

const summaryOf = (entries: readonly PortfolioEntry[]): string =>
  `Записей: ${entries.length}. Начислено ЗЕТ: ${entries.reduce((n, e) => n + e.credited, 0)}`

function narrowedBy(f: PortfolioFilter): string {
  return [
    f.kind.map((k) => kindWords[k].toLowerCase()).join(', '),
    f.status.map((s) => statusWords[s].toLowerCase()).join(', '),
    f.from && `с ${dayWords(f.from)}`,
    f.to && `по ${dayWords(f.to)}`,
    f.text && `«${f.text}»`,
    f.specialty.length > 0 && 'по специальности',
  ]
    .filter(Boolean)
    .join('; ')
}

function lineOf(e: PortfolioEntry): string {
  const days = [
    e.startsOn && `с ${dayWords(e.startsOn)}`,
    e.endedOn ? `по ${dayWords(e.endedOn)}` : e.dueOn && `срок ${dayWords(e.dueOn)}`,
  ]
  return [
    `${kindWords[e.kind]}: ${e.title}`,
    e.organisation,
    days.filter(Boolean).join(' '),
    e.word.toLowerCase(),
    e.credits > 0 && `${e.credits} ЗЕТ${e.credited > 0 ? ', начислено' : ''}`,
    e.number && `№ ${e.number}`,
  ]
    .filter(Boolean)
    .join('; ')
}

/** At the foot, outside what a reader reads aloud. */
function numberPages(doc: PDFKit.PDFDocument, name: string): void {
  const { start, count } = doc.bufferedPageRange()
  for (let i = start; i < start + count; i++) {
    doc.switchToPage(i)
    const bottom = doc.page.margins.bottom
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' })
    doc
      .font('text', 9)
      .fillColor(soft)
      .text(`${name} · лист ${i + 1} из ${count}`, margin, 800, { lineBreak: false })
    doc.endMarkedContent()
    doc.page.margins.bottom = bottom
  }
}
