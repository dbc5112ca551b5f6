/** A QR code as vectors: sharp on paper, needs no picture. */
import type { Qr } from '../contract.ts'

export const QrPicture = ({ qr, label }: { readonly qr: Qr; readonly label: string }) => (
  <svg
    className="qr"
    viewBox={`0 0 ${qr.size} ${qr.size}`}
    role="img"
    aria-label={label}
    shapeRendering="crispEdges"
  >
    <path d={qr.path} fill="#111" />
  </svg>
)
