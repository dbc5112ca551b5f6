// @vitest-environment happy-dom
/** Pages of contents and of learning them, by role and label, each face. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import { Page as AttemptPage } from './attempt.tsx'
import { Page as BankPage } from './bank.tsx'
import { attempt, course, ids, outline } from './content.test.data.ts'
import { CourseSheet } from './course-sheet.tsx'
import { Page as ItemPage } from './item.tsx'
import { Page as OutlinePage } from './outline.tsx'
import { Page as ReviewsPage } from './reviews.tsx'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)

const refuse =
  (code: string, status: number, more: Record<string, unknown> = {}) =>
  () => {
    throw new Refusal({ code, status, title: 'Отказ сервера', ...more })
  }
const bank = {
  id: ids.bank,
  programmeId: ids.programme,
  name: 'Итоговые вопросы',
  questions: [],
  revision: 3,
}

beforeEach(() => {
  asked.length = 0
  answerOnly({
    'GET /api/content/programmes/:id': () => outline,
    'PUT /api/content/programmes/:id/items': () => outline,
    'GET /api/courses/:id': () => course,
    'GET /api/attempts/:id': () => attempt,
    'PUT /api/attempts/:id/answers/:question': () => ({
      outcome: 'kept',
      savedAt: '2026-11-29T10:00:01.000Z',
      answered: 1,
    }),
    'GET /api/content/banks/:id': () => bank,
    'GET /api/content/claims': () => ({ items: [], total: 0, overdue: 0, nextCursor: null }),
    'GET /api/content/reviews': () => ({ items: [], total: 0, overdue: 0, claims: 0, nextCursor: null }),
  })
})
const teacher = testSession(['provider'])
const learner = testSession(['doctor'])
const desk = () =>
  renderPage(<OutlinePage />, {
    path: '/teaching/$id/content',
    at: `/teaching/${ids.programme}/content`,
    session: teacher,
  })
const sheet = () =>
  renderPage(<CourseSheet studyId={ids.study} />, {
    path: '/learning/$id',
    at: `/learning/${ids.study}`,
    session: learner,
  })
const taking = () =>
  renderPage(<AttemptPage />, {
    path: '/learning/$id/attempts/$attemptId',
    at: `/learning/${ids.study}/attempts/${ids.attempt}`,
    session: learner,
  })

test('D2 items stand in order with what they are; one is moved down, and what was seen is told to the server', async () => {
  const { user } = await desk()
  expect(await screen.findByRole('link', { name: /1\. Первые.минуты/ })).toBeTruthy()
  expect(screen.getByText(/3.урока/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Ниже: Первые минуты' }))
  await waitFor(() =>
    expect(asked.find((a) => a.path.startsWith('PUT'))?.body).toMatchObject({
      revision: 4,
      items: [{ id: ids.test }, { id: ids.item }],
    }),
  )
})

test('D2 a draft is opened, or the server says in words why not', async () => {
  answers['POST /api/content/programmes/:id/opening'] = refuse('content.not-ready', 409, {
    detail: 'Нет ни одного обязательного раздела',
  })
  const { user } = await desk()
  await user.click(await screen.findByRole('button', { name: 'Открыть слушателям' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Нет ни одного обязательного раздела')
})

test('D2 a refused package says every cause; one on its way says how far it is', async () => {
  const material = {
    id: ids.material,
    name: 'курс.zip',
    sizeBytes: 2_000_000,
    kind: null,
    done: 40,
    total: 90,
    createdAt: '2026-11-29T10:00:00.000Z',
  }
  answers['GET /api/content/programmes/:id'] = () => ({
    ...outline,
    materials: [
      { ...material, state: 'refused', refusedWhy: ['Путь ведёт за пределы архива: «../x»', 'Архив пуст'] },
      { ...material, id: ids.bank, name: 'второй.zip', state: 'importing', refusedWhy: [] },
    ],
  })
  await desk()
  const list = await screen.findByRole('list', { name: 'Файлы' })
  expect(within(list).getByText(/за.пределы/)).toBeTruthy()
  expect(within(list).getByText(/Разобрано.40.из.90/)).toBeTruthy()
  expect(within(list).getByRole('button', { name: 'Удалить файл: курс.zip' })).toBeTruthy()
})

test('D2 an empty programme, one that failed to load, one that is not there', async () => {
  answers['GET /api/content/programmes/:id'] = () => ({ ...outline, items: [], edition: null })
  const first = await desk()
  expect(await screen.findByText('Разделов пока нет')).toBeTruthy()
  first.unmount()
  answers['GET /api/content/programmes/:id'] = refuse('unavailable', 503)
  const second = await desk()
  expect(await screen.findByText('Содержание не загрузилось')).toBeTruthy()
  second.unmount()
  answers['GET /api/content/programmes/:id'] = refuse('programme.not-found', 404)
  await desk()
  expect(await screen.findByText('Такой программы нет')).toBeTruthy()
})

test('D2 a course says where one stopped, what is done and goes on from there', async () => {
  await sheet()
  const link = await screen.findByRole('link', { name: 'Продолжить' })
  expect(link.getAttribute('href')).toBe(`/learning/${ids.study}/items/${ids.item}`)
  expect(screen.getByText(/Вы.остановились.здесь:.Первые.минуты/)).toBeTruthy()
  expect(screen.getByRole('link', { name: /2\. Итоговый.тест/ })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Скачать все материалы' })).toBeTruthy()
})

test('D2 what is closed says what opens it; the way on leads to what is open', async () => {
  const [lesson, final] = course.items
  answers['GET /api/courses/:id'] = () => ({
    ...course,
    lastItemId: ids.test,
    items: [lesson, { ...final!, closed: { why: 'final', by: [{ id: ids.item, title: lesson!.title }] } }],
  })
  const first = await sheet()
  const link = await screen.findByRole('link', { name: 'Продолжить' })
  expect(link.getAttribute('href')).toBe(`/learning/${ids.study}/items/${ids.item}`)
  expect(screen.getByText(/откроется.после:.Первые.минуты/)).toBeTruthy()
  first.unmount()
  await renderPage(<ItemPage />, {
    path: '/learning/$id/items/$itemId',
    at: `/learning/${ids.study}/items/${ids.test}`,
    session: learner,
  })
  expect(await screen.findByText(/откроется,.когда.будут.пройдены.обязательные.разделы/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Начать тест' })).toBeNull()
  expect(screen.getByRole('link', { name: /Первые.минуты/ })).toBeTruthy()
})

test('D2 a course without materials yet, one that failed to load, one that is done', async () => {
  answers['GET /api/courses/:id'] = refuse('course.empty', 409)
  const first = await sheet()
  expect(await screen.findByText(/ещё.не.открыла.материалы/)).toBeTruthy()
  first.unmount()
  answers['GET /api/courses/:id'] = refuse('unavailable', 503)
  const second = await sheet()
  expect(await screen.findByText('Обучение не загрузилось')).toBeTruthy()
  second.unmount()
  answers['GET /api/courses/:id'] = () => ({ ...course, isDone: true, share: 1 })
  await sheet()
  expect(await screen.findByText(/Всё.обязательное.пройдено/)).toBeTruthy()
})

test('D2 an answer is saved by itself; the end is asked about and says what is missing', async () => {
  const ended = {
    ...attempt,
    state: 'finished',
    finishedAt: '2026-11-29T10:05:00.000Z',
    points: 1,
    isPassed: false,
    isExplained: true,
    attemptsLeft: 0,
    can: { answer: false, repeat: false },
    questions: attempt.questions.map((q, n) => ({
      ...q,
      answer: n === 0 ? { kind: 'single', chosen: 0 } : null,
      points: 0,
      right: n === 0 ? { kind: 'single', chosen: 1 } : { kind: 'order', order: [1, 0] },
      explanation: n === 0 ? 'Адреналин действует сразу' : null,
    })),
  }
  answers['POST /api/attempts/:id/end'] = () => {
    answers['GET /api/attempts/:id'] = () => ended
    return ended
  }
  const { user } = await taking()
  await user.click(await screen.findByRole('radio', { name: 'Преднизолон' }))
  await waitFor(() =>
    expect(asked.find((a) => a.path.startsWith('PUT /api/attempts'))?.body).toMatchObject({
      value: { kind: 'single', chosen: 0 },
    }),
  )
  await user.click(screen.getByRole('button', { name: 'Закончить' }))
  const dialog = await screen.findByRole('dialog')
  expect(dialog.textContent).toMatch(/Без.ответа.—.1.вопрос/)
  await user.click(within(dialog).getByRole('button', { name: 'Закончить' }))
  expect(await screen.findByText(/Не.сдано/)).toBeTruthy()
  expect(screen.getByText(/Адреналин.действует.сразу/)).toBeTruthy()
})

test('D2 after a failed try that is not the last one, only what was wrong is seen, and what opens the rest', async () => {
  answers['GET /api/attempts/:id'] = () => ({
    ...attempt,
    state: 'finished',
    finishedAt: '2026-11-29T10:05:00.000Z',
    points: 0,
    isPassed: false,
    can: { answer: false, repeat: true },
    questions: attempt.questions.map((q) => ({ ...q, points: 0 })),
  })
  await taking()
  expect(await screen.findByText(/видно.только,.где.ответ.неверный/)).toBeTruthy()
  expect(screen.queryByText('Верно')).toBeNull()
  expect(screen.getByRole('button', { name: 'Новая попытка' })).toBeTruthy()
})

test('D2 a question is written: choices by lines, the right one by a star; faults stand beside', async () => {
  answers['PUT /api/content/banks/:id'] = refuse('invalid', 422, {
    errors: [{ field: 'questions.0.right', message: 'Отметьте верный вариант' }],
  })
  const { user } = await renderPage(<BankPage />, {
    path: '/teaching/$id/questions/$bankId',
    at: `/teaching/${ids.programme}/questions/${ids.bank}`,
    session: teacher,
  })
  await user.click(await screen.findByRole('button', { name: 'Добавить вопрос' }))
  await user.type(screen.getByRole('textbox', { name: 'Вопрос' }), 'Что первым?')
  await user.type(screen.getByRole('textbox', { name: 'Варианты' }), 'Преднизолон\n* Адреналин')
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  await waitFor(() =>
    expect(asked.find((a) => a.path.startsWith('PUT'))?.body).toMatchObject({
      revision: 3,
      questions: [{ kind: 'single', words: 'Что первым?', choices: ['Преднизолон', 'Адреналин'], right: 1 }],
    }),
  )
  expect((await screen.findAllByText(/Отметьте.верный.вариант/)).length).toBeGreaterThan(0)
})

test('D2 nothing waits to be read; an answer that waits is counted', async () => {
  const first = await renderPage(<ReviewsPage />, {
    path: '/teaching/answers',
    at: '/teaching/answers',
    session: teacher,
  })
  expect(await screen.findByText('Ответов на оценку нет')).toBeTruthy()
  first.unmount()
  answers['GET /api/content/reviews'] = () => ({
    total: 31,
    overdue: 2,
    claims: 0,
    nextCursor: '1~2',
    items: [
      {
        attemptId: ids.attempt,
        question: 2,
        words: 'Что скажете родным?',
        sample: '',
        answer: 'Поможем',
        maxPoints: 2,
        itemTitle: 'Тест',
        programmeTitle: 'Анафилаксия',
        finishedAt: '2026-11-29T10:00:00.000Z',
        dueOn: '2026-11-20',
        isOverdue: true,
      },
    ],
  })
  answers['POST /api/content/reviews/:id/answers/:question'] = () => ({ left: 0 })
  const { user } = await renderPage(<ReviewsPage />, {
    path: '/teaching/answers',
    at: '/teaching/answers',
    session: teacher,
  })
  expect(await screen.findByText(/Ждут.оценки:.31.попытка,.из.них.дольше.срока.—.2/)).toBeTruthy()
  expect(screen.getByText(/Срок.прошёл.20.ноября/)).toBeTruthy()
  expect(screen.getByRole('button', { name: /Показать ещё|Ещё/ })).toBeTruthy()
  await user.type(await screen.findByRole('textbox', { name: /Баллы/ }), '1,5')
  await user.click(screen.getByRole('button', { name: 'Оценить' }))
  await waitFor(() =>
    expect(asked.find((a) => a.path.startsWith('POST'))?.body).toEqual({ points: 1.5, remark: '' }),
  )
})
