/** A4 pages of headings and paragraphs for keeping, tagged for readers, with the number of each page at its foot. */
import PDFDocument from 'pdfkit'
import { archival, metadata, sayUniversal } from './archive.ts'
import { registerFaces } from './fonts.ts'
import { legible } from './letters.ts'

export const [ink, soft, sea] = ['#18242A', '#5A5D59', '#0B5A62']
const margin = 56

/** `type` as PDF calls it: H1, H2, P; `gap` in lines. */
export type Say = (
  type: string,
  face: string,
  size: number,
  colour: string,
  text: string,
  gap?: number,
) => void

export interface Paragraphs {
  readonly title: string
  readonly author: string
  readonly at: Date
  /** Before the number of the page. */
  readonly foot: string
}

export async function drawParagraphs(p: Paragraphs, write: (say: Say) => void): Promise<Buffer> {
  const doc = new PDFDocument({
    ...archival(),
    margin,
    bufferPages: true,
    info: {
      Title: metadata(p.title),
      Author: metadata(p.author),
      Creator: 'Портал НМО',
      CreationDate: p.at,
    },
  })
  sayUniversal(doc)
  const pieces: Buffer[] = []
  doc.on('data', (piece: Buffer) => pieces.push(piece))
  const done = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject))
  registerFaces(doc)
  const whole = doc.struct('Document')
  doc.addStructure(whole)
  write((type, face, size, colour, text, gap = 0.3) =>
    whole.add(
      doc.struct(type, {}, () => {
        doc.font(face, size).fillColor(colour).text(legible(text))
        doc.moveDown(gap)
      }),
    ),
  )
  whole.end()
  numberPages(doc, p.foot)
  doc.end()
  await done
  return Buffer.concat(pieces)
}

/** Outside what a reader reads aloud. */
function numberPages(doc: PDFKit.PDFDocument, foot: string): void {
  const { start, count } = doc.bufferedPageRange()
  for (let i = start; i < start + count; i++) {
    doc.switchToPage(i)
    const bottom = doc.page.margins.bottom
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' })
    doc
      .font('text', 9)
      .fillColor(soft)
      .text(legible(`${foot} · лист ${i + 1} из ${count}`), margin, 800, { lineBreak: false })
    doc.endMarkedContent()
    doc.page.margins.bottom = bottom
  }
}
