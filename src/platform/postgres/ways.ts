/** Under whom PostgreSQL runs: it refuses to be root, and somebody else may not enter the folder of root. */
import { spawnSync, type SpawnOptions } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { copyAside } from './aside.ts'
import type { Binaries } from './binaries.ts'
import { PostgresFault } from './fault.ts'

export type WayName = 'self' | 'user' | 'namespace' | 'aside'

export interface Way {
  readonly name: WayName
  /** Who owns the cluster and the socket folder, as the file system sees it. */
  readonly uid: number
  readonly gid: number
  readonly command: (binary: 'postgres' | 'initdb', cluster: string, args: readonly string[]) => Command
}

export interface Command {
  readonly file: string
  readonly args: readonly string[]
  readonly options: SpawnOptions
}

interface User {
  readonly uid: number
  readonly gid: number
}

export interface Places {
  readonly dataDir: string
  readonly cluster: string
}

/** `allowed` is for tests, which try each way on one machine. */
export function chooseWay(
  binaries: Binaries,
  places: Places,
  allowed: readonly WayName[] = ['user', 'namespace', 'aside'],
): Way {
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0]
  if (uid !== 0) return self(binaries, uid, gid)
  const users = usersFor(places)
  const [nobody] = users.slice(-1)
  const free = users.find((u) => canEnter(binaries.native, u) && canEnter(places.dataDir, u))
  if (free && allowed.includes('user')) return asUser(binaries, free)
  if (allowed.includes('namespace') && hasNamespaces(binaries)) return inNamespace(binaries)
  const native = allowed.includes('aside') && nobody ? copyAside(binaries) : null
  if (native && nobody) return aside(native, nobody)
  throw new PostgresFault(
    `PostgreSQL не работает от имени root, а папка ${places.dataDir} открыта только ему. ` +
      'Перенесите проект, например, в /srv или запустите от обычного пользователя',
  )
}

const env = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

const self = ({ native }: Binaries, uid: number, gid: number): Way => ({
  name: 'self',
  uid,
  gid,
  command: (binary, cluster, args) => ({
    file: join(native, 'bin', binary),
    args: ['-D', cluster, ...args],
    options: { env },
  }),
})

const asUser = ({ native }: Binaries, user: User): Way => ({
  name: 'user',
  ...user,
  command: (binary, cluster, args) => ({
    file: join(native, 'bin', binary),
    args: ['-D', cluster, ...args],
    options: { env, ...user, cwd: '/' },
  }),
})

/** In a user namespace of its own the process is «nobody» to itself and root to the file system. */
const mapping = ['--user', '--map-user=65534', '--map-group=65534', '--']

const inNamespace = ({ native }: Binaries): Way => ({
  name: 'namespace',
  uid: 0,
  gid: 0,
  command: (binary, cluster, args) => ({
    file: 'unshare',
    args: [...mapping, join(native, 'bin', binary), '-D', cluster, ...args],
    options: { env },
  }),
})

/** No name leads to the cluster, but a process that already stands in a folder may go on working there. */
const aside = (native: string, user: User): Way => ({
  name: 'aside',
  ...user,
  command: (binary, cluster, args) => ({
    file: join(native, 'bin', binary),
    args: ['-D', '/proc/self/cwd', ...args],
    options: { env, ...user, cwd: cluster },
  }),
})

function hasNamespaces({ native }: Binaries): boolean {
  const { status } = spawnSync('unshare', [...mapping, join(native, 'bin/postgres'), '--version'], {
    env,
    stdio: 'ignore',
  })
  return status === 0
}

/** Who may be asked, best first: who owns the data already, whose folder it is, «nobody» last. */
function usersFor({ dataDir, cluster }: Places): User[] {
  const owners = [ownerOf(cluster), ownerOf(nearest(dataDir))]
  const named = [
    ...owners.flatMap((o) => (o && o.uid !== 0 && isNamed(o.uid) ? [o] : [])),
    { uid: 65534, gid: 65534 },
  ]
  return named
}

const ownerOf = (path: string): User | null => {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat ? { uid: stat.uid, gid: stat.gid } : null
}

const nearest = (path: string): string =>
  statSync(path, { throwIfNoEntry: false }) ? path : nearest(dirname(path))

/** initdb looks itself up in the list of users. */
const isNamed = (uid: number): boolean =>
  readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .some((line) => line.split(':')[2] === String(uid))

export function canEnter(path: string, user: User): boolean {
  const target = resolve(path)
  const stat = statSync(target, { throwIfNoEntry: false })
  const bit = !stat ? 0 : stat.uid === user.uid ? 0o100 : stat.gid === user.gid ? 0o010 : 0o001
  const isOpen = !stat || (stat.mode & bit) !== 0
  return isOpen && (target === '/' || canEnter(dirname(target), user))
}
