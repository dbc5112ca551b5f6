/** Makes a detached PKCS#7/CMS signature in DER with the signer's certificate enclosed (RFC 5652), RSA or GOST. */
import { createHash } from 'node:crypto'
import {
  context,
  integer,
  nothing,
  objectIdentifier,
  octets,
  sequence,
  set,
  time,
  tlv,
} from '../gost/asn1.ts'
import { parseCertificate } from '../gost/certificate.ts'
import { oid } from '../gost/oids.ts'
import { streebog256 } from '../gost/streebog.ts'
import { cmsOid } from './oids.ts'

export interface CmsRequest {
  readonly certificatePem: string
  readonly content: Uint8Array
  readonly signedAt: Date
  /** Signs bytes by the key of the certificate: GOST `s‖r`, or RSA PKCS#1 v1.5 with SHA-256. */
  readonly sign: (data: Uint8Array) => Promise<Uint8Array>
}

export async function makeCms({ certificatePem, content, signedAt, sign }: CmsRequest): Promise<Uint8Array> {
  const certificate = parseCertificate(certificatePem)
  const gost = certificate.kind === 'gost'
  const digestAlgorithm = sequence(objectIdentifier(gost ? oid.digest256 : cmsOid.sha256))
  const digest = gost ? streebog256(content) : createHash('sha256').update(content).digest()
  const attributes = [
    sequence(objectIdentifier(cmsOid.contentType), set(objectIdentifier(cmsOid.data))),
    sequence(objectIdentifier(cmsOid.signingTime), set(time(signedAt))),
    sequence(objectIdentifier(cmsOid.messageDigest), set(octets(digest))),
  ].toSorted((a, b) => Buffer.compare(a, b)) // DER orders the members of a SET
  const signature = await sign(set(...attributes))
  const signer = sequence(
    integer(1),
    sequence(certificate.issuer, tlv(0x02, certificate.serial)),
    digestAlgorithm,
    context(0, ...attributes),
    gost ? sequence(objectIdentifier(oid.key256)) : sequence(objectIdentifier(cmsOid.rsa), nothing()),
    octets(signature),
  )
  return sequence(
    objectIdentifier(cmsOid.signedData),
    context(
      0,
      sequence(
        integer(1),
        set(digestAlgorithm),
        sequence(objectIdentifier(cmsOid.data)),
        context(0, certificate.der),
        set(signer),
      ),
    ),
  )
}
