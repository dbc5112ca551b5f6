/** Statements that carry a signature (xAPI: JWS compact serialisation, RS256, RS384 or RS512, RFC 7515 §3.1). */
import { verify, X509Certificate } from 'node:crypto'
import { isRecord, type Json } from './check.ts'
import { saysSame } from './likeness.ts'

export const signatureUsage = 'http://adlnet.gov/expapi/attachments/signature'

const digests: Readonly<Record<string, string>> = { RS256: 'sha256', RS384: 'sha384', RS512: 'sha512' }

const fromJson = (part: string): unknown => {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

/** Of the chain the first is the signer's (RFC 7515 §4.1.6). */
function isSignedBy(chain: unknown, signed: string, signature: string, digest: string): boolean {
  const [first] = Array.isArray(chain) ? chain : []
  if (typeof first !== 'string') return false
  try {
    const { publicKey } = new X509Certificate(Buffer.from(first, 'base64'))
    return (
      publicKey.asymmetricKeyType === 'rsa' &&
      verify(digest, Buffer.from(signed), publicKey, Buffer.from(signature, 'base64url'))
    )
  } catch {
    return false
  }
}

/** As it was before the signature came to it. */
function unsigned(statement: Json): Json {
  const { attachments, ...rest } = statement
  const others = (Array.isArray(attachments) ? attachments : []).filter(
    (one) => !(isRecord(one) && one['usageType'] === signatureUsage),
  )
  return others.length > 0 ? { ...rest, attachments: others } : rest
}

/** Null, or what is wrong with the signature. */
export function whyNotSigned(statement: Json, jws: Buffer): string | null {
  const parts = jws.toString('latin1').trim().split('.')
  const [head, payload, signature] = parts
  if (parts.length !== 3 || !head || !payload || !signature) return 'Подпись — не JWS'
  const header = fromJson(head)
  const digest =
    isRecord(header) && typeof header['alg'] === 'string' && Object.hasOwn(digests, header['alg'])
      ? digests[header['alg']]
      : undefined
  if (!isRecord(header) || !digest) return 'Подпись — RS256, RS384 или RS512'
  const signed = fromJson(payload)
  if (!isRecord(signed)) return 'В подписи нет утверждения'
  const [brought, meant] = [unsigned(statement), unsigned(signed)]
  if (!saysSame(brought, meant) && !saysSame(meant, brought)) return 'Подписано другое утверждение'
  if (header['x5c'] !== undefined && !isSignedBy(header['x5c'], `${head}.${payload}`, signature, digest))
    return 'Подпись не сошлась с сертификатом'
  return null
}
