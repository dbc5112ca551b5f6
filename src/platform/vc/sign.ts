/** Signs a credential: Data Integrity, eddsa-rdfc-2022 — the suite that Open Badges 3.0 names. */
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { issue } from '@digitalbazaar/vc'
import { loaderOf } from './contexts.ts'
import type { Ld } from './data-model.ts'
import type { CredentialKey } from './credential-key.ts'

export interface Signing {
  readonly key: CredentialKey
  /** Under which address the key is published. */
  readonly keyId: string
  readonly at: Date
  /** Contexts beyond the shipped ones. */
  readonly contexts?: ReadonlyMap<string, object>
}

/** Throws on a term that no context knows: what is not understood is not signed. */
export function signCredential(credential: Ld, s: Signing): Promise<Ld> {
  const suite = new DataIntegrityProof({
    signer: {
      id: s.keyId,
      algorithm: 'Ed25519',
      sign: ({ data }: { data: Uint8Array }) => Promise.resolve(s.key.sign(data)),
    },
    cryptosuite,
    date: s.at,
  })
  return issue({
    credential,
    suite,
    now: s.at,
    documentLoader: loaderOf(() => undefined, s.contexts),
  })
}
