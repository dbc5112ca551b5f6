/** Golos Text for documents: the same face as on the page, whole files, because a subset by script loses digits. */
import { fileURLToPath } from 'node:url'

const file = (path: string) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/golos-text/${path}`))

export const faces = {
  text: file('400Regular/GolosText_400Regular.ttf'),
  medium: file('500Medium/GolosText_500Medium.ttf'),
  strong: file('600SemiBold/GolosText_600SemiBold.ttf'),
} as const

export function registerFaces(doc: PDFKit.PDFDocument): void {
  for (const [name, path] of Object.entries(faces)) doc.registerFont(name, path)
}
