/** D9+: foreign systems of the store, from the console of the server. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../test/app.ts'
import { nmo } from '../test/terminal.ts'
import { speaking, statement } from '../modules/lrs/lrs.test.scene.ts'

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
})
afterAll(() => app.close())

test('D9+ a system is let in with key and secret, listed without the secret, closed', async () => {
  expect((await nmo(['lrs', 'client', 'add', 'УЗИ', '--scopes', 'всё'], env)).failed).toContain('права')
  const { said } = await nmo(['lrs', 'client', 'add', 'Симулятор УЗИ', '--scopes', 'statements/write'], env)
  const [key, secret] = [/Ключ: +(\w+)/.exec(said)![1]!, /Секрет: +(\w+)/.exec(said)![1]!]
  const system = speaking(app, Buffer.from(`${key}:${secret}`).toString('base64'), '')
  expect((await system.post('/statements', statement())).status).toBe(200)
  const list = await nmo(['lrs', 'client', 'list'], env)
  expect(list.said).toMatch(/открыто {2}Симулятор УЗИ, хранилище портала: statements\/write/)
  expect(list.said).not.toContain(secret)
  const id = /[0-9a-f-]{36}/.exec(list.said)![0]
  expect((await nmo(['lrs', 'client', 'revoke', id], env)).said).toContain('Хранилище закрыто')
  expect((await system.post('/statements', statement())).status).toBe(401)
})
