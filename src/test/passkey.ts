/** A security key of the tests, written from the specification: makes a P-256 key, answers questions, and lies when told to. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

export interface Lies {
  readonly origin?: string
  readonly rpId?: string
  /** The person was not verified: a key was only touched. */
  readonly isUnverified?: boolean
  readonly challenge?: string
  readonly type?: string
  readonly count?: number
  readonly userHandle?: string
  readonly brokenSignature?: boolean
}

type Options = Record<string, unknown> & { readonly challenge: string }
const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest()

/** CBOR of what is needed here: small maps, integers, bytes, text (RFC 8949). */
function cbor(value: unknown): Buffer {
  const head = (major: number, n: number): Buffer => {
    if (n < 24) return Buffer.of((major << 5) | n)
    return n < 256 ? Buffer.of((major << 5) | 24, n) : Buffer.of((major << 5) | 25, n >> 8, n & 255)
  }
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  const entries = [...(value as Map<unknown, unknown>)]
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([k, v]) => [cbor(k), cbor(v)])])
}

export function securityKey(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  let count = 0
  let handle: string | undefined

  const clientData = (type: string, options: Options, lies: Lies) =>
    Buffer.from(
      JSON.stringify({
        type: lies.type ?? type,
        challenge: lies.challenge ?? options.challenge,
        origin: lies.origin ?? origin,
        crossOrigin: false,
      }),
    )
  const authData = (flags: number, lies: Lies, rest = Buffer.alloc(0)) => {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(lies.count ?? count)
    const uv = lies.isUnverified ? 0 : 4
    return Buffer.concat([
      sha256(lies.rpId ?? new URL(origin).hostname),
      Buffer.of(flags | 1 | uv),
      counter,
      rest,
    ])
  }

  return {
    id: b64(id),
    /** `navigator.credentials.create`. */
    create: (options: Options, lies: Lies = {}) => {
      handle = (options['user'] as { id: string }).id
      const data = clientData('webauthn.create', options, lies)
      const cose = new Map<number, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(jwk.x!, 'base64url')],
        [-3, Buffer.from(jwk.y!, 'base64url')],
      ])
      const length = Buffer.of(0, id.length)
      const attested = Buffer.concat([Buffer.alloc(16), length, id, cbor(cose)])
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData(0x40, lies, attested)],
      ])
      return {
        id: b64(id),
        rawId: b64(id),
        type: 'public-key',
        response: {
          clientDataJSON: b64(data),
          attestationObject: b64(cbor(attestation)),
          transports: ['usb'],
        },
        clientExtensionResults: {},
      }
    },
    /** `navigator.credentials.get`. */
    get: (options: Options, lies: Lies = {}) => {
      count++
      const data = clientData('webauthn.get', options, lies)
      const authenticator = authData(0, lies)
      const signature = sign('sha256', Buffer.concat([authenticator, sha256(data)]), privateKey)
      if (lies.brokenSignature) signature[signature.length - 1]! ^= 1
      return {
        id: b64(id),
        rawId: b64(id),
        type: 'public-key',
        response: {
          clientDataJSON: b64(data),
          authenticatorData: b64(authenticator),
          signature: b64(signature),
          userHandle: lies.userHandle ?? handle,
        },
        clientExtensionResults: {},
      }
    },
  }
}
export type SecurityKey = ReturnType<typeof securityKey>
