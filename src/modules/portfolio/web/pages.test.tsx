// @vitest-environment happy-dom
/** D1, D3: the portfolio by role and label, each face; the server's answers keep to the contract. */
import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'
import { renderPage } from '../../../web/test/render.tsx'
import type { PortfolioEntry } from '../contract.ts'
import { Page } from './list.tsx'
import { barsOf } from './timeline.tsx'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)

const entry: PortfolioEntry = {
  id: 'study/1',
  kind: 'programme',
  status: 'done',
  word: 'Завершено',
  title: 'Эхокардиография: трудные случаи',
  organisation: 'Северная академия',
  specialty: 'Кардиология',
  startsOn: '2026-02-01',
  dueOn: '2026-03-01',
  endedOn: '2026-02-26',
  credits: 36,
  credited: 36,
  number: '7827 0114823',
  link: '/learning/1',
  note: null,
}
const reply = (over: object = {}) => ({
  items: [entry],
  total: 1,
  inAll: 1,
  credited: 36,
  kinds: [{ value: 'programme', count: 1 }],
  statuses: [{ value: 'done', count: 1 }],
  specialties: [{ value: '31.08.36', name: 'Кардиология', count: 1 }],
  nextCursor: null,
  ...over,
})

beforeEach(() => {
  asked.length = 0
  answerOnly({
    'GET /api/portfolio': () => reply(),
    'GET /api/portfolio/timeline': () => ({
      cells: [{ month: '2026-02', kind: 'programme', count: 1, credits: 36 }],
    }),
  })
})
const show = (at = '/portfolio') => renderPage(<Page />, { path: '/portfolio', at })

test('full: a row says what, when, how it ended and how much counts; the picture has a table behind it', async () => {
  const { user } = await show()
  expect(await screen.findByRole('link', { name: /Эхокардиография/ })).toBeTruthy()
  expect(screen.getByText(/1.запись,.начислено.36.ЗЕТ/)).toBeTruthy()
  expect(await screen.findByText(/Больше.всего:.фев.2026/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Таблицей/ }))
  expect(screen.getByRole('columnheader', { name: 'Месяц' })).toBeTruthy()
})

test('filters of the address are asked for; nothing under them leads back', async () => {
  answers['GET /api/portfolio'] = () => reply({ items: [], total: 0, inAll: 4, credited: 0 })
  const { user } = await show('/portfolio?kind=module&kind=никакой&status=done&from=2026-01-01&q=экг')
  expect(await screen.findByText(/Ничего.не.нашлось/)).toBeTruthy()
  expect(asked.find((a) => a.path === 'GET /api/portfolio')?.query).toMatchObject({
    kind: ['module'],
    status: ['done'],
    from: '2026-01-01',
    text: 'экг',
  })
  await user.click(screen.getByRole('button', { name: /Снять.4.фильтра/ }))
  await waitFor(() => expect(asked.at(-1)?.query).toMatchObject({ kind: [], text: '' }))
})

test('empty: how rows come', async () => {
  answers['GET /api/portfolio'] = () => reply({ items: [], total: 0, inAll: 0, credited: 0, kinds: [] })
  await show()
  expect(await screen.findByText(/Портфолио.пока.пусто/)).toBeTruthy()
})

test('failed', async () => {
  delete answers['GET /api/portfolio']
  await show()
  expect((await screen.findByRole('alert')).textContent).toMatch(/Портфолио.не.загрузилось/)
})

test('waiting', async () => {
  answers['GET /api/portfolio'] = () => new Promise(() => undefined)
  await show()
  expect(await screen.findByRole('status', { name: /Загружаем.портфолио/ })).toBeTruthy()
})

test('part: what waits or is not in the ledger says so', async () => {
  answers['GET /api/portfolio'] = () =>
    reply({ items: [{ ...entry, status: 'waiting', word: 'Заявка подана', endedOn: null, credited: 12 }] })
  await show()
  expect(await screen.findByText('Заявка подана')).toBeTruthy()
  expect(screen.getByText(/12.из.36/)).toBeTruthy()
})

test('a long time is drawn by quarters or years, without gaps, four series at most', () => {
  const cell = (month: string) => ({ month, kind: 'module' as const, count: 2, credits: 0 })
  expect(barsOf([cell('2026-01'), cell('2026-03')]).bars.map((b) => b.values[1])).toEqual([2, 0, 2])
  const quarters = barsOf([cell('2023-02'), cell('2026-11')])
  expect(quarters.unit).toBe('quarter')
  expect(quarters.bars).toHaveLength(16)
  expect(barsOf([cell('2015-02'), cell('2026-11')]).unit).toBe('year')
})
