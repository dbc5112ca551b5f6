/** How typed words become a question to the index: by stem, by beginning, or by what stands in the catalogue and looks like it. Pure. */
import { inRussianLayout, plain } from '../../../platform/search/reading.ts'

const mostWords = 10

/** Words of a query in one reading; single letters say nothing. */
export const wordsOf = (text: string): string[] =>
  plain(text)
    .split(' ')
    .filter((w) => w.length > 1 || /^\d$/.test(w))
    .slice(0, mostWords)

/** As typed, and as the same keys would write in the Russian layout. */
export function readingsOf(text: string): string[][] {
  const all = /[a-z]/i.test(text) ? [wordsOf(text), wordsOf(inRussianLayout(text))] : [wordsOf(text)]
  return all.filter((words) => words.length > 0)
}

/** What the vocabulary knows of one word. */
export interface Looked {
  readonly word: string
  /** Null for words that mean nothing to search: «и», «при». */
  readonly stem: string | null
  readonly isKnown: boolean
  /** The likest known words, when this one is not known. */
  readonly alike: readonly { readonly word: string; readonly stem: string; readonly nearness: number }[]
}

export interface Understood {
  /** For `@@`; null when the words say nothing: then everything is found. */
  readonly query: string | null
  /** What was understood instead of what was typed. */
  readonly instead: string | null
  /** Nothing in the catalogue is like these words. */
  readonly isHopeless: boolean
}

const quoted = (lexeme: string): string => `'${lexeme.replaceAll("'", "''")}'`

/** Close behind the best: others are guesses. */
const behind = 0.12

function asked(l: Looked): { query: string; word: string } | null {
  if (l.isKnown) {
    const stem = l.stem === null ? '' : `${quoted(l.stem)} | `
    return {
      query: l.word.length > 2 ? `(${stem}${quoted(l.word)}:*)` : quoted(l.stem ?? l.word),
      word: l.word,
    }
  }
  const best = l.alike[0]
  if (!best) return null
  const near = l.alike.filter((a) => a.nearness >= best.nearness - behind)
  return { query: `(${[...new Set(near.map((a) => quoted(a.stem)))].join(' | ')})`, word: best.word }
}

interface Reading {
  readonly query: string
  readonly words: string
  /** Every word stands in the catalogue as it is. */
  readonly isExact: boolean
}

function reading(words: readonly Looked[]): Reading | null | 'nothing' {
  // «при» may be the beginning of «приём», but only while nothing else is asked: in «осмотр при одышке» it says nothing.
  const meant = words.filter((l) => l.stem !== null)
  const telling = meant.length > 0 ? meant : words.filter((l) => l.isKnown)
  if (telling.length === 0) return 'nothing'
  const parts = telling.map(asked)
  if (parts.includes(null)) return null
  return {
    query: parts.map((p) => p!.query).join(' & '),
    words: words.map((l) => (telling.includes(l) ? asked(l)!.word : l.word)).join(' '),
    isExact: telling.every((l) => l.isKnown),
  }
}

/** What stands in the catalogue word for word is meant; otherwise whatever comes near. */
export function understand(readings: readonly (readonly Looked[])[]): Understood {
  const all = readings.map(reading)
  if (all.every((r) => r === 'nothing')) return { query: null, instead: null, isHopeless: false }
  const found = all.filter((r): r is Reading => r !== null && r !== 'nothing')
  const exact = found.filter((r) => r.isExact)
  const meant = exact.length > 0 ? exact : found
  if (meant.length === 0) return { query: null, instead: null, isHopeless: true }
  const isTyped = all[0] === meant[0] && meant[0]!.isExact
  return {
    query: meant.map((r) => `(${r.query})`).join(' | '),
    instead: isTyped ? null : meant.map((r) => r.words).join(', '),
    isHopeless: false,
  }
}
