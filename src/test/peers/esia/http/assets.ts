/** Files of the pages: the sheet of styles, the mark, the typeface, certificates. */
import { createRequire } from 'node:module'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pemToDer } from '../../../../platform/crypto/gost/asn1.ts'
import type { Sandbox } from '../sandbox.ts'
import type { KeptKeys } from '../protocol/keys.ts'
import { zip } from './zip.ts'
import type { Reply } from './reply.ts'
import type { Request } from './request.ts'

const here = (name: string): Buffer => readFileSync(new URL(name, import.meta.url))

const fonts: Readonly<Record<string, string>> = {
  '/sandbox/fonts/cyrillic.woff2': 'golos-text-cyrillic-wght-normal.woff2',
  '/sandbox/fonts/latin.woff2': 'golos-text-latin-wght-normal.woff2',
}

export function asset({ keys }: Sandbox, { path, method }: Request): Reply | undefined {
  if (method !== 'GET' && method !== 'HEAD') return undefined
  if (path === '/sandbox/style.css') return fixed('text/css; charset=utf-8', here('../pages/style.css'), 60)
  if (path === '/sandbox/icon.svg') return fixed('image/svg+xml', here('../pages/icon.svg'), 86_400)
  const font = fonts[path]
  if (font !== undefined) return fontFile(font)
  if (path === '/public/esia-rsa.cer') return certificate(keys.kept.rsaCertificate)
  if (path === '/public/esia-gost.cer') return certificate(keys.kept.gostCertificate)
  if (path === '/public/esia.zip') return archive(keys.kept)
  return undefined
}

const fixed = (type: string, body: Uint8Array, seconds: number): Reply => ({
  status: 200,
  type,
  body,
  headers: { 'cache-control': `max-age=${seconds}` },
})

const certificate = (pem: string): Reply => fixed('application/pkix-cert', pemToDer(pem, 'CERTIFICATE'), 60)

const archive = (kept: KeptKeys): Reply =>
  fixed(
    'application/zip',
    zip({
      'RSA_STAND.cer': pemToDer(kept.rsaCertificate, 'CERTIFICATE'),
      'GOST_STAND.cer': pemToDer(kept.gostCertificate, 'CERTIFICATE'),
    }),
    60,
  )

/** Without the typeface the pages fall back to that of the system. */
function fontFile(name: string): Reply | undefined {
  const folder = dirname(
    createRequire(import.meta.url).resolve('@fontsource-variable/golos-text/package.json'),
  )
  const file = join(folder, 'files', name)
  return existsSync(file) ? fixed('font/woff2', readFileSync(file), 86_400) : undefined
}
