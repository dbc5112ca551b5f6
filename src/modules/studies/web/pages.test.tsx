// @vitest-environment happy-dom
/** Learning by role and label, each face; the server's answers keep to the contract. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import type { Programme } from '../../learning/contract.ts'
import type { Study } from '../contract.ts'
import { EnrolBox } from './enrol-box.tsx'
import { Page as ListPage } from './list.tsx'
import { Page as OnePage } from './one.tsx'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)

const id = '0193a1de-0000-7000-8000-000000000001'
const other = '0193a1de-0000-7000-8000-000000000002'
const study: Study = {
  id,
  programmeId: other,
  number: 'ИОМ-000015',
  kind: 'module',
  title: 'Колоноскопия: качество осмотра',
  hours: 2,
  credits: 2,
  state: 'learning',
  appliedAt: '2026-11-09T09:00:00.000Z',
  startsOn: '2026-11-09',
  endsOn: null,
  finishedOn: null,
  via: null,
  reason: null,
  orderNumber: null,
  documentNumber: null,
  share: 0.6,
  score: null,
  stage: {
    step: 'learning',
    steps: ['learning', 'result', 'credited'],
    who: 'learner',
    dueOn: null,
    isOverdue: false,
    rule: null,
    remindedAt: null,
  },
  version: 1,
  organisation: { id: other, name: 'Северная академия' },
  rule: 'Правила портала',
  specialtyKey: '31.08.36',
  basis: 'budget',
  sessionId: null,
  startedAt: '2026-11-09T09:00:00.000Z',
  settledAt: null,
  certificateId: null,
  touchedAt: '2026-11-09T09:00:00.000Z',
  can: { learn: true, cancel: true, review: false, ask: true, remind: false },
}
const finished: Study = {
  ...study,
  state: 'finished',
  finishedOn: '2026-11-12',
  via: 'content',
  share: 1,
  score: 0.9,
  certificateId: other,
  can: { learn: false, cancel: false, review: true, ask: true, remind: false },
}
const programme: Programme = {
  id: other,
  number: 'ПК-000021',
  aliases: { vo: '', spo: '' },
  kind: 'advanced',
  eventKind: null,
  state: 'published',
  version: 1,
  title: 'Эндодонтия',
  annotation: 'Повторное лечение',
  organisation: { id, name: 'Северная академия', city: 'Псков' },
  form: 'distance',
  difficulty: null,
  hours: 36,
  credits: 36,
  rule: 'Приказ',
  bases: ['budget', 'paid'],
  priceKopecks: 100,
  specialties: [
    { key: '31.08.36', code: '31.08.36', name: 'Кардиология' },
    { key: '31.08.49', code: '31.08.49', name: 'Терапия' },
  ],
  competencies: [],
  features: [],
  isAnytime: false,
  sessions: [
    {
      id,
      startsOn: '2099-02-01',
      endsOn: '2099-02-20',
      startsAt: null,
      applyBy: null,
      places: 4,
      left: 4,
      place: null,
    },
  ],
  publishedAt: '2026-10-22T09:00:00.000Z',
  withdrawn: null,
}

beforeEach(() => {
  asked.length = 0
  answerOnly({
    'GET /api/studies': () => ({
      items: [study],
      counts: { current: 1, finished: 0, other: 0 },
      nextCursor: null,
    }),
    'GET /api/studies/:id': () => study,
    'GET /api/studies/:id/notes': () => ({ items: [] }),
    'GET /api/studies/:id/questions': () => ({ items: [], can: { ask: true, remind: false } }),
    'GET /api/studies/:id/review': () => ({ review: null, can: { write: true } }),
    'GET /api/studies/programmes/:id': () => ({ study: null }),
    'GET /api/credits/cycles': () => ({ items: [], expectations: [], offers: [] }),
  })
})

const list = (at = '/learning') => renderPage(<ListPage />, { path: '/learning', at })
const one = () => renderPage(<OnePage />, { path: '/learning/$id', at: `/learning/${id}` })
const box = (session: ReturnType<typeof testSession> | null = testSession(['citizen'])) =>
  renderPage(<EnrolBox programme={programme} />, {
    path: '/catalogue/$id',
    at: `/catalogue/${other}`,
    session,
  })

test('D1 full: what goes on, how far, and the way to go on', async () => {
  await list()
  const row = (await screen.findByRole('heading', { name: /Колоноскопия/ })).closest('li')!
  expect(row.textContent).toMatch(/Пройдено.60.%/)
  expect(
    within(row)
      .getByRole('link', { name: /Продолжить: Колоноскопия/ })
      .getAttribute('href'),
  ).toBe(`/learning/${id}`)
})

test('D1 empty: each tab says what will be there', async () => {
  answers['GET /api/studies'] = () => ({
    items: [],
    counts: { current: 0, finished: 0, other: 0 },
    nextCursor: null,
  })
  await list()
  expect(await screen.findByText(/Сейчас.вы.ничему.не.учитесь/)).toBeTruthy()
  await list('/learning?tab=finished')
  expect(await screen.findByText(/Завершённых.программ.пока.нет/)).toBeTruthy()
})

test('D1 failed: says so, keeps calm, asks again', async () => {
  answers['GET /api/studies'] = () => Promise.reject(new Refusal({ code: 'x', status: 500, title: 'Сбой' }))
  const { user } = await list()
  expect(await screen.findByText('Обучение не загрузилось')).toBeTruthy()
  answers['GET /api/studies'] = () => ({
    items: [study],
    counts: { current: 1, finished: 0, other: 0 },
    nextCursor: null,
  })
  await user.click(screen.getByRole('button', { name: 'Повторить' }))
  expect(await screen.findByRole('heading', { name: /Колоноскопия/ })).toBeTruthy()
})

test('D2 one: foreign or gone is told alike', async () => {
  answers['GET /api/studies/:id'] = () =>
    Promise.reject(new Refusal({ code: 'study.not-found', status: 404, title: 'Такого обучения нет' }))
  await one()
  expect(await screen.findByText(/Такого.обучения.нет/)).toBeTruthy()
})

test('D2 a note is written, a question asked', async () => {
  answers['POST /api/studies/:id/notes'] = () => ({
    id: other,
    place: '',
    text: 'Доза',
    version: 1,
    createdAt: study.appliedAt,
    changedAt: study.appliedAt,
  })
  const { user } = await one()
  await user.type(await screen.findByLabelText(/Новая.заметка/), 'Доза')
  await user.click(screen.getByRole('button', { name: 'Добавить' }))
  await waitFor(() =>
    expect(asked.find((a) => a.path.startsWith('POST'))?.body).toMatchObject({ text: 'Доза' }),
  )
})

test('D2 leaving asks once more and says what is lost', async () => {
  answers['POST /api/studies/:id/cancellation'] = () => ({ ...study, state: 'cancelled' })
  const { user } = await one()
  await user.click(await screen.findByRole('button', { name: /Прекратить.обучение/ }))
  const dialog = await screen.findByRole('dialog')
  expect(dialog.textContent).toMatch(/ЗЕТ.за.программу.не.будет/)
  await user.click(within(dialog).getByRole('button', { name: /Прекратить.обучение/ }))
  await waitFor(() => expect(asked.some((a) => a.path === 'POST /api/studies/:id/cancellation')).toBe(true))
})

test('D2 whoever finished may write a review; without a rating the field says so', async () => {
  answers['GET /api/studies/:id'] = () => finished
  answers['PUT /api/studies/:id/review'] = () =>
    Promise.reject(
      new Refusal({
        code: 'invalid',
        status: 422,
        title: 'Проверьте поля',
        errors: [{ field: 'rating', message: 'Поставьте оценку' }],
      }),
    )
  const { user } = await one()
  await user.click(await screen.findByRole('button', { name: /Отправить.отзыв/ }))
  expect((await screen.findAllByText('Поставьте оценку')).length).toBeGreaterThan(0)
})

test('D1 a guest is led to sign in and back', async () => {
  await box(null)
  expect((await screen.findByRole('link', { name: /Войти.и.записаться/ })).getAttribute('href')).toBe(
    `/sign-in?next=${encodeURIComponent(`/catalogue/${other}`)}`,
  )
})

test('D1 an application names its session and its basis', async () => {
  answers['POST /api/studies'] = () => ({ ...study, state: 'applied' })
  const { user } = await box()
  await user.click(await screen.findByRole('button', { name: /Подать.заявку/ }))
  await waitFor(() =>
    expect(asked.find((a) => a.path === 'POST /api/studies')?.body).toMatchObject({
      programmeId: other,
      sessionId: id,
      basis: null,
    }),
  )
})

test('D1 whoever learns it already goes on instead', async () => {
  answers['GET /api/studies/programmes/:id'] = () => ({ study: { id, state: 'learning' } })
  await box()
  expect((await screen.findByRole('link', { name: 'Продолжить' })).getAttribute('href')).toBe(
    `/learning/${id}`,
  )
})

test('D7+ whoever is late is reminded by one click; the page says by which day who must act', async () => {
  const waits: Study = {
    ...study,
    kind: 'advanced',
    state: 'applied',
    stage: {
      step: 'applied',
      steps: ['applied', 'enrolled', 'learning', 'waiting', 'result', 'credited'],
      who: 'organisation',
      dueOn: '2026-11-13',
      isOverdue: true,
      rule: 'Правило портала: на заявку отвечают за 10 рабочих дней',
      remindedAt: null,
    },
    can: { learn: false, cancel: true, review: false, ask: false, remind: true },
  }
  answers['GET /api/studies/:id'] = () => waits
  answers['GET /api/studies'] = () => ({
    items: [waits],
    counts: { current: 1, finished: 0, other: 0 },
    nextCursor: null,
  })
  answers['POST /api/studies/:id/reminder'] = () => waits
  const { user } = await one()
  expect(await screen.findByText(/Организация.решает.по.заявке: срок.прошёл.13.ноября/)).toBeTruthy()
  expect(screen.getByText(/10.рабочих.дней/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Напомнить.организации/ }))
  await waitFor(() => expect(asked.some((a) => a.path === 'POST /api/studies/:id/reminder')).toBe(true))
})

test('D9+ before the first day the page says when it begins and offers nothing to open', async () => {
  answers['GET /api/studies/:id'] = () => ({
    ...study,
    kind: 'event',
    startsOn: '2099-02-06',
    endsOn: '2099-02-07',
    stage: {
      ...study.stage!,
      step: 'enrolled',
      steps: ['enrolled', 'learning'],
      who: null,
      dueOn: '2099-02-06',
    },
    can: { ...study.can, learn: false },
  })
  await one()
  expect(await screen.findByRole('heading', { name: /Начнётся.6.февраля/ })).toBeTruthy()
})
