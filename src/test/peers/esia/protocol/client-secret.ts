/** client_secret: a raw signature in v2/v3, a detached PKCS#7 in v1, over exactly the documented string (esia facts §3). */
import { CmsFault, verifyCms, type CmsSignature } from '../../../../platform/crypto/cms/verify.ts'
import { verifyRaw } from '../../../../platform/crypto/gost/certificate.ts'
import type { Client } from '../model/client.ts'
import { EsiaError } from './errors.ts'

export interface SignedParts {
  readonly clientId: string
  readonly scope: string
  readonly scopeOrg: string
  readonly timestamp: string
  readonly state: string
  readonly redirectUri: string
}

export const v1Text = (p: SignedParts): string => p.scope + p.timestamp + p.clientId + p.state
/** v2/ac; the token call of v3 appends the code. */
export const v2Text = (p: SignedParts, last = ''): string =>
  p.clientId + p.scope + p.scopeOrg + p.timestamp + p.state + p.redirectUri + last

/** Any of the texts will do: clients of the field differ in the corners (refresh, an absent scope). */
export function checkRawSecret(
  client: Client,
  certificateHash: string | undefined,
  secret: string,
  texts: readonly string[],
  now: Date,
): void {
  const signature = decodeBase64(secret)
  const hash = certificateHash?.toUpperCase()
  if (hash !== undefined && !/^[0-9A-F]{64}$/.test(hash))
    wrong(`client_certificate_hash не из 64 шестнадцатеричных цифр: ${hash.length}`)
  const certificates = client.certificates.filter((one) => hash === undefined || one.hash === hash)
  if (certificates.length === 0) {
    const known = client.certificates.map((one) => one.hash).join(', ')
    wrong(`client_certificate_hash ${hash} не принадлежит системе; её сертификаты: ${known}`)
  }
  const active = certificates.filter((one) => one.notAfter > now)
  if (active.length === 0) wrong('срок сертификата системы истёк')
  const fits = active.some((one) => texts.some((text) => verifyRaw(one, Buffer.from(text), signature)))
  if (!fits) wrong(`${describe(signature)} не подходит к строке «${texts[0]}»`)
}

export function checkCmsSecret(client: Client, secret: string, texts: readonly string[], now: Date): void {
  const { certificate } = openCms(decodeBase64(secret), texts)
  if (!client.certificates.some((one) => Buffer.from(one.der).equals(certificate.der))) {
    throw new EsiaError(
      '007002',
      `подписано сертификатом «${certificate.subject}», он не зарегистрирован за ${client.mnemonic}`,
    )
  }
  if (certificate.notAfter <= now) wrong('срок сертификата системы истёк')
}

export function openCms(der: Uint8Array, texts: readonly string[]): CmsSignature {
  let fault = ''
  for (const text of texts) {
    try {
      return verifyCms(der, Buffer.from(text))
    } catch (error) {
      if (!(error instanceof CmsFault)) throw error
      fault ||= `PKCS#7: ${error.message}; ожидалась строка «${text}»`
    }
  }
  return wrong(fault)
}

/** base64url with or without «=», and plain base64: real clients send all three. */
export function decodeBase64(value: string): Uint8Array {
  if (!/^[\w+/-]+={0,2}$/.test(value)) wrong('client_secret — не base64')
  return Buffer.from(value, 'base64url')
}

const describe = (signature: Uint8Array): string =>
  signature[0] === 0x30
    ? 'похоже на PKCS#7, а нужна простая подпись: она'
    : `подпись из ${signature.length} байт`

function wrong(detail: string): never {
  throw new EsiaError('007053', detail)
}
