/** A launcher in a process of its own, for tests that kill it or run it as somebody else: `node postgres-launcher.ts ПАПКА [ways]`. */
import { PostgresFault, startPostgres } from '../../platform/postgres/index.ts'
import type { WayName } from '../../platform/postgres/ways.ts'

const [dataDir = '', ways] = process.argv.slice(2)
const tell = (what: object) => console.log(JSON.stringify(what))

try {
  const postgres = await startPostgres({
    dataDir,
    fast: true,
    onProgress: (text) => tell({ text }),
    ...(ways ? { ways: ways.split(',') as WayName[] } : {}),
  })
  tell({ url: postgres.url('postgres', 'postgres'), pid: postgres.pid, way: postgres.way })
  process.once('SIGTERM', () => void postgres.stop().then(() => process.exit(0)))
  setInterval(() => undefined, 60_000)
} catch (error) {
  tell({ fault: error instanceof PostgresFault ? error.message : String((error as Error).stack) })
  process.exitCode = 1
}
