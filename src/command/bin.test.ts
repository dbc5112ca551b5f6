/** One command whichever Node a person has: the project brings its own. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const bin = new URL('../../bin/nmo.js', import.meta.url).pathname

const versionOf = (node: string): number =>
  Number.parseInt(spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout, 10)
const nodes = [process.execPath, '/usr/bin/node'].filter((node) => existsSync(node))

test.for(nodes)('help is shown under %s', (node) => {
  const { status, stdout } = spawnSync(node, [bin, 'help'], { encoding: 'utf8' })
  expect(status).toBe(0)
  expect(stdout).toContain('nmo doctor')
})

test('the exit code of a refusal comes through', () => {
  for (const node of nodes)
    expect(spawnSync(node, [bin, 'нет-такой'], { encoding: 'utf8' })).toMatchObject({ status: 1 })
})

test('a project that stands behind a link works too', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nmo-link-'))
  symlinkSync(new URL('../..', import.meta.url).pathname, join(folder, 'project'))
  const { stdout } = spawnSync(
    nodes.at(-1)!,
    [join(folder, 'project/bin/node24.js'), 'src/main.ts', 'help'],
    {
      encoding: 'utf8',
      cwd: join(folder, 'project'),
    },
  )
  rmSync(folder, { recursive: true })
  expect(stdout).toContain('nmo doctor')
})

const old = nodes.find((node) => versionOf(node) < 24)

test.runIf(old)('a signal to the outer process ends the inner one in peace', async () => {
  const child = spawn(old!, [
    bin,
    'sandbox',
    'start',
    '--http',
    '--port',
    '0',
    '--state',
    join(tmpdir(), `nmo-none-${process.pid}.json`),
  ])
  const said = await new Promise<string>((done) =>
    child.stdout.once('data', (data: Buffer) => done(data.toString())),
  )
  expect(said).toContain('Учебная ЕСИА: http://localhost:')
  child.kill('SIGTERM')
  expect(await new Promise((done) => child.once('exit', done))).toBe(0)
  rmSync(join(tmpdir(), `nmo-none-${process.pid}.json`), { force: true })
})
