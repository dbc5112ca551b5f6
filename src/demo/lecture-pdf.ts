/** A lecture as a document of A4 pages with its text, tagged for readers. */
import PDFDocument from 'pdfkit'
import { plainFace, registerFaces } from '../platform/pdf/fonts.ts'
import type { DemoLecture } from './lectures.ts'

const [ink, sea] = ['#18242A', '#0B5A62']

export async function lecturePdf(lecture: DemoLecture, at: Date): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 64,
    pdfVersion: '1.7',
    lang: 'ru-RU',
    tagged: true,
    displayTitle: true,
    font: plainFace(),
    info: { Title: lecture.title, Creator: 'Портал НМО', CreationDate: at },
  })
  const pieces: Buffer[] = []
  doc.on('data', (piece: Buffer) => pieces.push(piece))
  const done = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject))
  registerFaces(doc)
  const whole = doc.struct('Document')
  doc.addStructure(whole)
  const say = (type: string, face: string, size: number, colour: string, text: string) =>
    whole.add(
      doc.struct(type, {}, () => {
        doc.font(face, size).fillColor(colour).text(text)
        doc.moveDown(0.5)
      }),
    )
  say('H1', 'strong', 24, ink, lecture.title)
  say('P', 'text', 12, ink, lecture.annotation)
  for (const [n, section] of lecture.sections.entries()) {
    // A section a page: as slides of a lecture are printed.
    if (n > 0) doc.addPage()
    say('H2', 'strong', 17, sea, section.title)
    for (const text of section.text) say('P', 'text', 13, ink, text)
  }
  whole.end()
  doc.end()
  await done
  return Buffer.concat(pieces)
}
