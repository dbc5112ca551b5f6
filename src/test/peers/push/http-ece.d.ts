/** The part of the package `http_ece` that the push peer uses; it ships no types. */
declare module 'http_ece' {
  export function decrypt(
    body: Buffer,
    how: {
      readonly version: 'aes128gcm'
      readonly privateKey: import('node:crypto').ECDH
      readonly dh?: string
      readonly authSecret: string
    },
  ): Buffer
}
