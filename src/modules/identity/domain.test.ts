/** The rules of identity, without a database. */
import { expect, test } from 'vitest'
import { waitSeconds } from './domain/codes.ts'
import { deviceName } from './domain/device.ts'
import { isDoubt, readJwt, subjectOf } from './domain/esia/claims.ts'
import { dateOf, factsOf, phoneOf } from './domain/esia/profile.ts'
import {
  authorizationParameters,
  authorizationText,
  esiaTimestamp,
  tokenText,
  scopeOf,
} from './domain/esia/request.ts'
import { troubleOf } from './domain/esia/troubles.ts'
import { ahead, allowed, networksOf, normalLogin, pauseAfter, rung } from './domain/limits.ts'
import { birthDateFault } from './domain/registration.ts'
import { waysToSignIn } from './domain/second-step.ts'
import { isSnils, snilsFault } from './domain/snils.ts'
import { attemptsWords } from './domain/words.ts'

test.for([
  ['11223344595', true],
  ['08765430300', true],
  ['11223344594', false],
  // The sample of ЕСИА: no control number is defined up to 001-001-998.
  ['00000060006', true],
  ['00100199800', true],
  ['00100199900', false],
  ['00000000000', false],
  ['1122334459', false],
] as const)('СНИЛС %s: %s', ([digits, is]) => expect(isSnils(digits)).toBe(is))

test('a wrong СНИЛС says what to do', () => {
  expect(snilsFault('112-233-445 95')).toBeNull()
  expect(snilsFault('112-233-445 9')).toBe('В СНИЛС 11 цифр, введено 10')
  expect(snilsFault('112-233-445 94')).toBe('Контрольные цифры не сходятся. Проверьте СНИЛС')
  expect(snilsFault('СНИЛС')).toBe('В СНИЛС только цифры')
})

test('C3 the signed strings stand in the order of the protocol', () => {
  const scope = scopeOf({ organisations: false })
  const facts = {
    clientId: 'TESTAPPLICATION',
    scope,
    timestamp: '2021.11.10 12:28:46 +0300',
    state: 'a-state',
    redirectUri: 'https://test.application.ru/return',
  }
  expect(scope).toBe('openid fullname birthdate gender snils mobile email')
  expect(scopeOf({ organisations: true })).toBe(`${scope} usr_org`)
  expect(authorizationText(facts)).toBe(
    `TESTAPPLICATION${scope}2021.11.10 12:28:46 +0300a-statehttps://test.application.ru/return`,
  )
  expect(tokenText(facts, 'CODE').endsWith('/returnCODE')).toBe(true)
  expect(esiaTimestamp(new Date('2021-11-10T21:28:46Z'))).toBe('2021.11.11 00:28:46 +0300')
  const asked = (isOffline: boolean) =>
    authorizationParameters(facts, { secret: 's', certificateHash: 'H', isOffline }).toString()
  expect(asked(false)).toContain('timestamp=2021.11.10+12%3A28%3A46+%2B0300')
  expect(asked(false)).toContain('access_type=online')
  expect(asked(true)).toContain('access_type=offline')
})

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const jwt = (header: object, claims: object) => {
  const read = readJwt(`${encode(header)}.${encode(claims)}.AAAA`)
  if (isDoubt(read)) throw new Error(read.why)
  return read
}
const now = new Date('2026-11-23T12:00:00Z')
const seconds = now.getTime() / 1000
const times = { iss: 'http://esia/', exp: seconds + 3600, nbf: seconds, iat: seconds }
const access = { ...times, client_id: 'NMO', 'urn:esia:sbj_id': 1000 }
const id = {
  ...times,
  aud: 'NMO',
  sub: 1000,
  'urn:esia:sbj': { 'urn:esia:sbj:typ': 'P', 'urn:esia:sbj:oid': 1000, 'urn:esia:sbj:is_tru': true },
}
const judge = (a: object, i: object, kinds: [string, string] = ['access', 'id']) =>
  subjectOf(
    jwt({ alg: 'RS256', typ: 'JWT', sbt: kinds[0], ver: 1 }, a),
    jwt({ alg: 'RS256', typ: 'JWT', sbt: kinds[1], ver: 1 }, i),
    { issuer: 'http://esia/', clientId: 'NMO', now },
  )

