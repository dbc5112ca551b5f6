// @vitest-environment happy-dom
/** Reviews at the desks by role and label; the server's answers keep to the contract. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import type { DeskReview } from '../contract.ts'
import { Page as ReviewsPage } from './desk-reviews.tsx'
import { Page as JudgePage } from './judge-reviews.tsx'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)

const id = '0193a1de-0000-7000-8000-000000000001'
const two = '0193a1de-0000-7000-8000-000000000002'
const review: DeskReview = {
  id,
  rating: 4,
  text: 'Ясно и по делу',
  writtenAt: '2026-11-09T09:00:00.000Z',
  reply: null,
  repliedAt: null,
  state: 'waiting',
  reason: null,
  programme: { id: two, title: 'Эндодонтия' },
  reportedAt: null,
  reportWhy: null,
  can: { show: true, hide: true, reply: false, report: false },
}

beforeEach(() => {
  asked.length = 0
  answerOnly({ 'GET /api/studies/desk/reviews': () => ({ items: [review], nextCursor: null }) })
})

const teacher = testSession(['provider'])
const sent = (path: string) => asked.find((a) => a.path === path)?.body

test('D2 a review is hidden with a reason, or shown', async () => {
  answers['POST /api/studies/desk/reviews/:id/decision'] = () => ({ ...review, state: 'hidden' })
  const { user } = await renderPage(<JudgePage />, {
    path: '/desk/reviews',
    at: '/desk/reviews',
    session: testSession(['verifier']),
  })
  await user.click(await screen.findByRole('button', { name: /^Скрыть: отзыв.на.программу «Эндодонтия/ }))
  const dialog = await screen.findByRole('dialog')
  await user.type(within(dialog).getByLabelText('Причина'), 'Реклама')
  await user.click(within(dialog).getByRole('button', { name: 'Скрыть' }))
  await waitFor(() =>
    expect(sent('POST /api/studies/desk/reviews/:id/decision')).toEqual({ to: 'hidden', why: 'Реклама' }),
  )
})

test('D2 the organisation answers a review that is shown', async () => {
  answers['GET /api/studies/desk/reviews'] = () => ({
    items: [{ ...review, state: 'shown', can: { show: false, hide: false, reply: true, report: true } }],
    nextCursor: null,
  })
  answers['POST /api/studies/desk/reviews/:id/reply'] = () => ({
    ...review,
    state: 'shown',
    reply: 'Спасибо',
  })
  const { user } = await renderPage(<ReviewsPage />, {
    path: '/teaching/reviews',
    at: '/teaching/reviews',
    session: teacher,
  })
  await user.click(await screen.findByRole('button', { name: /^Ответить: отзыв.на.программу «Эндодонтия/ }))
  const dialog = await screen.findByRole('dialog')
  await user.type(within(dialog).getByLabelText(/Ответ.организации/), 'Спасибо')
  await user.click(within(dialog).getByRole('button', { name: 'Ответить' }))
  await waitFor(() => expect(sent('POST /api/studies/desk/reviews/:id/reply')).toEqual({ text: 'Спасибо' }))
})

test('D2 the organisation reports a review to whoever reads them', async () => {
  answers['GET /api/studies/desk/reviews'] = () => ({
    items: [{ ...review, state: 'shown', can: { show: false, hide: false, reply: true, report: true } }],
    nextCursor: null,
  })
  answers['POST /api/studies/desk/reviews/:id/report'] = () => ({ ...review, state: 'shown' })
  const { user } = await renderPage(<ReviewsPage />, {
    path: '/teaching/reviews',
    at: '/teaching/reviews',
    session: teacher,
  })
  await user.click(
    await screen.findByRole('button', { name: /^Пожаловаться: отзыв.на.программу «Эндодонтия/ }),
  )
  const dialog = await screen.findByRole('dialog')
  await user.type(within(dialog).getByLabelText('Причина'), 'Это реклама')
  await user.click(within(dialog).getByRole('button', { name: 'Пожаловаться' }))
  await waitFor(() =>
    expect(sent('POST /api/studies/desk/reviews/:id/report')).toEqual({ why: 'Это реклама' }),
  )
})
