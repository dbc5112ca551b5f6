/** Signs that the face of our documents does not have: said in words, never printed as an empty box (ISO 19005-3 §6.2.11.8). */
import { hasLetter } from './fonts.ts'

const greek: Readonly<Record<string, string>> = {
  α: 'альфа',
  β: 'бета',
  γ: 'гамма',
  δ: 'дельта',
  ε: 'эпсилон',
  ζ: 'дзета',
  η: 'эта',
  θ: 'тета',
  ι: 'йота',
  κ: 'каппа',
  λ: 'лямбда',
  μ: 'мю',
  ν: 'ню',
  ξ: 'кси',
  ο: 'омикрон',
  π: 'пи',
  ρ: 'ро',
  σ: 'сигма',
  ς: 'сигма',
  τ: 'тау',
  υ: 'ипсилон',
  φ: 'фи',
  χ: 'хи',
  ψ: 'пси',
  ω: 'омега',
}

const others: Readonly<Record<string, string>> = {
  '≠': 'не равно',
  '∞': 'бесконечность',
  '∑': 'сумма',
  Ω: 'Ом',
}

/** What a doctor would read aloud: «β-клетки» are «бета-клетки», «CO₂» is «CO2». */
export function legible(text: string): string {
  const given = text.normalize('NFC')
  return Array.from(given, (sign) => (isPlain(sign) ? sign : said(sign))).join('')
}

const isPlain = (sign: string): boolean => sign === '\n' || hasLetter(sign)

function said(sign: string): string {
  const word = others[sign] ?? greek[sign] ?? capital(sign)
  if (word !== undefined) return word
  const parts = Array.from(sign.normalize('NFKD'))
    .filter((part) => isPlain(part))
    .join('')
  // Blanks and marks that nobody sees leave nothing behind; a letter leaves a trace.
  return parts || (/\s/.test(sign) ? ' ' : /\p{C}|\p{M}/u.test(sign) ? '' : '?')
}

function capital(sign: string): string | undefined {
  const word = sign === sign.toLowerCase() ? undefined : greek[sign.toLowerCase()]
  return word && `${word.charAt(0).toUpperCase()}${word.slice(1)}`
}
