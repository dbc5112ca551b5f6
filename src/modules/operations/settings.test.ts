/** G7: settings of policy in the hands of administrators: each with its effect and basis, each change with its reason. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import type { SigningClient } from '../../test/signing-client.ts'
import { nmo } from '../../test/terminal.ts'
import type { PolicyRule } from '../identity/contract.ts'
import { SettingGroup } from './contract.ts'

let app: TestApp
let admin: SigningClient
beforeAll(async () => {
  app = await testApp()
  admin = await app.as(
    await app.person({ roles: ['administrator'], fullName: ['Ильина', 'Раиса', 'Андреевна'] }),
  )
})
afterAll(() => app.close())

const path = (group: string) => `/api/operations/settings/${group}`
const reasons = { why: 'Проверка нападения на прошлой неделе', basis: 'Приказ № 9 от 12.11.2026' }
const ruleOf = (body: { rules: PolicyRule[] }, key: string) => body.rules.find((rule) => rule.key === key)

test('G7 every setting has a value, its effect in words, a range and a basis', async () => {
  const keys: string[] = []
  for (const group of SettingGroup.options) {
    const { body } = await admin.get(path(group))
    expect(body.history).toEqual([])
    for (const rule of body.rules as PolicyRule[]) {
      keys.push(rule.key)
      expect(rule.effect.length).toBeGreaterThan(20)
      expect(rule.basis.length).toBeGreaterThan(5)
      for (const n of [rule.value].flat()) {
        expect(n).toBeGreaterThanOrEqual(rule.min)
        expect(n).toBeLessThanOrEqual(rule.max)
      }
      expect(rule.isDeparture).toBe(false)
    }
  }
  // Whatever row of policy there is, somebody can see and change it: here, or on the page of passwords.
  const rows = await app.sql('select distinct key from platform.policy')
  const others: string[] = (await admin.get('/api/passwords')).body.rules.map((rule: PolicyRule) => rule.key)
  expect([...keys, ...others].toSorted()).toEqual(rows.map((row) => String(row['key'])).toSorted())
})

test('G7 a departure keeps who, when and why, stands in its own group alone and acts at once', async () => {
  const set = (body: object) =>
    admin.post(path('sign-in'), { key: 'password.unknown.step', was: 5, value: 3, ...reasons, ...body })
  const faults = (await set({ why: 'надо', basis: '' })).body.errors
  expect(faults.map((e: { field: string }) => e.field)).toEqual(['why', 'basis'])
  expect((await set({ value: 100 })).body.errors).toMatchObject([{ field: 'value' }])
  expect((await set({ key: 'step-up.minutes', was: 10, value: 5 })).body.code).toBe('rule.unknown')
  const done = await set({})
  expect(ruleOf(done.body, 'password.unknown.step')).toMatchObject({
    value: 3,
    usual: 5,
    isDeparture: true,
    setBy: 'Ильина Р. А.',
    ...reasons,
  })
  expect(done.body.history).toHaveLength(1)
  expect((await admin.get(path('licences'))).body.history).toEqual([])
  expect((await set({})).body.code).toBe('rule.changed')
  const journal = (await app.journal()).findLast((row) => row.code === 'setting-changed')
  expect(journal?.details).toMatchObject({ code: 'rule.changed' })
  const [guess] = [app.stranger()]
  await guess.begin()
  const person = await app.person()
  for (let i = 0; i < 3; i++)
    await guess.post('/api/identity/password/sign-in', { login: person.snils, password: 'не тот пароль' })
  const fourth = { login: person.snils, password: 'не тот пароль' }
  expect((await guess.post('/api/identity/password/sign-in', fourth)).status).toBe(429)
})

test('G7 the step before sensitive work obeys its own setting', async () => {
  const body = { key: 'step-up.minutes', was: 10, value: 5, ...reasons }
  expect((await admin.post(path('second-step'), body)).status).toBe(200)
  app.travel(6 * 60_000)
  const back = { ...body, was: 5, value: 10 }
  expect((await admin.post(path('second-step'), back)).body.code).toBe('session.step-up-needed')
})

test('F5 nobody but an administrator sees or changes them', async () => {
  for (const roles of [[], ['verifier'], ['auditor']] as const) {
    const other = await app.as(await app.person({ roles: [...roles] }))
    expect((await other.get(path('sign-in'))).status).toBe(403)
    const change = { key: 'password.unknown.step', was: 3, value: 5, ...reasons }
    expect((await other.post(path('sign-in'), change)).status).toBe(403)
  }
})

test('G7 the same from the command line', async () => {
  const env = {
    DATABASE_URL: app.database.ownerUrl,
    DATABASE_APP_URL: app.database.appUrl,
    NMO_DATA_DIR: app.dataDir,
    LOG_LEVEL: 'silent',
  }
  expect((await nmo(['settings'], env)).said).toMatch(/licences\.warn-days\s+7, 30, 90/)
  const set = (...more: string[]) => nmo(['settings', 'set', 'licences.warn-days', '5,20', ...more], env)
  expect((await set()).failed).toContain('--why, --basis')
  const done = await set('--why', reasons.why, '--basis', reasons.basis)
  expect(done).toMatchObject({ code: 0, said: expect.stringContaining('licences.warn-days = 5, 20') })
  const { history } = (await admin.get(path('licences'))).body
  expect(history).toMatchObject([{ value: [5, 20], setBy: null, ...reasons }])
  expect(
    (await nmo(['settings', 'set', 'нет.такого', '1', '--why', 'а', '--basis', 'б'], env)).failed,
  ).toContain('Такой настройки нет')
})
