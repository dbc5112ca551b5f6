/** The digest GOST R 34.11-2012 «Стрибог» (RFC 6986), 256 and 512 bits, in the byte order OpenSSL prints. */
import { matrix, roundConstants, substitution } from './streebog-constants.ts'

/** A 512-bit block as sixteen 32-bit words, lowest first. */
type Block = Uint32Array

/** S, P and L together: `tables[k][b]` is what byte `b` at place `k` adds to a 64-bit word (low and high half). */
const tables = Array.from({ length: 8 }, (_, place) => {
  const words = new Uint32Array(512)
  for (let byte = 0; byte < 256; byte++) {
    let sum = 0n
    for (let bit = 0; bit < 8; bit++) {
      if ((substitution[byte]! >> bit) & 1) sum ^= matrix[63 - (8 * place + bit)]!
    }
    words[2 * byte] = Number(sum & 0xffffffffn)
    words[2 * byte + 1] = Number(sum >> 32n)
  }
  return words
})

const constants: readonly Block[] = roundConstants.map((hex) => load(Buffer.from(hex, 'hex').reverse(), 0))

export const streebog256 = (data: Uint8Array): Uint8Array => digest(data, 1).subarray(32)
export const streebog512 = (data: Uint8Array): Uint8Array => digest(data, 0)

function digest(data: Uint8Array, filler: 0 | 1): Uint8Array {
  let state: Block = new Uint32Array(16).fill(filler * 0x01010101)
  const length = new Uint32Array(16)
  const sum = new Uint32Array(16)
  let offset = 0
  for (; offset + 64 <= data.length; offset += 64) {
    const block = load(data, offset)
    state = compress(length, state, block)
    add(length, fromBits(512))
    add(sum, block)
  }
  const rest = data.length - offset
  const padded = new Uint8Array(64)
  padded.set(data.subarray(offset))
  padded[rest] = 1
  const last = load(padded, 0)
  state = compress(length, state, last)
  add(length, fromBits(rest * 8))
  add(sum, last)
  const none = new Uint32Array(16)
  return store(compress(none, compress(none, state, length), sum))
}

function compress(counter: Block, state: Block, block: Block): Block {
  let key = substituteAndMix(state, counter)
  let text = block
  for (const constant of constants) {
    text = substituteAndMix(text, key)
    key = substituteAndMix(key, constant)
  }
  return text.map((word, i) => word ^ key[i]! ^ state[i]! ^ block[i]!)
}

/** LPS(a ⊕ b). */
function substituteAndMix(a: Block, b: Block): Block {
  const out = new Uint32Array(16)
  for (let word = 0; word < 8; word++) {
    const half = word >> 2
    const shift = (word & 3) * 8
    let low = 0
    let high = 0
    for (let place = 0; place < 8; place++) {
      const at = 2 * place + half
      const byte = ((a[at]! ^ b[at]!) >>> shift) & 0xff
      low ^= tables[place]![2 * byte]!
      high ^= tables[place]![2 * byte + 1]!
    }
    out[2 * word] = low
    out[2 * word + 1] = high
  }
  return out
}

function add(target: Block, value: Block): void {
  let carry = 0
  for (let i = 0; i < 16; i++) {
    const sum = target[i]! + value[i]! + carry
    target[i] = sum
    carry = sum > 0xffffffff ? 1 : 0
  }
}

const fromBits = (bits: number): Block => Uint32Array.from({ length: 16 }, (_, i) => (i === 0 ? bits : 0))

function load(bytes: Uint8Array, offset: number): Block {
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, 64)
  return Uint32Array.from({ length: 16 }, (_, i) => view.getUint32(4 * i, true))
}

function store(block: Block): Uint8Array {
  const view = new DataView(new ArrayBuffer(64))
  block.forEach((word, i) => view.setUint32(4 * i, word, true))
  return new Uint8Array(view.buffer)
}
