/** The file that a sheet of ours carries inside (ISO 32000-1 §7.11.4), without a PDF library: for a check without a network. */
import { inflateSync } from 'node:zlib'

const mostBytes = 5_000_000

/** Undefined when there is none, or it is kept in a way that we never write. */
export function attachmentOf(pdf: Buffer): Buffer | undefined {
  const at = pdf.indexOf('/EmbeddedFile')
  if (at < 0) return undefined
  const start = pdf.lastIndexOf(' obj', at)
  const open = pdf.indexOf('stream', at)
  if (start < 0 || open < 0) return undefined
  const head = pdf.toString('latin1', start, open)
  const length = Number(/\/Length (\d{1,8})\b/.exec(head)?.[1] ?? NaN)
  const from = open + 'stream'.length + (pdf[open + 6] === 0x0d ? 2 : 1)
  if (!(length > 0) || from + length > pdf.length) return undefined
  const bytes = pdf.subarray(from, from + length)
  if (!head.includes('/FlateDecode')) return bytes
  try {
    return inflateSync(bytes, { maxOutputLength: mostBytes })
  } catch {
    return undefined
  }
}
