/** Asked before anything of passkeys is fetched. */
export const canUsePasskeys = (): boolean => typeof globalThis.PublicKeyCredential === 'function'
