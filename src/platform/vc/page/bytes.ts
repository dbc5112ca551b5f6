/** What the checker asks of Node's Buffer, for a browser: only that, and by the same names. */
type Encoding = 'utf8' | 'latin1' | 'ascii' | 'hex' | 'base64' | 'base64url'

const codes = (text: string): number[] =>
  Array.from({ length: text.length }, (_, i) => text.charCodeAt(i) & 0xff)

function decode(text: string, encoding: Encoding = 'utf8'): Iterable<number> {
  if (encoding === 'utf8') return new TextEncoder().encode(text)
  if (encoding === 'hex') return (text.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
  if (encoding === 'latin1' || encoding === 'ascii') return codes(text)
  return codes(
    atob(
      text
        .replaceAll('-', '+')
        .replaceAll('_', '/')
        .replaceAll(/[^A-Za-z0-9+/]/g, ''),
    ),
  )
}

class Bytes extends Uint8Array {
  static override from(value: unknown, encoding?: unknown): Bytes {
    const given =
      typeof value === 'string' ? decode(value, encoding as Encoding) : (value as Iterable<number>)
    return new Bytes(given instanceof ArrayBuffer ? new Uint8Array(given) : given)
  }

  static alloc(size: number): Bytes {
    return new Bytes(size)
  }

  static concat(parts: readonly Uint8Array[]): Bytes {
    const whole = new Bytes(parts.reduce((n, part) => n + part.length, 0))
    let at = 0
    for (const part of parts) {
      whole.set(part, at)
      at += part.length
    }
    return whole
  }

  override toString(encoding: Encoding = 'utf8', from = 0, to = this.length): string {
    const part = Uint8Array.prototype.subarray.call(this, from, to)
    if (encoding === 'utf8') return new TextDecoder().decode(part)
    if (encoding === 'hex') return Array.from(part, (b) => b.toString(16).padStart(2, '0')).join('')
    let text = ''
    for (let i = 0; i < part.length; i += 0x8000) text += String.fromCharCode(...part.subarray(i, i + 0x8000))
    if (encoding === 'latin1' || encoding === 'ascii') return text
    const plain = btoa(text)
    return encoding === 'base64' ? plain : plain.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  }

  equals(other: Uint8Array): boolean {
    return this.length === other.length && this.every((b, i) => b === other[i])
  }

  override indexOf(what: number | string, from = 0): number {
    return typeof what === 'number' ? super.indexOf(what, from) : this.toString('latin1').indexOf(what, from)
  }

  override lastIndexOf(what: number | string, from = this.length): number {
    return typeof what === 'number'
      ? super.lastIndexOf(what, from)
      : this.toString('latin1').lastIndexOf(what, from)
  }

  readUInt32BE(at: number): number {
    return new DataView(this.buffer, this.byteOffset, this.byteLength).getUint32(at)
  }
}

Object.assign(globalThis, { Buffer: Bytes })
