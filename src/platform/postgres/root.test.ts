/** The embedded database started by root: PostgreSQL refuses to be root, so it is somebody else, wherever the project lies. */
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask, end, endAll, launch, script } from '../../test/peers/launched.ts'
import { canEnter } from './ways.ts'

const isRoot = process.getuid?.() === 0
const nobody = { uid: 65534, gid: 65534 }

let place = ''
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'nmo-launch-'))
  chmodSync(place, 0o755)
})
afterEach(async () => {
  await endAll()
  rmSync(place, { recursive: true, force: true })
})

describe.runIf(isRoot)('by root', () => {
  test('the server runs as somebody without rights', async () => {
    const said = await launch(place)
    expect(said.way).toBe('user')
    expect(statSync(`/proc/${said.pid}`).uid).toBe(nobody.uid)
  })

  test.for(['namespace', 'aside'])(
    'below a folder that only root may enter (%s), stop and start again',
    async (way) => {
      const shut = join(place, 'shut')
      mkdirSync(shut, { mode: 0o700 })
      const first = await launch(join(shut, 'data'), {}, way)
      expect(first).toMatchObject({ way })
      await ask(first.url, 'create table kept as select 42 as answer')
      await end(first.child, 'SIGKILL')
      const second = await launch(join(shut, 'data'), {}, way)
      expect(await ask(second.url, 'select answer from kept')).toEqual([42])
      await end(second.child, 'SIGTERM')
      chmodSync(shut, 0o755)
      const moved = await launch(join(shut, 'data'))
      expect(moved.way).toBe('user')
      expect(await ask(moved.url, 'select answer from kept')).toEqual([42])
    },
  )

  test('where nothing works, one sentence says what to do', async () => {
    chmodSync(place, 0o700)
    expect((await launch(join(place, 'data'), {}, 'user')).fault).toMatch(
      /^PostgreSQL не работает от имени root, а папка .* открыта только ему\. Перенесите/,
    )
  })

  const mayMount = spawnSync('unshare', ['--mount', 'true']).status === 0
  test.runIf(mayMount)('a full disk is named', async () => {
    const mount = `mount -t tmpfs -o size=12m,mode=755 none "$0" && exec "$@"`
    const said = await launch(place, {}, '', ['unshare', '--mount', 'sh', '-c', mount, place])
    expect(said.fault).toContain('кончилось место')
  })

  test.runIf(canEnter(dirname(script), nobody))(
    'an ordinary user starts in a folder of their own; root may go on with it',
    async () => {
      chownSync(place, nobody.uid, nobody.gid)
      const theirs = await launch(join(place, 'data'), nobody)
      expect(theirs.way).toBe('self')
      await ask(theirs.url, 'create table kept as select 42 as answer')
      await end(theirs.child, 'SIGTERM')
      const ours = await launch(join(place, 'data'))
      expect(await ask(ours.url, 'select answer from kept')).toEqual([42])
    },
  )

  test.runIf(canEnter(dirname(script), nobody))(
    'an ordinary user is told that the base belongs to another',
    async () => {
      const ours = await launch(join(place, 'data'), {}, 'user')
      await end(ours.child, 'SIGTERM')
      expect((await launch(join(place, 'data'), { uid: 1, gid: 1 })).fault).toContain('Нет прав на папку')
    },
  )
})
