// @vitest-environment happy-dom
/** D2: a section on another platform: put on the desk, led to, said to be done, confirmed. By role and label. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Toaster } from '../../../web/ui/toast.tsx'
import { Refusal } from '../../../web/api.ts'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import type { Course, CourseItem, DeskItem, ExternalClaim, LearnerClaim } from '../contract.ts'
import { course, ids, outline } from './content.test.data.ts'
import { CourseSheet } from './course-sheet.tsx'
import { Page as ItemPage } from './item.tsx'
import { Page as OutlinePage } from './outline.tsx'
import { Page as PreviewPage } from './preview.tsx'
import { Page as ReviewsPage } from './reviews.tsx'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)

const place = {
  url: 'https://sim.academy.example/rooms/7',
  platform: 'Симуляционный центр',
  task: 'Пройдите сценарий до конца',
  confirmedBy: 'По журналу центра',
}
const deskItem: DeskItem = {
  ...outline.items[0]!,
  kind: 'external',
  title: 'Симуляция',
  amount: 0,
  materialId: null,
  external: place,
}
const waiting: ExternalClaim = {
  id: ids.attempt,
  state: 'waiting',
  claimedAt: '2026-11-28T10:00:00.000Z',
  note: 'Сертификат 17',
  dueOn: '2026-12-05',
  isOverdue: false,
  decidedAt: null,
  reason: null,
}
const courseWith = (claim: ExternalClaim | null, over: Partial<CourseItem> = {}): Course => ({
  ...course,
  items: [
    {
      ...course.items[0]!,
      kind: 'external',
      title: 'Симуляция',
      amount: 0,
      state: claim ? 'begun' : 'new',
      external: {
        platform: place.platform,
        organisation: 'Северная академия',
        claim,
        can: { claim: claim === null || claim.state === 'returned', takeBack: claim?.state === 'waiting' },
      },
      ...over,
    },
    course.items[1]!,
  ],
})
const returnUrl = `https://portal.example/learning/${ids.study}/items/${ids.item}`
const launch = {
  kind: 'external' as const,
  itemId: ids.item,
  title: 'Симуляция',
  ...place,
  url: `${place.url}?return=${encodeURIComponent(returnUrl)}`,
  returnUrl,
}
const line: LearnerClaim = {
  id: ids.attempt,
  state: 'waiting',
  learner: 'Орлова Елена Викторовна',
  programmeTitle: 'Анафилаксия',
  itemTitle: 'Симуляция',
  platform: place.platform,
  confirmedBy: place.confirmedBy,
  note: 'Сертификат 17',
  claimedAt: '2026-11-28T10:00:00.000Z',
  dueOn: '2026-11-20',
  isOverdue: true,
}
const refuse =
  (code: string, status: number, more: Record<string, unknown> = {}) =>
  () => {
    throw new Refusal({ code, status, title: 'Уже решили', ...more })
  }
const claimAt = '/api/courses/:id/items/:itemId/claim'
const decideAt = 'POST /api/content/claims/:id/decision'
const sent = (path: string) => asked.filter((a) => a.path === path).map((a) => a.body)

beforeEach(() => {
  asked.length = 0
  answerOnly({
    'GET /api/content/programmes/:id': () => ({ ...outline, items: [deskItem], waitingClaims: 2 }),
    'GET /api/courses/:id': () => courseWith(null),
    'POST /api/courses/:id/items/:itemId/launch': () => launch,
    'GET /api/content/reviews': () => ({ items: [], total: 0, overdue: 0, claims: 1, nextCursor: null }),
    'GET /api/content/claims': () => ({ items: [line], total: 1, overdue: 1, nextCursor: null }),
  })
})
const [teacher, learner] = [testSession(['provider']), testSession(['doctor'])]
const desk = () =>
  renderPage(<OutlinePage />, {
    path: '/teaching/$id/content',
    at: `/teaching/${ids.programme}/content`,
    session: teacher,
  })
const item = () =>
  renderPage(<ItemPage />, {
    path: '/learning/$id/items/$itemId',
    at: `/learning/${ids.study}/items/${ids.item}`,
    session: learner,
  })
const WithToasts = () => (
  <>
    <ReviewsPage />
    <Toaster />
  </>
)
const answersDesk = () =>
  renderPage(<WithToasts />, { path: '/teaching/answers', at: '/teaching/answers', session: teacher })

test('D2 a section is put: what is wrong stands beside the field, what was typed stays', async () => {
  answers['POST /api/content/programmes/:id/external'] = refuse('invalid', 422, {
    errors: [{ field: 'url', message: 'Нужен адрес, который начинается с https://' }],
  })
  const { user } = await desk()
  expect(await screen.findByText(/На.внешней.платформе,.Симуляционный.центр/)).toBeTruthy()
  expect(screen.getByText(/Ждут.подтверждения.прохождения:.2/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Раздел на внешней платформе' }))
  const dialog = await screen.findByRole('dialog')
  const field = (name: RegExp) => within(dialog).getByRole<HTMLInputElement>('textbox', { name })
  await user.type(field(/Название раздела/), 'Симуляция')
  await user.type(field(/Название платформы/), place.platform)
  await user.type(field(/^Адрес/), 'http://sim.academy.example')
  await user.type(field(/Что нужно сделать/), place.task)
  await user.click(within(dialog).getByRole('button', { name: 'Добавить раздел' }))
  expect((await within(dialog).findAllByText(/начинается.с.https/)).length).toBeGreaterThan(1)
  expect(field(/^Адрес/).value).toBe('http://sim.academy.example')
  expect(sent('POST /api/content/programmes/:id/external')).toEqual([
    {
      title: 'Симуляция',
      platform: place.platform,
      url: 'http://sim.academy.example',
      task: place.task,
      confirmedBy: '',
      isRequired: true,
    },
  ])
})

test('D2 a section that is there is changed with what stands in it', async () => {
  answers['PUT /api/content/items/:id/external'] = () => outline
  const { user } = await desk()
  await user.click(await screen.findByRole('button', { name: 'Изменить: Симуляция' }))
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByRole('checkbox', { name: /Обязательный/ }))
  await user.click(within(dialog).getByRole('button', { name: 'Сохранить' }))
  await waitFor(() =>
    expect(sent('PUT /api/content/items/:id/external')).toEqual([
      { title: 'Симуляция', ...place, isRequired: false },
    ]),
  )
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('D2 the way out is marked, opens beside and tells the platform nothing of where one came from', async () => {
  await item()
  const link = await screen.findByRole('link', { name: /Перейти:.Симуляционный.центр/ })
  expect([link.getAttribute('href'), link.getAttribute('target'), link.getAttribute('rel')]).toEqual([
    launch.url,
    '_blank',
    'noopener noreferrer',
  ])
  expect(screen.getByText('Ведёт на другой сайт')).toBeTruthy()
  expect(screen.getByText(/sim\.academy\.example\./)).toBeTruthy()
  expect(screen.getByText(returnUrl)).toBeTruthy()
})

test('D2 «Я прошёл(а)» with a note; then who confirms it, by when, and the way to take it back', async () => {
  answers[`POST ${claimAt}`] = () => {
    answers['GET /api/courses/:id'] = () => courseWith(waiting)
    return courseWith(waiting)
  }
  const { user } = await item()
  await user.type(await screen.findByRole('textbox', { name: /поможет.подтвердить/ }), 'Сертификат 17')
  await user.click(screen.getByRole('button', { name: 'Я прошёл(а)' }))
  expect(await screen.findByText(/Ждёт.подтверждения.организацией/)).toBeTruthy()
  expect(sent(`POST ${claimAt}`)).toEqual([{ note: 'Сертификат 17' }])
  expect(screen.getByRole('heading', { name: /Подтвердит.Северная.академия/ })).toBeTruthy()
  expect(screen.getByText(/^до.5.декабря/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Я прошёл(а)' })).toBeNull()

  answers[`DELETE ${claimAt}`] = () => {
    answers['GET /api/courses/:id'] = () => courseWith(null)
    return courseWith(null)
  }
  await user.click(screen.getByRole('button', { name: 'Отозвать сообщение' }))
  expect(await screen.findByRole('button', { name: 'Я прошёл(а)' })).toBeTruthy()
})

test('D2 taken back too late: the page shows what the organisation decided', async () => {
  answers['GET /api/courses/:id'] = () => courseWith(waiting)
  answers[`DELETE ${claimAt}`] = () => {
    answers['GET /api/courses/:id'] = () =>
      courseWith({ ...waiting, state: 'confirmed', decidedAt: '2026-11-29T10:00:00.000Z' })
    return refuse('external-claim.decided', 409)()
  }
  const { user } = await item()
  await user.click(await screen.findByRole('button', { name: 'Отозвать сообщение' }))
  expect(await screen.findByText(/Прохождение.подтверждено/)).toBeTruthy()
})

test('D2 returned: the reason stands first, and it is said again; a closed address says so', async () => {
  answers['GET /api/courses/:id'] = () =>
    courseWith({
      ...waiting,
      state: 'returned',
      decidedAt: '2026-11-29T10:00:00.000Z',
      reason: 'В журнале вас нет',
    })
  answers['POST /api/courses/:id/items/:itemId/launch'] = refuse('unavailable', 503)
  const { user } = await item()
  expect(await screen.findByText('В журнале вас нет')).toBeTruthy()
  expect(await screen.findByText('Раздел не открылся')).toBeTruthy()
  answers[`POST ${claimAt}`] = refuse('offline', 0)
  await user.type(screen.getByRole('textbox', { name: /поможет.подтвердить/ }), 'Добавили')
  await user.click(screen.getByRole('button', { name: 'Я прошёл(а)' }))
  expect(await screen.findByText(/Набранное.на.месте/)).toBeTruthy()
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: /поможет.подтвердить/ }).value).toBe(
    'Добавили',
  )
})

test('D2 the course says which section waits for the organisation and goes on with the next', async () => {
  answers['GET /api/courses/:id'] = () => courseWith(waiting)
  const at = `/learning/${ids.study}`
  await renderPage(<CourseSheet studyId={ids.study} />, { path: '/learning/$id', at, session: learner })
  expect(await screen.findByText(/Ждёт.подтверждения/)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Продолжить' }).getAttribute('href')).toContain(ids.test)
})

test('D2 a look of the staff opens the same address and counts nothing', async () => {
  answers['POST /api/content/items/:id/preview'] = () => launch
  await renderPage(<PreviewPage />, {
    path: '/teaching/$id/content/$itemId',
    at: `/teaching/${ids.programme}/content/${ids.item}`,
    session: teacher,
  })
  expect(await screen.findByRole('link', { name: /Перейти/ })).toBeTruthy()
  expect(screen.getByText(/ничего.не.засчитывается/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Я прошёл(а)' })).toBeNull()
})

test('D2 whoever waits stands at the desk by name, with the day; confirmed by one click', async () => {
  answers[decideAt] = () => {
    answers['GET /api/content/claims'] = () => ({ items: [], total: 0, overdue: 0, nextCursor: null })
    return { id: line.id, state: 'confirmed' }
  }
  const { user } = await answersDesk()
  expect(await screen.findByRole('heading', { name: /Орлова/ })).toBeTruthy()
  expect(screen.getByText(/Срок.прошёл.20.ноября/)).toBeTruthy()
  expect(screen.getByText('Сертификат 17')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /^Подтвердить: Орлова/ }))
  await waitFor(() => expect(screen.queryByRole('heading', { name: /Орлова/ })).toBeNull())
  expect(sent(decideAt)).toEqual([{ outcome: 'confirmed', reason: '' }])
})

test('D2 returned with a reason, asked for in words; decided by another meanwhile is told', async () => {
  answers[decideAt] = refuse('invalid', 422, {
    errors: [{ field: 'reason', message: 'Напишите, чего не хватает' }],
  })
  const { user } = await answersDesk()
  await user.click(await screen.findByRole('button', { name: /^Вернуть…: Орлова/ }))
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: 'Вернуть' }))
  expect((await within(dialog).findAllByText(/Напишите,.чего.не.хватает/)).length).toBeGreaterThan(0)
  await user.type(within(dialog).getByRole('textbox', { name: /Чего.не.хватает/ }), 'Нет в журнале')
  answers[decideAt] = refuse('external-claim.decided', 409)
  answers['GET /api/content/claims'] = () => ({ items: [], total: 0, overdue: 0, nextCursor: null })
  await user.click(within(dialog).getByRole('button', { name: 'Вернуть' }))
  await waitFor(() => expect(screen.queryByRole('heading', { name: /Орлова/ })).toBeNull())
  expect(sent(decideAt).at(-1)).toEqual({ outcome: 'returned', reason: 'Нет в журнале' })
  expect(await screen.findByText('Уже решили')).toBeTruthy()
})

test('D2 the list of those who wait did not load: said beside the answers', async () => {
  answers['GET /api/content/claims'] = refuse('unavailable', 503)
  await answersDesk()
  expect(await screen.findByText(/Сообщения.о.прохождении.не.загрузились/)).toBeTruthy()
  expect(screen.getByText('Ответов на оценку нет')).toBeTruthy()
})
