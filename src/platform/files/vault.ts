/** Encrypted storage of file contents (G4): what use cases see of it. */
import type { Readable } from 'node:stream'

export interface StoredFile {
  readonly sizeBytes: number
  /** SHA-256 of the plaintext, hex. */
  readonly sha256: string
  /** The file's own key, wrapped under the owner's key; useless without the vault. */
  readonly wrappedKey: string
}

export interface Vault {
  /** Encrypts a stream to disk; nothing of the plaintext touches the disk. */
  readonly write: (fileId: string, ownerId: string, source: AsyncIterable<Uint8Array>) => Promise<StoredFile>
  /** Decrypts and authenticates chunk by chunk; a spoilt file fails, never yields altered bytes silently. */
  readonly read: (fileId: string, ownerId: string, wrappedKey: string) => Promise<Readable>
  readonly remove: (fileId: string) => Promise<void>
}
