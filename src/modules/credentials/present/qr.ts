/** A QR code as one path: the page draws it as SVG, the document as a shape; no picture is needed. */
import QRCode from 'qrcode'
import type { Qr } from '../contract.ts'

export function qrOf(text: string): Qr {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const { size, data } = modules
  const isDark = (x: number, y: number) => x < size && data[y * size + x] === 1
  let path = ''
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!isDark(x, y)) continue
      let length = 1
      while (isDark(x + length, y)) length++
      path += `M${x} ${y}h${length}v1h-${length}z`
      x += length - 1
    }
  }
  return { size, path }
}
