/** The embedded database for whoever starts it: nothing has to be installed, mended or cleaned by hand. */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask, end, endAll, isAlive, launch, until } from '../../test/peers/launched.ts'
import { findBinaries } from './binaries.ts'
import { startPostgres } from './index.ts'

let place = ''
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'nmo-launch-'))
  chmodSync(place, 0o755)
})
afterEach(async () => {
  await endAll()
  rmSync(place, { recursive: true, force: true })
})

test('the first start makes a base for Russian texts, the next one has what was written', async () => {
  const first = await startPostgres({ dataDir: place, fast: true })
  const url = first.url('postgres', 'postgres')
  await ask(url, 'create table kept as select 42 as answer')
  expect(
    await ask(
      url,
      `select upper('ёлка'), to_tsvector('russian', 'Справки')::text, current_setting('listen_addresses')`,
    ),
  ).toEqual(['ЁЛКА', `'справк':1`, ''])
  await first.stop()
  expect(isAlive(first.pid)).toBe(false)
  const second = await startPostgres({ dataDir: place, fast: true })
  expect(await ask(second.url('postgres', 'postgres'), 'select answer from kept')).toEqual([42])
  await second.stop()
})

test('a folder whose name is longer than a socket may have is no obstacle', async () => {
  const deep = join(place, 'оченьдлинноеимя'.repeat(6), 'оченьдлинноеимя'.repeat(6))
  const postgres = await startPostgres({ dataDir: deep, fast: true })
  expect(await ask(postgres.url('postgres', 'postgres'), 'select 1')).toEqual([1])
  await postgres.stop()
})

test('a program with nothing else to do hears the end of its server', () => {
  const code = `const { startPostgres } = await import('${new URL('./index.ts', import.meta.url).href}')
    await (await startPostgres({ dataDir: '${place}', fast: true })).stop(); console.log('всё')`
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
  })
  expect({ stdout, status }).toEqual({ stdout: 'всё\n', status: 0 })
})

test('two starts at once: the second is told who holds the folder', async () => {
  const said = await Promise.all([launch(place), launch(place)])
  const [refused, ...others] = said.filter((s) => s.fault)
  expect(others).toEqual([])
  const winner = said.find((s) => !s.fault)
  expect(refused?.fault).toContain(`уже работает другой запуск (процесс ${winner?.child.pid})`)
})

describe('killed in the middle of work', () => {
  test('the launcher: the server goes after it, the next start has everything acknowledged', async () => {
    const first = await launch(place)
    await ask(first.url, 'create table kept as select 42 as answer')
    await end(first.child, 'SIGKILL')
    await until(() => !isAlive(first.pid))
    const second = await launch(place)
    expect(await ask(second.url, 'select answer from kept')).toEqual([42])
  })

  test('the launcher together with its guard: the next start stops the orphan and takes over', async () => {
    const first = await launch(place)
    await ask(first.url, 'create table kept as select 42 as answer')
    killGuardOf(first.pid)
    await end(first.child, 'SIGKILL')
    expect(isAlive(first.pid)).toBe(true)
    const second = await launch(place)
    expect(isAlive(first.pid)).toBe(false)
    expect(await ask(second.url, 'select answer from kept')).toEqual([42])
  })

  test('the server: it is raised again at the same address', async () => {
    const said: string[] = []
    const postgres = await startPostgres({
      dataDir: place,
      fast: true,
      onProgress: (text) => said.push(text),
    })
    const [url, before] = [postgres.url('postgres', 'postgres'), postgres.pid]
    await ask(url, 'create table kept as select 42 as answer')
    process.kill(before, 'SIGKILL')
    await until(() =>
      ask(url, 'select answer from kept').then(
        () => true,
        () => false,
      ),
    )
    expect(postgres.pid).not.toBe(before)
    expect(said).toEqual(
      expect.arrayContaining(['сервер остановился, поднимаем снова', 'сервер снова работает']),
    )
    await postgres.stop()
    expect(isAlive(postgres.pid)).toBe(false)
  })

  test('a note of a process whose number belongs to another program by now is not believed', async () => {
    await (await startPostgres({ dataDir: place, fast: true })).stop()
    writeFileSync(
      join(place, 'cluster/postmaster.pid'),
      `${process.pid}\n${place}/cluster\n1\n5432\n/tmp/nmo-gone\n\n  1 1\nready\n`,
    )
    const postgres = await startPostgres({ dataDir: place, fast: true })
    expect(await ask(postgres.url('postgres', 'postgres'), 'select 1')).toEqual([1])
    await postgres.stop()
  })

  test('in the middle of the very first start: the half-made base is made again', async () => {
    mkdirSync(join(place, 'cluster.new/base'), { recursive: true })
    writeFileSync(join(place, 'cluster.new/PG_VERSION'), '18\n')
    const postgres = await startPostgres({ dataDir: place, fast: true })
    await postgres.stop()
    expect(readdirSync(place).toSorted()).toEqual(['cluster', 'postgres.log'])
  })
})

describe('what cannot be helped is said in words', () => {
  const fault = (dataDir: string) =>
    startPostgres({ dataDir, fast: true }).then(String, (error: Error) => error.message)

  test('a base of another version', async () => {
    mkdirSync(join(place, 'cluster'))
    writeFileSync(join(place, 'cluster/PG_VERSION'), '17\n')
    expect(await fault(place)).toContain(`сделана PostgreSQL 17, а с программой идёт ${findBinaries().major}`)
  })

  test('a folder with something else in it', async () => {
    mkdirSync(join(place, 'cluster'))
    writeFileSync(join(place, 'cluster/фото.jpg'), '')
    expect(await fault(place)).toContain('лежит что-то другое')
    expect(readdirSync(join(place, 'cluster'))).toEqual(['фото.jpg'])
  })

  test('a spoilt base, and no folder of its socket is left behind', async () => {
    const ordinary = process.env.TMPDIR
    const own = join(place, 'tmp')
    mkdirSync(own)
    chmodSync(own, 0o777)
    process.env.TMPDIR = own
    try {
      await (await startPostgres({ dataDir: place, fast: true })).stop()
      rmSync(join(place, 'cluster/global/pg_control'))
      expect(await fault(place)).toContain('повреждена')
      expect(readdirSync(own)).toEqual([])
    } finally {
      if (ordinary === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = ordinary
    }
  })
})

function killGuardOf(pid: number): void {
  for (const other of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const line = readFileSync(`/proc/${other}/cmdline`, 'utf8')
      if (line.startsWith('/bin/sh') && line.includes('read -r _') && line.split('\0').includes(String(pid)))
        process.kill(Number(other), 'SIGKILL')
    } catch {
      // It ended meanwhile.
    }
  }
}
