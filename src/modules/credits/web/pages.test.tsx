// @vitest-environment happy-dom
/** Cycles by role and label, each face; the server's answers keep to the contract. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage } from '../../../web/test/render.tsx'
import type { Cycle, Entry, Expectation } from '../contract.ts'
import { Page as EditPage } from './edit.tsx'
import { Page as ListPage } from './list.tsx'
import { Page as OnePage } from './one.tsx'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)

const id = '0193a1de-0000-7000-8000-000000000001'
const way = {
  rule: '709n-mixed',
  title: 'Программы, модули и мероприятия вместе',
  source: 'Приказ Минздрава России от 28.10.2022 № 709н; вариант Б',
  total: 144,
  programmes: 72,
  counted: 88,
  missing: 56,
  missingProgrammes: 20,
}
const cycle: Cycle = {
  id,
  specialty: { key: '31.08.36', code: '31.08.36', name: 'Кардиология' },
  document: { kind: 'accreditation', series: null, number: '69 24 118402', issuedOn: '2023-03-14' },
  isConfirmed: false,
  startsOn: '2023-03-14',
  endsOn: '2028-03-14',
  filingFrom: '2027-03-14',
  state: 'running',
  sums: { programme: 52, module: 36, event: 0, other: 0 },
  total: 88,
  stair: [
    { day: '2024-05-18', total: 52 },
    { day: '2026-06-15', total: 88 },
  ],
  forecast: {
    ways: [way],
    daysLeft: 477,
    monthlyNeed: 4,
    lastYear: 36,
    yearlyPace: 50,
    enoughOn: '2028-06-12',
    rulesUntil: null,
  },
  version: 1,
  can: { change: true, close: false },
}
const entry: Entry = {
  id,
  kind: 'programme',
  credits: 52,
  earnedOn: '2024-05-18',
  title: 'Нарушения ритма',
  organisation: 'Северная академия, Псков',
  link: `/documents/${id}`,
  rule: '1 час программы — 1 ЗЕТ',
  approver: 'Портал НМО',
  at: '2024-05-20T09:00:00.000Z',
  reason: null,
  isReversed: true,
  cycles: [],
  can: { move: false },
}
const back: Entry = {
  ...entry,
  id: id.replace(/1$/, '2'),
  credits: -52,
  reason: 'выдано по ошибке',
  isReversed: false,
}
const waiting: Expectation = {
  id,
  kind: 'programme',
  credits: 36,
  earnedOn: '2026-03-30',
  title: 'Эхокардиография',
  organisation: null,
  state: 'cycle',
  dueOn: null,
  isOverdue: false,
  remindedAt: null,
  reason: null,
  cycles: [{ id, name: 'Кардиология', whyNot: null }],
  twin: null,
  link: null,
  can: { choose: true, remind: false, withdraw: false, tell: false },
}
const all = (over: object = {}) => ({ items: [cycle], expectations: [], offers: [], ...over })

beforeEach(() => {
  asked.length = 0
  answerOnly({
    'GET /api/credits/cycles': () => all(),
    'GET /api/credits/cycles/:id': () => cycle,
    'GET /api/credits/cycles/:id/entries': () => ({ items: [back, entry], total: 2, nextCursor: null }),
    'GET /api/specialties': () => ({
      items: [{ key: '31.08.36', code: '31.08.36', name: 'Кардиология', level: 'residency' }],
    }),
  })
})

const list = () => renderPage(<ListPage />, { path: '/credits' })
const one = () => renderPage(<OnePage />, { path: '/credits/$id', at: `/credits/${id}` })

test('D7+ full: the figures and the stair say the same in words', async () => {
  await list()
  const sheet = await screen.findByRole('region', { name: /Пятилетний цикл: кардиология/ })
  expect(within(sheet).getByText('Набрано').closest('div')?.textContent).toMatch(/88.из.144.ЗЕТ/)
  expect(within(sheet).getByText('Не хватает').closest('div')?.textContent).toMatch(/56.до.14.марта.2028/)
  expect(within(sheet).getByRole('img').getAttribute('aria-label')).toMatch(
    /Набрано.88.ЗЕТ.из.144\. Не.хватает.56.ЗЕТ/,
  )
  expect(within(sheet).getByText(/ЗЕТ.копятся.и.так/)).toBeTruthy()
})

test('D7+ empty: what a cycle is and how to open it; a checked accreditation opens it at once', async () => {
  answers['GET /api/credits/cycles'] = () =>
    all({
      items: [],
      offers: [
        {
          paperId: id,
          title: 'Периодическая аккредитация',
          specialty: 'Кардиология',
          issuedOn: '2023-03-14',
          does: 'open',
          cycle: null,
          changes: [],
          leaving: [],
          objection: null,
        },
      ],
    })
  answers['POST /api/credits/cycles/from-paper'] = () => cycle
  const { user } = await list()
  expect(await screen.findByText(/Цикл.ещё.не.открыт/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Открыть.цикл:.Кардиология/ }))
  await waitFor(() =>
    expect(asked.some((a) => a.path.endsWith('from-paper') && a.body?.['paperId'] === id)).toBe(true),
  )
})

test('D7+ failed: credits are in their place, and it can be tried again', async () => {
  delete answers['GET /api/credits/cycles']
  await list()
  expect((await screen.findByRole('alert')).textContent).toMatch(/Циклы.не.загрузились/)
  expect(screen.getByText(/С.начислениями.ничего.не.случилось/)).toBeTruthy()
})

test('D7+ waiting: skeletons, and nothing else is said', async () => {
  answers['GET /api/credits/cycles'] = () => new Promise(() => undefined)
  await list()
  expect(await screen.findByRole('status', { name: /Загружаем.циклы/ })).toBeTruthy()
})

test('D7+ what waits is put into the chosen cycle; a refusal stays in the dialog', async () => {
  answers['GET /api/credits/cycles'] = () => all({ expectations: [waiting] })
  answers['POST /api/credits/expectations/:id/cycle'] = () => {
    throw new Refusal({ code: 'cycle.closed', status: 409, title: 'Этот цикл закрыт' })
  }
  const { user } = await list()
  await user.click(await screen.findByRole('button', { name: /Засчитать:.Эхокардиография/ }))
  const dialog = screen.getByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: 'Засчитать' }))
  expect((await within(dialog).findByRole('alert')).textContent).toMatch(/Этот.цикл.закрыт/)
})

test('D7+ one: both ends of a correction stand in the ledger; the pace is said in words', async () => {
  await one()
  const table = await screen.findByRole('list', { name: 'Начисления' })
  expect(within(table).getByText(/\+52.ЗЕТ/)).toBeTruthy()
  expect(within(table).getByText(/−52.ЗЕТ/)).toBeTruthy()
  expect(within(table).getByText(/Снято.позже/)).toBeTruthy()
  expect(within(table).getByText(/Снято:.выдано.по.ошибке/)).toBeTruthy()
  expect(screen.getByText(/нужно.4.ЗЕТ.в.месяц/)).toBeTruthy()
  expect(screen.getByText(/позже.конца.цикла/)).toBeTruthy()
})

test('D7+ what if: the sums of the answer, and a wrong number is not sent', async () => {
  answers['POST /api/credits/cycles/:id/what-if'] = () => ({
    sums: cycle.sums,
    total: 124,
    ways: [{ ...way, counted: 124, missing: 20 }],
  })
  const { user } = await one()
  const field = await screen.findByLabelText(/Программа.повышения.квалификации,.ЗЕТ/)
  await user.type(field, 'много')
  await user.click(screen.getByRole('button', { name: 'Посчитать' }))
  expect(asked.some((a) => a.path.includes('what-if'))).toBe(false)
  await user.clear(field)
  await user.type(field, '36')
  await user.click(screen.getByRole('button', { name: 'Посчитать' }))
  expect(await screen.findByText(/Станет.124.ЗЕТ/)).toBeTruthy()
  expect(asked.find((a) => a.path.includes('what-if'))?.body?.['add']).toContainEqual({
    kind: 'programme',
    credits: 36,
  })
})

test('D7+ absent: a cycle of another, or none', async () => {
  answers['GET /api/credits/cycles/:id'] = () => {
    throw new Refusal({ code: 'cycle.not-found', status: 404, title: 'Такого цикла нет' })
  }
  await one()
  expect(await screen.findByText(/Такого.цикла.нет/)).toBeTruthy()
})

test('D7+ the form names every wrong field of the answer; an awaited paper asks for no number', async () => {
  answers['POST /api/credits/cycles'] = () => {
    throw new Refusal({
      code: 'invalid',
      status: 422,
      title: 'Проверьте поля',
      errors: [
        { field: 'specialty', message: 'Выберите специальность' },
        { field: 'issuedOn', message: 'Напишите дату: день, с которого идёт цикл' },
      ],
    })
  }
  const { user } = await renderPage(<EditPage />, { path: '/credits/new' })
  await user.click(await screen.findByRole('checkbox', { name: /Документ.ещё.не.выдан/ }))
  expect(screen.queryByLabelText('Номер')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Открыть цикл' }))
  expect((await screen.findAllByText(/Выберите.специальность/)).length).toBeGreaterThan(0)
  expect(screen.getAllByText(/день,.с.которого.идёт.цикл/).length).toBeGreaterThan(0)
})
