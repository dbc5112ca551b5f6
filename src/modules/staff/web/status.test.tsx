// @vitest-environment happy-dom
/** «Смена статуса» by role and label, each face; the server's answers keep to the contract. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import type { StatusRequest } from '../contract.ts'
import { Page } from './status.tsx'

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

const own = 'GET /api/status'
const request: StatusRequest = {
  id: '0193a1de-0000-7000-8000-0000000000d1',
  role: 'doctor',
  insteadOf: 'student',
  organisation: null,
  words: 'Окончена ординатура',
  state: 'review',
  askedAt: '2026-11-20T08:00:00.000Z',
  settledAt: null,
  why: null,
  application: { id: '0193a1de-0000-7000-8000-0000000000d2', number: '2026-000451' },
}
const offered = { offered: ['doctor', 'nurse'], held: ['student'], requests: [] }
const open = () => renderPage(<Page />, { path: '/status', session: testSession(['student']) })
const said = (element: Element) => element.textContent.replaceAll('\u00a0', ' ')

test('waiting: said to readers', async () => {
  answers.set(own, () => new Promise(() => undefined))
  await open()
  expect(await screen.findByRole('status', { name: /Мои.заявления/ })).toBeTruthy()
})

test('F8 empty: what will stand here; the form asks for a role before anything is sent', async () => {
  answers.set(own, () => offered)
  const { user } = await open()
  expect(await screen.findByText(/Заявлений.ещё.не.было/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Отправить.заявление/ }))
  expect(await screen.findByRole('heading', { name: /Исправьте/ })).toBeTruthy()
  expect(asked.some((one) => one.path.startsWith('POST'))).toBe(false)
})

test('F8 full: what is with it now; while one is under way another is not offered', async () => {
  const refused: StatusRequest = {
    ...request,
    id: '0193a1de-0000-7000-8000-0000000000d3',
    state: 'refused',
    settledAt: '2026-11-10T08:00:00.000Z',
    why: 'Приказ без подписи',
  }
  answers.set(own, () => ({ ...offered, requests: [request, refused] }))
  await open()
  const list = await screen.findByRole('list', { name: /Мои.заявления/ })
  expect(said(list)).toMatch(/Проверяем документы.*вместо роли.*Отклонено.*Приказ без подписи/s)
  expect(within(list).getAllByRole('link')[0]!.getAttribute('href')).toBe(
    `/applications/${request.application.id}`,
  )
  expect(screen.queryByRole('button', { name: /Отправить.заявление/ })).toBeNull()
})

test('failed: can be repeated', async () => {
  answers.set(own, refuse(503, 'unavailable', 'Сервер занят'))
  const { user } = await open()
  expect(said(await screen.findByRole('alert'))).toContain('Заявления не загрузились')
  answers.set(own, () => offered)
  await user.click(screen.getByRole('button', { name: 'Повторить' }))
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
})

test('refused: why', async () => {
  answers.set(own, refuse(403, 'forbidden', 'Этот раздел не для вашей роли'))
  await open()
  expect(await screen.findByText(/не.для.вашей.роли/)).toBeTruthy()
})
