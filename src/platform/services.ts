/** The outside world as the use cases see it; real parts are put in by `src/services.ts`, test peers stand behind real protocols. */
import type { Settings } from './config.ts'
import type { Vault } from './files/vault.ts'
import type { Checker } from './files/verdict.ts'
import type { Messenger } from './messages/messenger.ts'
import type { KnownPasswords } from './crypto/known-passwords.ts'
import type { PasswordHasher } from './crypto/password.ts'
import type { PersonSeal } from './crypto/person-seal.ts'
import type { DocumentSigner } from './crypto/document-signer.ts'
import type { CredentialKey } from './vc/credential-key.ts'

export interface Services {
  readonly settings: Settings
  /** Encrypted storage of file contents (G4). */
  readonly vault: Vault
  /** Is a file what it says it is, and harmless (antivirus, decoder, PDF engine). */
  readonly checker: Checker
  /** SMS, e-mail and push; sends only from jobs, never inside a request. */
  readonly messenger: Messenger
  /** bcrypt in a worker pool with a bounded queue (G3). */
  readonly passwords: PasswordHasher
  /** The list that every guesser has (G3). */
  readonly knownPasswords: KnownPasswords
  /** The portal's electronic signature for documents (D8+). */
  readonly documentSigner: DocumentSigner
  /** Ed25519 for Open Badges and for states of the journal (D8+); its former public keys stay published. */
  readonly credentialKey: CredentialKey
  /** HMAC-SHA-256 under a named key derived from the master secret; never the key itself. */
  readonly keyed: (purpose: string, data: string) => string
  /** Small secrets under the key of their person; gone with it. */
  readonly personSeal: PersonSeal
  readonly random: Random
  readonly fetch: typeof fetch
}

export interface Random {
  readonly uuid: () => string
  /** `bytes` random bytes, base64url. */
  readonly token: (bytes: number) => string
  /** Six decimal digits, uniform. */
  readonly code: () => string
}
