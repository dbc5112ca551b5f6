// @vitest-environment happy-dom
/** «Настройки» by role and label, each face. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage, testNow, testSession } from '../../../web/test/render.tsx'
import { Page } from './settings.tsx'

interface Asked {
  readonly path: string
  readonly params?: { readonly group: string }
  readonly body?: Record<string, unknown>
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
    if (!answer) throw new Error(`Нет ответа ${one.path}`)
    return e.reply.parse(await answer(one))
  },
}))

const rule = {
  key: 'password.unknown.pauses',
  title: 'Паузы для незнакомых устройств',
  effect: 'Первая, вторая и следующие паузы; последняя повторяется.',
  unit: 'seconds',
  min: 10,
  max: 86_400,
  isLadder: true,
  value: [30, 120, 3600],
  usual: [30, 120, 3600],
  isDeparture: false,
  since: testNow.toISOString(),
  basis: 'OWASP ASVS 5.0 6.3.1',
  setBy: null,
  why: null,
}
const route = '/api/operations/settings/:group'
const plain = (element: Element | null) => (element?.textContent ?? '').replaceAll('\u00a0', ' ')
const open = (at = '/operations/settings') =>
  renderPage(<Page />, { path: '/operations/settings', at, session: testSession(['administrator']) })

beforeEach(() => {
  asked.length = 0
  answers.clear()
})

test('G7 a value in words that people use, its effect and its basis; no history yet', async () => {
  answers.set(`GET ${route}`, () => ({ rules: [rule], history: [] }))
  await open()
  const list = await screen.findByRole('list', { name: /Вход.и.подбор/ })
  expect(plain(list)).toContain('Паузы для незнакомых устройств: 30 секунд, 2 минуты, 1 час')
  expect(plain(list)).toContain('Основание: OWASP ASVS 5.0 6.3.1')
  expect(screen.getByText(/какими.пришли.с.порталом/)).toBeTruthy()
})

test('G7 what the new value will be is said before it is saved; the departure then stands with who and why', async () => {
  answers.set(`GET ${route}`, () => ({ rules: [rule], history: [] }))
  const changed = {
    value: [60, 600],
    isDeparture: true,
    setBy: 'Ильина Р. А.',
    why: 'Нападение на прошлой неделе',
  }
  answers.set(`POST ${route}`, () => ({
    rules: [{ ...rule, ...changed }],
    history: [{ ...rule, ...changed, at: testNow.toISOString() }],
  }))
  const { user } = await open()
  await user.click(await screen.findByRole('button', { name: /^Изменить: Паузы/ }))
  const dialog = within(screen.getByRole('dialog'))
  const value = dialog.getByLabelText('Новое значение')
  await user.clear(value)
  await user.type(value, '60, 600')
  expect(plain(dialog.getByRole('status'))).toContain('Станет: 1 минута, 10 минут.')
  await user.type(dialog.getByLabelText('Почему'), 'Нападение на прошлой неделе')
  await user.type(dialog.getByLabelText('Основание'), 'Приказ № 9 от 12.11')
  await user.click(dialog.getByRole('button', { name: /Сохранить/ }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(asked.findLast((one) => one.path === `POST ${route}`)).toMatchObject({
    params: { group: 'sign-in' },
    body: { key: rule.key, was: rule.value, value: [60, 600], basis: 'Приказ № 9 от 12.11' },
  })
  expect(plain(document.body)).toMatch(/Отступление: обычно 30 секунд, 2 минуты, 1 час/)
  expect(plain(screen.getByRole('list', { name: /История/ }))).toContain('Ильина Р. А.: Нападение')
})

test('G7 another section is another address', async () => {
  answers.set(`GET ${route}`, () => ({ rules: [], history: [] }))
  await open('/operations/settings?tab=licences')
  await waitFor(() => expect(asked.at(-1)?.params).toEqual({ group: 'licences' }))
})

test('G7 failed, refused and waiting have their faces', async () => {
  answers.set(`GET ${route}`, () => {
    throw new Refusal({ status: 500, code: 'defect', title: 'У нас сбой' })
  })
  const failed = await open()
  expect(plain(await screen.findByRole('alert'))).toMatch(/Настройки не загрузились/)
  failed.unmount()
  answers.set(`GET ${route}`, () => {
    throw new Refusal({ status: 403, code: 'forbidden', title: 'Нет доступа' })
  })
  const refused = await open()
  expect(await screen.findByRole('heading', { name: /Нет.доступа/ })).toBeTruthy()
  refused.unmount()
  answers.set(`GET ${route}`, () => new Promise(() => undefined))
  await open()
  expect(screen.getByRole('status', { name: /Загружаем/ })).toBeTruthy()
})
