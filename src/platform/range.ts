/** One range of bytes as a browser asks for it (RFC 9110 §14). Pure. */

export interface Range {
  readonly offset: number
  readonly length: number
}

/** `whole`: no range, or one that is not understood; `none`: nothing of it is there. */
export function readRange(header: string | undefined, sizeBytes: number): Range | 'whole' | 'none' {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? []
  if (from === '' && to === '') return 'whole'
  if (from === '') {
    const length = Math.min(Number(to), sizeBytes)
    return length > 0 ? { offset: sizeBytes - length, length } : 'none'
  }
  const offset = Number(from)
  const last = to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1)
  if (to !== '' && Number(to) < offset) return 'whole'
  return offset < sizeBytes ? { offset, length: last - offset + 1 } : 'none'
}
