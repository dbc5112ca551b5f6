/** `npm start`: one command, everything up, every step visible, everything stopped together. */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readSettings, type Settings } from '../platform/config.ts'
import { createProgress, type Progress, type Screen } from './progress.ts'
import { startDatabase } from './database.ts'
import { environmentWith, readOptions, type StartOptions } from './options.ts'
import { demandFreePort } from './ports.ts'
import { runProcess, stopBySignal } from './process.ts'
import { summary } from './summary.ts'
import { buildPage, isPageFresh, sourcesOfPage } from './web-build.ts'
import { startDemo, type DemoParts } from './demo.ts'

export async function start(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  screen: Screen,
): Promise<void> {
  const began = performance.now()
  const options = readOptions(args)
  const settings = readSettings(environmentWith(options, env))
  const progress = createProgress(screen)
  progress.say('\n  НМО запускается\n')
  await checkPorts(settings)
  mkdirSync(settings.NMO_DATA_DIR, { recursive: true, mode: 0o755 })
  const parts = await startAll(settings, options, progress)
  stopBySignal(parts.stop, progress.say)
  progress.say(
    summary(
      {
        portal: settings.PUBLIC_ORIGIN,
        esia: parts.demo?.esia ?? null,
        mailbox: parts.demo ? `${settings.PUBLIC_ORIGIN}/mailbox` : null,
        metricsPort: settings.METRICS_PORT,
        dataDir: resolve(settings.NMO_DATA_DIR),
        accounts: parts.demo?.accounts ?? [],
        password: parts.demo?.password ?? null,
        seconds: (performance.now() - began) / 1000,
      },
      screen.isTTY === true,
    ),
  )
}

async function checkPorts(settings: Settings): Promise<void> {
  await demandFreePort(settings.PORT, settings.HOST, 'портал', '--port')
  if (settings.NMO_PROFILE === 'demo')
    await demandFreePort(
      Number(new URL(settings.ESIA_URL).port || 443),
      settings.HOST,
      'учебная ЕСИА',
      '--esia-port',
    )
  if (settings.METRICS_PORT > 0)
    await demandFreePort(settings.METRICS_PORT, '127.0.0.1', 'метрики: METRICS_PORT', '--port')
}

/** In the demo world the terminal is for the person; a deployment collects standard output. */
const logFileOf = (settings: Settings): string | null =>
  settings.NMO_PROFILE === 'demo' ? join(settings.NMO_DATA_DIR, 'log', 'portal.log') : null

interface Started {
  readonly demo: DemoParts | null
  readonly stop: () => Promise<void>
}

/** What was started is stopped in the opposite order, also when a later step fails. */
async function startAll(settings: Settings, options: StartOptions, progress: Progress): Promise<Started> {
  const stops: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end()
  }
  try {
    const sources = sourcesOfPage()
    const page = isPageFresh(sources)
      ? Promise.resolve()
      : progress.step('Сборка страницы', () => buildPage(sources))
    const database = startDatabase(settings, progress).then((started) => {
      stops.push(started.stop)
      return started
    })
    // Both are awaited whatever happens, so that nothing is left running behind a failure.
    const [pageDone, databaseDone] = await Promise.allSettled([page, database])
    if (databaseDone.status === 'rejected') throw databaseDone.reason
    if (pageDone.status === 'rejected') throw pageDone.reason
    const demo =
      settings.NMO_PROFILE === 'demo'
        ? await startDemo(settings, databaseDone.value, options, progress)
        : null
    if (demo) stops.push(demo.stop)
    const running = await progress.step('Портал', () =>
      runProcess(demo?.settings ?? settings, databaseDone.value.appUrl, 'both', logFileOf(settings)),
    )
    stops.push(running.stop)
    return { demo, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
