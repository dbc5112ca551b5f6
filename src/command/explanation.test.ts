/** Questions «зачем смотрели» from the command line: seen with their term, answered by a named administrator (B4). */
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
    PASSWORD_COST: '4',
    LOG_LEVEL: 'silent',
  }
})
afterAll(() => app.close())

test('B4 a question is listed with its term and answered once; whoever is named must be an administrator', async () => {
  const person = await app.person({ fullName: ['Спросова', 'Анна', 'Львовна'] })
  const admin = await app.person({ roles: ['administrator'] })
  const verifier = await app.person({ roles: ['verifier'] })
  const browser = await app.as(person)
  await nmo(['user', 'show', person.id], env)
  const [line] = (await browser.get('/api/journal?view=others')).body.items
  const words = 'Зачем смотрели мою запись?'
  expect((await browser.post(`/api/journal/entries/${line.id}/explanation`, { words })).status).toBe(201)

  const list = (...more: string[]) => nmo(['explanation', 'list', '--by', admin.id, ...more], env)
  expect((await nmo(['explanation', 'list'], env)).failed).toContain('--by')
  expect((await nmo(['explanation', 'list', '--by', verifier.id], env)).failed).toContain('не администратор')
  const { said } = await list()
  expect(said).toMatch(/до \d{4}-\d\d-\d\d\s+Спросова А\. Л\.: Зачем смотрели мою запись\?/)
  expect(said).toContain('Просмотрена запись человека, Консоль сервера')
  const id = /([0-9a-f-]{36})/.exec(said)?.[1] ?? ''
  const answer = (text: string) => nmo(['explanation', 'answer', id, '--by', admin.id, '--text', text], env)
  expect((await answer('надо')).failed).toContain('20 знаков')
  const text = 'Вы звонили в поддержку: проверяли, подтверждена ли почта'
  expect(await answer(text)).toMatchObject({ code: 0, said: 'Ответ отправлен\n' })
  expect((await answer(text)).code).toBe(1)
  expect((await list()).said).toBe('Вопросов нет\n')
  expect((await list('--answered')).said).toContain(id)
  expect((await browser.get(`/api/journal/entries/${line.id}`)).body.explanation.answer).toMatchObject({
    text,
  })
})
