/** Text as outlines: a drawing needs no font of the machine it is made on. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as fontkit from 'fontkit'

const require = createRequire(import.meta.url)
const load = (weight: string) => {
  const font = fontkit.create(
    readFileSync(require.resolve(`@expo-google-fonts/golos-text/${weight}/GolosText_${weight}.ttf`)),
  )
  if (!('layout' in font)) throw new Error(`Шрифт ${weight} не прочитан`)
  return font
}
const fonts = { regular: load('400Regular'), bold: load('600SemiBold') }

export interface Line {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly weight?: keyof typeof fonts
  readonly colour?: string
  /** Extra space between letters, in units of the drawing. */
  readonly spacing?: number
}

/** A letter's outline, worked out once; two decimals of a font unit are far below a pixel. */
const outlines = new Map<string, string>()
function pathOf(weight: keyof typeof fonts, glyph: fontkit.Glyph): string {
  const key = `${weight}/${glyph.id}`
  const known = outlines.get(key) ?? glyph.path.toSVG()
  outlines.set(key, known)
  return known
}

/** SVG group of one line. */
export function outline(line: Line): string {
  const font = fonts[line.weight ?? 'regular']
  const scale = line.size / font.unitsPerEm
  const spacing = (line.spacing ?? 0) / scale
  const run = font.layout(line.text)
  const width = run.glyphs.reduce((sum, _, i) => sum + run.positions[i]!.xAdvance + spacing, 0) * scale
  const start = line.x - (line.anchor === 'middle' ? width / 2 : line.anchor === 'end' ? width : 0)
  let x = 0
  const paths = run.glyphs.map((glyph, i) => {
    const path = `<path transform="translate(${x.toFixed(1)} 0)" d="${pathOf(line.weight ?? 'regular', glyph)}"/>`
    x += run.positions[i]!.xAdvance + spacing
    return path
  })
  return `<g fill="${line.colour ?? '#26332C'}" transform="translate(${start.toFixed(2)} ${line.y}) scale(${scale} ${-scale})">${paths.join('')}</g>`
}
