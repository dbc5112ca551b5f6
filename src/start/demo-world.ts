/** The invented world of the demo profile: lived through once, by the same use cases as real work. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { buildDemoWorld } from '../demo/world.ts'
import type { Settings } from '../platform/config.ts'
import { createLog } from '../platform/log.ts'
import { migrate } from '../platform/migrate.ts'
import { createServices } from '../services.ts'
import type { StartedDatabase } from './database.ts'
import { dropEverything, hasPeople, readMark, writeMark } from './demo-mark.ts'
import type { Progress } from './progress.ts'

/** True when the database has the world, false when somebody's own people live there. */
export async function keepDemoWorld(
  settings: Settings,
  database: StartedDatabase,
  progress: Progress,
): Promise<boolean> {
  const mark = await readMark(database.ownerUrl)
  if (mark === 'made') return true
  if (mark === 'none' && (await hasPeople(database.ownerUrl))) {
    progress.say('  В базе уже есть люди: учебный мир рядом с ними не создаётся.')
    return false
  }
  await progress.step('Учебный мир', async (tell) => {
    // The last start was killed half-way through; nobody has worked there yet.
    if (mark === 'making') await clearWorld(settings, database.ownerUrl)
    await writeMark(database.ownerUrl, 'making')
    await make(settings, database.appUrl, tell)
    await writeMark(database.ownerUrl, 'made')
  })
  return true
}

/** Back to an empty base of the present structure: rows, file contents, the sandbox's memory. */
export async function clearWorld(settings: Settings, ownerUrl: string): Promise<void> {
  await dropEverything(ownerUrl)
  for (const name of ['files', join('esia', 'state.json')]) {
    rmSync(join(settings.NMO_DATA_DIR, name), { recursive: true, force: true })
  }
  await migrate(ownerUrl, null)
}

async function make(settings: Settings, databaseUrl: string, tell: (detail: string) => void): Promise<void> {
  const log = createLog(
    settings.LOG_LEVEL === 'silent' ? 'silent' : 'warn',
    pino.destination({
      dest: join(settings.NMO_DATA_DIR, 'log', 'demo-world.log'),
      mkdir: true,
      sync: false,
    }),
  )
  const services = await createServices(settings, log)
  try {
    const now = new Date()
    await buildDemoWorld({ databaseUrl, services, log, now, tell: (done, of) => tell(`${done} из ${of}`) })
  } finally {
    await Promise.all([services.passwords.close(), services.messenger.close(), services.checker.close()])
  }
}
