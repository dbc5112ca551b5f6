/** The nightly report from the command line. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../test/app.ts'
import { nmo } from '../test/terminal.ts'

let app: TestApp
let env: Record<string, string>
beforeAll(async () => {
  app = await testApp()
  env = {
    DATABASE_URL: app.database.ownerUrl,
    DATABASE_APP_URL: app.database.appUrl,
    NMO_DATA_DIR: app.dataDir,
    LOG_LEVEL: 'silent',
  }
  await app.sql(
    `insert into platform.journal_entry (at, code, outcome, actor_roles, request_id, ip, details, salt, leaf_hash)
     select now() - interval '1 day', 'password-tried', 'done', '{}', 'r' || n, '203.0.113.9',
       jsonb_build_object('isRight', false, 'login', 'l' || n, 'knownDevice', false), '\\x00', '\\x00' from generate_series(1, 40) n`,
  )
})
afterAll(() => app.close())

test('G7 the missed night is made up and told as text and as JSON; a day that is none is told so', async () => {
  const said = await nmo(['report'], env)
  expect(said.failed).toBe('')
  expect(said).toMatchObject({ code: 0 })
  expect(said.said).toMatch(/Неудачных попыток\s+40\n/)
  expect(said.said).toContain('Один адрес пробует пароли ко многим кабинетам (203.0.113.9)')
  const json = JSON.parse((await nmo(['report', '--json'], env)).said) as { day: string; findings: unknown[] }
  expect(json.findings).toMatchObject([{ kind: 'spray', address: '203.0.113.9' }])
  expect((await nmo(['report', '--date', json.day], env)).said).toContain(json.day)
  expect((await nmo(['report', '--date', '31.02.2026'], env)).failed).toContain('Не дата')
  expect((await nmo(['report', '--date', '2001-01-01'], env)).failed).toContain('Отчёта за этот день нет')
  expect(await app.sql('select count(*)::int as n from oversight.report')).toEqual([{ n: 1 }])
})
