/**
 * GOST R 34.10-2012 signatures with a 256-bit modulus over Streebog-256.
 * Signing is not constant in time: it is for the test server and for tests. Production signs in a certified module.
 */
import { randomBytes } from 'node:crypto'
import type { Curve } from './curves.ts'
import { inverse, isOnCurve, mod, multiply, multiplyTwo, type Point } from './points.ts'
import { streebog256 } from './streebog.ts'

export interface GostPublicKey {
  /** Identifier of the parameter set. */
  readonly parameterSet: string
  readonly curve: Curve
  readonly point: Point
}

export interface GostPrivateKey {
  readonly parameterSet: string
  readonly curve: Curve
  readonly d: bigint
}

/** The raw signature is big-endian `s‖r`, as OpenSSL's engine writes it; CryptoPro writes the same bytes backwards. */
export function verifyGost(key: GostPublicKey, data: Uint8Array, signature: Uint8Array): boolean {
  return verifyGostDigest(key, streebog256(data), signature)
}

export function verifyGostDigest(key: GostPublicKey, digest: Uint8Array, signature: Uint8Array): boolean {
  const { curve, point } = key
  if (signature.length !== 64 || !isOnCurve(curve, point)) return false
  const s = bigEndian(signature.subarray(0, 32))
  const r = bigEndian(signature.subarray(32))
  if (r <= 0n || r >= curve.q || s <= 0n || s >= curve.q) return false
  const v = inverse(hashNumber(digest, curve), curve.q)
  const sum = multiplyTwo(curve, mod(s * v, curve.q), curve, mod(-r * v, curve.q), point)
  return sum !== undefined && mod(sum.x, curve.q) === r
}

export function signGost(key: GostPrivateKey, data: Uint8Array): Uint8Array {
  return signGostDigest(key, streebog256(data))
}

export function signGostDigest(key: GostPrivateKey, digest: Uint8Array): Uint8Array {
  const { curve, d } = key
  const e = hashNumber(digest, curve)
  for (;;) {
    const k = randomScalar(curve)
    const r = mod(multiply(curve, k, curve)!.x, curve.q)
    const s = mod(r * d + k * e, curve.q)
    if (r !== 0n && s !== 0n) return Buffer.concat([bytesOf(s, 32), bytesOf(r, 32)])
  }
}

export const makeGostKey = (parameterSet: string, curve: Curve): GostPrivateKey => ({
  parameterSet,
  curve,
  d: randomScalar(curve),
})

export const publicKeyOf = ({ parameterSet, curve, d }: GostPrivateKey): GostPublicKey => ({
  parameterSet,
  curve,
  point: multiply(curve, d, curve)!,
})

/** The digest is read as a little-endian number; zero becomes one (§6.1 step 2 of the standard). */
const hashNumber = (digest: Uint8Array, curve: Curve): bigint =>
  mod(bigEndian(Uint8Array.from(digest).reverse()), curve.q) || 1n

/** Uniform in 1…q−1: 64 bits more than q needs leave no bias to speak of. */
const randomScalar = ({ q }: Curve): bigint => mod(bigEndian(randomBytes(40)), q - 1n) + 1n

export const bigEndian = (bytes: Uint8Array): bigint =>
  BigInt('0x' + (Buffer.from(bytes).toString('hex') || '0'))

export const bytesOf = (value: bigint, length: number): Buffer =>
  Buffer.from(value.toString(16).padStart(2 * length, '0'), 'hex')
