/** Launchers of PostgreSQL in processes of their own: started, killed, asked. */
import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import pg from 'pg'

export const script = new URL('./postgres-launcher.ts', import.meta.url).pathname

let children: ChildProcess[] = []

export async function endAll(): Promise<void> {
  await Promise.all(children.map((child) => end(child, 'SIGTERM')))
  children = []
}

export interface Said {
  readonly url: string
  readonly pid: number
  readonly way: string
  readonly fault?: string
  readonly child: ChildProcess
}

/** `prefix`: a command that runs the launcher, `unshare` for instance. */
export function launch(
  dataDir: string,
  options: { uid?: number; gid?: number } = {},
  ways = '',
  prefix: readonly string[] = [],
): Promise<Said> {
  const [file, ...args] = [...prefix, process.execPath, script, dataDir, ways]
  const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  return new Promise((done, fail) => {
    child.once('error', fail)
    createInterface(child.stdout).on('line', (line) => {
      const said = JSON.parse(line) as Said & { text?: string }
      if (!said.text) done({ ...said, child })
    })
  })
}

export const end = (child: ChildProcess, signal: NodeJS.Signals): Promise<void> =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done()
    child.once('exit', () => done())
    child.kill(signal)
  })

export async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((done) => setTimeout(done, 20))
}

export const isAlive = (pid: number): boolean => {
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}
