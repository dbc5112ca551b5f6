/** A line of text as a drawing: looks the same where no face is installed. */
import { openFace } from './fonts.ts'
import { legible } from './letters.ts'

export interface Line {
  /** Of its middle, and of its foot. */
  readonly x: number
  readonly y: number
  readonly size: number
  readonly face: 'text' | 'strong'
  readonly fill: string
}

export function outlineOf(text: string, { x, y, size, face, fill }: Line): string {
  const font = openFace(face)
  const scale = size / font.unitsPerEm
  const run = font.layout(legible(text))
  let at = x - (run.advanceWidth * scale) / 2
  const glyphs = run.glyphs.map((glyph, i) => {
    const place = `translate(${at.toFixed(2)} ${y}) scale(${scale} ${-scale})`
    at += run.positions[i]!.xAdvance * scale
    return `<path transform="${place}" d="${glyph.path.toSVG()}"/>`
  })
  return `<g fill="${fill}">${glyphs.join('')}</g>`
}
