// @vitest-environment happy-dom
/** Foreign systems of the store by role and label, each face. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import { Page } from './clients.tsx'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)

const client = {
  id: '0193a1de-0000-7000-8000-000000000001',
  title: 'Тренажёры УЗИ',
  key: 'k'.repeat(24),
  organisation: null,
  scopes: ['statements/write', 'state'],
  speaks: '2.0.0',
  madeAt: '2026-11-09T09:00:00.000Z',
  usedAt: '2026-11-22T09:00:00.000Z',
  revokedAt: null,
  can: { revoke: true },
}
const list = 'GET /api/lrs/clients'
const one = 'GET /api/lrs/clients/:id'

beforeEach(() => {
  asked.length = 0
  answerOnly({ [list]: () => ({ items: [client] }) })
})
const open = () =>
  renderPage(<Page />, {
    path: '/operations/record-store',
    at: '/operations/record-store',
    session: testSession(['administrator']),
  })
const refusal = (status: number, code: string) => () =>
  Promise.reject(new Refusal({ code, status, title: 'Нет' }))

test('D9+ waiting, then each system with its rights and its last request; shut out after a question', async () => {
  answers[`POST /api/lrs/clients/:id/revocation`] = () => ({
    ...client,
    revokedAt: client.madeAt,
    can: { revoke: false },
  })
  let tell: (value: unknown) => void = () => undefined
  answers[list] = () => new Promise((resolve) => (tell = resolve))
  const { user } = await open()
  expect(await screen.findByRole('status', { name: /Загружаем/ })).toBeTruthy()
  tell({ items: [client] })
  expect(await screen.findByText(/последний.запрос/)).toBeTruthy()
  expect(screen.getByText(/писать.утверждения/)).toBeTruthy()
  answers[list] = () => ({ items: [client] })
  await user.click(screen.getByRole('button', { name: /^Закрыть.доступ.системе «Тренажёры/ }))
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: /^Закрыть.доступ$/ }))
  await waitFor(() => expect(asked.some((a) => a.path.endsWith('/revocation'))).toBe(true))
})

test('D9+ empty says what to do; a new system gets key and secret once, and no right is given by chance', async () => {
  answers[list] = () => ({ items: [] })
  answers['POST /api/lrs/clients'] = () => ({ client, secret: 's'.repeat(32) })
  const { user } = await open()
  expect(await screen.findByText(/никому.не.открыто/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Открыть.системе/ }))
  await user.type(screen.getByLabelText(/Название.системы/), 'Тренажёры УЗИ')
  await user.click(screen.getByLabelText(/Хранить.место/))
  await user.click(screen.getByRole('button', { name: /Открыть.хранилище/ }))
  expect(await screen.findByText('s'.repeat(32))).toBeTruthy()
  expect(asked.find((a) => a.path === 'POST /api/lrs/clients')?.body).toEqual({
    title: 'Тренажёры УЗИ',
    organisationId: null,
    scopes: ['statements/write', 'state'],
    speaks: '2.0.0',
  })
  await user.click(screen.getByRole('button', { name: /Секрет.передан/ }))
  expect(screen.queryByText('s'.repeat(32))).toBeNull()
})

test('D9+ the journal tells who opened and when it read; one that did not load is asked again', async () => {
  answers[one] = refusal(503, 'unavailable')
  const { user } = await open()
  await user.click(await screen.findByRole('button', { name: /Журнал: Тренажёры/ }))
  expect(await screen.findByText(/Журнал.не.загрузился/)).toBeTruthy()
  answers[one] = () => ({
    client,
    address: 'https://nmo.example/xapi/',
    acts: [
      { id: '2', at: '2026-11-22T09:00:00.000Z', what: 'read', by: null, isConsole: false },
      { id: '1', at: client.madeAt, what: 'made', by: null, isConsole: true },
    ],
  })
  await user.click(screen.getByRole('button', { name: 'Повторить' }))
  expect(await screen.findByText(/Система.читала.записи/)).toBeTruthy()
  expect(screen.getByText(/с.консоли.сервера/)).toBeTruthy()
})

test('D9+ failed and refused say so', async () => {
  answers[list] = refusal(500, 'x')
  const { unmount } = await open()
  expect(await screen.findByText(/Внешние.системы.не.загрузились/)).toBeTruthy()
  unmount()
  answers[list] = refusal(403, 'forbidden')
  await open()
  expect(await screen.findByRole('heading', { level: 2 })).toBeTruthy()
  expect(screen.queryByText('Тренажёры УЗИ')).toBeNull()
})
