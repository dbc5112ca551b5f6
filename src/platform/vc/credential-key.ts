/** What signs credentials and states of the journal, as use cases see it. */
export interface CredentialKey {
  readonly publicKeyMultibase: string
  /** 32 bytes. */
  readonly publicKey: Buffer
  readonly sign: (data: Uint8Array) => Uint8Array
}
