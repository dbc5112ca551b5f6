/** The badge as a picture with the credential inside: for a page, a profile, a letter; as a drawing, or as dots for those who take no other. */
import sharp from 'sharp'
import { outlineOf, type Line } from '../../../platform/pdf/outline.ts'
import { bakePng, bakeSvg } from '../../../platform/vc/baked.ts'
import type { CertificateRecord } from '../store.ts'

const safe = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Lines of at most so many signs, three of them; the rest is cut with an ellipsis. */
function linesOf(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.length > 3 ? [...lines.slice(0, 2), `${lines[2]!.slice(0, width - 1)}…`] : lines
}

const steps = [0, 1, 2, 3, 4].map((i) => {
  const fill = i < 3 ? '#86C3C6' : i === 3 ? '#FFFFFF' : '#FFC24D'
  return `<rect x="${150 + i * 21}" y="${112 - i * 16}" width="14" height="${28 + i * 16}" rx="4" fill="${fill}"/>`
})

export const bakeBadge = (c: CertificateRecord, badge: string): string =>
  bakeSvg(
    draw(c, (text, { x, y, size, face, fill }) => {
      const weight = face === 'strong' ? ' font-weight="600"' : ''
      return `<text x="${x}" y="${y}" font-size="${size}"${weight} fill="${fill}" text-anchor="middle" font-family="Golos Text, Arial, sans-serif">${safe(text)}</text>`
    }),
    badge,
  )

/** Twice as large as it is drawn: sharp on a screen of today. Its letters are drawn: the machine may have no faces. */
export const bakePicture = async (c: CertificateRecord, badge: string): Promise<Buffer> =>
  bakePng(
    await sharp(Buffer.from(draw(c, outlineOf)), { density: 144 })
      .png()
      .toBuffer(),
    badge,
  )

function draw(c: CertificateRecord, write: (text: string, line: Line) => string): string {
  const line = (y: number, size: number, fill = '#FFFFFF', face: Line['face'] = 'text'): Line => ({
    x: 200,
    y,
    size,
    face,
    fill,
  })
  const title = linesOf(c.facts[0]?.value ?? c.title, 30)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="400" height="400" role="img" aria-label="${safe(`${c.title}. ${c.holder}. № ${c.number}`)}">
<rect width="400" height="400" rx="40" fill="#082F35"/>
${steps.join('')}
${write('НМО', line(180, 26, '#FFFFFF', 'strong'))}
${title.map((words, i) => write(words, line(216 + i * 26, 18))).join('')}
${write(c.holder, line(326, c.holder.length > 44 ? 12 : 15, '#C5DFE0'))}
${write(`№ ${c.number}`, line(354, 14, '#C5DFE0'))}
</svg>
`
}
