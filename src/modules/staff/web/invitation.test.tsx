// @vitest-environment happy-dom
/** The link of the server by role and label: a guest chooses a way, a signed-in person takes the role, a dead link says so. */
import { screen, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import { Page } from './invitation.tsx'

interface Asked {
  readonly path: string
  readonly body?: Record<string, unknown>
  readonly query?: Record<string, unknown>
}
const asked: Asked[] = []
const answers = new Map<string, (input: Asked) => unknown>()

vi.mock('../../../web/api.ts', async (original) => ({
  ...(await original<typeof import('../../../web/api.ts')>()),
  call: async (
    e: { method: string; path: string; reply: { parse: (v: unknown) => unknown } },
    input: object,
  ) => {
    const one: Asked = { path: `${e.method} ${e.path}`, ...input }
    asked.push(one)
    const answer = answers.get(one.path)
    if (!answer) throw new Refusal({ code: 'unavailable', status: 503, title: `nobody answers ${one.path}` })
    return e.reply.parse(await answer(one))
  },
}))
beforeEach(() => {
  asked.length = 0
  answers.clear()
})
const refuse =
  (status: number, code: string, title: string, more: object = {}) =>
  () => {
    throw new Refusal({ status, code, title, ...more })
  }

const base = 'POST /api/staff/invitation'
const token = 'A'.repeat(43)
const guest = { path: '/invitation', session: null }
const opened = {
  expiresAt: '2026-11-24T08:00:00.000Z',
  appKey: {
    id: '0193a1de-0000-7000-8000-0000000000e1',
    key: 'AAAA BBBB',
    uri: 'otpauth://totp/x',
    qr: { size: 1, path: 'M0 0h1v1h-1z' },
    endsAt: '2026-11-24T08:00:00.000Z',
  },
}
const dead = refuse(409, 'invitation.dead', 'Приглашение не действует: оно работает один раз и недолго')
beforeEach(() => {
  location.hash = `#${token}`
  answers.set('GET /api/about', () => ({
    profile: 'production',
    supportPhone: '8 800 000-00-00',
    supportEmail: 'a@b.ru',
    esiaUrl: 'https://esia',
  }))
})

test('G6 a guest has both ways; the link is remembered on the way through Госуслуги', async () => {
  answers.set('POST /api/identity/esia/start', dead)
  const { user } = await renderPage(<Page />, guest)
  await user.click(await screen.findByRole('button', { name: /Войти.через.Госуслуги/ }))
  expect(sessionStorage.getItem('nmo-next')).toBe(`/invitation#${token}`)
  expect(screen.getByRole('button', { name: /Завести.запись/ })).toBeTruthy()
})

test('G6 every wrong field is named at once, nothing typed is lost; then it is said how to enter', async () => {
  answers.set(`${base}/opening`, () => opened)
  answers.set(
    `${base}/acceptance`,
    refuse(422, 'invalid', 'Проверьте поля', {
      errors: [
        { field: 'snils', message: 'В СНИЛС ошибка' },
        { field: 'code', message: 'Код не подошёл' },
      ],
    }),
  )
  const { user } = await renderPage(<Page />, guest)
  await user.click(await screen.findByRole('button', { name: /Завести.запись/ }))
  await user.type(await screen.findByLabelText('Фамилия'), 'Основателева')
  expect(screen.getByText('AAAA BBBB')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Стать.администратором/ }))
  expect(within(await screen.findByRole('alert')).getAllByRole('link')).toHaveLength(2)
  expect((screen.getByLabelText('Фамилия') as HTMLInputElement).value).toBe('Основателева')
  answers.set(`${base}/acceptance`, () => ({}))
  await user.click(screen.getByRole('button', { name: /Стать.администратором/ }))
  expect(await screen.findByText(/Вы.—.администратор/)).toBeTruthy()
  expect(asked.findLast((one) => one.path === `${base}/acceptance`)?.body).toMatchObject({
    token,
    patronymic: null,
  })
})

test('G6 a signed-in person takes the role with one button; a refusal stands beside it', async () => {
  answers.set(`${base}/taking`, refuse(503, 'unavailable', 'Сервер занят'))
  const { user } = await renderPage(<Page />, { path: '/invitation', session: testSession() })
  await user.click(await screen.findByRole('button', { name: /Принять.роль/ }))
  expect((await screen.findByRole('alert')).textContent).toContain('Сервер')
  answers.set(`${base}/taking`, dead)
  await user.click(screen.getByRole('button', { name: /Принять.роль/ }))
  expect(await screen.findByRole('heading', { name: /Приглашение.не.действует/ })).toBeTruthy()
})

test('a link without its key, and one that was used, say what to do', async () => {
  location.hash = ''
  await renderPage(<Page />, guest)
  expect(await screen.findByText(/не.хватает.ключа/)).toBeTruthy()
})

test('a used link', async () => {
  answers.set(`${base}/opening`, dead)
  const { user } = await renderPage(<Page />, guest)
  await user.click(await screen.findByRole('button', { name: /Завести.запись/ }))
  expect(await screen.findByText(/один.раз.и.недолго/)).toBeTruthy()
})
