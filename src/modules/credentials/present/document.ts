/** The certificate as an A4 sheet: tagged for readers, with a QR, room for the signature and its stamp (D8+). */
import { X509Certificate } from 'node:crypto'
import PDFDocument from 'pdfkit'
import { archival, metadata, sayUniversal } from '../../../platform/pdf/archive.ts'
import { registerFaces } from '../../../platform/pdf/fonts.ts'
import { legible } from '../../../platform/pdf/letters.ts'
import { leaveRoomForSignature } from '../../../platform/pdf/sign.ts'
import { spacedCode } from '../../../platform/spoken-code.ts'
import { dayOf } from '../domain.ts'
import { verifyUrl } from '../present.ts'
import type { CertificateForm } from '../contract.ts'
import type { CertificateRecord } from '../store.ts'
import { qrOf } from './qr.ts'

const ink = '#18242A'
const soft = '#5A5D59'
const line = '#E2DFD7'
const sea = '#0B5A62'
const bar = '#082F35'

const left = 56
const right = 539
const width = right - left
const valueAt = left + 158
/** Facts end here at the latest: the sheet is one. */
const factsEnd = 610

type Doc = PDFKit.PDFDocument

export interface Issuer {
  readonly publicOrigin: string
  /** PEM of the certificate that will sign. */
  readonly signer: string
  /** The badge as it was signed: it travels inside the sheet (PDF/A-3, AFRelationship Data). */
  readonly badge: string
}

/** What the sheet is called, and how «выдан» agrees with it. */
const headings: Readonly<Record<CertificateForm, { title: string; given: string }>> = {
  certificate: { title: 'Сертификат', given: 'Выдан' },
  advanced: { title: 'Удостоверение о повышении квалификации', given: 'Выдано' },
  retraining: { title: 'Диплом о профессиональной переподготовке', given: 'Выдан' },
  module: { title: 'Сертификат об освоении модуля', given: 'Выдан' },
  event: { title: 'Сертификат участника мероприятия', given: 'Выдан' },
}

/** The badge inside keeps the words as they were written; the sheet says them in letters that it has. */
const inOurLetters = (c: CertificateRecord): CertificateRecord => ({
  ...c,
  holder: legible(c.holder),
  title: legible(c.title),
  facts: c.facts.map((f) => ({ ...f, label: legible(f.label), value: legible(f.value) })),
})

export async function drawCertificate(given: CertificateRecord, issuer: Issuer): Promise<Buffer> {
  const c = inOurLetters(given)
  const heading = headings[c.form]
  const doc = new PDFDocument({
    ...archival(),
    margin: 0,
    info: {
      Title: `${heading.title} № ${c.number}`,
      Author: 'Портал НМО',
      Subject: metadata(c.title),
      Keywords: spacedCode(c.code),
      CreationDate: c.issuedAt,
    },
  })
  sayUniversal(doc)
  const pieces: Buffer[] = []
  doc.on('data', (piece: Buffer) => pieces.push(piece))
  const done = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject))
  registerFaces(doc)
  const sheet = doc.struct('Document')
  doc.addStructure(sheet)
  const say = (type: string, work: () => void) => sheet.add(doc.struct(type, {}, work))

  header(doc)
  say('H1', () =>
    doc.font('strong', headingSize(doc, heading.title)).fillColor(ink).text(heading.title, left, 138),
  )
  say('P', () =>
    doc
      .font('text', 12)
      .fillColor(soft)
      .text(`№ ${c.number} от ${dayOf(c.issuedAt)}`, left, 178),
  )
  say('P', () => doc.font('text', 12).fillColor(soft).text(heading.given, left, 226))
  say('P', () => doc.font('strong', 22).fillColor(ink).text(c.holder, left, 246, { width }))
  say('H2', () =>
    doc
      .font('medium', 13)
      .fillColor(sea)
      .text(c.title, left, doc.y + 10, { width, lineGap: 2 }),
  )
  facts(doc, sheet, c)
  verification(doc, sheet, c, issuer.publicOrigin)
  stamp(doc, sheet, issuer.signer)
  sheet.end()
  attachBadge(doc, c, issuer.badge)
  leaveRoomForSignature(doc, { name: 'Портал НМО', reason: `${heading.title} № ${c.number}`, at: c.issuedAt })
  doc.end()
  await done
  return Buffer.concat(pieces)
}

/** Types of pdfkit do not know the relationship yet. */
function attachBadge(doc: Doc, c: CertificateRecord, badge: string): void {
  const options = {
    name: `${c.number}.json`,
    type: 'application/json',
    description: 'Open Badge 3.0',
    relationship: 'Data',
    creationDate: c.issuedAt,
    modifiedDate: c.issuedAt,
  }
  doc.file(Buffer.from(badge), options)
}

/** A long heading keeps to one line. */
const headingSize = (doc: Doc, title: string): number =>
  Math.min(30, Math.floor((30 * width) / doc.font('strong', 30).widthOfString(title)))

/** Decoration is no content: a reader passes over it. */
function artifact(doc: Doc, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' })
  draw()
  doc.endMarkedContent()
}

function header(doc: Doc): void {
  artifact(doc, () => {
    doc.rect(0, 0, 595.28, 92).fill(bar)
    for (let i = 0; i < 5; i++) {
      doc
        .roundedRect(left + i * 8.4, 60 - i * 6.4, 5.6, 11 + i * 6.4, 1.4)
        .fill(i < 3 ? '#86C3C6' : i === 3 ? '#FFFFFF' : '#FFC24D')
    }
    doc
      .font('strong', 21)
      .fillColor('#FFFFFF')
      .text('НМО', left + 56, 43, { lineBreak: false })
    doc
      .font('text', 10.5)
      .fillColor('#C5DFE0')
      .text('Документ с электронной подписью', left, 50, { width, align: 'right' })
  })
}

