// @vitest-environment happy-dom
/** The desk of the organisation by role and label, each face; the server's answers keep to the contract. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import type { Learner } from '../contract.ts'
import { Page as QuestionsPage } from './desk-questions.tsx'
import { Page as LearnersPage } from './learners.tsx'
import { Page as ResultsPage } from './results.tsx'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)

const id = '0193a1de-0000-7000-8000-000000000001'
const two = '0193a1de-0000-7000-8000-000000000002'
const learner: Learner = {
  id,
  programmeId: two,
  number: 'ПК-000021',
  kind: 'advanced',
  title: 'Эндодонтия',
  hours: 36,
  credits: 36,
  state: 'applied',
  appliedAt: '2026-11-09T09:00:00.000Z',
  startsOn: '2026-11-09',
  endsOn: null,
  finishedOn: null,
  via: null,
  reason: null,
  orderNumber: null,
  documentNumber: null,
  share: 0,
  score: null,
  stage: {
    step: 'applied',
    steps: ['applied', 'enrolled', 'learning', 'waiting', 'result', 'credited'],
    who: 'organisation',
    dueOn: '2026-11-23',
    isOverdue: false,
    rule: 'Правило портала: 10 рабочих дней',
    remindedAt: null,
  },
  person: { id: two, fullName: 'Белова Наталья Игоревна', snils: '112-300-285 76' },
  isContentDone: false,
  can: { enrol: true, settle: false, annul: false, extra: false },
}
const question = {
  id,
  place: 'Лекция 2',
  text: 'Какая доза верна?',
  askedAt: '2026-11-09T09:00:00.000Z',
  answer: null,
  answeredAt: null,
  person: 'Белова Наталья Игоревна',
  programme: { id: two, title: 'Эндодонтия' },
}

beforeEach(() => {
  asked.length = 0
  answerOnly({
    'GET /api/studies/desk/learners': () => ({ items: [learner], counts: { applied: 1 }, nextCursor: null }),
    'GET /api/studies/desk/questions': () => ({ items: [question], nextCursor: null }),
  })
})

const teacher = testSession(['provider'])
const learners = (at = '/teaching/learners') =>
  renderPage(<LearnersPage />, { path: '/teaching/learners', at, session: teacher })
const sent = (path: string) => asked.find((a) => a.path === path)?.body

test('D9+ whoever is ticked is enrolled by an order', async () => {
  answers['POST /api/studies/desk/enrolments'] = () => ({ decided: 1 })
  const { user } = await learners()
  await user.click(await screen.findByRole('checkbox', { name: /Отметить: Белова/ }))
  await user.click(screen.getByRole('button', { name: 'Зачислить' }))
  const dialog = await screen.findByRole('dialog')
  await user.type(within(dialog).getByLabelText(/Номер.приказа/), '12-з')
  await user.click(within(dialog).getByRole('button', { name: 'Зачислить' }))
  await waitFor(() =>
    expect(sent('POST /api/studies/desk/enrolments')).toEqual({
      ids: [id],
      to: 'learning',
      orderNumber: '12-з',
    }),
  )
})

test('D9+ a result has its day; a fault stands at the field', async () => {
  answers['GET /api/studies/desk/learners'] = () => ({
    items: [
      { ...learner, state: 'learning', can: { enrol: false, settle: true, annul: false, extra: false } },
    ],
    counts: { learning: 1 },
    nextCursor: null,
  })
  answers['POST /api/studies/desk/results'] = () =>
    Promise.reject(
      new Refusal({
        code: 'invalid',
        status: 422,
        title: 'Проверьте поля',
        errors: [{ field: 'items.0.finishedOn', message: 'Этот день ещё не наступил' }],
      }),
    )
  const { user } = await learners('/teaching/learners?state=learning')
  await user.click(await screen.findByRole('checkbox', { name: /Отметить всех/ }))
  await user.click(screen.getByRole('button', { name: 'Освоили' }))
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: 'Освоили' }))
  expect((await within(dialog).findAllByText('Этот день ещё не наступил')).length).toBeGreaterThan(0)
})

test('D9+ a result is taken back with a reason', async () => {
  answers['GET /api/studies/desk/learners'] = () => ({
    items: [
      {
        ...learner,
        state: 'finished',
        finishedOn: '2026-11-20',
        via: 'results',
        can: { enrol: false, settle: false, annul: true, extra: false },
      },
    ],
    counts: { finished: 1 },
    nextCursor: null,
  })
  answers['POST /api/studies/desk/learners/:id/annulment'] = () => ({ id, state: 'annulled' })
  const { user } = await learners('/teaching/learners?state=finished')
  await user.click(await screen.findByRole('button', { name: /Отозвать.результат: Белова/ }))
  const dialog = await screen.findByRole('dialog')
  expect(dialog.textContent).toMatch(/36.ЗЕТ.снимутся/)
  await user.type(within(dialog).getByLabelText('Причина'), 'По ошибке')
  await user.click(within(dialog).getByRole('button', { name: /Отозвать.результат/ }))
  await waitFor(() =>
    expect(sent('POST /api/studies/desk/learners/:id/annulment')).toEqual({ why: 'По ошибке' }),
  )
})

test('D9+ nobody is there yet; a search without an answer can be taken off', async () => {
  answers['GET /api/studies/desk/learners'] = () => ({ items: [], counts: {}, nextCursor: null })
  await learners()
  expect(await screen.findByText(/Здесь.пока.никого.нет/)).toBeTruthy()
  await learners('/teaching/learners?q=шшш')
  expect(await screen.findByText('Ничего не нашлось')).toBeTruthy()
})

test('D9+ a table is checked before it is saved, and says what it will do', async () => {
  const report = { read: 2, saved: 0, counts: { finished: 1 }, unchanged: 1, faults: [], faultCount: 0 }
  answers['POST /api/studies/desk/tables'] = ({ body }) => ({ ...report, saved: body?.['isDry'] ? 0 : 1 })
  const { user } = await renderPage(<ResultsPage />, {
    path: '/teaching/results',
    at: '/teaching/results',
    session: teacher,
  })
  await user.upload(
    screen.getByLabelText(/Таблица.результатов/, { selector: 'input' }),
    new File(['Программа;СНИЛС'], 'r.csv', { type: 'text/csv' }),
  )
  expect(await screen.findByText(/освоил: 1\. Уже.внесено:.1/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Сохранить: 1.строка/ }))
  await waitFor(() => expect(asked.filter((a) => a.body?.['isDry'] === false)).toHaveLength(1))
})

test('D2 a question is answered in a dialog', async () => {
  answers['POST /api/studies/desk/questions/:id/answer'] = () => ({
    ...question,
    answer: '300 мг',
    answeredAt: question.askedAt,
  })
  const { user } = await renderPage(<QuestionsPage />, {
    path: '/teaching/questions',
    at: '/teaching/questions',
    session: teacher,
  })
  await user.click(await screen.findByRole('button', { name: /Ответить: Белова/ }))
  const dialog = await screen.findByRole('dialog')
  await user.type(within(dialog).getByLabelText('Ответ'), '300 мг')
  await user.click(within(dialog).getByRole('button', { name: 'Ответить' }))
  await waitFor(() => expect(sent('POST /api/studies/desk/questions/:id/answer')).toEqual({ text: '300 мг' }))
})

test('D7+ what is past its day says so, with the reminder of the learner', async () => {
  answers['GET /api/studies/desk/learners'] = () => ({
    items: [
      {
        ...learner,
        stage: { ...learner.stage!, isOverdue: true, remindedAt: '2026-11-25T09:00:00.000Z' },
      },
    ],
    counts: { applied: 1, waiting: 2 },
    nextCursor: null,
  })
  await learners()
  expect(await screen.findByText('Просрочено')).toBeTruthy()
  expect(screen.getByText(/Ученик.напомнил.25.ноября/)).toBeTruthy()
  expect(screen.getByRole('link', { name: /Ждут.результата.*2/ })).toBeTruthy()
})

test('D2 one more try is given with a reason', async () => {
  answers['GET /api/studies/desk/learners'] = () => ({
    items: [
      { ...learner, state: 'learning', can: { enrol: false, settle: true, annul: false, extra: true } },
    ],
    counts: { learning: 1 },
    nextCursor: null,
  })
  const test = {
    itemId: two,
    title: 'Итоговый тест',
    purpose: 'final',
    taken: 3,
    attemptsLeft: 0,
    isDone: false,
  }
  answers['GET /api/content/desk/studies/:id/tests'] = () => ({ items: [{ ...test, can: { grant: true } }] })
  answers['POST /api/content/desk/studies/:id/attempts'] = () => ({ items: [] })
  const { user } = await learners('/teaching/learners?state=learning')
  await user.click(await screen.findByRole('button', { name: /Дать.попытку: Белова/ }))
  const dialog = await screen.findByRole('dialog')
  expect(await within(dialog).findByText(/Итоговый тест: 3.попытки, осталось 0/)).toBeTruthy()
  await user.type(within(dialog).getByLabelText('Причина'), 'Прервался свет')
  await user.click(within(dialog).getByRole('button', { name: /Дать.попытку/ }))
  await waitFor(() =>
    expect(sent('POST /api/content/desk/studies/:id/attempts')).toEqual({
      itemId: two,
      why: 'Прервался свет',
    }),
  )
})
