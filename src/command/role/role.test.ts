/** Roles from the command line: the rules of the desk hold for the console too, and nobody is let past the second person. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import { nmo } from '../../test/terminal.ts'

let app: TestApp
let env: Record<string, string>
let admin: TestPerson
const basis = ['--basis', 'Приказ № 17 о назначении']
beforeAll(async () => {
  app = await testApp()
  env = {
    DATABASE_URL: app.database.ownerUrl,
    DATABASE_APP_URL: app.database.appUrl,
    NMO_DATA_DIR: app.dataDir,
    PASSWORD_COST: '4',
    LOG_LEVEL: 'silent',
  }
  admin = await app.person({ roles: ['administrator'], fullName: ['Главная', 'Инна', 'Львовна'] })
})
afterAll(() => app.close())

const rolesOf = async (who: TestPerson) => (await (await app.as(who)).get('/api/session')).body.roles
const queue = async (who: TestPerson) => (await (await app.as(who)).get('/api/desk/queue')).status

test('G6 a wide role asked for at the console waits for a person; the console cannot agree to its own', async () => {
  const person = await app.person({ fullName: ['Ролевая', 'Вера', 'Павловна'] })
  const asked = await nmo(['role', 'grant', 'Ролевая', 'verifier', ...basis], env)
  expect(asked).toMatchObject({ code: 0, said: expect.stringContaining('ждёт согласия другого человека') })
  expect(await rolesOf(person)).toEqual(['citizen'])
  expect((await nmo(['role', 'list', '--waiting'], env)).said).toMatch(/verifier.*Ролевая.*Консоль сервера/)
  expect((await nmo(['role', 'approve', 'Ролевая', 'verifier'], env)).failed).toContain('другой человек')
  const desk = await app.as(admin)
  const { items } = (await desk.get('/api/staff/proposals')).body
  expect((await desk.post(`/api/staff/proposals/${items[0].id}/approval`)).status).toBe(200)
  expect(await queue(person)).toBe(200)
  expect((await nmo(['role', 'list', '--role', 'verifier'], env)).said).toMatch(
    /verifier.*Ролевая.*Приказ № 17/,
  )

  expect((await nmo(['role', 'revoke', 'Ролевая', 'verifier'], env)).failed).toContain('--why')
  const ended = await nmo(['role', 'revoke', 'Ролевая', 'verifier', '--why', 'Перешла в другой отдел'], env)
  expect(ended).toMatchObject({ code: 0 })
  expect(await queue(person)).toBe(403)
  const again = await nmo(['role', 'revoke', person.id, 'verifier', '--why', 'Ещё раз'], env)
  expect(again).toMatchObject({ code: 1, failed: expect.stringContaining('и не было') })
})

test('G6 the console agrees to what a person asked for, or refuses it with a reason', async () => {
  const person = await app.person({ fullName: ['Вторая', 'Анна', 'Павловна'] })
  const desk = await app.as(admin)
  const until = new Date(app.now().getTime() + 30 * 86_400_000).toISOString().slice(0, 10)
  const ask = (role: string) =>
    desk.post('/api/staff/grants', { personId: person.id, role, until, basis: 'Приказ № 18 о назначении' })
  await ask('auditor')
  expect((await nmo(['role', 'approve', 'Вторая', 'verifier'], env)).failed).toContain('никто не предлагал')
  expect(await nmo(['role', 'approve', 'Вторая', 'auditor'], env)).toMatchObject({ code: 0 })
  expect(await rolesOf(person)).toEqual(['citizen', 'auditor'])
  const { grants } = (await desk.get(`/api/staff/people/${person.id}`)).body
  expect(grants[0]).toMatchObject({ grantedBy: 'Главная И. Л.', approvedBy: 'Консоль сервера' })
  await ask('tax-officer')
  const refused = await nmo(['role', 'refuse', 'Вторая', 'tax-officer', '--why', 'Не тот отдел'], env)
  expect(refused).toMatchObject({ code: 0 })
  const settled = (await desk.get('/api/staff/proposals?state=settled')).body.items
  expect(settled[0]).toMatchObject({
    state: 'refused',
    decided: { by: 'Консоль сервера', why: 'Не тот отдел' },
  })
})

test('G6 the rules of terms and bases hold at the console; a person made with a wide role waits for it too', async () => {
  await app.person({ fullName: ['Срочная', 'Ольга', 'Павловна'] })
  const grant = (...more: string[]) => nmo(['role', 'grant', 'Срочная', ...more], env)
  expect((await grant('support')).failed).toContain('--basis')
  expect((await grant('support', '--basis', 'да')).failed).toContain('basis')
  expect((await grant('support', ...basis, '--until', '2099-01-01')).failed).toContain('Самый долгий срок')
  expect((await grant('manager', ...basis)).failed).toContain('Выберите организацию')
  expect((await grant('support', ...basis)).said).toContain('дана и действует')
  const facts = ['--snils', '112-233-445 95', '--name', 'Новая Яна Ильинична', '--born', '1990-01-02']
  const made = await nmo(['user', 'add', ...facts, '--role', 'administrator', '--role', 'support'], env)
  expect(made.said).toContain('Роль administrator предложена')
  expect(made.said).toContain('Роль support дана и действует')
})
