/** Puts an electronic signature into a PDF made by pdfkit: a field with room for it, then the CMS over everything else (ISO 32000-1 §12.8). */
import type { DocumentSigner } from '../crypto/document-signer.ts'

/** pdfkit keeps the catalog to itself; only this file knows. */
interface Inside {
  readonly _root: { readonly data: { readonly AcroForm: { readonly data: Record<string, unknown> } } }
  readonly page: { readonly dictionary: unknown; readonly annotations: unknown[] }
  readonly ref: (data: Record<string, unknown>) => { readonly end: () => void }
}

/** CMS with one certificate takes some 1–2.5 kB; hex doubles it. */
const roomBytes = 8192
const gap = '**********'

export interface SignatureWords {
  readonly name: string
  readonly reason: string
  readonly at: Date
}

/** Before `doc.end()`: an invisible signature field on the page. */
export function leaveRoomForSignature(doc: PDFKit.PDFDocument, words: SignatureWords): void {
  const inside = doc as unknown as Inside
  const text = (s: string) => new String(s)
  const signature = inside.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, gap, gap, gap],
    Contents: Buffer.alloc(roomBytes),
    Name: text(words.name),
    Reason: text(words.reason),
    M: words.at,
  })
  const field = inside.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: text('signature'),
    TU: text(words.reason),
    V: signature,
    Rect: [0, 0, 0, 0],
    F: 132, // printed and locked
    P: inside.page.dictionary,
  })
  inside.page.annotations.push(field)
  doc.initForm()
  const form = inside._root.data.AcroForm.data
  form['Fields'] = [field]
  form['SigFlags'] = 3 // signatures exist, and the file may only be appended to
  // A reader that draws appearances anew changes what was signed.
  delete form['NeedAppearances']
  signature.end()
  field.end()
}

/** After the last byte: fills the byte range, signs what it covers, writes the signature into the room. */
export async function signPdf(pdf: Uint8Array, signer: DocumentSigner): Promise<Buffer> {
  const bytes = Buffer.from(pdf)
  const text = bytes.toString('latin1')
  const placeholder = `[0 /${gap} /${gap} /${gap}]`
  const rangeAt = text.indexOf(placeholder)
  const room = `<${'0'.repeat(roomBytes * 2)}>`
  const roomAt = text.indexOf(room)
  if (rangeAt < 0 || roomAt < 0) throw new Error('В PDF нет места для подписи')
  const roomEnd = roomAt + room.length
  const range = `[0 ${roomAt} ${roomEnd} ${bytes.length - roomEnd}]`
  bytes.write(range.padEnd(placeholder.length), rangeAt, 'latin1')
  const covered = Buffer.concat([bytes.subarray(0, roomAt), bytes.subarray(roomEnd)])
  const hex = Buffer.from(await signer.sign(covered)).toString('hex')
  if (hex.length > roomBytes * 2) throw new Error('Подпись не помещается в PDF')
  bytes.write(hex, roomAt + 1, 'latin1')
  return bytes
}
