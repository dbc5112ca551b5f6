/** ASN.1 as a plain tree: reading through asn1js (BER too, for CMS made elsewhere), writing DER by hand. */
import { fromBER, ObjectIdentifier, type BaseBlock } from 'asn1js'

export interface Asn1 {
  /** 1 universal, 3 context-specific. */
  readonly class: number
  readonly tag: number
  readonly children: readonly Asn1[]
  /** The whole element as it came, tag and length included. */
  readonly raw: Uint8Array
  readonly block: BaseBlock
}

export class Asn1Fault extends Error {}

export function readAsn1(bytes: Uint8Array): Asn1 {
  const { result, offset } = fromBER(Uint8Array.from(bytes).buffer)
  if (offset === -1) throw new Asn1Fault('This is not ASN.1')
  if (offset !== bytes.length) throw new Asn1Fault('There are bytes after the end')
  return node(result as BaseBlock)
}

function node(block: BaseBlock): Asn1 {
  return {
    class: block.idBlock.tagClass,
    tag: block.idBlock.tagNumber,
    children: block.idBlock.isConstructed ? childrenOf(block).map(node) : [],
    raw: block.valueBeforeDecodeView,
    block,
  }
}

function childrenOf(block: BaseBlock): BaseBlock[] {
  const { valueBlock } = block as { valueBlock?: { value?: unknown } }
  return Array.isArray(valueBlock?.value) ? valueBlock.value : []
}

export function child(parent: Asn1 | undefined, index: number): Asn1 {
  const found = parent?.children[index]
  if (!found) throw new Asn1Fault('An element is missing')
  return found
}

/** Contents octets; the pieces of a string that BER cut up are put together. */
export function contents(element: Asn1): Uint8Array {
  if (element.children.length > 0) return Buffer.concat(element.children.map(contents))
  const first = element.raw[1] ?? 0
  return element.raw.subarray(first < 0x80 ? 2 : 2 + (first & 0x7f))
}

/** The string of bits without the octet that counts the unused ones: here always whole octets. */
export const bitString = (element: Asn1): Uint8Array =>
  element.tag === 3 && element.class === 1 ? contents(element).subarray(1) : fail('A bit string was expected')

export const isSequence = (element: Asn1 | undefined): element is Asn1 =>
  element?.class === 1 && element.tag === 16
export const isContext = (element: Asn1 | undefined, tag: number): element is Asn1 =>
  element?.class === 3 && element.tag === tag

export const identifier = ({ block }: Asn1): string =>
  block instanceof ObjectIdentifier ? block.getValue() : fail('An identifier was expected')

/** A character string of any of the kinds that names are written in. */
export const characters = (element: Asn1): string =>
  element.tag === 30
    ? Buffer.from(contents(element)).swap16().toString('utf16le')
    : Buffer.from(contents(element)).toString('utf8')

const fail = (what: string): never => {
  throw new Asn1Fault(what)
}

// Writing: only what certificates, keys and CMS need.

export function tlv(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(parts)
  const size = body.length
  const long = size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff]
  return Buffer.concat([Buffer.from([tag, ...(size < 0x80 ? [size] : long)]), body])
}

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => tlv(0x30, ...parts)
export const set = (...parts: readonly Uint8Array[]): Uint8Array =>
  tlv(0x31, ...parts.toSorted((a, b) => Buffer.compare(a, b)))
export const context = (tag: number, ...parts: readonly Uint8Array[]): Uint8Array => tlv(0xa0 | tag, ...parts)
export const octets = (bytes: Uint8Array): Uint8Array => tlv(0x04, bytes)
export const bits = (bytes: Uint8Array): Uint8Array => tlv(0x03, Buffer.from([0]), bytes)
export const nothing = (): Uint8Array => tlv(0x05)
export const text = (value: string): Uint8Array => tlv(0x0c, Buffer.from(value))

export function integer(value: bigint | number): Uint8Array {
  const hex = BigInt(value).toString(16)
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')
  return tlv(0x02, ...(bytes[0]! & 0x80 ? [Buffer.from([0])] : []), bytes)
}

export function objectIdentifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const base128 = (value: number): number[] => {
    const digits = [value & 0x7f]
    for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) {
      digits.unshift((left & 0x7f) | 0x80)
    }
    return digits
  }
  return tlv(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

/** UTCTime till 2049, GeneralizedTime after (RFC 5280 §4.1.2.5). */
export function time(at: Date): Uint8Array {
  const digits = at.toISOString().replace(/[-:T]|\.\d+/g, '')
  return at.getUTCFullYear() < 2050 ? tlv(0x17, Buffer.from(digits.slice(2))) : tlv(0x18, Buffer.from(digits))
}

export function pemToDer(pem: string, label: string): Uint8Array {
  const found = new RegExp(`-----BEGIN ${label}-----([^-]+)-----END ${label}-----`).exec(pem)
  if (!found?.[1]) throw new Asn1Fault(`There is no ${label} in this PEM`)
  return Buffer.from(found[1], 'base64')
}

export function derToPem(der: Uint8Array, label: string): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}
