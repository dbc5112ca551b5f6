// @vitest-environment happy-dom
/** Keys of systems by role and label, each face. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import { Page } from './keys.tsx'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)

const key = {
  id: 'k'.repeat(43),
  name: 'Деканат',
  by: 'Никитина А. Р.',
  createdAt: '2026-11-09T09:00:00.000Z',
  lastUsedAt: null,
  revokedAt: null,
  can: { revoke: true },
}

beforeEach(() => {
  asked.length = 0
  answerOnly({ 'GET /api/learning/keys': () => ({ items: [key] }) })
})
const open = () =>
  renderPage(<Page />, {
    path: '/teaching/keys',
    at: '/teaching/keys',
    session: testSession(['provider']),
  })

test('D9+ a key that works is taken away after a question', async () => {
  answers['POST /api/learning/keys/:id/revocation'] = () => ({
    ...key,
    revokedAt: key.createdAt,
    can: { revoke: false },
  })
  const { user } = await open()
  expect(await screen.findByText(/запросов.ещё.не.было/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Отозвать.ключ: Деканат/ }))
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: 'Отозвать' }))
  await waitFor(() => expect(asked.some((a) => a.path.endsWith('/revocation'))).toBe(true))
})

test('D9+ empty: what a key is for; a bad one is named at its field', async () => {
  answers['GET /api/learning/keys'] = () => ({ items: [] })
  answers['POST /api/learning/keys'] = () =>
    Promise.reject(
      new Refusal({
        code: 'invalid',
        status: 422,
        title: 'Проверьте поля',
        errors: [{ field: 'publicKey', message: 'Нужен открытый ключ' }],
      }),
    )
  const { user } = await open()
  expect(await screen.findByText(/Ключей.пока.нет/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Добавить.ключ/ }))
  await user.click(screen.getByRole('button', { name: 'Зарегистрировать' }))
  expect((await screen.findAllByText('Нужен открытый ключ')).length).toBeGreaterThan(0)
})

test('D9+ failed: says so', async () => {
  answers['GET /api/learning/keys'] = () =>
    Promise.reject(new Refusal({ code: 'x', status: 500, title: 'Сбой' }))
  await open()
  expect(await screen.findByText('Ключи не загрузились')).toBeTruthy()
})
