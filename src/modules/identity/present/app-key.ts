/** A key as the person gets it into their application: by the camera or by hand. */
import { create as drawQr } from 'qrcode'
import type { AppKey } from '../contract.ts'
import { base32, keyUri } from '../domain/totp.ts'

export function presentAppKey(
  secret: Uint8Array,
  of: { readonly id: string; readonly account: string; readonly endsAt: string },
): AppKey {
  const key = base32(secret)
  // Whoever looks at the phone from aside sees whose portal, not whose СНИЛС.
  const uri = keyUri(key, { issuer: 'НМО', account: of.account })
  return { id: of.id, key: key.replace(/(.{4})(?=.)/g, '$1 '), uri, qr: qrOf(uri), endsAt: of.endsAt }
}

function qrOf(text: string): AppKey['qr'] {
  const { modules } = drawQr(text, { errorCorrectionLevel: 'M' })
  const dark = Array.from(modules.data, (bit, at) => (bit ? at : -1)).filter((at) => at >= 0)
  return {
    size: modules.size,
    path: dark.map((at) => `M${at % modules.size} ${Math.floor(at / modules.size)}h1v1h-1z`).join(''),
  }
}
