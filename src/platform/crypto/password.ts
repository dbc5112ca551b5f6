/** Password hashes (G3): bcrypt over a keyed pre-hash, in a pool of its own with a bounded queue (security reference §4.3). */
import { createHmac } from 'node:crypto'
import { openPasswordPool, type Lane } from './password-pool.ts'

export interface PasswordHasher {
  /** Stored form: `p1$` (version of the pepper) and the bcrypt string. */
  readonly hash: (password: string, lane?: Lane) => Promise<string>
  /** As dear for an unknown account (`stored` null) as for a known one, whenever its hash was made. */
  readonly verify: (password: string, stored: string | null, lane?: Lane) => Promise<boolean>
  /** Made under an earlier pepper or at a lower cost: to be made anew when its owner types it next. */
  readonly isOutdated: (stored: string) => boolean
  /** Throws «come later» when this lane is full. */
  readonly demandRoom: (lane: Lane) => void
  readonly close: () => Promise<void>
}

/**
 * Peppers by version, the first is 1; new hashes take the last. An earlier one is kept as long as a hash needs it:
 * without it those passwords cannot be checked.
 */
export type Peppers = readonly [Uint8Array, ...Uint8Array[]]

/**
 * bcrypt reads 72 bytes, 36 Cyrillic letters: HMAC-SHA-384 first makes any password 64 ASCII characters.
 * NFKC (NIST SP 800-63B): the same password typed on another keyboard is the same.
 */
const preHash = (password: string, pepper: Uint8Array): string =>
  createHmac('sha384', pepper).update(password.normalize('NFKC')).digest('base64')

const shape = /^p(\d+)\$(\$2b\$(\d\d)\$.{53})$/

interface Stored {
  readonly version: number
  readonly bcrypt: string
  readonly cost: number
}

/** «p1$$2b$12$…» taken apart. */
export function readStored(stored: string): Stored {
  const [, version, bcrypt, cost] = shape.exec(stored) ?? []
  if (!version || !bcrypt || !cost) throw new Error('a stored password has a shape that is not ours')
  return { version: Number(version), bcrypt, cost: Number(cost) }
}

export function createPasswordHasher(peppers: Peppers, cost: number): PasswordHasher {
  const pool = openPasswordPool()
  const newest = peppers.length
  let dummy: Promise<string> | null = null

  function pepperOf(version: number): Uint8Array {
    const pepper = peppers[version - 1]
    if (!pepper) throw new Error(`a password was hashed under pepper ${version}, which is not given`)
    return pepper
  }

  const hash = async (password: string, lane: Lane = 'strange'): Promise<string> => {
    const text = preHash(password, pepperOf(newest))
    return `p${newest}$${await pool.run({ kind: 'hash', text, stored: '', cost }, lane)}`
  }

  return {
    hash,
    verify: async (password, stored, lane = 'strange') => {
      dummy ??= hash('нет такого человека', lane)
      // A flood must not leave its refusal behind for everybody who comes later.
      dummy.catch(() => (dummy = null))
      const { version, bcrypt } = readStored(stored ?? (await dummy))
      const text = preHash(password, pepperOf(version))
      const isRight = (await pool.run({ kind: 'verify', text, stored: bcrypt, cost }, lane)) === 'yes'
      return isRight && stored !== null
    },
    isOutdated: (stored) => {
      const { version, cost: madeAt } = readStored(stored)
      return version !== newest || madeAt < cost
    },
    demandRoom: (lane) => pool.demandRoom(lane),
    close: () => pool.close(),
  }
}
