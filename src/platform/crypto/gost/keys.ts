/** GOST keys as they lie in files: SubjectPublicKeyInfo (RFC 9548 §4) and PKCS#8 in the three known dresses. */
import { Asn1Fault, bitString, child, contents, identifier, isSequence, readAsn1, type Asn1 } from './asn1.ts'
import { bits, derToPem, integer, objectIdentifier, octets, pemToDer, sequence } from './asn1.ts'
import { curves, type Curve } from './curves.ts'
import { oid } from './oids.ts'
import { isOnCurve } from './points.ts'
import { bigEndian, bytesOf, publicKeyOf, type GostPrivateKey, type GostPublicKey } from './signature.ts'

export const isGostKeyAlgorithm = (algorithm: string): boolean =>
  algorithm === oid.key256 || algorithm === oid.key512

/** The key inside: an OCTET STRING with little-endian `x‖y`. */
export function parseGostPublicKey(spki: Uint8Array): GostPublicKey {
  const info = readAsn1(spki)
  const { parameterSet, curve } = parseAlgorithm(child(info, 0))
  const inner = contents(readAsn1(bitString(child(info, 1))))
  if (inner.length !== 64) throw new Asn1Fault('A key of 64 bytes was expected')
  const point = { x: littleEndian(inner.subarray(0, 32)), y: littleEndian(inner.subarray(32)) }
  if (!isOnCurve(curve, point)) throw new Asn1Fault('The public key does not lie on its curve')
  return { parameterSet, curve, point }
}

/** The number inside is little-endian octets (OpenSSL, RFC 9548), the same wrapped once more, or an INTEGER. */
export function parseGostPrivateKey(pem: string): GostPrivateKey {
  const info = readAsn1(pemToDer(pem, 'PRIVATE KEY'))
  const { parameterSet, curve } = parseAlgorithm(child(info, 1))
  const d = privateNumber(contents(child(info, 2)))
  if (d <= 0n || d >= curve.q) throw new Asn1Fault('The private key is out of range')
  return { parameterSet, curve, d }
}

function privateNumber(bytes: Uint8Array): bigint {
  if (bytes.length === 32) return littleEndian(bytes)
  const inner = readAsn1(bytes)
  const value = contents(inner)
  if (inner.tag === 4 && value.length === 32) return littleEndian(value)
  if (inner.tag === 2 && value.length <= 33) return bigEndian(value)
  throw new Asn1Fault('A private key of 256 bits was expected')
}

function parseAlgorithm(algorithm: Asn1): { parameterSet: string; curve: Curve } {
  const name = identifier(child(algorithm, 0))
  if (name === oid.key512)
    throw new Asn1Fault('Keys of 512 bits are not supported, only GOST R 34.10-2012 with 256 bits')
  if (name !== oid.key256) throw new Asn1Fault(`This is not a key of GOST R 34.10-2012: ${name}`)
  const parameters = child(algorithm, 1)
  const parameterSet = identifier(isSequence(parameters) ? child(parameters, 0) : parameters)
  const curve = curves[parameterSet]
  if (!curve) throw new Asn1Fault(`Unknown parameter set ${parameterSet}`)
  return { parameterSet, curve }
}

/** CryptoPro sets name the digest too; the TC26 ones leave it out (RFC 9548 §4.2). */
const algorithmOf = (parameterSet: string): Uint8Array =>
  sequence(
    objectIdentifier(oid.key256),
    sequence(
      objectIdentifier(parameterSet),
      ...(parameterSet.startsWith('1.2.643.2.2.') ? [objectIdentifier(oid.digest256)] : []),
    ),
  )

export const gostSpki = ({ parameterSet, point }: GostPublicKey): Uint8Array =>
  sequence(
    algorithmOf(parameterSet),
    bits(octets(Buffer.concat([toLittleEndian(point.x), toLittleEndian(point.y)]))),
  )

export const gostPrivateKeyPem = ({ parameterSet, d }: GostPrivateKey): string =>
  derToPem(sequence(integer(0), algorithmOf(parameterSet), octets(toLittleEndian(d))), 'PRIVATE KEY')

export const gostSpkiOf = (key: GostPrivateKey): Uint8Array => gostSpki(publicKeyOf(key))

const littleEndian = (bytes: Uint8Array): bigint => bigEndian(Uint8Array.from(bytes).reverse())
const toLittleEndian = (value: bigint): Uint8Array => bytesOf(value, 32).reverse()
