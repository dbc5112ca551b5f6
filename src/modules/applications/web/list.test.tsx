// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderPage } from '../../../web/test/render.tsx'
import { Page } from './list.tsx'
import { plain, refuse, row, server } from './pages.test.scene.ts'

vi.mock('../../../web/signing/key.ts', () => ({ loadKey: async () => undefined }))

const counts = {
  byStatus: { 'under-review': 3, question: 1, approved: 1, rejected: 0, withdrawn: 0 },
  kinds: ['education-record'],
}
const open = (at = '/applications') => renderPage(<Page />, { path: '/applications', at })

test('C7 full: each line says when, what, in the words of the source, and whose move by which day', async () => {
  server({
    'GET /api/applications/counts': () => counts,
    'GET /api/applications': () => ({
      items: [
        row({ status: 'question', answerBy: '2026-11-25', dueOn: null }),
        row({ id: '0193a1de-0000-7000-8000-0000000000ff', title: 'Второй диплом' }),
      ],
      nextCursor: null,
    }),
  })
  await open()
  const lines = within(await screen.findByRole('list', { name: 'Заявления' })).getAllByRole('listitem')
  expect(plain(lines[0]!)).toMatch(
    /19 ноября.*Проверка диплома.*Нужен ваш ответ.*№ 2026-041877, ответьте до 25 ноября/,
  )
  expect(plain(lines[1]!)).toMatch(/На рассмотрении.*решим к 27 ноября/)
  expect(screen.getByRole('link', { name: /Второй\sдиплом/ })).toHaveProperty(
    'pathname',
    '/applications/0193a1de-0000-7000-8000-0000000000ff',
  )
})

test('C7 empty: says what will be here and how it begins', async () => {
  server({
    'GET /api/applications/counts': () => ({
      byStatus: { 'under-review': 0, question: 0, approved: 0, rejected: 0, withdrawn: 0 },
      kinds: [],
    }),
    'GET /api/applications': () => ({ items: [], nextCursor: null }),
  })
  await open()
  expect(await screen.findByRole('heading', { name: /Вы\sещё\sничего\sне\sподавали/ })).toBeTruthy()
  expect(screen.getByRole('link', { name: /^Добавить\sдиплом$/ })).toBeTruthy()
})

test('C7 empty after a filter is another text, and the filter is taken off from there', async () => {
  const asked = server({
    'GET /api/applications/counts': () => counts,
    'GET /api/applications': () => ({ items: [], nextCursor: null }),
  })
  const { user, where } = await open('/applications?status=approved&q=диплом')
  expect(await screen.findByRole('heading', { name: /Ничего\sне\sнашлось/ })).toBeTruthy()
  expect(asked.some((a) => a.path.includes('status=approved') && a.path.includes('text='))).toBe(true)
  await user.click(screen.getByRole('button', { name: /Снять\s2/ }))
  expect(where()).toBe('/applications')
})

test('C7 a chosen status goes into the address and to the server', async () => {
  const asked = server({
    'GET /api/applications/counts': () => counts,
    'GET /api/applications': () => ({ items: [row()], nextCursor: null }),
  })
  const { user, where } = await open()
  await user.click(await screen.findByRole('button', { name: 'Статус' }))
  await user.click(screen.getByRole('checkbox', { name: /Одобрено/ }))
  expect(where()).toContain('status=approved')
  await vi.waitFor(() => expect(asked.at(-1)?.path).toContain('status=approved'))
})

test('C7 the next page is asked by key', async () => {
  const asked = server({
    'GET /api/applications/counts': () => counts,
    'GET /api/applications': ({ url }) =>
      url.searchParams.has('cursor')
        ? { items: [row({ id: '0193a1de-0000-7000-8000-0000000000fe', title: 'Старое' })], nextCursor: null }
        : { items: [row()], nextCursor: 'abc' },
  })
  const { user } = await open()
  await user.click(await screen.findByRole('button', { name: /Показать\sещё/ }))
  expect(await screen.findByText(/Старое/)).toBeTruthy()
  expect(asked.some((a) => a.path.includes('cursor=abc'))).toBe(true)
})

test('C7 failed: says what did not happen, and tries again', async () => {
  let isBroken = true
  server({
    'GET /api/applications/counts': () => counts,
    'GET /api/applications': () =>
      isBroken ? refuse(500, 'defect', 'У нас сбой') : { items: [row()], nextCursor: null },
  })
  const { user } = await open()
  expect(plain(await screen.findByRole('alert'))).toMatch(/сроки/)
  isBroken = false
  await user.click(screen.getByRole('button', { name: 'Повторить' }))
  expect(await screen.findByText(/Проверка диплома/)).toBeTruthy()
})

test('C7 waiting: the title is already alive', async () => {
  server({ 'GET /api/applications': () => new Promise<Response>(() => undefined) })
  await open()
  expect(screen.getByRole('heading', { level: 1, name: 'Заявления' })).toBeTruthy()
  expect(screen.getByRole('status', { name: /Загружаем\sзаявления/ })).toBeTruthy()
})

test('C7 refused: says so', async () => {
  server({ 'GET /api/applications': () => refuse(403, 'forbidden', 'У вас нет доступа к этому действию') })
  await open()
  expect(await screen.findByRole('heading', { name: /нет\sдоступа/ })).toBeTruthy()
})
