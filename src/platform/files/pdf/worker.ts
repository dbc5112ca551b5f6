/** The thread where PDFs are read: what hangs or bursts here is ended without harm to the server. */
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { parentPort } from 'node:worker_threads'
import { whyNotPdf } from './inspect.ts'

export type Ask =
  | { readonly id: number; readonly what: 'check'; readonly bytes: Uint8Array; readonly side: number }
  | {
      readonly id: number
      readonly what: 'page'
      readonly bytes: Uint8Array
      readonly side: number
      readonly page: number
    }

export interface Picture {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}
export type Answer =
  | { readonly id: number; readonly kind: 'refused'; readonly why: string }
  | { readonly id: number; readonly kind: 'drawn'; readonly pages: number; readonly picture: Picture }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string }

export const maxPages = 100
const unreadable = 'PDF не открывается. Откройте его и сохраните заново: Печать → «Сохранить как PDF»'

let library: Promise<PDFiumLibrary> | undefined

async function answer(ask: Ask): Promise<Answer> {
  const { id } = ask
  const why =
    ask.what === 'check'
      ? whyNotPdf(Buffer.from(ask.bytes.buffer, ask.bytes.byteOffset, ask.bytes.byteLength))
      : null
  if (why) return { id, kind: 'refused', why }
  library ??= PDFiumLibrary.init()
  let document
  try {
    document = await (await library).loadDocument(ask.bytes)
  } catch {
    return { id, kind: 'refused', why: unreadable }
  }
  try {
    const pages = document.getPageCount()
    if (pages < 1) return { id, kind: 'refused', why: 'В PDF нет ни одной страницы' }
    if (pages > maxPages)
      return { id, kind: 'refused', why: `В PDF больше ${maxPages} страниц. Оставьте нужные` }
    const number = ask.what === 'page' ? ask.page : 0
    if (number >= pages) return { id, kind: 'refused', why: 'Такой страницы нет' }
    const page = document.getPage(number)
    const { originalWidth, originalHeight } = page.getOriginalSize()
    const longest = Math.max(originalWidth, originalHeight)
    // A page of a size no paper has is a way to ask for endless memory.
    if (!(Math.min(originalWidth, originalHeight) >= 1) || longest > 15_000)
      return { id, kind: 'refused', why: unreadable }
    const { data, width, height } = await page.render({ scale: Math.min(4, ask.side / longest) })
    return { id, kind: 'drawn', pages, picture: { data, width, height } }
  } finally {
    document.destroy()
  }
}

parentPort?.on('message', (ask: Ask) => {
  void answer(ask)
    .catch((error: unknown): Answer => ({ id: ask.id, kind: 'failed', message: String(error) }))
    .then((a) => parentPort?.postMessage(a, a.kind === 'drawn' ? [a.picture.data.buffer as ArrayBuffer] : []))
})