test('C3 two good tokens name one trusted person', () => {
  expect(judge(access, id)).toMatchObject({ oid: '1000', isTrusted: true })
})

test.for([
  ['another issuer', { ...access, iss: 'https://esia/' }, id, 'tokenWrong'],
  ['another client', { ...access, client_id: 'OTHER' }, id, 'tokenWrong'],
  ['another audience', access, { ...id, aud: 'OTHER' }, 'tokenWrong'],
  ['two audiences', access, { ...id, aud: ['NMO', 'OTHER'] }, 'tokenWrong'],
  ['expired', { ...access, exp: seconds - 61 }, id, 'tokenWrong'],
  ['not yet', access, { ...id, nbf: seconds + 61 }, 'clock'],
  ['two people', access, { ...id, sub: 2000 }, 'tokenWrong'],
  [
    'an organisation',
    access,
    { ...id, 'urn:esia:sbj': { 'urn:esia:sbj:typ': 'L', 'urn:esia:sbj:oid': 1000 } },
    'tokenWrong',
  ],
  ['no subject', { ...access, 'urn:esia:sbj_id': undefined }, id, 'tokenWrong'],
] as const)('C3 tokens are not believed: %s', ([, a, i, trouble]) =>
  expect(judge(a, i)).toMatchObject({ trouble }),
)

test('C3 a token of another kind or algorithm is not a token', () => {
  expect(judge(access, id, ['id', 'access'])).toMatchObject({ trouble: 'tokenWrong' })
  for (const alg of ['none', 'HS256', 'RS512', 'ES256']) {
    expect(readJwt(`${encode({ alg, typ: 'JWT', sbt: 'id' })}.${encode(id)}.AAAA`)).toMatchObject({
      trouble: 'tokenWrong',
    })
  }
  expect(readJwt('a.b')).toMatchObject({ trouble: 'tokenWrong' })
  expect(readJwt(`${'A'.repeat(70_000)}.e30.AAAA`)).toMatchObject({ trouble: 'tokenWrong' })
})

test('E1 the code of ЕСИА says more than the word of OAuth', () => {
  expect(troubleOf('access_denied', 'ESIA-007053: OAuthErrorEnum.clientSecretWrong')).toEqual({
    trouble: 'signature',
    esiaCode: '007053',
  })
  expect(troubleOf('access_denied', '').trouble).toBe('cancelled')
  expect(troubleOf('', '').trouble).toBe('other')
})

test('C3 the profile of ЕСИА in our words', () => {
  expect(phoneOf('+7(910)1234567')).toBe('+79101234567')
  expect(phoneOf('+1(910)1234567')).toBeNull()
  expect(dateOf('31.02.1980')).toBeNull()
  const facts = factsOf(
    {
      firstName: 'Анна',
      lastName: 'Соколова',
      middleName: '',
      birthDate: '19.05.1986',
      gender: 'F',
      snils: '112-233-445 95',
      trusted: true,
    },
    {
      elements: [
        { type: 'MBT', value: '+7(910)1234567', vrfStu: 'NOT_VERIFIED' },
        { type: 'MBT', value: '+7(910)7654321', vrfStu: 'VERIFIED' },
        { type: 'EML', value: 'Anna@Example.ru', vrfStu: 'NOT_VERIFIED' },
      ],
    },
  )
  expect(facts).toMatchObject({
    snils: '11223344595',
    patronymic: null,
    birthDate: '1986-05-19',
    phone: '+79107654321',
    phoneVerified: true,
    email: 'anna@example.ru',
    emailVerified: false,
    level: 'confirmed',
  })
})

