/** Every port of a process is looked at before anything starts. */
import { contentPortOf, type Settings } from '../platform/config.ts'
import { StartFault } from './faults.ts'
import { demandFreePort, tryPort } from './ports.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Settings with the ports that this process will really have. */
export async function withFreePorts(
  settings: Settings,
  env: Environment,
  say: (text: string) => void,
  kind: 'web' | 'worker' | 'both',
): Promise<Settings> {
  const { PORT: port, HOST: host, METRICS_PORT: metricsPort } = settings
  const isDemo = settings.NMO_PROFILE === 'demo'
  if (kind !== 'worker') await demandFreePort({ port, host, what: 'портал', option: '--port' })
  const contentPort = contentPortOf(settings)
  if (kind !== 'worker')
    await demandFreePort({ port: contentPort, host, what: 'учебные материалы', option: '--port' })
  if (kind === 'both' && isDemo) {
    const esiaPort = Number(new URL(settings.ESIA_URL).port || 443)
    await demandFreePort({ port: esiaPort, host, what: 'учебная ЕСИА', option: '--esia-port' })
  }
  if (metricsPort === 0 || (await tryPort(metricsPort, '127.0.0.1')) === null) return settings
  // Nobody asked for this port, so a second process on the machine goes without.
  if (!env['METRICS_PORT']) {
    say(`  Порт метрик ${metricsPort} занят: этот процесс обойдётся без них. Другой порт — METRICS_PORT.`)
    return { ...settings, METRICS_PORT: 0 }
  }
  throw new StartFault(`Порт метрик ${metricsPort} занят. Задайте другой METRICS_PORT; 0 — без метрик`)
}
