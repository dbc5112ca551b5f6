/** Encrypted storage of file contents (G4): what use cases see of it. */
import type { Readable } from 'node:stream'
import type { Db } from '../context.ts'
import type { Range } from './cobblestone.ts'

/** What a content is written under; all of it is bound into the content's own key. */
export interface Place {
  /** A new UUID for each content, never used again. */
  readonly id: string
  /** The person whose key protects it: no key, no content. */
  readonly ownerId: string
  readonly mediaType: string
}

/** A content that lies in the vault. Whoever keeps these words can read it back; altered words open nothing. */
export interface Sealed extends Place {
  readonly sizeBytes: number
  /** SHA-256 of the plaintext, hex. */
  readonly sha256: string
  /** The content's own key, wrapped under the owner's key; useless without the vault. */
  readonly wrappedKey: string
}

export interface Vault {
  /** Encrypts a stream to disk and returns when it is durable; nothing of the plaintext touches the disk. */
  readonly write: (db: Db, place: Place, source: AsyncIterable<Uint8Array>) => Promise<Sealed>
  /** Decrypts and authenticates chunk by chunk; throws `SpoiltFile` or `KeyGone`, never yields altered bytes. */
  readonly read: (db: Db, content: Sealed, range?: Range) => Promise<Readable>
  readonly remove: (id: string) => Promise<void>
  /** Ids of contents written before the given moment, to sweep those that no row knows. */
  readonly writtenBefore: (moment: Date) => AsyncIterable<string>
  /** Erasure: everything of this person becomes unreadable, in every backup too. */
  readonly forgetPerson: (db: Db, ownerId: string) => Promise<void>
  /** A new key-encryption key; wraps the persons' keys anew and touches no content. Can be run again after a stop. */
  readonly rotateKeys: (db: Db) => Promise<Rotation>
  /** The wrapped keys above one content, for `tools/verify-file.py`. */
  readonly chain: (db: Db, content: Sealed) => Promise<KeyChain>
}

export interface Rotation {
  readonly kid: string
  readonly personKeys: number
}

export interface KeyChain extends Sealed {
  readonly kid: string
  readonly kek: string
  readonly personKey: string
}
