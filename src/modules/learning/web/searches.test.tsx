// @vitest-environment happy-dom
/** Saved searches by role and label, each face. */
import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import { Page } from './searches.tsx'

const asked: { path: string; body?: unknown }[] = []
let answers: Record<string, () => unknown> = {}
vi.mock('../../../web/api.ts', async (original) => ({
  ...(await original<typeof import('../../../web/api.ts')>()),
  call: async (
    e: { method: string; path: string; reply: { parse: (v: unknown) => unknown } },
    input: object,
  ) => {
    const path = `${e.method} ${e.path}`
    asked.push({ path, ...input })
    return e.reply.parse(await answers[path]!())
  },
}))

const saved = {
  id: '0193a1de-0000-7000-8000-000000000001',
  name: 'Кардиология рядом',
  href: '/catalogue?q=кардиология',
  notifies: true,
  madeAt: '2026-11-14T09:00:00.000Z',
}
beforeEach(() => {
  asked.length = 0
  answers = {
    'GET /api/learning/searches': () => ({ items: [saved] }),
    'PUT /api/learning/searches/:id': () => ({ ...saved, notifies: false }),
    'DELETE /api/learning/searches/:id': () => ({}),
  }
})
const open = () =>
  renderPage(<Page />, { path: '/catalogue/searches', at: '/catalogue/searches', session: testSession() })

test('A2 a saved search is opened, silenced, deleted', async () => {
  const { user } = await open()
  expect((await screen.findByRole('link', { name: 'Кардиология рядом' })).getAttribute('href')).toBe(
    saved.href,
  )
  await user.click(screen.getByRole('button', { name: /Не.уведомлять/ }))
  await waitFor(() => expect(asked.find((a) => a.path.startsWith('PUT'))?.body).toEqual({ notifies: false }))
  await user.click(screen.getByRole('button', { name: /Удалить/ }))
  await waitFor(() => expect(asked.some((a) => a.path.startsWith('DELETE'))).toBe(true))
})

test('A2 there is none yet; the list failed and is asked again', async () => {
  answers['GET /api/learning/searches'] = () => ({ items: [] })
  const { unmount } = await open()
  expect(await screen.findByText('Сохранённых поисков нет')).toBeTruthy()
  unmount()
  answers['GET /api/learning/searches'] = () => {
    throw new Refusal({ code: 'unavailable', status: 503, title: 'Сервис перегружен' })
  }
  const { user } = await open()
  await screen.findByText('Поиски не загрузились')
  answers['GET /api/learning/searches'] = () => ({ items: [saved] })
  await user.click(screen.getByRole('button', { name: 'Повторить' }))
  expect(await screen.findByRole('link', { name: 'Кардиология рядом' })).toBeTruthy()
})
