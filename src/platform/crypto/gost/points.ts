/** Arithmetic of points on a short Weierstrass curve, in Jacobian coordinates. Not constant in time: see signature.ts. */
import type { Curve } from './curves.ts'

export interface Point {
  readonly x: bigint
  readonly y: bigint
}

/** x = X/Z², y = Y/Z³; Z = 0 is the point at infinity. */
interface Jacobian {
  readonly x: bigint
  readonly y: bigint
  readonly z: bigint
}

const infinity: Jacobian = { x: 1n, y: 1n, z: 0n }

export const mod = (value: bigint, m: bigint): bigint => {
  const rest = value % m
  return rest < 0n ? rest + m : rest
}

/** The inverse modulo a prime, by the extended Euclidean algorithm. */
export function inverse(value: bigint, m: bigint): bigint {
  let [a, b] = [mod(value, m), m]
  let [x, y] = [1n, 0n]
  while (b !== 0n) {
    const quotient = a / b
    ;[a, b] = [b, a - quotient * b]
    ;[x, y] = [y, x - quotient * y]
  }
  if (a !== 1n) throw new RangeError('There is no inverse')
  return mod(x, m)
}

export const isOnCurve = ({ p, a, b }: Curve, { x, y }: Point): boolean =>
  x >= 0n && x < p && y >= 0n && y < p && mod(y * y - (x * x * x + a * x + b), p) === 0n

/** k·P. */
export const multiply = (curve: Curve, k: bigint, point: Point): Point | undefined =>
  multiplyTwo(curve, k, point, 0n, point)

/** k·P + l·Q in one pass (Shamir's trick); undefined is the point at infinity. */
export function multiplyTwo(curve: Curve, k: bigint, p: Point, l: bigint, q: Point): Point | undefined {
  const first = { ...p, z: 1n }
  const second = { ...q, z: 1n }
  const both = add(curve, first, second)
  const length = Math.max(k.toString(2).length, l.toString(2).length)
  let sum = infinity
  for (let bit = BigInt(length - 1); bit >= 0n; bit--) {
    sum = double(curve, sum)
    const inFirst = (k >> bit) & 1n
    const inSecond = (l >> bit) & 1n
    if (inFirst && inSecond) sum = add(curve, sum, both)
    else if (inFirst) sum = add(curve, sum, first)
    else if (inSecond) sum = add(curve, sum, second)
  }
  return affine(curve, sum)
}

function affine({ p }: Curve, { x, y, z }: Jacobian): Point | undefined {
  if (z === 0n) return undefined
  const i = inverse(z, p)
  const square = (i * i) % p
  return { x: (x * square) % p, y: (((y * square) % p) * i) % p }
}

function double({ p, a }: Curve, { x, y, z }: Jacobian): Jacobian {
  if (z === 0n || y === 0n) return infinity
  const yy = (y * y) % p
  const s = (4n * x * yy) % p
  const zz = (z * z) % p
  const m = (3n * x * x + a * ((zz * zz) % p)) % p
  const x3 = mod(m * m - 2n * s, p)
  return { x: x3, y: mod(m * (s - x3) - 8n * yy * yy, p), z: (2n * y * z) % p }
}

function add(curve: Curve, left: Jacobian, right: Jacobian): Jacobian {
  if (left.z === 0n) return right
  if (right.z === 0n) return left
  const { p } = curve
  const zz1 = (left.z * left.z) % p
  const zz2 = (right.z * right.z) % p
  const u1 = (left.x * zz2) % p
  const u2 = (right.x * zz1) % p
  const s1 = (((left.y * zz2) % p) * right.z) % p
  const s2 = (((right.y * zz1) % p) * left.z) % p
  if (u1 === u2) return s1 === s2 ? double(curve, left) : infinity
  const h = mod(u2 - u1, p)
  const r = mod(s2 - s1, p)
  const hh = (h * h) % p
  const hhh = (hh * h) % p
  const v = (u1 * hh) % p
  const x = mod(r * r - hhh - 2n * v, p)
  return { x, y: mod(r * (v - x) - s1 * hhh, p), z: (((left.z * right.z) % p) * h) % p }
}
