/** What an earlier launcher left when it was killed: a server that still runs, or a note of one that does not. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'

export interface Note {
  readonly pid: number
  readonly socketDir: string
  readonly status: string
}

/** postmaster.pid: pid, folder, start, port, socket folder, address, shared memory, status. */
export function readNote(cluster: string): Note | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Math.abs(Number(lines[0])), socketDir: lines[4] ?? '', status: (lines[7] ?? '').trim() }
  } catch {
    return null
  }
}

/** Only with the lock in hand: nobody else is starting this cluster. */
export async function clearLeftover(cluster: string, say: (text: string) => void): Promise<void> {
  const note = readNote(cluster)
  if (!note) return
  if (isServerOf(note.pid, cluster)) {
    say(`останавливаем базу прежнего запуска (процесс ${note.pid})`)
    await stopProcess(note.pid, 20_000)
  } else if (isAlive(note.pid)) {
    // The number went to another program, which PostgreSQL itself would take for a running server.
    rmSync(join(cluster, 'postmaster.pid'), { force: true })
  }
  if (basename(note.socketDir).startsWith('nmo-') && existsSync(note.socketDir)) {
    rmSync(note.socketDir, { recursive: true, force: true })
  }
}

/** Fast shutdown, then an immediate one, then the end; each is safe, the next start replays the log. */
export async function stopProcess(pid: number, patienceMs: number): Promise<void> {
  const steps: readonly [NodeJS.Signals, number][] = [
    ['SIGINT', patienceMs],
    ['SIGQUIT', 5000],
    ['SIGKILL', 5000],
  ]
  for (const [signal, waitMs] of steps) {
    if (!signalTo(pid, signal)) return
    if (await isGone(pid, waitMs)) return
  }
}

async function isGone(pid: number, waitMs: number): Promise<boolean> {
  for (const end = performance.now() + waitMs; performance.now() < end;) {
    if (!isAlive(pid)) return true
    await new Promise((done) => setTimeout(done, 15))
  }
  return !isAlive(pid)
}

function signalTo(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

/** A process that ended but is not yet collected by its parent is not alive. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
  return !/^\d+ \(.*\) [ZX]/s.test(readIfAny(`/proc/${pid}/stat`))
}

/** Named «postgres» and standing in this cluster: the number alone may belong to anybody by now. */
export function isServerOf(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).includes(cluster)
    }
    const isNamed = readIfAny(`/proc/${pid}/comm`).trim() === 'postgres'
    return isNamed && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
  } catch {
    return false
  }
}

function readIfAny(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
