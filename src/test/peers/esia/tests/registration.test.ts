/** C4: registration on the stand, from a system or by itself; every fault named at once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { claims } from './client.ts'
import { Jar } from './jar.ts'
import { login, password, testStand, type TestStand } from './stand.ts'

let t: TestStand
beforeAll(async () => {
  t = await testStand()
})
afterAll(() => t.stand.close())

const facts = {
  lastName: 'Новикова',
  firstName: 'Софья',
  middleName: 'Андреевна',
  birthDate: '1992-02-29',
  snils: '123-456-780 55',
  mobile: '8 (927) 111-22-33',
  email: 'Novikova@Example.ru',
  password: 'Верба-2026!',
  repeated: 'Верба-2026!',
  channel: 'sms',
}
const lastCode = () => t.stand.messages().at(-1)!.code!
const back = (page: { location: string | undefined }) => new URL(page.location!).searchParams

describe('C4 registration', () => {
  test('C4 from a system: facts, code by SMS, consent, and back with a code', async () => {
    const jar = new Jar(t.stand.url)
    let page = await jar.get(t.v2.address(await t.v2.request()))
    page = await jar.get(/href="(\/registration\?request=[^"]+)"/.exec(page.text)![1]!)
    page = await jar.submit(page, '/registration', facts)
    expect(page.text).toContain('+7 927 111-22-33')
    expect(t.stand.messages().at(-1)).toMatchObject({ channel: 'sms', to: '+79271112233' })

    const wrong = await jar.submit(page, '/registration/confirm', {
      code: '000000' === lastCode() ? '000001' : '000000',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Осталось попыток')

    page = await jar.submit(page, '/registration/confirm', { code: lastCode() })
    expect(page.text).toContain('Передать сведения?')
    page = await jar.submit(page, '/consent', { answer: 'yes' })
    const { body } = await t.v2.token({ code: back(page).get('code')! })
    const oid = claims(body.access_token)['urn:esia:sbj_id'] as number
    expect((await t.v2.rest(`/rs/prns/${oid}`, body.access_token)).body).toMatchObject({
      lastName: 'Новикова',
      birthDate: '29.02.1992',
      snils: '123-456-780 55',
      trusted: false,
    })
  })

  test('C4 by e-mail; the confirmed mail becomes a login, the unconfirmed phone does not', async () => {
    const jar = new Jar(t.stand.url)
    let page = await jar.submit(await jar.get('/registration'), '/registration', {
      ...facts,
      snils: '155-888-998 55',
      mobile: '+79271112244',
      email: 'second@example.ru',
      channel: 'email',
    })
    expect(t.stand.messages().at(-1)).toMatchObject({ channel: 'email', to: 'second@example.ru' })
    page = await jar.submit(page, '/registration/confirm', { code: lastCode() })
    expect(page.url).toContain('/profile/user')
    const enter = async (name: string) => {
      const fresh = new Jar(t.stand.url)
      return fresh.submit(await fresh.get('/login'), '/login', { login: name, password: facts.password })
    }
    expect((await enter('second@example.ru')).url).toContain('/profile/user')
    expect((await enter('+79271112244')).text).toContain('Неверный логин или пароль')
  })

  test('C4 all faults are named at once, and what was typed stays', async () => {
    const jar = new Jar(t.stand.url)
    const page = await jar.submit(await jar.get('/registration'), '/registration', {
      ...facts,
      lastName: '',
      firstName: 'Sofia',
      birthDate: '1992-02-30',
      snils: '123-456-780 54',
      mobile: '123',
      email: 'no',
      password: 'weak',
      repeated: 'week',
      middleName: 'Андреевна',
    })
    expect(page.status).toBe(422)
    for (const words of [
      'Введите фамилию',
      'русские буквы',
      'Такого дня нет',
      'Контрольное число СНИЛС',
      'номер мобильного',
      'почту вида',
      'В пароле нужно',
      'Пароли различаются',
    ]) {
      expect(page.text.replaceAll('\u00a0', ' ')).toContain(words)
    }
    expect(page.text).toContain('value="Андреевна"')
    expect(page.text).not.toContain('value="weak"')
  })

  test('C4 a СНИЛС that is already here is refused with a way out', async () => {
    const jar = new Jar(t.stand.url)
    const page = await jar.submit(await jar.get('/registration'), '/registration', {
      ...facts,
      snils: login,
      mobile: '+79271119999',
      email: 'x@example.ru',
    })
    expect(page.text.replaceAll('\u00a0', ' ')).toContain('уже зарегистрирован')
  })

  test('the way back of a registration leads only to the site of the system', async () => {
    for (const [rurl, isTrusted] of [
      ['http://system.example/after', true],
      ['http://evil.example/', false],
      ['http://system.example.evil.example/', false],
    ] as const) {
      const jar = new Jar(t.stand.url)
      const page = await jar.get(`/profile/user?cid=SYSTEM&rurl=${encodeURIComponent(rurl)}`)
      const profile = await jar.submit(page, '/login', { login, password })
      expect(profile.url).toContain('/profile/user')
      const again = await jar.get(`/profile/user?cid=SYSTEM&rurl=${encodeURIComponent(rurl)}`)
      expect(again.text.includes(`href="${rurl}"`)).toBe(isTrusted)
    }
  })
})
