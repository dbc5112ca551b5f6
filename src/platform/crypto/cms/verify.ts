/** Checks a detached PKCS#7/CMS signature (RFC 5652), RSA or GOST R 34.10-2012, and tells who signed and when. */
import { createHash, verify } from 'node:crypto'
import {
  Asn1Fault,
  characters,
  child,
  contents,
  identifier,
  isContext,
  isSequence,
  readAsn1,
  type Asn1,
} from '../gost/asn1.ts'
import { parseCertificate, readNames, type ClientCertificate } from '../gost/certificate.ts'
import { oid } from '../gost/oids.ts'
import { verifyGostDigest } from '../gost/signature.ts'
import { streebog256 } from '../gost/streebog.ts'
import { cmsOid } from './oids.ts'

export class CmsFault extends Error {}

export interface CmsSignature {
  readonly certificate: ClientCertificate
  readonly signedAt: Date | undefined
}

/** Throws `CmsFault` unless the one signer really signed exactly this content. */
export function verifyCms(der: Uint8Array, content: Uint8Array): CmsSignature {
  try {
    return verifySignedData(der, content)
  } catch (error) {
    if (error instanceof Asn1Fault) throw new CmsFault(error.message)
    throw error
  }
}

function verifySignedData(der: Uint8Array, content: Uint8Array): CmsSignature {
  const info = readAsn1(der)
  if (!isSequence(info) || identifier(child(info, 0)) !== cmsOid.signedData)
    refuse('This is not signed data of PKCS#7')
  const signed = child(child(info, 1), 0)
  const embedded = child(signed, 2).children[1]
  if (embedded && !Buffer.from(contents(child(embedded, 0))).equals(content))
    refuse('Another text is embedded')
  const signers = child(signed, signed.children.length - 1).children
  if (signers.length !== 1) refuse('Exactly one signer was expected')
  const signer = child(child(signed, signed.children.length - 1), 0)
  const certificate = certificateOf(signer, signed)
  const at = isContext(signer.children[3], 0) ? 4 : 3
  const digest = digestBy(identifier(child(child(signer, 2), 0)))
  const attributes = at === 4 ? child(signer, 3) : undefined
  if (attributes) checkAttributes(attributes, digest(content))
  // The attributes are signed as a SET, though they travel as [0] (RFC 5652 §5.4).
  const signedBytes = attributes ? Buffer.concat([Buffer.from([0x31]), attributes.raw.subarray(1)]) : content
  const ok = verifyBy(
    certificate,
    child(signer, 2),
    child(signer, at),
    signedBytes,
    contents(child(signer, at + 1)),
  )
  if (!ok) refuse('The signature does not fit the text')
  return { certificate, signedAt: attributes && signingTime(attributes) }
}

/** The chain may come along with keys of any kind: only the certificate that is named has to be understood. */
function certificateOf(signer: Asn1, signed: Asn1): ClientCertificate {
  const enclosed = signed.children.find((part) => isContext(part, 0))?.children.filter(isSequence) ?? []
  const sid = child(signer, 1)
  const named = enclosed.find((part) => {
    const names = readNames(part.raw)
    return isSequence(sid)
      ? same(names.issuer, child(sid, 0).raw) && same(names.serial, contents(child(sid, 1)))
      : names.keyIdentifier !== undefined && same(names.keyIdentifier, contents(sid))
  })
  return named ? parseCertificate(named.raw) : refuse("The signer's certificate is not enclosed")
}

function checkAttributes(attributes: Asn1, digest: Uint8Array): void {
  const type = attribute(attributes, cmsOid.contentType)
  const stated = attribute(attributes, cmsOid.messageDigest)
  if (!type || identifier(type) !== cmsOid.data) refuse('The content type is not signed')
  if (!stated || !same(contents(stated), digest)) refuse('The digest belongs to another text')
}

const attribute = (attributes: Asn1, type: string): Asn1 | undefined => {
  const found = attributes.children.find((one) => identifier(child(one, 0)) === type)
  return found && child(child(found, 1), 0)
}

function signingTime(attributes: Asn1): Date | undefined {
  const value = attribute(attributes, cmsOid.signingTime)
  if (!value) return undefined
  const digits = characters(value)
  const [, y, mo, d, h, mi, s] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(value.tag === 23 ? `20${digits}` : digits) ?? []
  return s === undefined ? undefined : new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`)
}

function digestBy(algorithm: string): (data: Uint8Array) => Uint8Array {
  if (algorithm === oid.digest256) return streebog256
  const name = cmsOid.sha[algorithm] ?? refuse(`Digest ${algorithm} is not accepted`)
  return (data) => createHash(name).update(data).digest()
}

function verifyBy(
  certificate: ClientCertificate,
  digest: Asn1,
  algorithm: Asn1,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  const digestName = identifier(child(digest, 0))
  const name = identifier(child(algorithm, 0))
  if (certificate.kind === 'gost') {
    const fits = digestName === oid.digest256 && (name === oid.key256 || name === oid.signature256)
    return fits && verifyGostDigest(certificate.key, streebog256(data), signature)
  }
  const sha = cmsOid.sha[digestName]
  const fits = name === cmsOid.rsa || (sha !== undefined && name === cmsOid.rsaWith[sha])
  return fits && sha !== undefined && verify(sha, data, certificate.key, signature)
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(b)

function refuse(what: string): never {
  throw new CmsFault(what)
}
