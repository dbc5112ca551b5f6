/** Rules of passwords from the command line: shown, changed with a reason and a basis, counted. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setUserPassword } from '../../modules/identity/index.ts'
import { testApp, type TestApp } from '../../test/app.ts'
import { nmo } from '../../test/terminal.ts'

let app: TestApp
let env: Record<string, string>
beforeAll(async () => {
  app = await testApp()
  env = {
    DATABASE_URL: app.database.ownerUrl,
    DATABASE_APP_URL: app.database.appUrl,
    NMO_DATA_DIR: app.dataDir,
    PASSWORD_COST: '4',
    LOG_LEVEL: 'silent',
  }
  await setUserPassword(app.context(null), (await app.person()).id, 'синий трактор едет')
})
afterAll(() => app.close())

test('G7 the rules are shown with their basis; one is switched off with a reason, and that is shown as a departure', async () => {
  expect((await nmo(['password', 'policy'], env)).said).toMatch(/password\.age\.days\s+90\n.*каждые 90 дней/)
  const line = ['password', 'policy', 'set', 'password.age.days', '0']
  expect((await nmo(line, env)).failed).toContain('Не хватает: --why, --basis')
  const reasons = [
    '--why',
    'Смена только по событию, решение комиссии',
    '--basis',
    'Приказ № 7 от 12.11.2026',
  ]
  const done = await nmo([...line, ...reasons], env)
  expect(done).toMatchObject({ code: 0 })
  expect(done.said).toContain('Пароль не будет стареть')
  const { said } = await nmo(['password', 'policy'], env)
  expect(said).toMatch(/password\.age\.days\s+0 {2}← отступление, обычно 90/)
  expect(said).toContain('с командной строки: Смена только по событию')
  expect((await app.journal()).map((row) => row.code)).toContain('nmo-password-policy-set')
})

test('a rule that is not there and a value that cannot be are told in words', async () => {
  const reasons = ['--why', 'Проверка правила в деле', '--basis', 'Приказ № 7 от 12.11.2026']
  const set = (key: string, value: string) => nmo(['password', 'policy', 'set', key, value, ...reasons], env)
  expect((await set('password.colour', '3')).failed).toContain('Такого правила нет')
  expect((await set('password.history', '99')).failed).toContain('Можно от 0 до 12')
  expect((await set('password.history', 'пять')).failed).toContain('Не число')
  expect((await set('password.age.notices', '1,7,14')).failed).toContain('действует и сейчас')
})

test('G3 the status says how many passwords there are, how old and under which keys', async () => {
  const { said } = await nmo(['password', 'status'], env)
  expect(said).toMatch(/Людей с паролем\s+1\n/)
  expect(said).toMatch(/0–30 дней\s+1\n/)
  expect(said).toMatch(/ключ 1, стоимость 4\s+1\n/)
})
