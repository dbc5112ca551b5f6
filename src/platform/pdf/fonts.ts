/** Golos Text for documents: the same face as on the page, whole files, because a subset by script loses digits. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as fontkit from 'fontkit'

const file = (path: string) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/golos-text/${path}`))

const paths = {
  text: file('400Regular/GolosText_400Regular.ttf'),
  medium: file('500Medium/GolosText_500Medium.ttf'),
  strong: file('600SemiBold/GolosText_600SemiBold.ttf'),
} as const

const read = new Map<keyof typeof paths, fontkit.Font>()

/** A face is read and taken apart once for all documents: each document keeps its own subset. */
export function openFace(name: keyof typeof paths): fontkit.Font {
  const known = read.get(name)
  if (known) return known
  const opened = fontkit.create(readFileSync(paths[name])) as fontkit.Font
  // A glyph first met as a part of another (И in Й) would forget its letter, and a reader would lose it.
  for (const letter of opened.characterSet) opened.glyphForCodePoint(letter)
  read.set(name, opened)
  return opened
}

/** PDFKit takes an opened font as well; its published types do not say so. */
const face = (name: keyof typeof paths) => openFace(name) as unknown as PDFKit.Mixins.PDFFontSource

let letters: ReadonlySet<number> | undefined

export function hasLetter(sign: string): boolean {
  letters ??= new Set(openFace('text').characterSet)
  return letters.has(sign.codePointAt(0)!)
}

/** The face of a document in which no other was chosen. */
export const plainFace = (): string => face('text') as string

export function registerFaces(doc: PDFKit.PDFDocument): void {
  for (const name of ['text', 'medium', 'strong'] as const) doc.registerFont(name, face(name))
}
