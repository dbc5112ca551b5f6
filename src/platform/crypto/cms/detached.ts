/** Reads a detached CMS signature (RFC 5652) and checks it against the bytes it claims to cover. */
import { X509Certificate } from 'node:crypto'
import * as pkijs from 'pkijs'

export interface CmsVerdict {
  /** The signature is mathematically right and its digest is that of the content. */
  readonly isIntact: boolean
  /** Of the certificate that signed; undefined when the message carries none. */
  readonly certificate: X509Certificate | undefined
}

/** Undefined when the bytes are no CMS signature at all. */
export async function checkDetached(
  message: Uint8Array,
  content: Uint8Array,
): Promise<CmsVerdict | undefined> {
  const signed = parse(message)
  if (!signed) return undefined
  const certificate = signerCertificate(signed)
  return { isIntact: certificate !== undefined && (await isRight(signed, content)), certificate }
}

function parse(message: Uint8Array): pkijs.SignedData | undefined {
  try {
    const info = pkijs.ContentInfo.fromBER(new Uint8Array(message))
    if (info.contentType !== pkijs.ContentInfo.SIGNED_DATA) return undefined
    const signed = new pkijs.SignedData({ schema: info.content })
    // Exactly one signer, and no content inside: anything else is not what we make.
    return signed.signerInfos.length === 1 && !signed.encapContentInfo.eContent ? signed : undefined
  } catch {
    return undefined
  }
}

function signerCertificate(signed: pkijs.SignedData): X509Certificate | undefined {
  const sid: unknown = signed.signerInfos[0]?.sid
  if (!(sid instanceof pkijs.IssuerAndSerialNumber)) return undefined
  const found = signed.certificates?.find(
    (c): c is pkijs.Certificate =>
      c instanceof pkijs.Certificate &&
      c.issuer.isEqual(sid.issuer) &&
      c.serialNumber.isEqual(sid.serialNumber),
  )
  return found && opened(found)
}

/** One that pkijs still reads may be spoilt enough for OpenSSL to refuse it. */
function opened(certificate: pkijs.Certificate): X509Certificate | undefined {
  try {
    return new X509Certificate(Buffer.from(certificate.toSchema(true).toBER(false)))
  } catch {
    return undefined
  }
}

async function isRight(signed: pkijs.SignedData, content: Uint8Array): Promise<boolean> {
  try {
    return await signed.verify({ signer: 0, data: new Uint8Array(content).buffer, checkChain: false })
  } catch {
    // pkijs throws where digests differ or an algorithm is unknown; for the reader it is all one: not right.
    return false
  }
}
