/** C5: the key of an application as it is shown once: for a camera, for this very phone, for typing. */
import { CopyButton } from '../../../web/ui/copy-button.tsx'
import { Link } from '../../../web/ui/link.tsx'
import type { AppKey } from '../contract/factors.ts'
import { factorText as words } from './text-factors.ts'

export const AppKeyShown = ({ appKey }: { readonly appKey: AppKey }) => (
  <>
    <p>{words.appSteps}</p>
    <Qr {...appKey.qr} />
    <p className="small only-phone">
      <Link href={appKey.uri}>{words.openApp}</Link>
    </p>
    <div>
      <p className="small">{words.keyByHand}</p>
      <p className="secret-key num">{appKey.key}</p>
      <CopyButton text={appKey.key.replaceAll(' ', '')}>{words.copyKey}</CopyButton>
    </div>
  </>
)

/** Four modules of quiet around, white in the dark theme too: cameras read nothing else. */
const Qr = ({ size, path }: AppKey['qr']) => (
  <svg
    className="qr"
    viewBox={`-4 -4 ${size + 8} ${size + 8}`}
    role="img"
    aria-label={words.qrName}
    shapeRendering="crispEdges"
  >
    <rect x="-4" y="-4" width={size + 8} height={size + 8} fill="#fff" />
    <path d={path} fill="#000" />
  </svg>
)
