/** G4: a PDF is taken only when it shows pages and does nothing else, however deep the rest is hidden. */
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import PDFDocument from 'pdfkit'
import { describe, expect, test } from 'vitest'
import { whyNotPdf } from './inspect.ts'
import { packedPdf, samplePdf } from './samples.ts'

const script = '<< /Type /Action /S /JavaScript /JS (app.alert\\(1\\)) >>'
const packedStream = (text: string, extra = '') => {
  const data = deflateSync(Buffer.from(text))
  return `<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${data.length} ${extra}>>\nstream\n${data.toString('latin1')}\nendstream`
}

test('G4 ordinary PDFs are taken: with a classic table, packed, and made by a program', async () => {
  expect(whyNotPdf(samplePdf())).toBeNull()
  expect(whyNotPdf(packedPdf())).toBeNull()
  expect(whyNotPdf(samplePdf({ catalog: '/OpenAction [3 0 R /Fit] /Lang (ru)' }))).toBeNull()
  const made = await new Promise<Buffer>((resolve) => {
    const document = new PDFDocument({ info: { Title: 'Диплом (/JavaScript) — только слова' } })
    const parts: Buffer[] = []
    document.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts)))
    document
      .text('1 0 obj << /JS (x) >>')
      .text('https://example.ru', { link: 'https://example.ru' })
      .addPage()
    document.end()
  })
  expect(whyNotPdf(made)).toBeNull()
})

describe('G4 refused with the cause', () => {
  const cases: [what: string, bytes: Buffer, words: RegExp][] = [
    ['a script at opening', samplePdf({ catalog: '/OpenAction 5 0 R', objects: [script] }), /программа/],
    ['a script inside the dictionary', samplePdf({ catalog: `/OpenAction ${script}` }), /программа/],
    [
      'a name with escaped letters',
      samplePdf({ objects: ['<< /S /J#61v#61Script /#4aS (x) >>'] }),
      /программа/,
    ],
    ['only the key, escaped', samplePdf({ objects: ['<< /S /X /J#53 5 0 R >>'] }), /программа/],
    ['a script in an object stream', packedPdf([script]), /программа/],
    [
      'a script in an object stream by hex',
      samplePdf({ objects: [hexStream('5 0 <</J#53 (x)>>')] }),
      /программа/,
    ],
    [
      'a script in a stream that forgot its type',
      samplePdf({ objects: [packedStream('9 0 << /JS (x) >>').replace('/Type /ObjStm', '')] }),
      /программа/,
    ],
    [
      'an object hidden in the data of another',
      samplePdf({
        objects: [`<< /Length 40 >>\nstream\n7 0 obj << /JS (x) >> endobj             \nendstream`],
      }),
      /программа/,
    ],
    [
      'a program to launch',
      samplePdf({ objects: ['<< /S /Launch /F (calc.exe) >>'] }),
      /открывать другие файлы/,
    ],
    [
      'an attached file',
      samplePdf({ catalog: '/Names << /EmbeddedFiles 5 0 R >>', objects: ['<< >>'] }),
      /вложены/,
    ],
    [
      'an attached file as a stream',
      samplePdf({ objects: ['<< /Type /EmbeddedFile /Length 1 >>\nstream\nx\nendstream'] }),
      /вложены/,
    ],
    ['a password', samplePdf({ trailer: '/Encrypt << /Filter /Standard >>' }), /паролем/],
    ['a dynamic form', samplePdf({ catalog: '/AcroForm << /XFA 5 0 R >>', objects: ['[]'] }), /форма/],
    ['rich media', samplePdf({ objects: ['<< /Subtype /RichMedia >>'] }), /видео/],
    ['sending of data', samplePdf({ objects: ['<< /S /SubmitForm >>'] }), /отправлять/],
    [
      'a page of the web between the objects',
      samplePdf({ afterHeader: '<html><script>alert(1)</script></html>\n' }),
      /веб-страница/,
    ],
    ['an archive at the end', samplePdf({ trailer: '/X (PK\x05\x06' + '\0'.repeat(18) + ')' }), /архив/],
    ['a cut file', samplePdf().subarray(0, 300), /повреждён/],
    ['something after the end', Buffer.concat([samplePdf(), Buffer.from('MZ\x90')]), /повреждён/],
    ['a table that leads elsewhere', moved(samplePdf()), /повреждён/],
    [
      'a packed stream that does not unpack',
      samplePdf({ objects: [packedStream('x').replace('FlateDecode', 'LZWDecode')] }),
      /повреждён/,
    ],
    [
      'a bomb in an object stream',
      samplePdf({ objects: [packedStream('0'.repeat(40_000_000))] }),
      /повреждён/,
    ],
    ['brackets without end', samplePdf({ objects: ['['.repeat(100_000)] }), /повреждён/],
    ['words only', Buffer.from('%PDF-1.7\nпривет\n%%EOF'), /повреждён/],
  ]
  test.for(cases)('%s', ([, bytes, words]) => expect(whyNotPdf(bytes)).toMatch(words))
})

test('G4 an object hidden by a false length and a comment in its mark is still refused', () => {
  const hidden = '7%\n0 obj << /S /JavaScript >> endobj'
  expect(
    whyNotPdf(samplePdf({ objects: [`<< /Length ${hidden.length} >>\nstream\n${hidden}\nendstream`] })),
  ).toMatch(/программа/)
  const packed = '7%\n0 obj << /Type /ObjStm /N 1 /First 3 >> stream\n1 0 <</JS(x)>>\nendobj'
  expect(
    whyNotPdf(samplePdf({ objects: [`<< /Length ${packed.length} >>\nstream\n${packed}\nendstream`] })),
  ).toMatch(/повреждён/)
})

test('G4 whatever bytes come, the check ends with a verdict and never with a crash', () => {
  const base = [samplePdf({ objects: [script] }), packedPdf([script]), samplePdf()]
  fc.assert(
    fc.property(
      fc.nat(2),
      fc.array(fc.tuple(fc.nat(5000), fc.nat(255)), { maxLength: 20 }),
      (which, changes) => {
        const bytes = Buffer.from(base[which]!)
        for (const [at, value] of changes) bytes[at % bytes.length] = value
        const verdict = whyNotPdf(bytes)
        expect(verdict === null || verdict.length > 10).toBe(true)
      },
    ),
    { numRuns: 2000 },
  )
})

test('G4 twenty megabytes made to be slow are judged in seconds', () => {
  const size = 20 * 1024 * 1024
  const nested = Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    Buffer.from('1 0 obj ('.repeat(size / 18)),
    Buffer.alloc(size / 18, ')'),
    Buffer.from('\nstartxref\n0\n%%EOF'),
  ])
  const spaces = Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    Buffer.alloc(size, '1 '),
    Buffer.from('\nstartxref\n0\n%%EOF'),
  ])
  const started = performance.now()
  expect(whyNotPdf(nested)).toMatch(/повреждён/)
  expect(whyNotPdf(spaces)).toMatch(/повреждён/)
  expect(performance.now() - started).toBeLessThan(10_000)
})

function hexStream(text: string): string {
  const hex = Buffer.from(text).toString('hex') + '>'
  return `<< /Type /ObjStm /N 1 /First 4 /Filter /ASCIIHexDecode /Length ${hex.length} >>\nstream\n${hex}\nendstream`
}

function moved(bytes: Buffer): Buffer {
  return Buffer.from(
    bytes
      .toString('latin1')
      .replace(/(\d{10}) 00000 n/, (_, o: string) => `${String(Number(o) + 3).padStart(10, '0')} 00000 n`),
    'latin1',
  )
}
