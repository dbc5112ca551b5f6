/** The vault on this machine's disk, or on a disk that several servers share. */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Db } from '../context.ts'
import { blobsIn } from './blobs.ts'
import { encrypt, open, type Range, SpoiltFile } from './cobblestone.ts'
import { keyRing } from './keys.ts'
import type { Place, Sealed, Vault } from './vault.ts'
import { newKey, unwrapKey, wrapKey } from './wrap.ts'

const contextOf = (id: string): string => `nmo/file/1/${id}`
const fileBound = (c: Omit<Sealed, 'wrappedKey'>) =>
  ['file-key/1', c.id, c.ownerId, c.sha256, c.mediaType, c.sizeBytes] as const

export interface VaultParts {
  /** Its own folder, nothing else lies there. */
  readonly directory: string
  /** 32 bytes from the file of the master key. */
  readonly masterSecret: Uint8Array
}

export function openVault({ directory, masterSecret }: VaultParts): Vault {
  const blobs = blobsIn(directory)
  const keys = keyRing(masterSecret)

  async function write(db: Db, place: Place, source: AsyncIterable<Uint8Array>): Promise<Sealed> {
    const personKey = await keys.personKey(db, place.ownerId)
    const key = newKey()
    const digest = createHash('sha256')
    let sizeBytes = 0
    async function* counted() {
      for await (const part of source) {
        digest.update(part)
        sizeBytes += part.length
        yield part
      }
    }
    await blobs.write(place.id, encrypt(key, contextOf(place.id), counted()))
    const content = { ...place, sizeBytes, sha256: digest.digest('hex') }
    return { ...content, wrappedKey: wrapKey(personKey, key, fileBound(content)).toString('base64') }
  }

  async function read(db: Db, content: Sealed, range?: Range): Promise<Readable> {
    const personKey = await keys.existingPersonKey(db, content.ownerId)
    const key = unwrapKey(personKey, Buffer.from(content.wrappedKey, 'base64'), fileBound(content))
    const { handle, sizeBytes } = await blobs.open(content.id)
    try {
      const opened = await open(key, contextOf(content.id), sizeBytes, async (position, length) => {
        const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, position)
        return buffer.subarray(0, bytesRead)
      })
      if (opened.sizeBytes !== content.sizeBytes) throw new SpoiltFile('not the registered length')
      const stream = Readable.from(opened.read(range), { objectMode: false })
      return stream.once('close', () => void handle.close())
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  return {
    write,
    read,
    remove: blobs.remove,
    writtenBefore: blobs.writtenBefore,
    forgetPerson: keys.forget,
    rotateKeys: keys.rotate,
    chain: async (db, content) => ({ ...content, ...(await keys.wrapped(db, content.ownerId)) }),
  }
}
