// @vitest-environment happy-dom
/** The catalogue by role and label, each face; the server's answers keep to the contract. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage } from '../../../web/test/render.tsx'
import type { CatalogueLine, Programme } from '../contract.ts'
import { Page as CataloguePage } from './catalogue.tsx'
import { Page as ProgrammePage } from './programme.tsx'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)

const id = '0193a1de-0000-7000-8000-000000000001'
const place = '0193a1de-0000-7000-8000-0000000000aa'
const session = {
  id,
  startsOn: '2027-01-11',
  endsOn: '2027-02-21',
  startsAt: null,
  applyBy: null,
  places: 20,
  left: 4,
  place: null,
}
const line: CatalogueLine = {
  id,
  number: 'ПК-000001',
  kind: 'advanced',
  eventKind: null,
  title: 'Неотложная кардиология: первые 60 минут',
  organisation: { id: place, name: 'Северная академия последипломного образования', city: 'Псков' },
  form: 'distance',
  hours: 36,
  credits: 36,
  difficulty: 'middle',
  bases: ['budget', 'paid'],
  priceKopecks: 1_450_000,
  isAnytime: false,
  rating: null,
  reviewCount: 0,
  next: session,
}
const facets = {
  kind: [
    { value: 'advanced', count: 42 },
    { value: 'retraining', count: 0 },
    { value: 'module', count: 7 },
    { value: 'event', count: 3 },
  ],
  form: [],
  basis: [],
  hours: [],
  start: [],
  rating: [],
  specialty: [{ value: '31.08.36', name: 'Кардиология', count: 42 }],
  organisation: [{ value: place, name: 'Северная академия', count: 42 }],
}
const found = (over: object = {}) => ({
  items: [line],
  total: 42,
  isMore: false,
  inAll: 527,
  understood: null,
  sort: 'nearest',
  facets,
  nextCursor: null,
  ...over,
})
const specialty = { key: '31.08.49', code: '31.08.49', name: 'Терапия', level: 'residency' }

beforeEach(() => {
  asked.length = 0
  answerOnly({
    'GET /api/catalogue': () => found(),
    'GET /api/specialties': () => ({ items: [specialty] }),
  })
})
const open = (at = '/catalogue') => renderPage(<CataloguePage />, { path: '/catalogue', at, session: null })
const lastQuery = () => asked.findLast((a) => a.path === 'GET /api/catalogue')?.query

test('A2 a guest reads a programme by its facts: credits, whose, when, places, cost', async () => {
  await open()
  const link = await screen.findByRole('link', { name: /Неотложная кардиология/ })
  expect(link.getAttribute('href')).toBe(`/catalogue/${id}`)
  const row = link.closest('li')!
  for (const words of [
    '36',
    'Псков',
    'дистанционно',
    'старт 11',
    '6 недель',
    'осталось 4 места',
    'бюджет',
    /14.500.₽/,
  ])
    expect(within(row).getAllByText(words, { exact: false }).length).toBeGreaterThan(0)
  expect(screen.getByRole('status').textContent).toMatch(/42.программы из.527/)
})

test('A2 words, a facet, an order and a page stand in the address; a new choice goes back to the first page', async () => {
  answers['GET /api/catalogue'] = () => found({ nextCursor: `0~2027-01-11~${id}` })
  const { user, where } = await open('/catalogue?kind=advanced')
  await user.type(await screen.findByRole('searchbox'), 'кардиология')
  expect(lastQuery()).toMatchObject({ text: '', kind: ['advanced'] })
  await user.click(screen.getByRole('button', { name: 'Найти' }))
  await waitFor(() => expect(lastQuery()).toMatchObject({ text: 'кардиология', kind: ['advanced'] }))
  await user.click(await screen.findByRole('link', { name: /Следующие/ }))
  await waitFor(() => expect(lastQuery()).toMatchObject({ after: `0~2027-01-11~${id}` }))
  expect(screen.getByRole('link', { name: 'К началу' })).toBeTruthy()
  await user.click(screen.getByRole('checkbox', { name: 'Интерактивный модуль' }))
  await waitFor(() => expect(lastQuery()).toMatchObject({ kind: ['advanced', 'module'] }))
  expect(lastQuery()).not.toHaveProperty('after')
  expect(decodeURIComponent(where())).toContain('q=кардиология')
})

test('A2 chosen facets repeat as words that are taken off; a specialty is chosen from the whole list', async () => {
  const { user } = await open('/catalogue?specialty=31.08.36')
  await user.click(await screen.findByRole('button', { name: 'Убрать фильтр: Кардиология' }))
  await waitFor(() => expect(lastQuery()).toMatchObject({ specialty: [] }))
  await user.click(screen.getByRole('combobox', { name: 'Другая специальность' }))
  await user.click(await screen.findByRole('option', { name: /Терапия/ }))
  await waitFor(() => expect(lastQuery()).toMatchObject({ specialty: ['31.08.49'] }))
})

test('A2 days stand in the address and take the place of the presets; any organisation is found by words', async () => {
  const other = '0193a1de-0000-7000-8000-0000000000bb'
  answers['GET /api/catalogue/organisations'] = () => ({
    items: [{ id: other, name: 'Институт профилактики', city: 'Тверь', count: 1 }],
  })
  const { user, where } = await open('/catalogue?start=month')
  await user.type(await screen.findByLabelText(/Начало.с/), '01.03.2027')
  await user.type(screen.getByLabelText(/Начало.по/), '30.04.2026')
  await user.click(screen.getByRole('button', { name: 'Показать' }))
  expect(await screen.findByText(/Раньше,.чем/)).toBeTruthy()
  expect(lastQuery()).toMatchObject({ from: '', start: ['month'] })
  await user.clear(screen.getByLabelText(/Начало.по/))
  await user.type(screen.getByLabelText(/Начало.по/), '30.04.2027')
  await user.click(screen.getByRole('button', { name: 'Показать' }))
  await waitFor(() => expect(lastQuery()).toMatchObject({ start: [] }))
  await waitFor(() => expect(lastQuery()).toMatchObject({ from: '2027-03-01', to: '2027-04-30' }))
  expect(where()).toContain('to=2027-04-30')
  await user.click(screen.getByRole('button', { name: /Убрать фильтр: Начало.с.1.марта/ }))
  await waitFor(() => expect(lastQuery()).toMatchObject({ from: '', to: '' }))
  await user.click(screen.getByRole('combobox', { name: 'Другая организация' }))
  await user.type(screen.getByRole('combobox', { name: 'Другая организация' }), 'институт')
  await user.click(await screen.findByRole('option', { name: /Институт профилактики/ }))
  await waitFor(() => expect(lastQuery()).toMatchObject({ organisation: [other] }))
})

test('A2 wrong words are said as they were understood; what is too wide shows no numbers', async () => {
  answers['GET /api/catalogue'] = () =>
    found({
      understood: 'кардиология',
      isMore: true,
      total: 10_000,
      inAll: 100_000,
      facets: { ...facets, kind: facets.kind.map((k) => ({ ...k, count: null })) },
    })
  await open('/catalogue?q=rfhlbjkjubz')
  expect(await screen.findByText(/Показано по запросу «кардиология»/)).toBeTruthy()
  expect(screen.getByText(/Больше 10.000 программ/)).toBeTruthy()
  const box = screen.getByRole('checkbox', { name: 'Повышение квалификации' })
  expect(box.closest('.opt')?.querySelector('.n')).toBeNull()
})

test('A2 what no facet knows in the address is passed over', async () => {
  await open('/catalogue?kind=чепуха&organisation=1&sort=никак')
  await screen.findByRole('link', { name: /Неотложная/ })
  expect(lastQuery()).toMatchObject({ kind: [], organisation: [] })
  expect(lastQuery()).not.toHaveProperty('sort')
})

test('A2 nothing is found: the way back takes the filters off; an empty catalogue says so', async () => {
  answers['GET /api/catalogue'] = ({ query }) => (query?.['text'] ? found({ items: [], total: 0 }) : found())
  const { user, unmount } = await open('/catalogue?q=консерватория&kind=event')
  await user.click(await screen.findByRole('button', { name: /Снять 2/ }))
  expect(await screen.findByRole('link', { name: /Неотложная/ })).toBeTruthy()
  unmount()
  answers['GET /api/catalogue'] = () => found({ items: [], total: 0, inAll: 0 })
  await open()
  expect(await screen.findByText('В каталоге пока пусто')).toBeTruthy()
})

test('A2 the catalogue failed and is asked again', async () => {
  answers['GET /api/catalogue'] = () => {
    throw new Refusal({ code: 'unavailable', status: 503, title: 'Сервис перегружен' })
  }
  const { user } = await open()
  await screen.findByText('Каталог не загрузился')
  answers['GET /api/catalogue'] = () => found()
  await user.click(screen.getByRole('button', { name: 'Повторить' }))
  expect(await screen.findByRole('link', { name: /Неотложная/ })).toBeTruthy()
})

const programme: Programme = {
  ...line,
  aliases: { vo: '4512-77', spo: '' },
  state: 'published',
  version: 2,
  annotation: 'Острый коронарный синдром.\n\nНарушения ритма.',
  rule: 'Приказ № 266',
  specialties: [{ key: '31.08.36', code: '31.08.36', name: 'Кардиология' }],
  competencies: ['Узнаёт инфаркт'],
  features: ['simulation'],
  sessions: [session],
  publishedAt: '2026-11-14T09:00:00.000Z',
  withdrawn: null,
}
const one = () =>
  renderPage(<ProgrammePage />, { path: '/catalogue/$id', at: `/catalogue/${id}`, session: null })

test('A2 the page of a programme says everything one chooses by', async () => {
  answers['GET /api/catalogue/:id'] = () => programme
  await one()
  expect(await screen.findByRole('heading', { level: 1, name: /Неотложная/ })).toBeTruthy()
  for (const words of [
    /36.академических часов, 36.ЗЕТ/,
    /Бюджет и.Договор/,
    'Кардиология',
    'Симуляционное обучение',
    'ПК-000001',
    'Номер в кабинете ВО',
    '4512-77',
    'Приказ №',
    /версия 2/,
    'Узнаёт инфаркт',
    /свободно 4 из.20/,
  ])
    expect(screen.getAllByText(words, { exact: false }).length).toBeGreaterThan(0)
  expect(screen.queryByText(/в.кабинете СПО/)).toBeNull()
  expect(screen.getByRole('link', { name: /Северная академия/ }).getAttribute('href')).toBe(
    `/organisations/${place}`,
  )
})

test('A2 a withdrawn programme keeps its page and says why; nobody is invited', async () => {
  answers['GET /api/catalogue/:id'] = () => ({
    ...programme,
    state: 'withdrawn',
    withdrawn: { at: '2026-11-20T09:00:00.000Z', why: 'Рекомендации устарели' },
  })
  await one()
  expect(await screen.findByText(/Рекомендации устарели/)).toBeTruthy()
  expect(screen.queryByRole('heading', { name: 'Когда начать' })).toBeNull()
})

test('A2 no such programme; a programme that did not load is asked again', async () => {
  answers['GET /api/catalogue/:id'] = () => {
    throw new Refusal({ code: 'programme.not-found', status: 404, title: 'Такой программы нет' })
  }
  const { unmount } = await one()
  expect((await screen.findByRole('link', { name: 'К каталогу' })).getAttribute('href')).toBe('/catalogue')
  unmount()
  answers['GET /api/catalogue/:id'] = () => {
    throw new Refusal({ code: 'unavailable', status: 503, title: 'Сервис перегружен' })
  }
  const { user } = await one()
  await screen.findByText('Программа не загрузилась')
  answers['GET /api/catalogue/:id'] = () => programme
  await user.click(screen.getByRole('button', { name: 'Повторить' }))
  expect(await screen.findByRole('heading', { level: 1, name: /Неотложная/ })).toBeTruthy()
})
