/** Which scanner this deployment has. */
import { clamd } from './clamd.ts'
import { knowsOnlyEicar, type Scanner } from './scanner.ts'

/** `CLAMD` is a path of a unix socket or `host:port`; in production its absence is a fault of settings. */
export function openScanner(settings: {
  readonly CLAMD?: string | undefined
  readonly NMO_PROFILE: 'demo' | 'production'
}): Scanner {
  if (settings.CLAMD) return clamd(settings.CLAMD)
  if (settings.NMO_PROFILE === 'production') throw new Error('CLAMD: в production антивирус обязателен')
  return knowsOnlyEicar
}
