/** One process of a deployment against a database that is already there. */
import { readFileSync } from 'node:fs'
import tls from 'node:tls'
import { pino } from 'pino'
import type { Settings } from '../platform/config.ts'
import { createLog } from '../platform/log.ts'
import { developmentTls, type TlsFiles } from '../platform/tls/development.ts'
import { openPortal, type Portal } from '../portal.ts'
import { createServices } from '../services.ts'
import { webFolder } from './web-build.ts'

export async function tlsOf(settings: Settings): Promise<TlsFiles> {
  if (!settings.TLS_KEY_FILE || !settings.TLS_CERT_FILE) {
    const names = [settings.PUBLIC_ORIGIN, settings.ESIA_URL].map((url) => new URL(url).hostname)
    return developmentTls(settings.NMO_DATA_DIR, new Date(), settings.NMO_PROFILE === 'demo' ? names : [])
  }
  return {
    key: readFileSync(settings.TLS_KEY_FILE, 'utf8'),
    cert: readFileSync(settings.TLS_CERT_FILE, 'utf8'),
    ca: '',
  }
}

/** Outgoing connections trust the system, the named authority and, in the demo world, our own. */
export function trust(settings: Settings, own: TlsFiles): void {
  const named = settings.TRUSTED_CA_FILE ? [readFileSync(settings.TRUSTED_CA_FILE, 'utf8')] : []
  const extra = [...named, ...(own.ca ? [own.ca] : [])]
  if (extra.length > 0) tls.setDefaultCACertificates([...tls.getCACertificates('default'), ...extra])
}

export interface RunningProcess {
  readonly portal: Portal
  readonly stop: () => Promise<void>
}

/** `logFile`: where lines go when the terminal is for people; otherwise to standard output. */
export async function runProcess(
  settings: Settings,
  appUrl: string,
  kind: 'web' | 'worker' | 'both',
  logFile: string | null = null,
): Promise<RunningProcess> {
  const log = createLog(
    settings.LOG_LEVEL,
    logFile ? pino.destination({ dest: logFile, mkdir: true, sync: false }) : undefined,
  )
  const tlsFiles = await tlsOf(settings)
  trust(settings, tlsFiles)
  const services = await createServices(settings, log)
  const portal = await openPortal({ databaseUrl: appUrl, services, log, tls: tlsFiles, webFolder })
  try {
    if (settings.METRICS_PORT > 0) await portal.startMetrics(settings.METRICS_PORT)
    if (kind !== 'web') await portal.startWorker()
    if (kind !== 'worker') await portal.listen(settings.PORT, settings.HOST)
  } catch (error) {
    await portal.close()
    throw error
  }
  return { portal, stop: () => close(portal, settings) }
}

/** Balancers learn from `/health/ready` within this time that no more work is to be sent here. */
const farewellMs = 5000

async function close(portal: Portal, settings: Settings): Promise<void> {
  if (settings.NMO_PROFILE === 'production') {
    portal.drain()
    await new Promise((done) => setTimeout(done, farewellMs))
  }
  await portal.close()
}
