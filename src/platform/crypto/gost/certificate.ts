/** What this system needs to know of an X.509 certificate, RSA or GOST, and self-signed GOST certificates for test servers. */
import { createHash, createPublicKey, randomBytes, sign, verify, type KeyObject } from 'node:crypto'
import {
  Asn1Fault,
  bits,
  characters,
  child,
  contents,
  context,
  derToPem,
  identifier,
  integer,
  isContext,
  nothing,
  objectIdentifier,
} from './asn1.ts'
import { pemToDer, readAsn1, sequence, set, text, time, type Asn1 } from './asn1.ts'
import { gostSpkiOf, isGostKeyAlgorithm, parseGostPublicKey } from './keys.ts'
import { oid } from './oids.ts'
import { bigEndian, signGost, verifyGost, type GostPrivateKey, type GostPublicKey } from './signature.ts'
import { streebog256 } from './streebog.ts'

interface CertificateFacts {
  readonly der: Uint8Array
  readonly subject: string
  /** Issuer and serial number as they stand in the certificate: what CMS names a signer by. */
  readonly issuer: Uint8Array
  readonly serial: Uint8Array
  readonly notBefore: Date
  readonly notAfter: Date
  /** The hash by which ЕСИА knows the client: Streebog-256 for GOST, SHA-256 for RSA; 64 hex digits, upper case. */
  readonly hash: string
}

export type ClientCertificate = CertificateFacts &
  ({ readonly kind: 'gost'; readonly key: GostPublicKey } | { readonly kind: 'rsa'; readonly key: KeyObject })

export function parseCertificate(source: string | Uint8Array): ClientCertificate {
  const der = typeof source === 'string' ? pemToDer(source, 'CERTIFICATE') : source
  const body = child(readAsn1(der), 0)
  const at = isContext(body.children[0], 0) ? 1 : 0
  const spki = child(body, at + 5)
  const facts = {
    der,
    serial: contents(child(body, at)),
    issuer: child(body, at + 2).raw,
    notBefore: dateOf(child(child(body, at + 3), 0)),
    notAfter: dateOf(child(child(body, at + 3), 1)),
    subject: nameOf(child(body, at + 4)),
  }
  if (isGostKeyAlgorithm(identifier(child(child(spki, 0), 0)))) {
    return { ...facts, kind: 'gost', key: parseGostPublicKey(spki.raw), hash: hex(streebog256(der)) }
  }
  const key = createPublicKey({ key: Buffer.from(spki.raw), format: 'der', type: 'spki' })
  if (key.asymmetricKeyType !== 'rsa')
    throw new Asn1Fault('Only RSA and GOST R 34.10-2012 certificates are accepted')
  return { ...facts, kind: 'rsa', key, hash: hex(createHash('sha256').update(der).digest()) }
}

/** By what CMS names a signer; reads certificates whose keys this system does not know, too. */
export function readNames(der: Uint8Array): {
  issuer: Uint8Array
  serial: Uint8Array
  keyIdentifier?: Uint8Array
} {
  const body = child(readAsn1(der), 0)
  const at = isContext(body.children[0], 0) ? 1 : 0
  const extensions = body.children.find((part) => isContext(part, 3))?.children[0]?.children ?? []
  const found = extensions.find((one) => identifier(child(one, 0)) === subjectKeyIdentifier)
  const value = found && contents(readAsn1(contents(child(found, found.children.length - 1))))
  return {
    serial: contents(child(body, at)),
    issuer: child(body, at + 2).raw,
    ...(value ? { keyIdentifier: value } : {}),
  }
}

const subjectKeyIdentifier = '2.5.29.14'

/** A raw signature by the key of the certificate: GOST `s‖r`, or RSA PKCS#1 v1.5 with SHA-256. */
export const verifyRaw = (certificate: ClientCertificate, data: Uint8Array, signature: Uint8Array): boolean =>
  certificate.kind === 'gost'
    ? verifyGost(certificate.key, data, signature)
    : verify('sha256', data, certificate.key, signature)

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase()

function dateOf(element: Asn1): Date {
  const digits = Buffer.from(contents(element)).toString('latin1')
  const full = element.tag === 23 ? (Number(digits.slice(0, 2)) < 50 ? '20' : '19') + digits : digits
  return new Date(
    full.replace(
      /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?.*$/,
      (_, y, mo, d, h, mi, s) => `${y}-${mo}-${d}T${h}:${mi}:${s ?? '00'}Z`,
    ),
  )
}

/** `CN` if there is one, else all values: this is only for people to read. */
function nameOf(name: Asn1): string {
  const pairs = name.children.map((rdn) => {
    const pair = child(rdn, 0)
    return { type: identifier(child(pair, 0)), value: characters(child(pair, 1)) }
  })
  return pairs.find((p) => p.type === '2.5.4.3')?.value ?? pairs.map((p) => p.value).join(', ')
}

export interface SelfSignedRequest {
  readonly commonName: string
  readonly from: Date
  readonly years: number
}

export const selfSignedGost = (key: GostPrivateKey, request: SelfSignedRequest): string =>
  selfSigned(request, gostSpkiOf(key), sequence(objectIdentifier(oid.signature256)), (body) =>
    signGost(key, body),
  )

export const selfSignedRsa = (key: KeyObject, request: SelfSignedRequest): string =>
  selfSigned(
    request,
    createPublicKey(key).export({ type: 'spki', format: 'der' }),
    sequence(objectIdentifier('1.2.840.113549.1.1.11'), nothing()),
    (body) => sign('sha256', body, key),
  )

function selfSigned(
  { commonName, from, years }: SelfSignedRequest,
  spki: Uint8Array,
  algorithm: Uint8Array,
  signBody: (body: Uint8Array) => Uint8Array,
): string {
  const name = sequence(set(sequence(objectIdentifier('2.5.4.3'), text(commonName))))
  const until = new Date(from)
  until.setUTCFullYear(from.getUTCFullYear() + years)
  const body = sequence(
    context(0, integer(2)),
    integer(bigEndian(randomBytes(16)) | 1n),
    algorithm,
    name,
    sequence(time(from), time(until)),
    name,
    spki,
  )
  return derToPem(sequence(body, algorithm, bits(signBody(body))), 'CERTIFICATE')
}
