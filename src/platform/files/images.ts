/** Pictures are decoded and made anew: nothing of the sender's bytes, EXIF and place of shooting among them, survives. */
import sharp, { type Sharp } from 'sharp'

/** 50 Mpx: more than any scanner or phone needs, and 200 MB of memory at most. */
export const maxPixels = 50_000_000
const previewSide = 480

// The original lies encrypted on disk; a cache of decoded pictures would only hold personal data in memory.
sharp.cache(false)

export class UnreadableImage extends Error {}

export interface CleanImage {
  readonly content: Buffer
  readonly preview: Buffer
}

/**
 * `failOn: 'error'`: a cut or broken picture is refused, for half a diploma must not be checked; mere warnings
 * (odd bytes before a marker, as some phones write) are harmless, because only pixels are kept.
 */
const decode = (bytes: Uint8Array): Sharp =>
  sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error', pages: 1 }).timeout({ seconds: 20 })

export async function cleanImage(bytes: Uint8Array, type: 'image/jpeg' | 'image/png'): Promise<CleanImage> {
  try {
    const { format, width, height } = await decode(bytes).metadata()
    if (format !== (type === 'image/png' ? 'png' : 'jpeg'))
      throw new UnreadableImage(`decoder says ${format}`)
    if (width < 16 || height < 16)
      throw new UnreadableImage('Картинка меньше 16 точек: прочесть на ней нечего')
    const upright = decode(bytes).autoOrient()
    const content =
      type === 'image/png'
        ? await upright.png({ compressionLevel: 7 }).toBuffer()
        : await newJpeg(upright, bytes.length)
    return { content, preview: await previewOf(content) }
  } catch (cause) {
    if (cause instanceof UnreadableImage) throw cause
    throw new UnreadableImage(wordsFor(cause), { cause })
  }
}

/** A strongly pressed original would only grow at a high quality, and its losses would not come back. */
async function newJpeg(upright: Sharp, originalBytes: number): Promise<Buffer> {
  for (const quality of [90, 80]) {
    const made = await upright.clone().jpeg({ quality }).toBuffer()
    if (made.length <= Math.max(originalBytes * 1.2, 512 * 1024)) return made
  }
  return upright.jpeg({ quality: 70 }).toBuffer()
}

export const previewOf = (bytes: Uint8Array): Promise<Buffer> =>
  decode(bytes)
    .resize({ width: previewSide, height: previewSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 80 })
    .toBuffer()

/** A picture of a page drawn by the PDF engine (RGBA, row by row). */
export const pictureOf = (page: { data: Uint8Array; width: number; height: number }): Promise<Buffer> =>
  sharp(page.data, { raw: { width: page.width, height: page.height, channels: 4 } })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 85 })
    .toBuffer()

function wordsFor(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : ''
  if (/pixel limit/i.test(text))
    return 'Картинка больше 50 мегапикселей. Сохраните её поменьше, 10 мегапикселей хватит'
  if (/timeout/i.test(text)) return 'Картинка разбирается слишком долго. Сохраните её заново'
  return 'Картинка повреждена или загружена не целиком. Сохраните её заново'
}
