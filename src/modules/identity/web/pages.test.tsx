// @vitest-environment happy-dom
/** Pages of sign-in by role and label; the server's answers have the shapes of the contract. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage, testNow } from '../../../web/test/render.tsx'
import { SessionReply } from '../contract/session.ts'
import { Page as CodePage } from './code.tsx'
import { Page as ProfilePage } from './profile.tsx'
import { Page as SignInPage } from './sign-in.tsx'
import { Page as SignUpPage } from './sign-up.tsx'
import { Page as TroublePage } from './trouble.tsx'
import { takeNext, keepNext } from './ask.ts'

type Answer = (body: Record<string, unknown>) => unknown
const answers = new Map<string, Answer>()
const asked: { route: string; body: Record<string, unknown> }[] = []
const refuse =
  (status: number, code: string, title: string, more: object = {}) =>
  () => {
    throw new Refusal({ status, code, title, ...more })
  }

vi.mock('../../../web/api.ts', async (original) => ({
  ...(await original<typeof import('../../../web/api.ts')>()),
  beginSession: () => Promise.resolve(),
  forgetKey: () => Promise.resolve(),
  call: async (
    e: { method: string; path: string; reply: { parse: (v: unknown) => unknown } },
    input: { body?: Record<string, unknown> },
  ) => {
    const route = `${e.method} ${e.path}`
    asked.push({ route, body: input.body ?? {} })
    const answer = answers.get(route)
    if (!answer) throw new Error(`Нет ответа ${route}`)
    return e.reply.parse(await answer(input.body ?? {}))
  },
}))

const guest: SessionReply = {
  stage: 'guest',
  person: null,
  roles: [],
  permissions: [],
  work: null,
  mustSetUpFactor: false,
  sectionsChangeInMs: null,
  secondStep: null,
  newPassword: null,
  esiaChanged: false,
  mustChooseOrganisation: false,
  organisation: null,
  previousSignIn: null,
}
const ways = [
  { channel: 'sms', sentTo: '+7 900 •••-••-12' },
  { channel: 'email', sentTo: 'o•••a@example.ru' },
] as const
const halfWay: SessionReply = {
  ...guest,
  stage: 'second-step',
  secondStep: {
    method: 'esia',
    ways: [...ways],
    app: false,
    passkey: false,
    recoveryCode: false,
    preferred: null,
    endsAt: '2026-11-23T08:00:00.000Z',
  },
}
const challenge = (channel: string) => ({
  challengeId: '0193a1de-0000-7000-8000-000000000009',
  channel,
  sentTo: channel === 'sms' ? ways[0].sentTo : ways[1].sentTo,
  expiresAt: new Date(Date.now() + 300_000).toISOString(),
  resendAt: new Date(Date.now() + 60_000).toISOString(),
})

beforeEach(() => {
  answers.clear()
  asked.length = 0
  sessionStorage.clear()
  localStorage.clear()
  location.hash = ''
  answers.set('GET /api/about', () => ({
    profile: 'demo',
    supportPhone: '8 800 000-00-00',
    supportEmail: 'a@b.ru',
    esiaUrl: 'https://esia',
  }))
})
const kept = () => JSON.stringify([localStorage, sessionStorage].map((store) => Object.entries(store)))
const bodyOf = (route: string) => asked.findLast((one) => one.route === route)?.body

test('C1 the door: Госуслуги first, then login and password; an empty form is not sent', async () => {
  const { user } = await renderPage(<SignInPage />, { session: null })
  const buttons = screen.getAllByRole('button').map((b) => b.textContent)
  expect(buttons.indexOf('Войти через\u00a0Госуслуги')).toBeLessThan(buttons.indexOf('Войти'))
  await user.click(screen.getByRole('button', { name: 'Войти' }))
  expect(screen.getByRole('alert').textContent?.replaceAll('\u00a0', ' ')).toContain('Исправьте 2')
  expect(asked.some((one) => one.route.includes('password'))).toBe(false)
  expect((await screen.findByRole('link', { name: /8\s800\s000-00-00/ })).getAttribute('href')).toBe(
    'tel:88000000000',
  )
})

test('C2 a wrong pair says how many tries are left; a pause says when to come', async () => {
  const route = 'POST /api/identity/password/sign-in'
  answers.set(
    route,
    refuse(403, 'sign-in.wrong', 'Неверный логин или пароль', {
      detail: 'Осталось 3 попытки, потом пауза 15 минут',
    }),
  )
  const { user } = await renderPage(<SignInPage />, { session: null })
  await user.type(screen.getByLabelText('Логин'), '112-233-445 95')
  await user.type(screen.getByLabelText('Пароль'), 'секрет секрет')
  await user.click(screen.getByRole('button', { name: 'Войти' }))
  const seen = async () => (await screen.findByRole('alert')).textContent?.replaceAll('\u00a0', ' ')
  expect(await seen()).toContain('Неверный логин или пароль. Осталось 3 попытки, потом пауза 15 минут')
  expect((screen.getByLabelText('Логин') as HTMLInputElement).value).toBe('112-233-445 95')
  answers.set(route, refuse(429, 'sign-in.paused', 'Слишком много попыток', { retryAfterSeconds: 90 }))
  await user.click(screen.getByRole('button', { name: 'Войти' }))
  await waitFor(async () => expect(await seen()).toContain('Попробуйте через 2 минуты'))
})

test('«Запомнить логин» keeps the login and nothing else', async () => {
  answers.set('POST /api/identity/password/sign-in', () => halfWay)
  const { user, where } = await renderPage(<SignInPage />, { session: null })
  await user.type(screen.getByLabelText('Логин'), 'orlova@example.ru')
  await user.type(screen.getByLabelText('Пароль'), 'секрет секрет')
  await user.click(screen.getByLabelText(/Запомнить/))
  await user.click(screen.getByRole('button', { name: 'Войти' }))
  await waitFor(() => expect(where()).toBe('/sign-in/code'))
  expect(kept()).toContain('orlova@example.ru')
  expect(kept()).not.toContain('секрет')
})

test('C5 the code leaves by itself, once; the last digit sends it; a wrong one says how many tries are left', async () => {
  answers.set('GET /api/session', () => halfWay)
  answers.set('POST /api/session/code', (body) => challenge(String(body['channel'])))
  answers.set(
    'POST /api/session/activation',
    refuse(422, 'code.wrong', 'Код не подошёл', { detail: 'Осталось 2 попытки' }),
  )
  const { user } = await renderPage(<CodePage />, { session: null })
  const field = await screen.findByLabelText(/Код из/)
  await waitFor(() => expect(screen.getByText('+7 900 •••-••-12')).toBeTruthy())
  expect(asked.filter((one) => one.route === 'POST /api/session/code')).toHaveLength(1)
  await user.type(field, '123456')
  expect((await screen.findByRole('alert')).textContent).toMatch(/Осталось.2.попытки/)
  expect(bodyOf('POST /api/session/activation')).toMatchObject({ code: '123456' })
  expect((field as HTMLInputElement).value).toBe('123456')
  expect(screen.getByText(/Новый код/)).toBeTruthy()
})

test('C5 the message was quicker than the answer of the portal: what was typed is kept, and goes by itself', async () => {
  const sent = Promise.withResolvers<void>()
  answers.set('GET /api/session', () => halfWay)
  answers.set('POST /api/session/code', () => sent.promise.then(() => challenge('sms')))
  answers.set('POST /api/session/activation', refuse(422, 'code.wrong', 'Код не подошёл'))
  const { user } = await renderPage(<CodePage />, { session: null })
  await user.type(await screen.findByLabelText(/Код из/), '123456')
  expect(bodyOf('POST /api/session/activation')).toBeUndefined()
  sent.resolve()
  await waitFor(() => expect(bodyOf('POST /api/session/activation')).toMatchObject({ code: '123456' }))
})

test('another way for the code', async () => {
  answers.set('GET /api/session', () => halfWay)
  answers.set('POST /api/session/code', (body) => challenge(String(body['channel'])))
  const { user } = await renderPage(<CodePage />, { session: null })
  await user.click(await screen.findByRole('button', { name: /Прислать письмо/ }))
  await waitFor(() => expect(screen.getByText('o•••a@example.ru')).toBeTruthy())
  expect(bodyOf('POST /api/session/code')).toEqual({ channel: 'email' })
})

test('a code that was sent before a reload is not sent again', async () => {
  answers.set('GET /api/session', () => halfWay)
  sessionStorage.setItem('nmo-challenge', JSON.stringify(challenge('sms')))
  await renderPage(<CodePage />, { session: null })
  await screen.findByText('+7 900 •••-••-12')
  expect(asked.some((one) => one.route === 'POST /api/session/code')).toBe(false)
})

test('an interrupted sign-in and one without a way for the code have their own words', async () => {
  answers.set('GET /api/session', () => guest)
  const first = await renderPage(<CodePage />, { session: null })
  expect(await screen.findByText('Вход прервался')).toBeTruthy()
  first.unmount()
  answers.set('GET /api/session', () => ({ ...halfWay, secondStep: { ...halfWay.secondStep!, ways: [] } }))
  await renderPage(<CodePage />, { session: null })
  expect(await screen.findByText(/Некуда отправить/)).toBeTruthy()
})

test('E1 each trouble says what happened and the next step; the code for support is short', async () => {
  await renderPage(<TroublePage />, {
    session: null,
    path: '/sign-in/trouble',
    at: '/sign-in/trouble?code=esia.unconfirmed&id=0a1b2c3d-0000-4000-8000-000000000000',
  })
  expect(screen.getByRole('heading', { level: 1 }).textContent?.replaceAll('\u00a0', ' ')).toContain(
    'Подтвердите запись',
  )
  expect(screen.getByText(/0A1B2C3D/)).toBeTruthy()
  expect(screen.getAllByRole('listitem').length).toBeGreaterThan(1)
})

test('where the person was going is kept, and only a page of ours', () => {
  keepNext('/applications/7?tab=files')
  expect(takeNext()).toBe('/applications/7?tab=files')
  for (const evil of ['//evil.example', 'https://evil.example', '/\\evil.example', '/sign-in']) {
    keepNext(evil)
    expect(takeNext()).toBe('/')
  }
})

test('C2 registration: every fault of the server stands at its field, nothing typed is lost, then the letter', async () => {
  const route = 'POST /api/identity/registration'
  answers.set(
    route,
    refuse(422, 'invalid', 'Проверьте поля', {
      errors: [
        { field: 'snils', message: 'Контрольные цифры не сходятся. Проверьте СНИЛС' },
        { field: 'password', message: 'Нужно не меньше 12 знаков, введено 6' },
      ],
    }),
  )
  const { user } = await renderPage(<SignUpPage />, { session: null })
  await user.type(screen.getByLabelText('Фамилия'), 'Петров')
  await user.type(screen.getByLabelText('СНИЛС'), '112-233-445 94')
  await user.type(screen.getByLabelText(/Мобильный/), '8 (900) 000-00-00')
  await user.type(screen.getByLabelText(/Электронная/), 'petrov@example.ru')
  await user.click(screen.getByRole('button', { name: 'Зарегистрироваться' }))
  const summary = await screen.findByRole('alert')
  expect(within(summary).getAllByRole('link')).toHaveLength(2)
  expect((screen.getByLabelText('СНИЛС') as HTMLInputElement).value).toBe('112-233-445 94')
  expect(bodyOf(route)).toMatchObject({ phone: '+79000000000', patronymic: null })
  answers.set(route, () => ({}))
  await user.click(screen.getByRole('button', { name: 'Зарегистрироваться' }))
  expect(await screen.findByText('Письмо отправлено')).toBeTruthy()
})

const profile = {
  person: {
    id: '0193a1de-0000-7000-8000-000000000001',
    snils: '11223344595',
    familyName: 'Орлова',
    givenName: 'Елена',
    patronymic: 'Викторовна',
    fullName: 'Орлова Елена Викторовна',
    shortName: 'Орлова Е. В.',
    birthDate: '1984-03-14',
    gender: 'F',
    isConfirmed: true,
  },
  contacts: { phone: '+79000000012', phoneVerified: true, email: 'orlova@example.ru', emailVerified: false },
  sources: { familyName: 'esia', snils: 'esia', phone: 'typed' },
  esia: { level: 'confirmed', synchronisedAt: testNow.toISOString() },
  roles: [{ role: 'citizen', word: 'Гражданин' }],
  password: null,
  blocks: [],
  can: { changePhone: true, changeEmail: true, setPassword: true },
}
const line = {
  id: '0193a1de-0000-7000-8000-000000000002',
  deviceName: 'Chrome, Windows',
  method: 'esia',
  ip: '10.0.0.1',
  signedInAt: testNow.toISOString(),
  lastSeenAt: testNow.toISOString(),
}

test('G2 the profile: facts with their source, contacts, sessions; another browser is ended by its own button', async () => {
  answers.set('GET /api/profile', () => profile)
  answers.set('GET /api/profile/sessions', () => ({
    sessions: [
      { ...line, isThis: true },
      { ...line, id: '0193a1de-0000-7000-8000-000000000003', deviceName: 'Safari, iPhone', isThis: false },
    ],
    past: [],
  }))
  answers.set('DELETE /api/profile/sessions/:id', () => ({}))
  const { user } = await renderPage(<ProfilePage />)
  expect(await screen.findByText(/Орлова Елена/)).toBeTruthy()
  expect(screen.getByText('112-233-445 95')).toBeTruthy()
  expect(screen.getByText(/Не подтверждено/)).toBeTruthy()
  await user.click(await screen.findByRole('button', { name: 'Завершить: Safari, iPhone' }))
  await waitFor(() => expect(asked.some((one) => one.route.startsWith('DELETE'))).toBe(true))
})

test('the profile that did not load says that nothing is lost and offers to repeat', async () => {
  answers.set('GET /api/profile', refuse(503, 'unavailable', 'Сервис перегружен'))
  answers.set('GET /api/profile/sessions', refuse(503, 'unavailable', 'Сервис перегружен'))
  await renderPage(<ProfilePage />)
  expect(await screen.findByText('Профиль не загрузился')).toBeTruthy()
  expect(screen.getAllByRole('button', { name: 'Повторить' }).length).toBeGreaterThan(0)
})
