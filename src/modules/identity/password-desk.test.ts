/** G3, G7: rules of passwords in the hands of administrators: effect before, history after; over HTTP on real PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import type { SigningClient } from '../../test/signing-client.ts'
import { effectOf } from './domain/password-effect.ts'
import { setUserPassword } from './index.ts'

let app: TestApp
let admin: SigningClient
beforeAll(async () => {
  app = await testApp()
  admin = await app.as(
    await app.person({ roles: ['administrator'], fullName: ['Ильина', 'Раиса', 'Андреевна'] }),
  )
  for (const age of [1, 40, 70, 100, 400]) {
    const person = await app.person()
    await setUserPassword(app.context(null), person.id, 'синий трактор едет', { isTemporary: age === 1 })
    await app.sql('update identity.password set changed_at = $2 where person_id = $1', [
      person.id,
      new Date(app.now().getTime() - age * 86_400_000),
    ])
  }
})
afterAll(() => app.close())

const reasons = {
  why: 'Приказ главного врача: смена по событию',
  basis: 'NIST SP 800-63B-4 §3.1.1.2, приказ № 7 от 12.11.2026',
}
const ruleOf = (body: { rules: { key: string }[] }, key: string) =>
  body.rules.find((rule) => rule.key === key)

test('G7 the page knows the rules with their basis, and people only as numbers', async () => {
  const { body } = await admin.get('/api/passwords')
  expect(ruleOf(body, 'password.age.days')).toMatchObject({
    value: 90,
    usual: 90,
    isDeparture: false,
    basis: expect.stringContaining('каждые 90 дней'),
    setBy: null,
    why: null,
  })
  expect(body.history).toEqual([])
  expect(body.people).toMatchObject({ withPassword: 5, old: 2, given: 1, known: 0, disabled: 0 })
  expect(body.people.ages.map((age: { count: number }) => age.count)).toEqual([1, 1, 1, 1, 0, 1])
  expect(body.people.hashes).toEqual([{ pepper: 1, cost: 4, count: 5 }])
  expect(JSON.stringify(body)).not.toMatch(/snils|@example/)
})

test('G7 whom a new value touches is said before it is set, and nothing changes by asking', async () => {
  const ask = (key: string, value: number | number[]) => admin.post('/api/passwords/effect', { key, value })
  expect((await ask('password.age.days', 60)).body).toMatchObject({ affected: 3 })
  expect((await ask('password.age.days', 0)).body).toMatchObject({
    affected: 2,
    words: expect.stringContaining('не будет стареть'),
  })
  expect((await ask('password.length.least', 14)).body.words).toContain(
    'при следующей смене пароля у 5 человек',
  )
  expect((await ask('password.age.days', 1000)).body.errors).toEqual([
    { field: 'value', message: 'Можно от 0 до 730, целое' },
  ])
  expect((await ask('password.age.notices', [14, 7])).body.errors[0].message).toContain(
    'не меньше предыдущего',
  )
  expect((await ask('address.failures', 10)).body.code).toBe('rule.unknown')
  expect(ruleOf((await admin.get('/api/passwords')).body, 'password.age.days')).toMatchObject({ value: 90 })
})

test('G7 a departure keeps who, when, why and its basis, is shown to administrators and acts at once', async () => {
  const set = (body: object) => admin.post('/api/passwords/rules', { key: 'password.age.days', ...body })
  expect(
    (await set({ was: 90, value: 0, why: 'надо', basis: '' })).body.errors.map(
      (e: { field: string }) => e.field,
    ),
  ).toEqual(['why', 'basis'])
  const done = await set({ was: 90, value: 0, ...reasons })
  expect(done.status).toBe(200)
  expect(ruleOf(done.body, 'password.age.days')).toMatchObject({
    value: 0,
    usual: 90,
    isDeparture: true,
    setBy: 'Ильина Р. А.',
    why: reasons.why,
    basis: reasons.basis,
  })
  expect(done.body.history).toEqual([
    expect.objectContaining({ key: 'password.age.days', value: 0, setBy: 'Ильина Р. А.' }),
  ])
  expect(done.body.people.old).toBe(0)
  expect((await app.stranger().get('/api/identity/password/rules')).body.maxAgeDays).toBe(0)
  const journal = (await app.journal()).findLast(
    (row) => row.code === 'password-rule-changed' && row.outcome === 'done',
  )
  expect(journal?.details).toMatchObject({ from: 90, to: 0, ...reasons })
  // Seen before it was changed: nobody overwrites what they have not read.
  expect((await set({ was: 90, value: 180, ...reasons })).body.code).toBe('rule.changed')
  expect((await set({ was: 0, value: 0, ...reasons })).body.code).toBe('rule.same')
  app.travel(1000)
  expect(ruleOf((await set({ was: 0, value: 90, ...reasons })).body, 'password.age.days')).toMatchObject({
    isDeparture: false,
  })
})

test('F5 nobody but an administrator sees or changes the rules', async () => {
  for (const roles of [[], ['verifier'], ['auditor']] as const) {
    const other = await app.as(await app.person({ roles: [...roles] }))
    expect((await other.get('/api/passwords')).status).toBe(403)
    expect((await other.post('/api/passwords/effect', { key: 'password.history', value: 3 })).status).toBe(
      403,
    )
    expect(
      (await other.post('/api/passwords/rules', { key: 'password.history', was: 5, value: 3, ...reasons }))
        .status,
    ).toBe(403)
  }
})

test('effects in words', () => {
  const crowd = { withPassword: 100, older: 21, olderNow: 3 }
  expect(effectOf('password.age.days', 30, crowd).words).toContain(
    'назначат 21 человек из 100. Сейчас таких 3',
  )
  expect(effectOf('password.age.days', 0, crowd).words).toContain('сменили бы 3 человека')
  expect(effectOf('password.history', 3, { ...crowd, withPassword: 1 }).words).toContain('у 1 человека')
  expect(effectOf('recovery.link-minutes', 5, crowd).words).toContain('кто забудет пароль')
})
