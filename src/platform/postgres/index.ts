/** Embedded PostgreSQL over a unix socket: made at first start, recovered at any, stopped with us (house rule: a real database everywhere). */
import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findBinaries } from './binaries.ts'
import { demandSameVersion, hasCluster, makeCluster, own } from './cluster.ts'
import { faultOf, PostgresFault } from './fault.ts'
import { clearLeftover } from './leftover.ts'
import { takeLock } from './lock.ts'
import { launch, type ServerLife, type ServerPlace } from './server.ts'
import { keepSocketFolder, makeSocketFolder } from './socket-folder.ts'
import { urlIn } from './url.ts'
import { chooseWay, type WayName } from './ways.ts'

export { PostgresFault }
export { findRunning } from './running.ts'

export interface PostgresOptions {
  readonly dataDir: string
  /** fsync off: for tests, whose data may die with the machine. */
  readonly fast?: boolean
  /** What is being done, in words. */
  readonly onProgress?: (text: string) => void
  /** For tests: the ways of running as root that may be tried. */
  readonly ways?: readonly WayName[]
}

export interface Postgres {
  readonly url: (user: string, database: string) => string
  /** Changes when a killed server has been raised again. */
  readonly pid: number
  readonly way: WayName
  readonly stop: () => Promise<void>
}

export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const dataDir = resolve(options.dataDir)
  const say = options.onProgress ?? (() => undefined)
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 })
    const lock = await takeLock(dataDir)
    try {
      const place = await prepare(dataDir, options, say)
      return await keepAlive(place, await raise(place, say), lock.release, say)
    } catch (error) {
      await lock.release()
      throw error
    }
  } catch (error) {
    throw faultOf(error, dataDir)
  }
}

async function prepare(
  dataDir: string,
  options: PostgresOptions,
  say: (text: string) => void,
): Promise<ServerPlace> {
  const cluster = join(dataDir, 'cluster')
  const binaries = findBinaries()
  const way = chooseWay(binaries, { dataDir, cluster }, options.ways)
  if (hasCluster(cluster)) {
    demandSameVersion(cluster, binaries)
    await clearLeftover(cluster, say)
    own(cluster, way)
  } else {
    say('создаём базу')
    await makeCluster(cluster, way, options.fast === true)
  }
  chmodSync(cluster, 0o700)
  return {
    way,
    cluster,
    socketDir: makeSocketFolder(way),
    logFile: join(dataDir, 'postgres.log'),
    fast: options.fast === true,
  }
}

/** Sessions of a killed server may live for a moment and hold its shared memory. */
async function raise(place: ServerPlace, say: (text: string) => void): Promise<ServerLife> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await launch(place, say)
    } catch (error) {
      const isHeld =
        error instanceof PostgresFault && /pre-existing shared memory block/.test(String(error.cause))
      if (!isHeld || attempt === 20) {
        rmSync(place.socketDir, { recursive: true, force: true })
        throw error
      }
      await new Promise((done) => setTimeout(done, 250))
    }
  }
}

/** A server that was killed, or fell because the disk was full, is raised again at the same address. */
async function keepAlive(
  place: ServerPlace,
  first: ServerLife,
  release: () => Promise<void>,
  say: (text: string) => void,
): Promise<Postgres> {
  let life = first
  let isStopping = false
  let stopped: Promise<void> | null = null
  const watch = (): void => {
    void life.ended.then(() => (isStopping ? undefined : revive(1)))
  }
  const revive = async (attempt: number, told = ''): Promise<void> => {
    if (attempt === 1) say('сервер остановился, поднимаем снова')
    await new Promise((done) => setTimeout(done, Math.min(200 * 2 ** attempt, 5000)).unref())
    if (isStopping) return
    try {
      keepSocketFolder(place.socketDir, place.way)
      life = await launch(place, say)
      if (isStopping) await life.stop()
      else watch()
      say('сервер снова работает')
    } catch (error) {
      const { message } = error as Error
      if (message !== told) say(message)
      if (!isStopping) await revive(attempt + 1, message)
    }
  }
  const stop = async (): Promise<void> => {
    isStopping = true
    await life.stop()
    rmSync(place.socketDir, { recursive: true, force: true })
    await release()
  }
  watch()
  return {
    url: urlIn(place.socketDir),
    get pid() {
      return life.pid
    },
    way: place.way.name,
    stop: () => (stopped ??= stop()),
  }
}
