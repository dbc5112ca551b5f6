/** Checks the signature of a credential or presentation, and says in which of four ways it fails. */
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { createVerifyCryptosuite } from '@digitalbazaar/ecdsa-sd-2023-cryptosuite'
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { verify, verifyCredential, type Outcome } from '@digitalbazaar/vc'
import { loaderOf, UnknownResource } from './contexts.ts'
import type { Ld } from './data-model.ts'
import { controllerDocument, multikeyOf, type KeyBook, type PublishedKey } from './keys.ts'

/** unsigned · unknown-key: nobody published it · unknown-words: a context that is not shipped · broken: the signature is not of this document. */
export type ProofFault = 'unsigned' | 'unknown-key' | 'unknown-words' | 'broken'

export interface ProofVerdict {
  readonly fault: ProofFault | null
  /** For the log and the detail of a refusal. */
  readonly said: string | null
  /** The keys that signed it, when it holds. */
  readonly keys: readonly PublishedKey[]
}

export interface Checking {
  readonly keys: KeyBook
  readonly now: Date
  readonly contexts?: ReadonlyMap<string, object>
}

/** A draft of the same algorithm: another name, another context. */
const draft = () =>
  Object.assign(new DataIntegrityProof({ cryptosuite: { ...(cryptosuite as object), name: 'eddsa-2022' } }), {
    contextUrl: 'https://w3id.org/security/data-integrity/v1',
  })

const suites = () => [
  new DataIntegrityProof({ cryptosuite }),
  draft(),
  // Badges of others: Open Badges 3.0 §8.2.1 names both, and the older suite for credentials of version 1.
  new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() }),
  new Ed25519Signature2020(),
]

/** Status is the next question: the signature does not depend on it. */
const whateverStatus = () => Promise.resolve({ verified: true })

export async function checkProof(credential: Ld, c: Checking): Promise<ProofVerdict> {
  const asked = openBook(c.keys)
  return verdictOf(credential, asked, () =>
    verifyCredential({
      credential: structuredClone(credential),
      suite: suites(),
      documentLoader: loaderOf(asked.documents, c.contexts),
      now: c.now,
      checkStatus: whateverStatus,
    }),
  )
}

/** With the credentials inside; an unsigned presentation says nothing of its own. */
export async function checkPresentationProof(
  presentation: Ld,
  c: Checking & { readonly challenge: string; readonly domain?: string },
): Promise<ProofVerdict> {
  const asked = openBook(c.keys)
  const isSigned = presentation['proof'] !== undefined
  const work = () =>
    verify({
      presentation: structuredClone(presentation),
      suite: suites(),
      unsignedPresentation: !isSigned,
      ...(isSigned ? { challenge: c.challenge, ...(c.domain ? { domain: c.domain } : {}) } : {}),
      documentLoader: loaderOf(asked.documents, c.contexts),
      now: c.now,
      checkStatus: whateverStatus,
    })
  return verdictOf(isSigned ? presentation : { ...presentation, proof: {} }, asked, work)
}

interface AskedKeys {
  readonly documents: (url: string) => object | undefined
  readonly found: PublishedKey[]
  readonly missed: string[]
}

/** The book answers for a key; the document of its controller names the keys that were asked for. */
function openBook(book: KeyBook): AskedKeys {
  const found: PublishedKey[] = []
  const missed: string[] = []
  return {
    found,
    missed,
    documents: (url) => {
      const key = book(url)
      if (key) {
        if (!found.some((k) => k.id === key.id)) found.push(key)
        // A key that is its own controller answers as both.
        return key.id === key.controller
          ? { ...multikeyOf(key), ...controllerDocument(key.controller, [key]), type: 'Multikey' }
          : { '@context': 'https://w3id.org/security/multikey/v1', ...multikeyOf(key) }
      }
      const own = found.filter((k) => k.controller === url)
      if (own.length > 0) return controllerDocument(url, own)
      missed.push(url)
      return undefined
    },
  }
}

async function verdictOf(
  document: Ld,
  asked: AskedKeys,
  work: () => Promise<Outcome>,
): Promise<ProofVerdict> {
  const proofs = [document['proof'] ?? []].flat() as Ld[]
  if (proofs.length === 0) return { fault: 'unsigned', said: null, keys: [] }
  const outcome = await work().catch((error: Error) => ({ verified: false, error }))
  // The sum of errors says only that there are some: the last one said what.
  const errors = outcome.error
    ? [outcome.error, ...(('errors' in outcome.error && outcome.error.errors) || [])]
    : []
  const said = errors.at(-1)?.message ?? null
  const methods = proofs.map((p) => p['verificationMethod'])
  if (outcome.verified) {
    // Each is of the issuer and made to assert: the purpose of the library has checked that.
    return { fault: null, said: null, keys: asked.found }
  }
  const lost = asked.missed.filter((url) => methods.includes(url))
  if (lost.length > 0) return { fault: 'unknown-key', said: lost[0]!, keys: [] }
  const strange = errors.find((e) => isUnknown(e))
  if (strange || asked.missed.length > 0)
    return { fault: 'unknown-words', said: asked.missed[0] ?? said, keys: [] }
  return { fault: 'broken', said, keys: [] }
}

const isUnknown = (error: unknown): boolean =>
  error instanceof UnknownResource ||
  (error instanceof Error && 'cause' in error && error.cause !== undefined && isUnknown(error.cause))
