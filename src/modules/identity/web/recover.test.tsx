// @vitest-environment happy-dom
/** The link of the letter by role and label: the second step first, then the new password. */
import { screen } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage } from '../../../web/test/render.tsx'
import { Page as RecoverFinish } from './recover-finish.tsx'

type Answer = (body: Record<string, unknown>) => unknown
const answers = new Map<string, Answer>()
const asked: { route: string; body: Record<string, unknown> }[] = []
const refuse = (status: number, code: string, title: string) => () => {
  throw new Refusal({ status, code, title })
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
const bodyOf = (route: string) => asked.findLast((one) => one.route === route)?.body

beforeEach(() => {
  answers.clear()
  asked.length = 0
  answers.set('GET /api/about', () => ({
    profile: 'demo',
    supportPhone: '8 800 000-00-00',
    supportEmail: 'a@b.ru',
    esiaUrl: 'https://esia',
  }))
})

test('C2 a dead link of recovery leads to a new one', async () => {
  location.hash = '#aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'
  answers.set('POST /api/identity/recovery/opening', refuse(409, 'link.dead', 'Ссылка уже не действует'))
  const { user } = await renderPage(<RecoverFinish />, { session: null })
  await user.click(screen.getByRole('button', { name: 'Продолжить' }))
  expect((await screen.findByRole('link', { name: /Запросить новую/ })).getAttribute('href')).toBe('/recover')
})

test('C2, C5 whoever has an application is asked for its code, never for an SMS; then comes the password', async () => {
  location.hash = '#aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'
  const step = {
    method: 'password',
    ways: [],
    app: true,
    preferred: 'app',
    endsAt: '2026-11-12T12:00:00.000Z',
  }
  answers.set('POST /api/identity/recovery/opening', () => step)
  answers.set('POST /api/identity/recovery/proof', () => ({}))
  answers.set('POST /api/identity/recovery/finish', () => ({}))
  const { user } = await renderPage(<RecoverFinish />, { session: null })
  await user.click(screen.getByRole('button', { name: 'Продолжить' }))
  await user.type(await screen.findByLabelText(/Код из.приложения/), '123456')
  expect(screen.queryByText(/Код отправлен/)).toBeNull()
  await user.type(await screen.findByLabelText(/Новый.пароль/), 'жёлтый чайник поёт')
  expect(bodyOf('POST /api/identity/recovery/proof')).toMatchObject({ proof: { app: '123456' } })
  await user.click(screen.getByRole('button', { name: /Сохранить.пароль/ }))
  expect(await screen.findByText(/Пароль.изменён/)).toBeTruthy()
})

test('C2 nothing to prove with: the page says who can help', async () => {
  location.hash = '#aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'
  const step = { method: 'password', ways: [], endsAt: '2026-11-12T12:00:00.000Z' }
  answers.set('POST /api/identity/recovery/opening', () => step)
  const { user } = await renderPage(<RecoverFinish />, { session: null })
  await user.click(screen.getByRole('button', { name: 'Продолжить' }))
  expect(await screen.findByText(/Подтвердить.нечем/)).toBeTruthy()
})
