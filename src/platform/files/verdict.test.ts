/** G4: what is taken is what it says it is, made anew where that is possible; the rest is refused in words. */
import { afterAll, describe, expect, test } from 'vitest'
import sharp from 'sharp'
import { openPdfEngine } from './pdf/engine.ts'
import { packedPdf, samplePdf } from './pdf/samples.ts'
import { knowsOnlyEicar } from './scanner.ts'
import { openChecker } from './verdict.ts'

const checker = openChecker(knowsOnlyEicar, openPdfEngine())
afterAll(checker.close)

const canvas = (width = 400, height = 300) =>
  sharp({ create: { width, height, channels: 3, background: '#3366cc' } })
const jpeg = () => canvas().jpeg().toBuffer()
const png = () => canvas().png().toBuffer()
const refused = (why: RegExp) => ({ verdict: 'refused', why: expect.stringMatching(why) as string })

test('G4 a picture is made anew: upright, without EXIF and the place of shooting', async () => {
  const shot = await canvas()
    .withExif({ IFD0: { Copyright: 'СЕКРЕТ-АВТОР' }, IFD3: { GPSLatitude: '55/1 45/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  expect((await sharp(shot).metadata()).exif).toBeDefined()
  const verdict = await checker.check('скан.jpg', shot)
  if (verdict.verdict !== 'accepted') throw new Error(verdict.why)
  const made = await sharp(verdict.content).metadata()
  expect(made).toMatchObject({ format: 'jpeg', width: 300, height: 400 })
  expect([made.exif, made.xmp, made.iptc, made.orientation]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  expect(verdict).toMatchObject({ mediaType: 'image/jpeg', pages: 1 })
  expect((await sharp(verdict.preview).metadata()).height).toBeLessThanOrEqual(480)
})

test('G4 a strongly pressed snapshot does not grow when it is made anew', async () => {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 }
  const shot = await sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#777', noise } })
    .jpeg({ quality: 40 })
    .toBuffer()
  const verdict = await checker.check('a.jpg', shot)
  expect(verdict.verdict === 'accepted' && verdict.content.length / shot.length).toBeLessThan(2)
})

test('G4 what was written after the picture does not survive', async () => {
  const verdict = await checker.check('a.jpeg', Buffer.concat([await jpeg(), Buffer.from('ТАЙНЫЙ-ХВОСТ')]))
  expect(verdict.verdict === 'accepted' && Buffer.from(verdict.content).includes('ТАЙНЫЙ-ХВОСТ')).toBe(false)
  expect(verdict.verdict).toBe('accepted')
})

test('G4 a PDF is kept as it came and its first page is drawn', async () => {
  for (const bytes of [samplePdf({ pages: 3 }), packedPdf()]) {
    const verdict = await checker.check('диплом.pdf', bytes)
    if (verdict.verdict !== 'accepted') throw new Error(verdict.why)
    expect(Buffer.from(verdict.content).equals(bytes)).toBe(true)
    const { data } = await sharp(verdict.preview)
      .extract({ left: 100, top: 130, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect([...data].map((c) => Math.round(c / 255))).toEqual([0, 0, 1])
  }
  const page = await checker.page(samplePdf({ pages: 3 }), 2)
  expect((await sharp(page).metadata()).width).toBe(800)
  await expect(checker.page(samplePdf({ pages: 3 }), 3)).rejects.toThrow('Такой страницы нет')
})

describe('G4 refused, with the cause and the cure', async () => {
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(100)])
  const bomb = await sharp({ create: { width: 10_000, height: 5_100, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  const zip = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)])
  const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$' + 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'
  const withComment = (image: Buffer, text: string) => {
    const size = Buffer.alloc(2)
    size.writeUInt16BE(text.length + 2)
    return Buffer.concat([
      image.subarray(0, 2),
      Buffer.from([0xff, 0xfe]),
      size,
      Buffer.from(text),
      image.subarray(2),
    ])
  }
  const cases: [what: string, name: string, bytes: Buffer, why: RegExp][] = [
    ['a PDF that is a program', 'диплом.pdf', Buffer.from('MZ\x90\0программа'), /не PDF/],
    ['a picture called PDF', 'диплом.pdf', await jpeg(), /Внутри JPEG.*Переименуйте/],
    ['a PNG called JPEG', 'a.jpg', await png(), /Внутри PNG/],
    ['a drawing of the web', 'a.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /не PNG/],
    ['HEIC under its name', 'IMG_1.HEIC', heic, /iPhone/],
    ['HEIC under another name', 'IMG_1.jpg', heic, /iPhone/],
    ['GIF', 'a.gif', Buffer.from('GIF89a'), /\.gif не подходят/],
    ['a half of a picture', 'a.jpg', (await jpeg()).subarray(0, 600), /повреждена/],
    [
      'a half of a PNG',
      'a.png',
      (await canvas(900, 900).png({ compressionLevel: 0 }).toBuffer()).subarray(0, 9000),
      /повреждена/,
    ],
    [
      'only a signature',
      'a.png',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      /PNG|повреждена/,
    ],
    ['51 megapixels in a small PNG', 'a.png', bomb, /50 мегапикселей/],
    ['a speck', 'a.png', await canvas(4, 4).png().toBuffer(), /16 точек/],
    [
      'a web page in the comment of a picture',
      'a.jpg',
      withComment(await jpeg(), '<script>alert(1)</script>'),
      /веб-страница/,
    ],
    [
      'a PDF in the comment of a picture',
      'a.jpg',
      withComment(await jpeg(), '%PDF-1.7'),
      /спрятано другое: PDF/,
    ],
    ['an archive after a picture', 'a.jpg', Buffer.concat([await jpeg(), zip]), /архив/],
    ['a test virus in a PDF', 'a.pdf', samplePdf({ afterHeader: `%${eicar}\n` }), /Антивирус/],
    ['a PDF with a script', 'a.pdf', samplePdf({ objects: ['<< /S /JavaScript >>'] }), /программа/],
    ['a PDF without pages', 'a.pdf', samplePdf({ pages: 0 }), /страниц|не открывается/],
    ['a PDF of 101 pages', 'a.pdf', samplePdf({ pages: 101 }), /больше 100/],
    ['zeros', 'a.pdf', Buffer.alloc(1000), /не PDF/],
  ]
  test.for(cases)('%s', async ([, name, bytes, why]) =>
    expect(await checker.check(name, bytes)).toEqual(expect.objectContaining(refused(why))),
  )
})

test('G4 a PDF that takes too long is refused, and the next one is checked as if nothing was', async () => {
  const hasty = openPdfEngine(1)
  await expect(hasty.check(samplePdf(), 400)).rejects.toThrow(/слишком долго/)
  await hasty.close()
  const engine = openPdfEngine()
  const both = await Promise.all([engine.check(samplePdf(), 400), engine.check(packedPdf(), 400)])
  expect(both.map((b) => b.pages)).toEqual([1, 1])
  await engine.close()
})