test('C2 pauses grow: 5 tries – 30 s, 10 – 2 min, 15 – 15 min, then an hour', () => {
  const rule = { step: 5, pauses: [30, 120, 900, 3600] }
  expect([4, 5, 9, 10, 15, 20, 25].map((count) => pauseAfter(rule, count))).toEqual([
    0, 30, 0, 120, 900, 3600, 3600,
  ])
  expect([0, 1, 2, 9].map((nth) => rung([900, 3600], nth))).toEqual([900, 3600, 3600, 3600])
  expect(ahead(rule, 2)).toEqual({ attemptsLeft: 3, pauseSeconds: 30 })
  expect(ahead(rule, 5)).toEqual({ attemptsLeft: 0, pauseSeconds: 30 })
  expect(ahead(rule, 6)).toEqual({ attemptsLeft: 4, pauseSeconds: 120 })
  expect(attemptsWords(0, 120)).toBe('Попытки кончились: пауза 2 минуты')
  expect(attemptsWords(3, 900)).toBe('Осталось 3 попытки, потом пауза 15 минут')
  expect(attemptsWords(1, 30)).toBe('Осталась 1 попытка, потом пауза 30 секунд')
})

test('G5 an address of many people may fail more, by a share of those who are known there', () => {
  expect([0, 9, 200, 1999].map((people) => allowed(20, people, 10))).toEqual([20, 20, 40, 219])
})

test('neighbours of a network', () => {
  expect(networksOf('::ffff:10.1.2.3')).toEqual({ ip: '10.1.2.3', network: '10.1.2.0/24' })
  expect(networksOf('2001:db8:1:2:3:4:5:6')).toEqual({ ip: '2001:db8:1:2::/64', network: '2001:db8:1::/48' })
  expect(networksOf('2001:db8::1').ip).toBe('2001:db8:0:0::/64')
})

test('a login in any writing', () => {
  expect(normalLogin(' 112-233-445 95 ')).toEqual({ kind: 'snils', value: '11223344595' })
  expect(normalLogin('Anna@Example.RU')).toEqual({ kind: 'email', value: 'anna@example.ru' })
})

test('the e-mail is no second factor beside a password when there is a phone', () => {
  const both = { phone: '+79000000000', phoneVerified: true, email: 'a@b.ru', emailVerified: true }
  expect(waysToSignIn(both, 'password').map((way) => way.channel)).toEqual(['sms'])
  expect(waysToSignIn(both, 'esia').map((way) => way.channel)).toEqual(['sms', 'email'])
  expect(waysToSignIn({ ...both, phoneVerified: false }, 'password').map((way) => way.channel)).toEqual([
    'email',
  ])
})

test('how long to wait for a code', () => {
  const ago = (s: number) => new Date(now.getTime() - s * 1000)
  expect(waitSeconds([ago(10)], { count: 1, windowSeconds: 60 }, now)).toBe(50)
  expect(waitSeconds([ago(10)], { count: 2, windowSeconds: 60 }, now)).toBe(0)
  expect(waitSeconds([ago(1), ago(3000)], { count: 2, windowSeconds: 3600 }, now)).toBe(600)
})

test('a browser by the name people know it', () => {
  const chrome =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Safari/537.36'
  expect(deviceName(chrome)).toBe('Chrome, Windows')
  expect(deviceName(`${chrome} YaBrowser/26.1`)).toBe('Яндекс Браузер, Windows')
  expect(deviceName('curl/8')).toBe('Неизвестное устройство')
})

test('a birth date that may be', () => {
  expect(birthDateFault('2027-01-01', now)).toContain('не наступила')
  expect(birthDateFault('2012-11-24', now)).toContain('с 14 лет')
  expect(birthDateFault('2012-11-23', now)).toBeNull()
  expect(birthDateFault('1806-01-01', now)).toContain('год')
})
