/** The portal's electronic signature for documents (D8+). */
import { createHash, createPrivateKey, sign as signBytes, X509Certificate, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import type { Settings } from '../config.ts'
import { makeDemoSigner } from './demo-signer.ts'

export interface DocumentSigner {
  /** Detached CMS (PKCS#7, DER) over the given bytes, SHA-256, certificate included (RFC 5652). */
  readonly sign: (content: Uint8Array) => Promise<Uint8Array>
  /** PEM of the certificate, for whoever verifies. */
  readonly certificate: string
}

const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
  ecdsaSha256: '1.2.840.10045.4.3.2',
}

/** Throws when the key is not that of the certificate: such a signature nobody could check. */
export function createDocumentSigner(p: {
  readonly keyPem: string
  readonly certificatePem: string
}): DocumentSigner {
  const key = createPrivateKey(p.keyPem)
  const x509 = new X509Certificate(p.certificatePem)
  if (!x509.checkPrivateKey(key)) throw new Error('Ключ подписи документов не от этого сертификата')
  if (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'ec') {
    throw new Error('Ключ подписи документов: нужен RSA или EC')
  }
  const certificate = pkijs.Certificate.fromBER(new Uint8Array(x509.raw))
  return {
    certificate: x509.toString(),
    sign: (content) => Promise.resolve(cms(content, key, certificate, x509.raw)),
  }
}

/** From the settings, or self-made in the demo profile. */
export async function openDocumentSigner(settings: Settings): Promise<DocumentSigner> {
  const { SIGNING_KEY_FILE: keyFile, SIGNING_CERT_FILE: certificateFile } = settings
  return createDocumentSigner(
    keyFile && certificateFile
      ? { keyPem: readFileSync(keyFile, 'utf8'), certificatePem: readFileSync(certificateFile, 'utf8') }
      : await makeDemoSigner(settings.NMO_DATA_DIR),
  )
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

function cms(
  content: Uint8Array,
  key: KeyObject,
  certificate: pkijs.Certificate,
  raw: Uint8Array,
): Uint8Array {
  const attributes = signedAttributes(content, raw)
  // What is signed is the DER of a SET (RFC 5652 §5.4), not of the [0] that stands in the message.
  const toBeSigned = new Uint8Array(
    new asn1js.Set({ value: attributes.map((a) => a.toSchema()) }).toBER(false),
  )
  const isEc = key.asymmetricKeyType === 'ec'
  const info = new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({
      issuer: certificate.issuer,
      serialNumber: certificate.serialNumber,
    }),
    digestAlgorithm: algorithm(oid.sha256),
    signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes }),
    signatureAlgorithm: isEc
      ? new pkijs.AlgorithmIdentifier({ algorithmId: oid.ecdsaSha256 })
      : algorithm(oid.rsa),
    signature: new asn1js.OctetString({ valueHex: signBytes('sha256', toBeSigned, key) }),
  })
  const signed = new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [algorithm(oid.sha256)],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: oid.data }),
    certificates: [certificate],
    signerInfos: [info],
  })
  const message = new pkijs.ContentInfo({ contentType: oid.signedData, content: signed.toSchema(true) })
  return new Uint8Array(message.toSchema().toBER(false))
}

const algorithm = (algorithmId: string) =>
  new pkijs.AlgorithmIdentifier({ algorithmId, algorithmParams: new asn1js.Null() })

/** PAdES baseline B (ETSI EN 319 142-1 §6): content type, digest, and the certificate named so that it cannot be swapped. */
function signedAttributes(content: Uint8Array, certificateDer: Uint8Array): pkijs.Attribute[] {
  // RFC 5035 §3: SHA-256 is the default algorithm of ESSCertIDv2, so only the hash is written.
  const essCertId = new asn1js.Sequence({
    value: [new asn1js.OctetString({ valueHex: sha256(certificateDer) })],
  })
  const signingCertificate = new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [essCertId] })] })
  const attributes = [
    new pkijs.Attribute({
      type: oid.contentType,
      values: [new asn1js.ObjectIdentifier({ value: oid.data })],
    }),
    new pkijs.Attribute({
      type: oid.messageDigest,
      values: [new asn1js.OctetString({ valueHex: sha256(content) })],
    }),
    new pkijs.Attribute({ type: oid.signingCertificateV2, values: [signingCertificate] }),
  ]
  const der = (a: pkijs.Attribute) => Buffer.from(a.toSchema().toBER(false))
  // DER orders the members of a SET by their bytes (X.690 §11.6).
  return attributes.toSorted((a, b) => Buffer.compare(der(a), der(b)))
}
