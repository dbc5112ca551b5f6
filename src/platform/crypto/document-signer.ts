/** The portal's electronic signature for documents (D8+). */
export interface DocumentSigner {
  /** Detached CMS (PKCS#7, DER) over the given bytes, SHA-256, certificate included (RFC 5652). */
  readonly sign: (content: Uint8Array) => Promise<Uint8Array>
  /** PEM of the certificate, for whoever verifies. */
  readonly certificate: string
}
