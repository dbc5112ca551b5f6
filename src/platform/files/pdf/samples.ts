/** Small PDFs made by hand for the tests: valid to the byte, with whatever object a test puts in. */
import { deflateSync } from 'node:zlib'

export interface SampleParts {
  /** Extra objects, numbered from 5. */
  readonly objects?: readonly string[]
  /** Added to the catalogue's dictionary. */
  readonly catalog?: string
  readonly trailer?: string
  readonly pages?: number
  /** Goes between the header and the first object. */
  readonly afterHeader?: string
}

/** A one-page document with a classic table. */
export function samplePdf(parts: SampleParts = {}): Buffer {
  const kids = parts.pages ?? 1
  const content = '0 0 1 rg 20 20 100 60 re f'
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${parts.catalog ?? ''} >>`,
    `<< /Type /Pages /Kids [${'3 0 R '.repeat(kids)}] /Count ${kids} >>`,
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources << >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ...(parts.objects ?? []),
  ]
  let text = `%PDF-1.7\n%\xe2\xe3\xcf\xd3\n${parts.afterHeader ?? ''}`
  const offsets: number[] = []
  for (const [i, body] of objects.entries()) {
    offsets.push(text.length)
    text += `${i + 1} 0 obj\n${body}\nendobj\n`
  }
  const table = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  text += offsets.map((o) => `${String(o).padStart(10, '0')} 00000 n \n`).join('')
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${parts.trailer ?? ''} >>\nstartxref\n${table}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

/** The same document with its objects packed into an object stream and a cross-reference stream (PDF 1.5). */
export function packedPdf(extra: readonly string[] = [], catalog = ''): Buffer {
  const packed = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages /Kids [3 0 R] /Count 1 >>`,
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources << >> >>`,
    ...extra,
  ]
  const numbers = packed.map((_, i) => (i < 3 ? i + 1 : i + 4))
  const streamNumber = 5
  const tableNumber = 6
  let at = 0
  const heads = packed.map((body, i) => {
    const head = `${numbers[i]} ${at}`
    at += body.length + 1
    return head
  })
  const first = heads.join(' ').length + 1
  const data = deflateSync(Buffer.from(`${heads.join(' ')} ${packed.join(' ')} `, 'latin1'))
  const chunks: Buffer[] = []
  const offsets = new Map<number, number>()
  let length = 0
  const add = (bytes: Buffer) => {
    chunks.push(bytes)
    length += bytes.length
  }
  const stream = (number: number, dictionary: string, bytes: Buffer) => {
    offsets.set(number, length)
    add(Buffer.from(`${number} 0 obj\n<< ${dictionary} /Length ${bytes.length} >>\nstream\n`, 'latin1'))
    add(bytes)
    add(Buffer.from('\nendstream\nendobj\n', 'latin1'))
  }
  add(Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'))
  stream(4, '', Buffer.from('0 0 1 rg 20 20 100 60 re f'))
  stream(streamNumber, `/Type /ObjStm /N ${packed.length} /First ${first} /Filter /FlateDecode`, data)
  const size = 7 + extra.length
  const rows = Buffer.alloc(size * 4)
  for (let n = 0; n < size; n++) {
    const packedAt = numbers.indexOf(n)
    const place = n === tableNumber ? length : offsets.get(n)
    rows[n * 4] = packedAt >= 0 ? 2 : place === undefined ? 0 : 1
    rows.writeUInt16BE(packedAt >= 0 ? streamNumber : (place ?? 0), n * 4 + 1)
    rows[n * 4 + 3] = Math.max(0, packedAt)
  }
  const table = length
  stream(
    tableNumber,
    `/Type /XRef /Size ${size} /Root 1 0 R /W [1 2 1] /Filter /FlateDecode`,
    deflateSync(rows),
  )
  add(Buffer.from(`startxref\n${table}\n%%EOF\n`, 'latin1'))
  return Buffer.concat(chunks)
}
