// @vitest-environment happy-dom
/** Lessons of a cmi5 course by role and label, each face. */
import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import { Page as Preview } from './preview.tsx'
import { Units } from './units.tsx'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)

const studyId = '0193a1de-0000-7000-8000-000000000001'
const itemId = '0193a1de-0000-7000-8000-000000000002'
const list = 'GET /api/courses/:id/items/:itemId/units'
const launch = 'POST /api/courses/:id/items/:itemId/units/:unit/launch'
const contents = 'https://contents.example'
/** As our page beside the lesson says it. */
const beside = async (isWatching = true) => {
  const frame = await waitFor(() => {
    const found = document.querySelector<HTMLIFrameElement>('iframe[hidden]')
    expect(found).not.toBeNull()
    return found!
  })
  const { contentWindow: source } = frame
  dispatchEvent(
    new MessageEvent('message', {
      origin: contents,
      source,
      data: { nmo: 1, say: 'watching', isWatching },
    } as MessageEventInit),
  )
}
const units = {
  items: [
    { number: 0, title: 'Первые минуты', isDone: true, isFailed: false, masteryScore: 0.8, score: 0.9 },
    { number: 1, title: 'После приступа', isDone: false, isFailed: false, masteryScore: null, score: null },
  ],
  can: { open: true },
}
const address = (isOwnWindow: boolean) => ({
  url: 'about:blank#lesson',
  isOwnWindow,
  keeperUrl: `${contents}/play/t/keeper`,
  sessionId: itemId,
  until: '2026-11-29T20:00:00.000Z',
})
beforeEach(() => {
  for (const left of document.querySelectorAll('iframe[hidden]')) left.remove()
  asked.length = 0
  answerOnly({ [list]: () => units, [launch]: () => address(false) })
})
const open = () =>
  renderPage(<Units studyId={studyId} itemId={itemId} />, {
    path: '/learning/x',
    at: '/learning/x',
    session: testSession(),
  })

test('D2 a lesson opens in a frame of its own origin and is closed again', async () => {
  const { user } = await open()
  expect(await screen.findByText(/результат 90/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Открыть: После приступа/ }))
  expect(screen.queryByTitle('Занятие: После приступа')).toBeNull()
  await beside()
  const frame = await screen.findByTitle('Занятие: После приступа')
  expect(frame.getAttribute('src')).toBe(address(false).url)
  expect(frame.getAttribute('sandbox')).not.toContain('top-navigation')
  expect(asked.find((a) => a.path === launch)?.params).toMatchObject({ unit: '1' })
  await user.click(screen.getByRole('button', { name: /Закрыть/ }))
  expect(screen.queryByTitle(/Занятие:/)).toBeNull()
})

test('D2 a lesson that wants its own window gets a link to it', async () => {
  answers[launch] = () => address(true)
  const { user } = await open()
  await user.click(await screen.findByRole('button', { name: /Открыть ещё раз: Первые/ }))
  await beside()
  const link = await screen.findByRole('link', { name: /Открыть окно занятия/ })
  expect(link.getAttribute('target')).toBe('_blank')
})

test('D2 the list failed and is asked again; a lesson that did not open is opened by another try', async () => {
  const down = () => {
    throw new Refusal({ code: 'unavailable', status: 503, title: 'Сервис перегружен' })
  }
  answerOnly({ [list]: down, [launch]: down })
  const { user } = await open()
  await screen.findByText('Занятия не загрузились')
  answers[list] = () => units
  await user.click(screen.getByRole('button', { name: 'Повторить' }))
  await user.click(await screen.findByRole('button', { name: /Открыть: После/ }))
  expect((await screen.findByRole('alert')).textContent).toMatch(/не.открылось/)
  answers[launch] = () => address(false)
  await user.click(screen.getByRole('button', { name: 'Повторить' }))
  await beside(false)
  await waitFor(() => expect(screen.getByTitle(/Занятие:/)).toBeTruthy())
  // Nothing stands between this lesson and the line: one is told what to do.
  expect(screen.getByText(/не.даёт.подстраховать/)).toBeTruthy()
})

test('D2 what does not go on is not opened, and says so', async () => {
  answers[list] = () => ({ ...units, can: { open: false } })
  await open()
  expect(await screen.findByText(/Обучение не.идёт/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Открыть/ })).toBeNull()
})

test('D2 a lesson that was not passed says by how much and what to do next', async () => {
  answers[list] = () => ({
    ...units,
    items: [{ ...units.items[1]!, isFailed: true, score: 0.4, masteryScore: 0.8 }],
  })
  await open()
  expect(await screen.findByText(/^Не.сдано$/)).toBeTruthy()
  expect(screen.getByText(/40\s%.*нужно.не.меньше.80/)).toBeTruthy()
  expect(screen.getByRole('button', { name: /Пройти ещё раз: После/ })).toBeTruthy()
})

test('D9+ whoever teaches opens a lesson for a look: nothing stands beside it', async () => {
  const item = { kind: 'cmi5', itemId, title: 'Кардиология', units: [{ number: 0, title: 'Первые минуты' }] }
  const look = 'POST /api/content/items/:id/units/:unit/preview'
  answerOnly({
    'POST /api/content/items/:id/preview': () => item,
    [look]: () => ({ url: 'about:blank#look', isOwnWindow: false, until: '2026-11-29T20:00:00.000Z' }),
  })
  const { user } = await renderPage(<Preview />, {
    path: '/teaching/$id/content/$itemId',
    at: `/teaching/${studyId}/content/${itemId}`,
    session: testSession(['provider']),
  })
  await user.click(await screen.findByRole('button', { name: 'Посмотреть: Первые минуты' }))
  expect((await screen.findByTitle('Занятие: Первые минуты')).getAttribute('src')).toBe('about:blank#look')
  expect(document.querySelector('iframe[hidden]')).toBeNull()
})
