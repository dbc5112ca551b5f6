/** Key files: nobody but their owner may read them. */
import { createECDH } from 'node:crypto'
import { globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from '../../platform/config.ts'
import { bad, good, type Finding } from './finding.ts'

const named = ['MASTER_KEY_FILE', 'TLS_KEY_FILE', 'SIGNING_KEY_FILE', 'ESIA_KEY_FILE'] as const

export function checkKeys(settings: Settings): Finding[] {
  const own = globSync(['keys/**/*.{key,pem}', 'tls/*.key'], { cwd: settings.NMO_DATA_DIR })
  const files = [
    ...named.flatMap((name) => settings[name] ?? []),
    ...own.map((file) => join(settings.NMO_DATA_DIR, file)),
  ]
  const open = files.filter(isOpen)
  if (open.length > 0) {
    return [
      bad('Ключи', `читать может не только владелец: ${open.join(', ')}`, `chmod 400 ${open.join(' ')}`),
    ]
  }
  return [
    good(
      'Ключи',
      files.length > 0
        ? `файлов ${files.length}, открыты только владельцу`
        : 'будут сделаны при первом запуске',
    ),
  ]
}

function isOpen(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat !== undefined && (stat.mode & 0o077) !== 0
}

/** Web push: a P-256 pair whose halves belong together (RFC 8292). */
export function checkPushKeys(settings: Settings): Finding[] {
  const { VAPID_PUBLIC_KEY: open, VAPID_PRIVATE_KEY: secret } = settings
  if (!open && !secret) return [good('Ключи web push', 'выводятся из главного ключа')]
  return open && secret && isPair(open, secret)
    ? [good('Ключи web push', 'одна пара P-256')]
    : [
        bad(
          'Ключи web push',
          'VAPID_PUBLIC_KEY и VAPID_PRIVATE_KEY — не пара P-256',
          'Создайте новую: npx web-push generate-vapid-keys',
        ),
      ]
}

function isPair(open: string, secret: string): boolean {
  try {
    const curve = createECDH('prime256v1')
    curve.setPrivateKey(Buffer.from(secret, 'base64url'))
    return curve.getPublicKey().equals(Buffer.from(open, 'base64url'))
  } catch {
    return false
  }
}
