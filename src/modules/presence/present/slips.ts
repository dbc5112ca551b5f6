/** Codes as slips to cut: two columns of eleven on an A4 sheet, each says what it is for and till when. */
import PDFDocument from 'pdfkit'
import { plainFace, registerFaces } from '../../../platform/pdf/fonts.ts'

const [columns, rows] = [2, 11]
const [width, height] = [595.28 / columns, 841.89 / rows]
const words = new Intl.DateTimeFormat('ru-RU', {
  timeZone: 'Europe/Moscow',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
})

export async function drawSlips(p: {
  readonly title: string
  readonly until: Date
  readonly host: string
  readonly codes: readonly string[]
}): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    lang: 'ru-RU',
    font: plainFace(),
    autoFirstPage: false,
  })
  const pieces: Buffer[] = []
  doc.on('data', (piece: Buffer) => pieces.push(piece))
  const done = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject))
  registerFaces(doc)
  p.codes.forEach((code, i) => {
    const at = i % (columns * rows)
    if (at === 0) doc.addPage()
    const [x, y] = [(at % columns) * width + 28, Math.floor(at / columns) * height + 12]
    const line = { width: width - 56, height: 12, ellipsis: true, lineBreak: true }
    doc.font('text', 8).fillColor('#5A5D59').text(p.title, x, y, line)
    doc
      .font('strong', 20)
      .fillColor('#18242A')
      .text(code, x, y + 14, { width: width - 56 })
    doc
      .font('text', 8)
      .fillColor('#5A5D59')
      .text(`${p.host} → Мероприятия → Ввести код. До ${words.format(p.until)}, один раз`, x, y + 42, {
        width: width - 56,
      })
    doc
      .rect((at % columns) * width, Math.floor(at / columns) * height, width, height)
      .lineWidth(0.4)
      .dash(3, { space: 3 })
      .stroke('#C9C5BB')
      .undash()
  })
  doc.end()
  await done
  return Buffer.concat(pieces)
}
