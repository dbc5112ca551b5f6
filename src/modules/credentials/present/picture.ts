/** The badge as a picture with the credential inside: for a page, a profile, a letter. */
import { bakeSvg } from '../../../platform/vc/baked.ts'
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

export function bakeBadge(c: CertificateRecord, badge: string): string {
  const title = linesOf(c.facts[0]?.value ?? c.title, 30).map(
    (line, i) => `<text x="200" y="${216 + i * 26}" font-size="18">${safe(line)}</text>`,
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="400" height="400" role="img" aria-label="${safe(`${c.title}. ${c.holder}. № ${c.number}`)}">
<rect width="400" height="400" rx="40" fill="#082F35"/>
${steps.join('')}
<g fill="#FFFFFF" text-anchor="middle" font-family="Golos Text, Arial, sans-serif">
<text x="200" y="180" font-size="26" font-weight="600">НМО</text>
${title.join('')}
<text x="200" y="326" font-size="15" fill="#C5DFE0">${safe(c.holder)}</text>
<text x="200" y="354" font-size="14" fill="#C5DFE0">№ ${safe(c.number)}</text>
</g>
</svg>
`
  return bakeSvg(svg, badge)
}
