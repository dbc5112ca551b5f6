// @vitest-environment happy-dom
/** The desk of blocks by role and label, each face; the server's answers keep to the contract (G5). */
import { screen, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import type { KeptBlock } from '../contract/block-desk.ts'
import { Page } from './blocks.tsx'

type Answer = (input: { query?: Record<string, unknown>; body?: Record<string, unknown> }) => unknown
const answers = new Map<string, Answer>()

vi.mock('../../../web/api.ts', async (original) => ({
  ...(await original<typeof import('../../../web/api.ts')>()),
  call: async (
    e: { method: string; path: string; reply: { parse: (v: unknown) => unknown } },
    input: object,
  ) => {
    const answer = answers.get(`${e.method} ${e.path}`)
    if (!answer) throw new Error(`nobody answers ${e.path}`)
    return e.reply.parse(await answer(input))
  },
}))
beforeEach(() => answers.clear())

const address: KeptBlock = {
  id: '0193a1de-0000-7000-8000-000000000001',
  kind: 'address',
  reason: 'Много неудачных входов с одного адреса',
  state: 'holds',
  at: '2026-11-23T08:30:00.000Z',
  until: '2026-11-23T09:30:00.000Z',
  person: null,
  evidence: { failures: 20, accounts: 4, since: '2026-11-23T08:20:00.000Z', addresses: ['203.0.113.34'] },
  stopped: 3,
  stoppedAt: '2026-11-23T08:40:00.000Z',
  lifted: null,
  can: { lift: true },
}
const own: KeptBlock = {
  ...address,
  id: '0193a1de-0000-7000-8000-000000000002',
  kind: 'guessing',
  reason: 'Подбор пароля с незнакомых устройств',
  person: { id: '0193a1de-0000-7000-8000-000000000009', shortName: 'Ильина Р. А.' },
  can: { lift: false },
}
/** Words without the spaces that keep lines together. */
const said = (element: Element) => element.textContent.replaceAll('\u00a0', ' ')
const found = (...items: KeptBlock[]) => ({
  items,
  total: items.length,
  kinds: [{ kind: 'address', count: 1 }],
})
const page = (href = '/people/blocks') =>
  renderPage(<Page />, {
    path: '/people/blocks',
    at: href,
    session: testSession(['administrator']),
  })

test('full: what, whom, since when, from where, what was turned away; one’s own cannot be lifted', async () => {
  answers.set('GET /api/blocks', () => found(address, own))
  await page()
  const rows = within(await screen.findByRole('list', { name: 'Блокировки входа' })).getAllByRole('listitem')
  expect(said(rows[0]!)).toMatch(/20 неудач на 4 учётных записях.*остановлено 3 попытки.*203\.0\.113\.34/)
  expect(within(rows[1]!).queryByRole('button')).toBeNull()
  expect(said(rows[1]!)).toMatch(/Своё снимает другой администратор/)
})

test('a mistake is lifted after a reason; a refused reason stands beside its field', async () => {
  let isLifted = false
  answers.set('GET /api/blocks', () => (isLifted ? found() : found(address)))
  answers.set('POST /api/blocks/:id/lift', ({ body }) => {
    if (String(body?.['reason']).length < 5)
      throw new Refusal({
        code: 'invalid',
        status: 422,
        title: 'Проверьте поля',
        errors: [{ field: 'reason', message: 'Напишите, почему снимаете' }],
      })
    isLifted = true
    return { ...address, state: 'lifted', can: { lift: false } }
  })
  const { user } = await page()
  await user.click(await screen.findByRole('button', { name: /Снять: Много/ }))
  const act = await screen.findByRole('button', { name: 'Снять блокировку' })
  await user.click(act)
  expect(await screen.findByText('Напишите, почему снимаете')).toBeTruthy()
  await user.type(screen.getByLabelText('Почему снимаете'), 'Регистратура поликлиники')
  await user.click(act)
  expect(await screen.findByText('Сейчас ничего не закрыто')).toBeTruthy()
})

test('empty: says that nothing is closed now', async () => {
  answers.set('GET /api/blocks', () => found())
  await page()
  expect(await screen.findByText('Сейчас ничего не закрыто')).toBeTruthy()
})

test('empty after a filter: the filter can be taken off', async () => {
  answers.set('GET /api/blocks', ({ query }) => (query?.['kind'] ? found() : found(address)))
  const { user } = await page('/people/blocks?kind=spray')
  await user.click(await screen.findByRole('button', { name: /Сбросить/ }))
  expect(await screen.findByText(address.reason)).toBeTruthy()
})

test('failed: says so, and that the blocks themselves work', async () => {
  answers.set('GET /api/blocks', () => {
    throw new Refusal({ code: 'unavailable', status: 503, title: 'Сервер занят' })
  })
  await page()
  expect(said(await screen.findByRole('alert'))).toMatch(/не загрузился.*Сами блокировки работают/s)
})
