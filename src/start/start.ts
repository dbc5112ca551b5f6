/** `npm start`: one command, everything up, every step visible, everything stopped together. */
import { mkdirSync, renameSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Settings } from '../platform/config.ts'
import { startDatabase, type StartedDatabase } from './database.ts'
import { databaseFault, StartFault } from './faults.ts'
import { environmentWith, readOptions, type StartOptions } from './options.ts'
import { withFreePorts } from './free-ports.ts'
import { createProgress, type Progress, type Screen } from './progress.ts'
import { settingsOf } from './settings.ts'
import { createStops, stopBySignal, type Stops } from './stopping.ts'
import { summary, type Invited } from './summary.ts'
import type { DemoParts } from './demo.ts'
import type { Stop } from './stopping.ts'

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly screen: Screen
  readonly signals: NodeJS.EventEmitter
  readonly exit: (code: number) => void
}

/** What a start consists of; a test may put its own in the place of any. */
export interface Steps {
  /** Null when the page lies ready. */
  readonly page: (() => Promise<void>) | null
  readonly database: (settings: Settings, progress: Progress) => Promise<StartedDatabase>
  readonly demo: (
    settings: Settings,
    database: StartedDatabase,
    options: StartOptions,
    progress: Progress,
  ) => Promise<DemoParts>
  readonly portal: (
    settings: Settings,
    appUrl: string,
    logFile: string | null,
  ) => Promise<{ readonly stop: Stop }>
  /** The link for the first administrator; null when somebody was invited before. */
  readonly invite: (settings: Settings, appUrl: string) => Promise<Invited | null>
}

/** The code of the portal and of the sandbox is read while the database wakes up. */
async function realSteps(): Promise<Steps> {
  const { buildPageBeside, isPageFresh } = await import('./web-build.ts')
  const [demo, portal] = [import('./demo.ts'), import('./process.ts')]
  for (const code of [demo, portal]) code.catch(() => undefined) // Told when it is needed.
  return {
    page: isPageFresh() ? null : buildPageBeside,
    database: startDatabase,
    demo: async (...args) => (await demo).startDemo(...args),
    portal: async (settings, appUrl, logFile) => (await portal).runProcess(settings, appUrl, 'both', logFile),
    invite: async (...args) => (await import('./invitation.ts')).inviteAtFirstStart(...args),
  }
}

export async function start(args: readonly string[], around: Surroundings, given?: Steps): Promise<void> {
  const began = performance.now()
  const options = readOptions(args)
  const asked = settingsOf(environmentWith(options, around.env))
  const { screen } = around
  const isColour = screen.isTTY === true && !around.env['NO_COLOR']
  const progress = createProgress(screen)
  const stops = createStops()
  stopBySignal(around.signals, stops, { say: progress.say, exit: around.exit })
  try {
    progress.say('')
    const settings = await withFreePorts(asked, around.env, progress.say, 'both')
    makeDataFolder(settings.NMO_DATA_DIR)
    const { demo, database, invited } = await startAll(
      settings,
      options,
      progress,
      stops,
      given ?? (await realSteps()),
    )
    progress.say(
      summary(
        {
          portal: settings.PUBLIC_ORIGIN,
          esia: demo?.esia ?? null,
          mailbox: demo ? `${settings.PUBLIC_ORIGIN}/mailbox` : null,
          metricsPort: settings.METRICS_PORT,
          database: database.where,
          dataDir: resolve(settings.NMO_DATA_DIR),
          accounts: demo?.accounts ?? [],
          password: demo?.password ?? null,
          appKey: demo?.appKey ?? null,
          invitation: invited,
          ms: performance.now() - began,
        },
        isColour,
      ),
    )
  } catch (error) {
    // Ctrl-C pulls the floor from under a step; whoever heard it says so and ends the process.
    if (stops.isStopping()) return
    await stops.all().catch(() => undefined) // What went wrong first is what is told.
    throw error
  }
}

function makeDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 })
  } catch (error) {
    throw new StartFault(
      `Папку данных ${resolve(folder)} не создать (${(error as { code?: string }).code}). Укажите другую: npm start -- --data ПАПКА`,
      {
        cause: error,
      },
    )
  }
}

const largestLogBytes = 20_000_000

/** In the demo world the terminal is for the person; a deployment collects standard output. */
function logFileOf(settings: Settings): string | null {
  if (settings.NMO_PROFILE !== 'demo') return null
  const path = join(settings.NMO_DATA_DIR, 'log', 'portal.log')
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largestLogBytes) renameSync(path, `${path}.1`)
  return path
}

async function startAll(
  settings: Settings,
  options: StartOptions,
  progress: Progress,
  stops: Stops,
  steps: Steps,
) {
  const page = steps.page ? progress.step('Сборка страницы', steps.page) : Promise.resolve()
  const behind = async () => {
    const database = await steps.database(settings, progress)
    stops.add(database.stop)
    if (settings.NMO_PROFILE !== 'demo') return { database, demo: null }
    const demo = await steps.demo(settings, database, options, progress)
    stops.add(demo.stop)
    return { database, demo }
  }
  // Both are awaited whatever happens, so that nothing is left running behind a failure.
  const [built, ready] = await Promise.allSettled([page, behind()])
  if (ready.status === 'rejected') throw ready.reason
  if (built.status === 'rejected') throw built.reason
  const { database, demo } = ready.value
  const running = await progress.step('Портал', () => openPortal(demo?.settings ?? settings, database, steps))
  stops.add(running.stop)
  // The demo world has its administrator; nobody else has one until this link is followed.
  const invited = demo ? null : await steps.invite(settings, database.appUrl)
  return { demo, database, invited }
}

async function openPortal(
  settings: Settings,
  database: StartedDatabase,
  steps: Steps,
): Promise<{ readonly stop: Stop }> {
  try {
    return await steps.portal(settings, database.appUrl, logFileOf(settings))
  } catch (error) {
    const { code, port = settings.PORT } = error as { code?: string; port?: number }
    if (code === 'EADDRINUSE') {
      throw new StartFault(`Порт ${port} заняли, пока портал запускался. Запустите ещё раз`, { cause: error })
    }
    throw databaseFault(error, database.appUrl)
  }
}