/** A reader names the heading before its value; the types of pdfkit do not know the option yet. */
const rowHeading: object = { scope: 'Row' }

function facts(doc: Doc, sheet: PDFKit.PDFStructureElement, c: CertificateRecord): void {
  const table = doc.struct('Table')
  sheet.add(table)
  let y = doc.y + 22
  for (const fact of c.facts) {
    const height = doc.font('text', 11).heightOfString(fact.value, { width: right - valueAt, lineGap: 2 })
    if (y + height > factsEnd) throw new Error(`${c.number}: сведения не помещаются на лист`)
    artifact(doc, () => doc.moveTo(left, y).lineTo(right, y).lineWidth(0.75).stroke(line))
    const top = y + 8
    table.add(
      doc.struct('TR', {}, [
        doc.struct('TH', rowHeading, () =>
          doc
            .font('text', 10)
            .fillColor(soft)
            .text(fact.label, left, top + 1, { width: valueAt - left - 12 }),
        ),
        doc.struct('TD', {}, () =>
          doc
            .font('medium', 11)
            .fillColor(ink)
            .text(fact.value, valueAt, top, { width: right - valueAt, lineGap: 2 }),
        ),
      ]),
    )
    y = Math.max(top + height, doc.y) + 7
  }
  artifact(doc, () => doc.moveTo(left, y).lineTo(right, y).lineWidth(0.75).stroke(line))
  table.end()
}

function verification(
  doc: Doc,
  sheet: PDFKit.PDFStructureElement,
  c: CertificateRecord,
  publicOrigin: string,
): void {
  const url = verifyUrl(publicOrigin, c.code)
  const qr = qrOf(url)
  const side = 104
  const top = 644
  // Readers want to know where a figure stands; the types of pdfkit do not know this option yet.
  const box = { bbox: [left, top, left + side, top + side] }
  sheet.add(
    doc.struct('Figure', { alt: `QR-код: ${url}`, ...box }, () => {
      doc
        .save()
        .translate(left, top)
        .scale(side / qr.size)
      doc.path(qr.path).fill(ink)
      doc.restore()
    }),
  )
  const at = left + side + 20
  const room = { width: 150 }
  sheet.add(
    doc.struct('P', {}, () =>
      doc
        .font('medium', 10.5)
        .fillColor(ink)
        .text('Проверить подлинность', at, top + 2, room),
    ),
  )
  sheet.add(
    doc.struct('P', {}, () =>
      doc
        .font('text', 9)
        .fillColor(soft)
        .text('Наведите камеру или введите код на странице «Проверить документ»', at, doc.y + 3, {
          ...room,
          lineGap: 1.5,
        }),
    ),
  )
  sheet.add(
    doc.struct('P', {}, () =>
      doc
        .font('strong', 11)
        .fillColor(ink)
        .text(spacedCode(c.code), at, doc.y + 6, room),
    ),
  )
  link(doc, sheet, { url, at, ...room })
}

/** pdfkit gives a link of its own no words: the place is drawn first and made a link with them. */
function link(
  doc: Doc,
  sheet: PDFKit.PDFStructureElement,
  { url, at, width: room }: { readonly url: string; readonly at: number; readonly width: number },
): void {
  const words = 'Открыть страницу проверки'
  const place = doc.struct('Link', { alt: words })
  sheet.add(place)
  const y = doc.y + 5
  place.add(() => doc.font('text', 8).fillColor(sea).text(url, at, y, { width: room }))
  const options: object = { Contents: new String(words), structParent: place }
  doc.link(at, y, room, doc.y - y, url, options)
  place.end()
}

/** The words that a reader of Russian documents looks for: who signed, by which certificate, until when it holds. */
function stamp(doc: Doc, sheet: PDFKit.PDFStructureElement, signer: string): void {
  const x509 = new X509Certificate(signer)
  const name = /CN=([^\n]+)/.exec(x509.subject)?.[1] ?? 'Портал НМО'
  const [x, y, w, h] = [352, 644, right - 352, 104] as const
  artifact(doc, () => doc.roundedRect(x, y, w, h, 6).lineWidth(1.2).stroke(sea))
  const room = { width: w - 24, lineGap: 1.5 }
  const put = (font: string, size: number, color: string, text: string, gap: number) =>
    sheet.add(
      doc.struct('P', {}, () =>
        doc
          .font(font, size)
          .fillColor(color)
          .text(text, x + 12, doc.y + gap, room),
      ),
    )
  doc.y = y + 10
  put('medium', 9.5, sea, 'Электронная подпись', 0)
  put('text', 8, soft, `Владелец: ${name}`, 4)
  put('text', 8, soft, `Сертификат: ${x509.serialNumber.toUpperCase()}`, 3)
  put('text', 8, soft, `Сертификат подписи до ${dayOf(new Date(x509.validTo))}`, 3)
  doc.y = 774
  sheet.add(
    doc.struct('P', {}, () =>
      doc
        .font('text', 8)
        .fillColor(soft)
        .text(
          'Бумажная копия без проверки по коду силы не имеет. Отозванный сертификат выглядит так же: об отзыве говорит проверка.',
          left,
          774,
          { width, lineGap: 1.5 },
        ),
    ),
  )
}
