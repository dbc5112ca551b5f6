/** How long a film is, by its own heading: MP4 (`moov`/`mvhd`) and WebM (`Info`/`Duration`). Pure. */

/** Reads `length` bytes at `offset`; fewer only at the end. */
export type ReadAt = (offset: number, length: number) => Promise<Buffer>

/** Seconds; null when the heading does not say. */
export const filmSeconds = async (
  type: 'video/mp4' | 'video/webm',
  sizeBytes: number,
  read: ReadAt,
): Promise<number | null> => {
  const seconds = type === 'video/mp4' ? await ofMp4(sizeBytes, read) : await ofWebm(read)
  return seconds !== null && seconds > 0 && seconds < 86_400 ? seconds : null
}

async function ofMp4(sizeBytes: number, read: ReadAt): Promise<number | null> {
  const moov = await findBox(read, 'moov', 0, sizeBytes)
  const mvhd = moov && (await findBox(read, 'mvhd', moov.from, moov.to))
  if (!mvhd) return null
  const head = await read(mvhd.from, 32)
  if (head.length < 32) return null
  const isLong = head[0] === 1
  const scale = head.readUInt32BE(isLong ? 20 : 12)
  const length = isLong ? Number(head.readBigUInt64BE(24)) : head.readUInt32BE(16)
  return scale > 0 ? length / scale : null
}

async function findBox(
  read: ReadAt,
  name: string,
  from: number,
  to: number,
): Promise<{ from: number; to: number } | null> {
  for (let at = from, seen = 0; at + 8 <= to && seen < 10_000; seen++) {
    const head = await read(at, 16)
    if (head.length < 8) return null
    const small = head.readUInt32BE(0)
    const isLarge = small === 1 && head.length === 16
    const size = isLarge ? Number(head.readBigUInt64BE(8)) : small === 0 ? to - at : small
    const inside = at + (isLarge ? 16 : 8)
    if (size < inside - at) return null
    if (head.toString('latin1', 4, 8) === name) return { from: inside, to: at + size }
    at += size
  }
  return null
}

const segment = 0x18538067
const info = 0x1549a966
const scaleId = 0x2ad7b1
const durationId = 0x4489

/** Only the first megabyte is read: the heading stands there. */
async function ofWebm(read: ReadAt): Promise<number | null> {
  const bytes = await read(0, 1024 * 1024)
  let scale = 1_000_000
  let duration: number | null = null
  const walk = (from: number, to: number, into: readonly number[]): void => {
    for (let at = from; at < to;) {
      const id = vint(bytes, at, false)
      const size = id && vint(bytes, at + id.length, true)
      if (!id || !size) return
      const inside = at + id.length + size.length
      const end = Math.min(to, size.value < 0 ? to : inside + size.value)
      if (into.includes(id.value)) walk(inside, end, [info])
      else if (id.value === scaleId) scale = bytes.readUIntBE(inside, Math.min(6, Math.max(1, end - inside)))
      else if (id.value === durationId && end - inside === 8) duration = bytes.readDoubleBE(inside)
      else if (id.value === durationId && end - inside === 4) duration = bytes.readFloatBE(inside)
      if (end <= at) return
      at = end
    }
  }
  walk(0, bytes.length, [segment])
  return duration === null ? null : (duration * scale) / 1e9
}

/** A number of EBML; −1 for «unknown». */
function vint(bytes: Buffer, at: number, isSize: boolean): { value: number; length: number } | null {
  const first = bytes[at]
  if (first === undefined || first === 0) return null
  const length = Math.clz32(first) - 23
  if (at + length > bytes.length || length > 8) return null
  let value = isSize ? first & (0xff >> length) : first
  let isUnknown = isSize && value === 0xff >> length
  for (let i = 1; i < length; i++) {
    value = value * 256 + bytes[at + i]!
    isUnknown &&= bytes[at + i] === 0xff
  }
  return { value: isUnknown ? -1 : value, length }
}
