/** The folder with the base itself: made once, of one version, owned by whom the server runs as. */
import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { faultFrom, PostgresFault } from './fault.ts'
import type { Way } from './ways.ts'

const format = [
  '-U',
  'postgres',
  '-A',
  'trust',
  '-E',
  'UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '-k',
  '--no-instructions',
]

export const hasCluster = (cluster: string): boolean => existsSync(join(cluster, 'PG_VERSION'))

/** Made beside its place and put there whole: a start that was killed half-way leaves nothing to trip over. */
export async function makeCluster(cluster: string, way: Way, fast: boolean): Promise<void> {
  if (existsSync(cluster) && readdirSync(cluster).length > 0) {
    throw new PostgresFault(
      `В папке ${cluster} лежит что-то другое, а не база НМО. Уберите её или укажите другую папку: npm start -- --data ПАПКА`,
    )
  }
  const half = `${cluster}.new`
  for (const folder of [half, cluster]) rmSync(folder, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  chmodSync(half, 0o700)
  if (process.getuid?.() === 0) chownSync(half, way.uid, way.gid)
  const { file, args, options } = way.command('initdb', half, [...format, ...(fast ? ['-N'] : [])])
  const { code, said } = await finish(file, args, options)
  if (code !== 0) {
    rmSync(half, { recursive: true, force: true })
    throw faultFrom(said, cluster)
  }
  renameSync(half, cluster)
}

function finish(
  file: string,
  args: readonly string[],
  options: object,
): Promise<{ code: number | null; said: string }> {
  return new Promise((done) => {
    let said = ''
    const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => (said += data.toString()))
    child.once('error', (error) => done({ code: null, said: `${error.message} required file not found` }))
    child.once('close', (code) => done({ code, said }))
  })
}

export function demandSameVersion(cluster: string, binaries: Binaries): void {
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (Number.parseInt(version, 10) === binaries.major) return
  throw new PostgresFault(
    `База в папке ${cluster} сделана PostgreSQL ${version}, а с программой идёт ${binaries.major}. ` +
      'Запустите её прежней версией программы и перенесите данные или укажите другую папку: npm start -- --data ПАПКА',
  )
}

/** A folder that was used by another user of this machine: root hands it over, anyone else is told. */
export function own(cluster: string, way: Way): void {
  const { uid } = statSync(cluster)
  if (uid === way.uid) return
  if (process.getuid?.() !== 0) {
    throw new PostgresFault(
      `База в папке ${cluster} принадлежит другому пользователю (uid ${uid}): её запускали от root или с sudo. ` +
        'Запустите так же или укажите другую папку: npm start -- --data ПАПКА',
    )
  }
  for (const entry of readdirSync(cluster, { recursive: true, withFileTypes: true })) {
    lchownSync(join(entry.parentPath, entry.name), way.uid, way.gid)
  }
  chownSync(cluster, way.uid, way.gid)
}
