/** The worlds of the stories: `npm start` on free ports with a fresh data folder, stopped by a signal as a person stops it.
    Two files of stories run at a time, each in a world of its own, so that none sees the traces of the other. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    worlds: readonly World[]
  }
}

export interface World {
  readonly portal: string
  readonly esia: string
  readonly dataDir: string
}

/** Files of stories at a time, and worlds for them. */
export const atOnce = 2

const root = new URL('../', import.meta.url).pathname

/** Below the range of outgoing ports, so that nobody takes it meanwhile. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 20_000)
    const isFree = await new Promise<boolean>((done) => {
      const server = createServer()
      server.once('error', () => done(false))
      server.listen(port, 'localhost', () => server.close(() => done(true)))
    })
    if (isFree) return port
  }
}

/** Resolves when the child prints `mark`; its words are kept for the message of a failure. */
export function startProcess(
  args: readonly string[],
  env: Record<string, string>,
  mark: string,
): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(root, 'src/main.ts'), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  return new Promise((done, fail) => {
    const hear = (data: Buffer) => {
      said += data.toString()
      if (said.includes(mark)) done(child)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => fail(new Error(`Процесс закончился с кодом ${code}:\n${said.slice(-4000)}`)))
  })
}

export const stopProcess = (child: ChildProcess): Promise<void> =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done()
    child.once('exit', () => done())
    child.kill('SIGTERM')
  })

/** `STORY_WORLD=8443,8444,./data`: a portal that runs already, to write stories against without waiting. */
function running(given: string | undefined): World | null {
  if (!given) return null
  const [port, esiaPort, dataDir = './data'] = given.split(',')
  return { portal: `https://localhost:${port}`, esia: `https://localhost:${esiaPort}`, dataDir }
}

interface Started extends World {
  readonly stop: () => Promise<void>
}

async function startWorld(dataDir: string): Promise<Started> {
  const [port, esiaPort] = [await freePort(), await freePort()]
  const portal = `https://localhost:${port}`
  const child = await startProcess(
    ['start', '--port', String(port), '--esia-port', String(esiaPort), '--data', dataDir],
    // The push service of the stories stands on this machine.
    { METRICS_PORT: '0', LOG_LEVEL: 'error', PUSH_HOSTS: 'localhost' },
    portal,
  )
  return { portal, esia: `https://localhost:${esiaPort}`, dataDir, stop: () => stopProcess(child) }
}

/** The first world is made as a newcomer makes it, the others are its copies. */
async function startWorlds(folder: string): Promise<readonly Started[]> {
  const first = await startWorld(join(folder, '1'))
  await first.stop()
  const folders = Array.from({ length: atOnce }, (_, i) => join(folder, String(i + 1)))
  for (const copy of folders.slice(1)) execFileSync('cp', ['-a', first.dataDir, copy])
  const worlds: Started[] = []
  for (const dataDir of folders) worlds.push(await startWorld(dataDir))
  return worlds
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const known = running(process.env['STORY_WORLD'])
  if (known) {
    project.provide('worlds', [known])
    return () => Promise.resolve()
  }
  const folder = mkdtempSync(join(tmpdir(), 'nmo-story-'))
  const worlds = await startWorlds(folder)
  project.provide(
    'worlds',
    worlds.map(({ portal, esia, dataDir }) => ({ portal, esia, dataDir })),
  )
  return async () => {
    for (const world of worlds) await world.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
