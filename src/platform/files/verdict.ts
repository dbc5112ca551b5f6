/** The whole check of one upload: scanner, then extension = signature = decoder, then a clean content to keep. */
import { fileTypeFromBuffer } from 'file-type'
import { cleanImage, pictureOf, previewOf, UnreadableImage } from './images.ts'
import {
  foreignFace,
  heicWords,
  kindNames,
  typeByMagic,
  typeByName,
  whyNotByName,
  type MediaType,
} from './kinds.ts'
import { type PdfEngine, UnfitPdf } from './pdf/engine.ts'
import { qpdfFinds } from './pdf/qpdf.ts'
import type { Scanner } from './scanner.ts'

export interface Accepted {
  readonly verdict: 'accepted'
  readonly mediaType: MediaType
  /** What is kept: a PDF as it came, a picture made anew. */
  readonly content: Uint8Array
  /** JPEG of the first page, at most 480 points a side. */
  readonly preview: Uint8Array
  readonly pages: number
}
export interface Refused {
  readonly verdict: 'refused'
  /** Words for the owner. */
  readonly why: string
  /** For the journal: the signature that the scanner named. */
  readonly signature?: string
}

export interface Checker {
  /** Throws `ScannerUnavailable` when there is no verdict yet. */
  readonly check: (name: string, bytes: Uint8Array) => Promise<Accepted | Refused>
  /** The scanner alone: for what is too large to be taken to pieces. */
  readonly scan: Scanner['scan']
  /** Picture of one page of an accepted PDF, JPEG; pages count from 0. */
  readonly page: (bytes: Uint8Array, page: number) => Promise<Buffer>
  readonly close: () => Promise<void>
}

/** Enough to read fine print of a diploma on A4. */
const pageSide = 1800
const broken = 'PDF повреждён. Откройте его и сохраните заново: Печать → «Сохранить как PDF»'

export function openChecker(scanner: Scanner, pdf: PdfEngine): Checker {
  async function check(name: string, bytes: Uint8Array): Promise<Accepted | Refused> {
    const scan = await scanner.scan(bytes)
    if (scan.verdict === 'infected') {
      return refuse(`Антивирус нашёл вредоносную программу (${scan.signature}). Файл удалён`, scan.signature)
    }
    const type = await agreedType(name, bytes)
    if (typeof type !== 'string') return type
    try {
      return type === 'application/pdf' ? await checkPdf(bytes) : await checkImage(bytes, type)
    } catch (error) {
      if (error instanceof UnreadableImage || error instanceof UnfitPdf) return refuse(error.message)
      throw error
    }
  }

  async function checkPdf(bytes: Uint8Array): Promise<Accepted | Refused> {
    const { pages, picture } = await pdf.check(bytes, pageSide)
    if ((await qpdfFinds(bytes)) === 'faulty') return refuse(broken)
    const preview = await previewOf(await pictureOf(picture))
    return { verdict: 'accepted', mediaType: 'application/pdf', content: bytes, preview, pages }
  }

  async function checkImage(
    bytes: Uint8Array,
    type: 'image/jpeg' | 'image/png',
  ): Promise<Accepted | Refused> {
    const face = foreignFace(bytes, type, Buffer.from(bytes.subarray(0, 1024)).toString('latin1'))
    if (face) return refuse(`В картинке спрятано другое: ${face}. Сохраните её заново`)
    return { verdict: 'accepted', mediaType: type, ...(await cleanImage(bytes, type)), pages: 1 }
  }

  return {
    check,
    scan: (bytes) => scanner.scan(bytes),
    page: async (bytes, page) => pictureOf(await pdf.page(bytes, page, pageSide)),
    close: pdf.close,
  }
}

const refuse = (why: string, signature?: string): Refused => ({
  verdict: 'refused',
  why,
  ...(signature ? { signature } : {}),
})

/** Extension, our reading of the signature and the second opinion must say the same. */
async function agreedType(name: string, bytes: Uint8Array): Promise<MediaType | Refused> {
  const byName = typeByName(name)
  if (!byName) return refuse(whyNotByName(name) ?? 'Подойдут PDF, JPEG и PNG')
  const byMagic = typeByMagic(bytes)
  if (byMagic === 'image/heic') return refuse(heicWords)
  if (!byMagic) return refuse(`Внутри не ${kindNames[byName]}, хотя так называется. Подойдут PDF, JPEG и PNG`)
  if (byMagic !== byName)
    return refuse(`Внутри ${kindNames[byMagic]}, а называется как ${kindNames[byName]}. Переименуйте файл`)
  const second = await fileTypeFromBuffer(bytes)
  // An animated PNG shows different pictures in different programs.
  if (second?.mime !== byName)
    return refuse(`Файл не похож на обычный ${kindNames[byName]}. Сохраните его заново`)
  return byName
}
