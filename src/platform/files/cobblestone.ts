/** Cobblestone-256 (c2sp.org/chunked-encryption): authenticated encryption of files by 16 KiB chunks, readable from any place. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export const chunkBytes = 16_384
const tagBytes = 16
const saltBytes = 24
const commitmentBytes = 32
export const prefixBytes = saltBytes + commitmentBytes
const sealedChunkBytes = chunkBytes + tagBytes
/** The format allows 2³⁸ chunks; ours end at 2³², the least limit it recommends. */
const maxChunks = 2 ** 32

/** Altered, cut, extended, of another file or under another key: the bytes are not what was written. */
export class SpoiltFile extends Error {}

interface MessageKeys {
  readonly key: Buffer
  readonly baseNonce: Buffer
  readonly commitment: Buffer
}

/** HKDF-Expand alone (RFC 5869 §2.3): the input key is uniformly random already. */
function expand(prk: Uint8Array, info: Buffer, length: number): Buffer {
  let block: Buffer = Buffer.alloc(0)
  const blocks: Buffer[] = []
  for (let i = 1; blocks.length * 64 < length; i++) {
    block = createHmac('sha512', prk).update(block).update(info).update(Buffer.of(i)).digest()
    blocks.push(block)
  }
  return Buffer.concat(blocks).subarray(0, length)
}

function deriveKeys(inputKey: Uint8Array, salt: Uint8Array, context: string): MessageKeys {
  if (inputKey.length !== 32) throw new Error('the input key has 32 bytes')
  const info = Buffer.concat([
    Buffer.from('c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0', 'ascii'),
    salt,
    Buffer.from(context, 'utf8'),
  ])
  const all = expand(inputKey, info, 32 + 12 + commitmentBytes)
  return { key: all.subarray(0, 32), baseNonce: all.subarray(32, 44), commitment: all.subarray(44) }
}

function nonceOf(keys: MessageKeys, chunk: number): Buffer {
  if (chunk >= maxChunks) throw new Error('too many chunks')
  const nonce = Buffer.from(keys.baseNonce)
  nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ chunk) >>> 0, 8)
  return nonce
}

function seal(keys: MessageKeys, chunk: number, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', keys.key, nonceOf(keys, chunk))
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function unseal(keys: MessageKeys, chunk: number, sealed: Uint8Array): Buffer {
  if (sealed.length < tagBytes) throw new SpoiltFile('the last chunk is cut')
  const end = sealed.length - tagBytes
  const decipher = createDecipheriv('aes-256-gcm', keys.key, nonceOf(keys, chunk), {
    authTagLength: tagBytes,
  })
  decipher.setAuthTag(sealed.subarray(end))
  const plain = decipher.update(sealed.subarray(0, end))
  try {
    decipher.final()
  } catch (cause) {
    throw new SpoiltFile(`chunk ${chunk} is not what was written`, { cause })
  }
  return plain
}

/** Gathers a stream into pieces of exactly `size` bytes; the last is always shorter and may be empty. */
async function* inPieces(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = []
  let heldBytes = 0
  for await (const part of source) {
    held.push(part)
    heldBytes += part.length
    if (heldBytes < size) continue
    const all = held.length === 1 ? held[0]! : Buffer.concat(held)
    const whole = heldBytes - (heldBytes % size)
    for (let at = 0; at < whole; at += size) yield Buffer.from(all.buffer, all.byteOffset + at, size)
    held = whole < heldBytes ? [all.subarray(whole)] : []
    heldBytes -= whole
  }
  yield Buffer.concat(held)
}

/** `context` binds the message to its place: the same bytes elsewhere do not open. */
export async function* encrypt(
  inputKey: Uint8Array,
  context: string,
  source: AsyncIterable<Uint8Array>,
  salt: Uint8Array = randomBytes(saltBytes),
): AsyncGenerator<Buffer> {
  const keys = deriveKeys(inputKey, salt, context)
  yield Buffer.concat([salt, keys.commitment])
  let chunk = 0
  for await (const piece of inPieces(source, chunkBytes)) yield seal(keys, chunk++, piece)
}

/** Reads `length` bytes from `position`; fewer only at the end of the file. */
export type ReadAt = (position: number, length: number) => Promise<Uint8Array>

export interface Range {
  readonly offset: number
  readonly length: number
}

export interface Opened {
  readonly sizeBytes: number
  /** Authenticated plaintext, chunk by chunk; the whole message when no range is given. */
  readonly read: (range?: Range) => AsyncGenerator<Buffer>
}

/** Checks the commitment, the length and, by the last chunk, that nothing was cut or added, before any byte is given out. */
export async function open(
  inputKey: Uint8Array,
  context: string,
  sealedBytes: number,
  readAt: ReadAt,
): Promise<Opened> {
  const prefix = await readAt(0, prefixBytes)
  if (prefix.length < prefixBytes) throw new SpoiltFile('the file is cut before its first chunk')
  const keys = deriveKeys(inputKey, prefix.subarray(0, saltBytes), context)
  if (!timingSafeEqual(keys.commitment, prefix.subarray(saltBytes)))
    throw new SpoiltFile('another key or another file')

  const lastChunk = Math.floor((sealedBytes - prefixBytes) / sealedChunkBytes)
  const lastBytes = sealedBytes - prefixBytes - lastChunk * sealedChunkBytes
  const chunkAt = async (chunk: number): Promise<Buffer> => {
    const length = chunk === lastChunk ? lastBytes : sealedChunkBytes
    const sealed = await readAt(prefixBytes + chunk * sealedChunkBytes, length)
    if (sealed.length !== length) throw new SpoiltFile('the file is cut')
    return unseal(keys, chunk, sealed)
  }
  await chunkAt(lastChunk)

  const sizeBytes = lastChunk * chunkBytes + lastBytes - tagBytes
  async function* read(range: Range = { offset: 0, length: sizeBytes }): AsyncGenerator<Buffer> {
    const end = Math.min(range.offset + range.length, sizeBytes)
    for (let at = range.offset; at < end;) {
      const chunk = Math.floor(at / chunkBytes)
      const start = chunk * chunkBytes
      const plain = await chunkAt(chunk)
      yield plain.subarray(at - start, Math.min(end - start, chunkBytes))
      at = start + chunkBytes
    }
  }
  return { sizeBytes, read }
}
