/** Invented documents, drawn and then «scanned»: a little askew, with paper grain, as a phone or an office scanner gives. */
import sharp from 'sharp'
import { outline, type Line } from './letters.ts'

export interface PaperFacts {
  readonly institution: string
  readonly city: string
  /** «ДИПЛОМ», «УДОСТОВЕРЕНИЕ». */
  readonly heading: string
  readonly about: string
  readonly series: string
  readonly number: string
  readonly holder: string
  readonly period: string
  readonly programme: string
  readonly hours: number | null
  readonly issued: string
  readonly rector: string
  /** Instead of «… · обучение по программе». */
  readonly under?: string
  /** Instead of «Ректор». */
  readonly office?: string
}

const width = 840
const height = 592

const wave = (y: number, i: number) =>
  `<path d="M40 ${y} q96 ${-28 + i * 2} 192 0 t192 0 t192 0 t184 0" fill="none" stroke="#D7E2D2" stroke-width="1.4"/>`

function drawing(f: PaperFacts): string {
  const middle = (text: string, y: number, size: number, over: Partial<Line> = {}) =>
    outline({ text, x: width / 2, y, size, anchor: 'middle', ...over })
  return [
    `<rect width="${width}" height="${height}" fill="#FBF8EE"/>`,
    `<rect x="20" y="20" width="800" height="552" fill="none" stroke="#7E9A86" stroke-width="10"/>`,
    `<rect x="34" y="34" width="772" height="524" fill="none" stroke="#7E9A86" stroke-width="2"/>`,
    ...Array.from({ length: 14 }, (_, i) => wave(120 + i * 30, i)),
    middle(f.institution, 92, 18),
    middle(f.city, 114, 14, { colour: '#4C5A52' }),
    middle(f.heading, 168, 42, { weight: 'bold', spacing: 6 }),
    middle(f.about, 196, 18),
    middle(`${f.series} № ${f.number}`.trim(), 230, 19, { weight: 'bold' }),
    middle(f.holder, 296, 30, { weight: 'bold' }),
    middle(f.under ?? `${f.period} · обучение по программе`, 334, 18),
    middle(`«${f.programme}»`, 370, f.programme.length > 46 ? 19 : 24, { weight: 'bold' }),
    ...(f.hours === null ? [] : [middle(`в объёме ${f.hours} часов`, 404, 18)]),
    outline({ text: `${f.office ?? 'Ректор'} ____________ ${f.rector}`, x: 110, y: 506, size: 16 }),
    outline({ text: f.issued, x: 730, y: 506, size: 16, anchor: 'end' }),
    `<g fill="none" stroke="#3E4FA0" opacity=".72"><circle cx="448" cy="486" r="48" stroke-width="4"/><circle cx="448" cy="486" r="34" stroke-width="2"/></g>`,
    outline({ text: 'М. П.', x: 448, y: 492, size: 17, anchor: 'middle', colour: '#3E4FA0' }),
    `<path d="M232 490 q20 -36 40 0 t34 -14 q10 -10 16 4" fill="none" stroke="#2B3A86" stroke-width="3"/>`,
  ].join('')
}

/** Paper grain, drawn once: soft light over every sheet. */
let grain: Promise<Buffer> | null = null
const sheet = { width: 940, height: 662 }
const grainOf = (): Promise<Buffer> =>
  (grain ??= sharp({
    create: {
      ...sheet,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 9 },
    },
  })
    .png({ compressionLevel: 0 })
    .toBuffer())

/** JPEG of an A4 landscape sheet at about 80 dpi, askew by `tilt` degrees as it lay in the scanner. */
export async function scanOf(facts: PaperFacts, tilt = 0.5): Promise<Buffer> {
  const turn = `rotate(${tilt.toFixed(2)} ${width / 2} ${height / 2})`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${sheet.width}" height="${sheet.height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="#B9B8B2"/><g transform="${turn}">${drawing(facts)}</g></svg>`
  return sharp(Buffer.from(svg))
    .composite([{ input: await grainOf(), blend: 'soft-light' }])
    .flatten({ background: '#B9B8B2' })
    .jpeg({ quality: 78 })
    .toBuffer()
}
