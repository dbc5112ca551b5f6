/** An information system registered on the stand: its mnemonic, certificates and addresses of return. */
import { parseCertificate, type ClientCertificate } from '../../../../platform/crypto/gost/certificate.ts'

export interface NewClient {
  /** Upper-case letters A–Z, digits, «-» and «_». */
  readonly mnemonic: string
  readonly name?: string | undefined
  /** PEM; several while certificates are being changed. RSA or GOST R 34.10-2012 with 256 bits. */
  readonly certificates: readonly string[]
  readonly redirectUris: readonly string[]
  /** Where people land after logout and after registration; the origin of the first redirect by default. */
  readonly siteUrl?: string | undefined
  /** Scopes granted to the system; absent: all known ones. */
  readonly scopes?: readonly string[] | undefined
  /** Permit of refresh tokens (given with access_type=offline). */
  readonly refreshTokens?: boolean | undefined
  readonly refreshLifetimeSeconds?: number | undefined
  readonly tokenAlgorithm?: 'RS256' | 'GOST3410_2012_256' | undefined
  /** v1 is closed to new systems in the real ЕСИА; the stand leaves it open unless told otherwise. */
  readonly legacy?: boolean | undefined
  /** Personal scopes only as consents of the digital profile (ESIA-007071 otherwise). */
  readonly consentsOnly?: boolean | undefined
  /** UUIDs of api-keys for /esia-rs/api/public/v1/orgs/ext-app/{UUID}/tkn. */
  readonly apiKeys?: readonly string[] | undefined
}

export interface Client {
  readonly mnemonic: string
  readonly name: string
  readonly certificates: readonly ClientCertificate[]
  readonly redirectUris: readonly string[]
  readonly siteUrl: string
  readonly scopes: readonly string[] | undefined
  readonly refreshTokens: boolean
  readonly refreshLifetimeSeconds: number
  readonly tokenAlgorithm: 'RS256' | 'GOST3410_2012_256'
  readonly legacy: boolean
  readonly consentsOnly: boolean
  readonly apiKeys: readonly string[]
}

export class ClientFault extends Error {}

export function toClient(given: NewClient): Client {
  const fault = mnemonicFault(given.mnemonic)
  if (fault) throw new ClientFault(fault)
  if (given.certificates.length === 0) throw new ClientFault('Нужен хотя бы один сертификат')
  if (given.redirectUris.length === 0) throw new ClientFault('Нужен хотя бы один адрес возврата')
  const first = given.redirectUris.map(parseRedirect)[0]!
  return {
    mnemonic: given.mnemonic,
    name: given.name ?? given.mnemonic,
    certificates: given.certificates.map((pem) => readCertificate(pem)),
    redirectUris: given.redirectUris,
    siteUrl: given.siteUrl ?? first.origin + '/',
    scopes: given.scopes,
    refreshTokens: given.refreshTokens ?? true,
    refreshLifetimeSeconds: given.refreshLifetimeSeconds ?? 30 * 86_400,
    tokenAlgorithm: given.tokenAlgorithm ?? 'RS256',
    legacy: given.legacy ?? true,
    consentsOnly: given.consentsOnly ?? false,
    apiKeys: given.apiKeys ?? [],
  }
}

/** The rules of esia facts §2. */
export function mnemonicFault(mnemonic: string): string | undefined {
  if (!/^[A-Z0-9_-]{1,64}$/.test(mnemonic)) return 'Мнемоника: заглавные латинские буквы, цифры, «-» и «_»'
  if (/ESIA|EPGU|GOSUSLUGI|SMEV/.test(mnemonic) || mnemonic.startsWith('PGU')) {
    return 'В мнемонике не бывает ESIA, EPGU, GOSUSLUGI, SMEV и PGU в начале'
  }
  return undefined
}

function parseRedirect(value: string): URL {
  const url = URL.parse(value)
  if (!url || !/^https?:$/.test(url.protocol))
    throw new ClientFault(`Адрес возврата ${value} — не https:// и не http://`)
  if (url.hash !== '') throw new ClientFault(`В адресе возврата ${value} не должно быть «#»`)
  return url
}

function readCertificate(pem: string): ClientCertificate {
  try {
    return parseCertificate(pem)
  } catch (error) {
    throw new ClientFault(`Сертификат не читается: ${error instanceof Error ? error.message : String(error)}`)
  }
}
