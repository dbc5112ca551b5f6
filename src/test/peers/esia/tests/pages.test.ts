/** The pages people walk through: sign-in, code, consent, organisation; and what strangers cannot do. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { totp } from '../model/totp.ts'
import { claims } from './client.ts'
import { Jar } from './jar.ts'
import { login, password, testStand, type TestStand } from './stand.ts'

let t: TestStand
beforeAll(async () => {
  t = await testStand()
})
afterEach(() => t.stand.clearScenarios())
afterAll(() => t.stand.close())

const lastCode = () => t.stand.messages().at(-1)!.code!
const back = (page: { location: string | undefined }) => new URL(page.location!).searchParams

async function toLogin(change = {}) {
  const jar = new Jar(t.stand.url)
  return { jar, page: await jar.get(t.v2.address(await t.v2.request(change))) }
}

describe('sign-in', () => {
  test('phone, e-mail and СНИЛС are all logins', async () => {
    for (const name of [
      '+7 927 000-01-01',
      '89270000101',
      'SOKOLOVA@example.ru',
      '11223344595',
      '112-233-445 95',
    ]) {
      const { jar, page } = await toLogin()
      const next = await jar.submit(page, '/login', { login: name, password })
      expect(next.text.includes('Передать сведения?') || next.location !== undefined, name).toBe(true)
    }
  })

  test('five wrong passwords, then a pause, then again', async () => {
    const { jar, page } = await toLogin()
    for (let i = 4; i >= 1; i--) {
      const wrong = await jar.submit(page, '/login', { login: 'efimov@example.ru', password: 'wrong' })
      expect(wrong.text.replaceAll('\u00a0', ' ')).toContain(`осталось попыток: ${i}`)
    }
    await jar.submit(page, '/login', { login: 'efimov@example.ru', password: 'wrong' })
    const paused = await jar.submit(page, '/login', { login: 'efimov@example.ru', password })
    expect(paused.text).toContain('Слишком много попыток')
    t.shift(601)
    expect((await jar.submit(page, '/login', { login: 'efimov@example.ru', password })).text).toContain(
      'Введите код',
    )
    t.shift(0)
  })

  test('the second time no page is shown: single sign-on for three hours', async () => {
    const jar = new Jar(t.stand.url)
    await t.v2.enter(login, password, {}, jar)
    expect((await jar.get(t.v2.address(await t.v2.request()))).location).toContain('code=')
    t.shift(3 * 3600 + 1)
    const later = new Date(Date.now() + (3 * 3600 + 1) * 1000)
    const timestamp = `${later.toISOString().slice(0, 10).replaceAll('-', '.')} ${later.toISOString().slice(11, 19)} +0000`
    expect((await jar.get(t.v2.address(await t.v2.request({ timestamp })))).text).toContain('action="/login"')
    t.shift(0)
  })

  test('a consent is asked once; new scopes ask again; a refusal is ESIA-007004', async () => {
    const person = t.stand.addPerson({ lastName: 'Согласный', firstName: 'Пётр', snils: '087-654-323 04' })
    const jar = new Jar(t.stand.url)
    let page = await jar.get(t.v2.address(await t.v2.request({ scope: 'openid fullname' })))
    page = await jar.submit(page, '/login', { login: person.snils, password })
    expect(page.text).toContain('Фамилия, имя и отчество')
    page = await jar.submit(page, '/consent', { answer: 'no' })
    expect(back(page).get('error_description')).toContain('ESIA-007004')
    page = await jar.get(t.v2.address(await t.v2.request({ scope: 'openid fullname' })))
    expect((await jar.submit(page, '/consent', { answer: 'yes' })).location).toContain('code=')
    expect(
      (await jar.get(t.v2.address(await t.v2.request({ scope: 'openid fullname' })))).location,
    ).toContain('code=')
    expect(
      (await jar.get(t.v2.address(await t.v2.request({ scope: 'openid fullname inn' })))).text,
    ).toContain('ИНН')
  })

  test('person_filter=conf_acc lets only confirmed people in: ESIA-007055', async () => {
    const filter = { person_filter: 'Y29uZl9hY2M=' }
    expect((await t.v2.enter(login, password, filter)).get('code')).toBeTruthy()
    const refused = await t.v2.enter('155-888-999 56', password, filter)
    expect([refused.get('error'), refused.get('error_description')]).toEqual([
      'invalid_request',
      expect.stringContaining('ESIA-007055'),
    ])
  })

  test('a child’s account by acc_kid and acc_not_kid', async () => {
    expect(
      (await t.v2.enter(login, password, { person_filter: 'YWNjX25vdF9raWQ=' })).get('code'),
    ).toBeTruthy()
    expect(
      (await t.v2.enter(login, password, { person_filter: 'YWNjX2tpZA==' })).get('error_description'),
    ).toContain('ESIA-007004')
  })

  test('obj_type and roles: ESIA-007062 when the person has none such', async () => {
    expect((await t.v2.enter(login, password, { obj_type: 'A', roles: 'E' })).get('code')).toBeTruthy()
    for (const change of [{ obj_type: 'L' }, { roles: 'C' }]) {
      expect((await t.v2.enter(login, password, change)).get('error_description')).toContain('ESIA-007062')
    }
  })
})

describe('the second step', () => {
  const efimov = 'efimov@example.ru'

  test('by SMS when the person has it on', async () => {
    const { jar, page } = await toLogin()
    let next = await jar.submit(page, '/login', { login: efimov, password })
    expect(next.text).toContain('Введите код')
    expect(t.stand.messages().at(-1)).toMatchObject({ channel: 'sms', to: '+79270000102' })
    next = await jar.submit(next, '/code', { code: lastCode() })
    next = await jar.submit(next, '/consent', { answer: 'yes' })
    expect(next.location).toContain('code=')
  })

  test('scope otp asks everybody, and the id_token says so', async () => {
    const scope = 'openid fullname otp'
    const { jar, page } = await toLogin({ scope })
    let next = await jar.submit(page, '/login', { login, password })
    next = await jar.submit(next, '/code', { code: lastCode() })
    if (next.text.includes('action="/consent"')) next = await jar.submit(next, '/consent', { answer: 'yes' })
    const { body } = await t.v2.token({ code: back(next).get('code')!, scope })
    expect(claims(body.id_token!)['acr']).toEqual({ '2fa': 'otp' })
  })

  test('three wrong codes end the sign-in', async () => {
    const { jar, page } = await toLogin()
    const next = await jar.submit(page, '/login', { login: efimov, password })
    const wrong = lastCode() === '123456' ? '654321' : '123456'
    expect((await jar.submit(next, '/code', { code: wrong })).text.replaceAll('\u00a0', ' ')).toContain(
      'Осталось попыток: 2',
    )
    expect((await jar.submit(next, '/code', { code: '12' })).text.replaceAll('\u00a0', ' ')).toContain(
      'Нужно 6 цифр, введено 2',
    )
    await jar.submit(next, '/code', { code: wrong })
    const over = await jar.submit(next, '/code', { code: wrong })
    expect(back(over).get('error')).toBe('access_denied')
    expect(jar.cookies.has('esia_stand_sso')).toBe(false)
  })

  test('a code is not good after five minutes; another may be asked for', async () => {
    const { jar, page } = await toLogin()
    const next = await jar.submit(page, '/login', { login: efimov, password })
    const old = lastCode()
    t.shift(301)
    expect((await jar.submit(next, '/code', { code: old })).status).toBe(422)
    t.shift(0)
    await jar.submit(next, '/code', { again: 'yes' })
    expect((await jar.submit(next, '/code', { code: lastCode() })).status).not.toBe(422)
  })

  test('from an application', async () => {
    const person = t.stand.addPerson({
      lastName: 'Кодов',
      firstName: 'Иван',
      snils: '000-000-600 06',
      secondStep: 'totp',
      totpSecret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    })
    const { jar, page } = await toLogin()
    const next = await jar.submit(page, '/login', { login: person.snils, password })
    expect(next.text).toContain('приложение')
    expect((await jar.submit(next, '/code', { code: totp(person.totpSecret, new Date()) })).text).toContain(
      'Передать сведения?',
    )
  })

  test('the codes are those of RFC 6238', () => {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    expect([59, 1111111109, 2000000000].map((s) => totp(secret, new Date(s * 1000)))).toEqual([
      '287082',
      '081804',
      '279037',
    ])
  })
})

describe('organisations', () => {
  test('who works in two chooses one; the token is for that one', async () => {
    const boss = t.stand.addPerson({
      lastName: 'Главный',
      firstName: 'Олег',
      snils: '087-654-322 03',
      roles: [
        { organisationOid: 1000400101, chief: true, admin: true },
        { organisationOid: 1000400102, chief: true, admin: true },
      ],
    })
    const change = { scope: 'openid', scope_org: 'org_inf' }
    const { jar, page } = await toLogin(change)
    let next = await jar.submit(page, '/login', { login: boss.snils, password })
    expect(next.text).toContain('От какой организации')
    next = await jar.submit(next, '/organisation', { organisation: '1000400102' })
    next = await jar.submit(next, '/consent', { answer: 'yes' })
    const { body } = await t.v2.token({
      code: back(next).get('code')!,
      scope: 'openid',
      scope_org: 'org_inf',
    })
    expect(claims(body.access_token)['scope']).toBe('openid org_inf?org_oid=1000400102')
    expect((await t.v2.rest('/rs/orgs/1000400102', body.access_token)).body).toMatchObject({
      ogrn: '1157700000027',
    })
  })

  test('who works in none, or not in the one asked for: ESIA-007194', async () => {
    expect(
      (await t.v2.enter('155-888-999 56', password, { scope: 'openid', scope_org: 'org_inf' })).get(
        'error_description',
      ),
    ).toContain('ESIA-007194')
    const foreign = { scope: 'openid', scope_org: 'http://esia.gosuslugi.ru/org_inf?org_oid=1000400102' }
    expect((await t.v2.enter(login, password, foreign)).get('error_description')).toContain('ESIA-007194')
  })
})

test('consents of the digital profile: permissions_url instead of scopes, no refresh token', async () => {
  const permissions = Buffer.from(
    JSON.stringify([
      {
        sysname: 'EDU',
        expire: 60,
        purposes: [{ sysname: 'CHECK' }],
        actions: [{ sysname: 'READ' }],
        scopes: [{ sysname: 'fullname' }],
      },
    ]),
  ).toString('base64url')
  const back = await t.v2.enter(login, password, { scope: 'openid', permissions })
  const { body } = await t.v2.token({ code: back.get('code')!, scope: 'openid' })
  expect(body.refresh_token).toBeUndefined()
  const url = claims(body.access_token)['permissions_url'] as string
  expect((await t.v2.rest(new URL(url).pathname, body.access_token)).body).toMatchObject({
    permissions: [{ sysname: 'EDU' }],
  })
  const oid = claims(body.access_token)['urn:esia:sbj_id'] as number
  expect((await t.v2.rest(`/rs/prns/${oid}`, body.access_token)).body).toMatchObject({ firstName: 'Анна' })
})
