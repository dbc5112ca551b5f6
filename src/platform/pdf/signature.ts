/** Finds the signature inside a PDF of anybody's making and says exactly what it covers and whether it holds. */
import type { X509Certificate } from 'node:crypto'
import { checkDetached } from '../crypto/cms/detached.ts'

export interface PdfSignature {
  /** The signed bytes are as they were when signed. */
  readonly isIntact: boolean
  /** Nothing stands outside the signed bytes but the signature itself. */
  readonly coversAll: boolean
  readonly certificate: X509Certificate | undefined
}

export const looksLikePdf = (file: Buffer): boolean => file.subarray(0, 1024).includes('%PDF-')

/** The first signature of the file; null when there is none. Never throws: the file is a stranger's. */
export async function readPdfSignature(file: Buffer): Promise<PdfSignature | null> {
  const range = findRange(file)
  if (!range) return null
  const [start, before, after, length] = range
  const broken: PdfSignature = { isIntact: false, coversAll: false, certificate: undefined }
  const isSane = start === 0 && before > 0 && after > before && after + length <= file.length
  if (!isSane) return broken
  const room = file.toString('latin1', before, after)
  if (!/^<[0-9A-Fa-f]*>$/.test(room)) return broken
  const message = derOf(Buffer.from(room.slice(1, -1), 'hex'))
  if (!message) return broken
  const covered = Buffer.concat([file.subarray(0, before), file.subarray(after, after + length)])
  const verdict = await checkDetached(message, covered)
  if (!verdict) return broken
  return { ...verdict, coversAll: after + length === file.length }
}

function findRange(file: Buffer): [number, number, number, number] | null {
  const at = file.indexOf('/ByteRange')
  if (at < 0) return null
  const match =
    /^\/ByteRange\s{0,8}\[\s{0,8}(\d{1,10})\s{1,16}(\d{1,10})\s{1,16}(\d{1,10})\s{1,16}(\d{1,10})/.exec(
      file.toString('latin1', at, at + 200),
    )
  return match ? [Number(match[1]), Number(match[2]), Number(match[3]), Number(match[4])] : null
}

/** The room is padded with zeros: the length stands in the DER itself (X.690 §8.1.3). */
function derOf(room: Buffer): Buffer | undefined {
  if (room.length < 4 || room[0] !== 0x30) return undefined
  const first = room[1]!
  if (first < 0x80) return room.subarray(0, 2 + first)
  const octets = first & 0x7f
  if (octets < 1 || octets > 3) return undefined
  const end = 2 + octets + room.readUIntBE(2, octets)
  return end <= room.length ? room.subarray(0, end) : undefined
}
