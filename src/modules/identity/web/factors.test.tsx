// @vitest-environment happy-dom
/** Second steps by role and label: at sign-in and in the profile; the server's answers have the shapes of the contract. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage, testNow, testSession } from '../../../web/test/render.tsx'
import { Page as CodePage } from './code.tsx'
import { factors, halfWay, phoneKey, signedIn, withApp } from './factors.test.data.ts'
import { FactorsSheet } from './profile-factors.tsx'
import { Page as SecondMethodPage } from './second-method.tsx'
import { Page as SignInPage } from './sign-in.tsx'

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
  call: async (
    e: { method: string; path: string; reply: { parse: (v: unknown) => unknown } },
    input: { body?: Record<string, unknown> },
  ) => {
    const route = `${e.method} ${e.path}`
    asked.push({ route, body: input.body ?? {} })
    const answer = answers.get(route)
    if (!answer) throw new Error(`Нет ответа ${route}`)
    return e.reply.parse(answer(input.body ?? {}))
  },
}))

const device = vi.hoisted(() => ({
  touchKey: vi.fn<() => Promise<unknown>>(),
  makeKey: vi.fn<() => Promise<unknown>>(),
  stopAsking: vi.fn<() => void>(),
}))
vi.mock('./passkey-device.ts', () => device)
vi.mock('./can-use-passkeys.ts', () => ({ canUsePasskeys: () => true }))
const question = { challengeId: '0193a1de-0000-7000-8000-00000000000a', options: { challenge: 'AAAA' } }
const answer = { id: 'AAAA' }

beforeEach(() => {
  answers.clear()
  asked.length = 0
  sessionStorage.clear()
  vi.resetAllMocks()
  answers.set('GET /api/about', () => ({
    profile: 'demo',
    supportPhone: '8 800 000-00-00',
    supportEmail: 'a@b.ru',
    esiaUrl: 'https://esia',
  }))
  answers.set('GET /api/profile/factors', () => factors)
})
const bodyOf = (route: string) => asked.findLast((one) => one.route === route)?.body
const plain = (text: string | null | undefined) => text?.replaceAll('\u00a0', ' ')

test('C5 whoever prefers the application is asked for its code, no SMS goes out, the cabinet opens', async () => {
  answers.set('GET /api/session', () => halfWay({}))
  answers.set('POST /api/session/activation', () => signedIn)
  const { user, where } = await renderPage(<CodePage />, { path: '/sign-in/code', session: null })
  await user.type(await screen.findByLabelText(/Код из.приложения/), '123456')
  await waitFor(() => expect(where()).toBe('/'))
  expect(bodyOf('POST /api/session/activation')).toEqual({ app: '123456' })
  expect(bodyOf('POST /api/session/code')).toBeUndefined()
})

test('C5 a spent code says to wait for the next one; the other way is one click away', async () => {
  answers.set('GET /api/session', () => halfWay({}))
  answers.set(
    'POST /api/session/activation',
    refuse(409, 'code.used', 'Этот код уже использован. Дождитесь следующего'),
  )
  answers.set('POST /api/session/code', () => ({
    challengeId: '0193a1de-0000-7000-8000-000000000009',
    channel: 'sms',
    sentTo: '+7 900 •••-••-12',
    expiresAt: new Date(Date.now() + 300_000).toISOString(),
    resendAt: new Date(Date.now() + 60_000).toISOString(),
  }))
  const { user } = await renderPage(<CodePage />, { path: '/sign-in/code', session: null })
  const field = await screen.findByLabelText(/Код из.приложения/)
  await user.type(field, '123456')
  await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'))
  expect(plain(screen.getByRole('alert').textContent)).toContain('Дождитесь следующего')
  await user.click(screen.getByRole('button', { name: /Код из.сообщения/ }))
  expect(await screen.findByLabelText(/Код из.сообщения/)).toBeDefined()
})

test('C5 without an application the page is as it was: the code by SMS goes out by itself', async () => {
  answers.set('GET /api/session', () => halfWay({ app: false, recoveryCode: false, preferred: 'sms' }))
  answers.set('POST /api/session/code', refuse(429, 'code.too-many', 'Слишком много кодов. Подождите'))
  await renderPage(<CodePage />, { path: '/sign-in/code', session: null })
  expect(plain((await screen.findByRole('alert')).textContent)).toContain('Слишком много кодов')
  expect(screen.queryByText(/Подтвердить по-другому/)).toBeNull()
})

test('C5 the profile says what confirms a sign-in and connects an application by QR, key and first code', async () => {
  answers.set('POST /api/profile/factors/app', () => ({
    id: '0193a1de-0000-7000-8000-000000000007',
    key: 'ABCD EFGH',
    uri: 'otpauth://totp/x?secret=ABCDEFGH',
    qr: { size: 21, path: 'M0 0h1v1h-1z' },
    endsAt: '2026-11-23T08:00:00.000Z',
  }))
  const confirmation = 'POST /api/profile/factors/app/confirmation'
  answers.set(confirmation, refuse(422, 'code.wrong', 'Код не подошёл', { detail: 'Проверьте часы' }))
  const { user } = await renderPage(<FactorsSheet />, { now: testNow })
  await user.click(await screen.findByRole('button', { name: 'Подключить' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(await dialog.findByRole('img', { name: /QR/ })).toBeDefined()
  expect(dialog.getByText('ABCD EFGH')).toBeDefined()
  await user.type(dialog.getByLabelText(/Первый код/), '123456')
  await user.click(dialog.getByRole('button', { name: 'Подключить' }))
  await waitFor(() => expect(plain(dialog.getByRole('alert').textContent)).toContain('Код не подошёл'))
  answers.set(confirmation, () => withApp)
  await user.click(dialog.getByRole('button', { name: 'Подключить' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(screen.getByRole('button', { name: 'Отключить' })).toBeDefined()
  expect(bodyOf(confirmation)).toEqual({ id: '0193a1de-0000-7000-8000-000000000007', code: '123456' })
})

test('C5 disconnecting asks first, and what comes first may be chosen', async () => {
  answers.set('GET /api/profile/factors', () => withApp)
  answers.set('POST /api/profile/factors/preferred', () => ({ ...withApp, preferred: 'sms' }))
  answers.set('POST /api/profile/factors/app/removal', () => factors)
  const { user } = await renderPage(<FactorsSheet />, { now: testNow })
  await user.click(await screen.findByRole('button', { name: /Спрашивать.первым/ }))
  await waitFor(() => expect(bodyOf('POST /api/profile/factors/preferred')).toEqual({ preferred: 'sms' }))
  await user.click(screen.getByRole('button', { name: 'Отключить' }))
  const dialog = within(screen.getByRole('dialog'))
  expect(bodyOf('POST /api/profile/factors/app/removal')).toBeUndefined()
  await user.click(dialog.getByRole('button', { name: 'Отключить' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(screen.getByRole('button', { name: 'Подключить' })).toBeDefined()
})

test('C5 a lost phone: a recovery code from paper opens the cabinet', async () => {
  answers.set('GET /api/session', () => halfWay({}))
  answers.set(
    'POST /api/session/activation',
    refuse(422, 'code.recovery-wrong', 'Такого кода восстановления у вас нет'),
  )
  const { user, where } = await renderPage(<CodePage />, { path: '/sign-in/code', session: null })
  await user.click(await screen.findByRole('button', { name: /Код.восстановления/ }))
  await user.click(screen.getByRole('button', { name: 'Подтвердить' }))
  expect(plain(screen.getByRole('alert').textContent)).toContain('Введите код с листа')
  await user.type(screen.getByLabelText(/Код.восстановления/), '008j4 ct4an k7f24 snaxw sqfez')
  await user.click(screen.getByRole('button', { name: 'Подтвердить' }))
  await waitFor(() => expect(plain(screen.getByRole('alert').textContent)).toContain('у вас нет'))
  answers.set('POST /api/session/activation', () => signedIn)
  await user.click(screen.getByRole('button', { name: 'Подтвердить' }))
  await waitFor(() => expect(where()).toBe('/'))
  expect(bodyOf('POST /api/session/activation')).toEqual({ recoveryCode: '008j4 ct4an k7f24 snaxw sqfez' })
})

test('C5 recovery codes are shown once and the dialog does not close by a click beside; few are said so', async () => {
  const few = { left: 2, madeAt: '2026-11-20T08:00:00.000Z', isFew: true }
  answers.set('GET /api/profile/factors', () => ({ ...withApp, recoveryCodes: few }))
  const codes = Array.from({ length: 10 }, (_, i) => `0000${i}-AAAAA-BBBBB-CCCCC-DDDDD`)
  const fresh = { ...withApp, recoveryCodes: { ...few, left: 10, isFew: false } }
  answers.set('POST /api/profile/factors/recovery-codes', () => ({ codes, factors: fresh }))
  const { user } = await renderPage(<FactorsSheet />, { now: testNow })
  expect(plain((await screen.findByText(/Кодов.мало/)).textContent)).toBe('Кодов мало')
  await user.click(screen.getByRole('button', { name: /Получить.новые/ }))
  const dialog = within(screen.getByRole('dialog'))
  expect(plain(dialog.getByText(/Прежние/).textContent)).toContain('перестанут действовать')
  await user.click(dialog.getByRole('button', { name: /Получить.коды/ }))
  expect((await dialog.findAllByRole('listitem')).map((li) => li.textContent)).toEqual(codes)
  for (const name of ['Напечатать', /Скачать/, 'Скопировать'])
    expect(dialog.getByRole('button', { name })).toBeDefined()
  await user.click(dialog.getByRole('button', { name: /Коды.сохранены/ }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.queryByText(codes[0]!)).toBeNull()
  expect(screen.queryByText(/Кодов.мало/)).toBeNull()
})

test('C5 a key of the device opens the cabinet as a second step; when it is cancelled, the page says so and waits', async () => {
  answers.set('GET /api/session', () => halfWay({ passkey: true, preferred: 'passkey' }))
  answers.set('POST /api/session/passkey/options', () => question)
  answers.set('POST /api/session/activation', () => signedIn)
  device.touchKey.mockRejectedValueOnce(
    new Refusal({ status: 409, code: 'passkey.device', title: 'Ключ не ответил' }),
  )
  const { user, where } = await renderPage(<CodePage />, { path: '/sign-in/code', session: null })
  const button = await screen.findByRole('button', { name: /Подтвердить.ключом/ })
  await user.click(button)
  await waitFor(() => expect(plain(screen.getByRole('alert').textContent)).toContain('Ключ не ответил'))
  device.touchKey.mockResolvedValueOnce(answer)
  await user.click(button)
  await waitFor(() => expect(where()).toBe('/'))
  expect(bodyOf('POST /api/session/activation')).toEqual({
    challengeId: question.challengeId,
    passkey: answer,
  })
})

test('C5 at the door a key alone is enough', async () => {
  answers.set('POST /api/identity/passkey/options', () => question)
  answers.set(
    'POST /api/identity/passkey/sign-in',
    refuse(404, 'passkey.unknown', 'Этот ключ у нас не записан'),
  )
  device.touchKey.mockResolvedValue(answer)
  const { user, where } = await renderPage(<SignInPage />, { path: '/sign-in', session: null })
  const button = screen.getByRole('button', { name: /Войти.по.ключу.доступа/ })
  await user.click(button)
  expect(plain((await screen.findByRole('alert')).textContent)).toContain('не записан')
  answers.set('POST /api/identity/passkey/sign-in', () => signedIn)
  await user.click(button)
  await waitFor(() => expect(where()).toBe('/'))
})

test('C5 keys are added with a name, renamed, removed after a question; a copied one says what to do', async () => {
  const copied = { ...phoneKey, id: '0193a1de-0000-7000-8000-000000000006', name: 'Брелок', isCopied: true }
  answers.set('GET /api/profile/factors', () => ({ ...factors, passkeys: [copied] }))
  answers.set('POST /api/profile/factors/passkeys/options', () => question)
  answers.set('POST /api/profile/factors/passkeys', () => ({ ...factors, passkeys: [copied, phoneKey] }))
  answers.set('POST /api/profile/factors/passkeys/:id/removal', () => ({ ...factors, passkeys: [phoneKey] }))
  answers.set('POST /api/profile/factors/passkeys/:id/name', () => ({
    ...factors,
    passkeys: [{ ...phoneKey, name: 'Мой телефон' }],
  }))
  device.makeKey.mockResolvedValue(answer)
  const { user } = await renderPage(<FactorsSheet />, { now: testNow })
  expect(plain((await screen.findByText(/Отключён/)).textContent)).toBe('Отключён: есть копия')
  await user.click(screen.getByRole('button', { name: /Добавить.ключ/ }))
  const dialog = within(screen.getByRole('dialog'))
  const field = dialog.getByLabelText(/Как.назвать.ключ/)
  await user.clear(field)
  await user.click(dialog.getByRole('button', { name: /Добавить.ключ/ }))
  expect(plain(dialog.getByRole('alert').textContent)).toContain('Назовите ключ')
  await user.type(field, 'Телефон')
  await user.click(dialog.getByRole('button', { name: /Добавить.ключ/ }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(bodyOf('POST /api/profile/factors/passkeys')).toMatchObject({ name: 'Телефон' })
  await user.click(screen.getByRole('button', { name: /Удалить.ключ.«Брелок»/ }))
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Удалить' }))
  await waitFor(() => expect(screen.queryByText('Брелок')).toBeNull())
  await user.click(screen.getByRole('button', { name: /Переименовать/ }))
  await user.type(within(screen.getByRole('dialog')).getByLabelText(/Как.назвать/), '!')
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Сохранить' }))
  expect(await screen.findByText(/Мой.телефон/)).toBeDefined()
})

test('C5 a dialog closed while the device waits for a touch stops asking it', async () => {
  answers.set('POST /api/profile/factors/passkeys/options', () => question)
  device.makeKey.mockReturnValueOnce(new Promise(() => undefined))
  const { user } = await renderPage(<FactorsSheet />, { now: testNow })
  await user.click(await screen.findByRole('button', { name: /Добавить.ключ/ }))
  const dialog = within(screen.getByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: /Добавить.ключ/ }))
  await waitFor(() => expect(device.makeKey).toHaveBeenCalled())
  expect(device.stopAsking).not.toHaveBeenCalled()
  await user.click(dialog.getByRole('button', { name: 'Закрыть' }))
  expect(device.stopAsking).toHaveBeenCalledOnce()
})

test('C5 with wide rights and an SMS the page leads to set up another way, and then where the person was going', async () => {
  answers.set('POST /api/profile/factors/passkeys/options', () => question)
  answers.set('POST /api/profile/factors/passkeys', () => ({ ...factors, passkeys: [phoneKey] }))
  answers.set('GET /api/session', () => signedIn)
  device.makeKey.mockResolvedValue(answer)
  const session = { ...testSession(['verifier']), mustSetUpFactor: true }
  const parts = { path: '/second-method', at: '/second-method?next=/desk', session }
  const { user, where } = await renderPage(<SecondMethodPage />, parts)
  expect(screen.getByRole('button', { name: /Выйти/ })).toBeDefined()
  await user.click(screen.getByRole('button', { name: /Добавить.ключ/ }))
  const dialog = within(screen.getByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: /Добавить.ключ/ }))
  await waitFor(() => expect(where()).toBe('/desk'))
})

test('C5 failed and refused faces of the section', async () => {
  answers.set('GET /api/profile/factors', refuse(503, 'unavailable', 'Сервис перегружен'))
  await renderPage(<FactorsSheet />, { now: testNow })
  expect(await screen.findByText(/Способы входа не.загрузились/)).toBeDefined()
  expect(screen.getByRole('button', { name: 'Повторить' })).toBeDefined()
})

test('C5 messages are switched off beside an application, and on again; without it there is no switch', async () => {
  const off = { ...withApp, messages: [], areMessagesOff: true }
  answers.set('GET /api/profile/factors', () => withApp)
  answers.set('POST /api/profile/factors/messages', (body) => (body['isOff'] ? off : withApp))
  const { user } = await renderPage(<FactorsSheet />, {})
  await user.click(await screen.findByRole('button', { name: /Отключить:.код.сообщением/ }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Отключить' }))
  expect(await screen.findByText(/Отключены.вами/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Включить.снова/ }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Включить' }))
  expect(await screen.findByRole('button', { name: /Отключить:.код.сообщением/ })).toBeTruthy()
})
