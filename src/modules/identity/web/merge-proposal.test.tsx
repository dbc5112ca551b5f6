// @vitest-environment happy-dom
/** C3: the proposal to make two accounts one, by role and label, each face. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage, testNow } from '../../../web/test/render.tsx'
import type { MergeProposal } from '../contract/merge-proposals.ts'
import { Page } from './merge-proposal.tsx'

type Answer = (input: { body?: Record<string, unknown> }) => unknown
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

const side = { fullName: 'Ключникова Ольга Петровна', since: '2025-11-23T08:00:00.000Z' }
const proposal: MergeProposal = {
  id: '0193a1de-0000-7000-8000-0000000000aa',
  reason: 'Звонила, назвала оба кабинета',
  proposedAt: '2026-11-23T08:00:00.000Z',
  expiresAt: '2026-12-07T08:00:00.000Z',
  isKept: false,
  mine: { ...side, snilsEnd: null },
  other: { ...side, snilsEnd: '11196' },
  moves: [{ what: 'Заявления', count: 3 }],
  agreed: { mine: false, other: false },
}
const offered = (over: Partial<MergeProposal> = {}) =>
  answers.set('GET /api/profile/merge-proposal', () => ({ proposal: { ...proposal, ...over } }))
const plain = (element: Element) => element.textContent.replaceAll('\u00a0', ' ')
const open = () => renderPage(<Page />, { now: testNow })

test('C3 what stays, what moves; agreed here, the page says to agree in the other one too', async () => {
  offered()
  const { user } = await open()
  expect(plain(await screen.findByRole('region', { name: /Другой.кабинет/ }))).toContain(
    'оканчивается на 111 96',
  )
  expect(plain(screen.getByRole('region', { name: /Что.перейдёт/ }))).toMatch(/Заявления.*3/s)
  await user.click(screen.getByRole('button', { name: 'Согласиться' }))
  const dialog = within(screen.getByRole('dialog'))
  expect(dialog.getByText(/и.в.другом.кабинете/)).toBeTruthy()
  let sent: unknown
  answers.set('POST /api/profile/merge-proposal/consent', ({ body }) => {
    sent = body
    offered({ agreed: { mine: true, other: false } })
    return { isMerged: false, isSignedOut: false }
  })
  await user.click(dialog.getByRole('button', { name: 'Согласиться' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(sent).toEqual({ id: proposal.id })
  expect(await screen.findByText(/Здесь.вы.согласились/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Согласиться' })).toBeNull()
})

test('C3 the last consent says that it is for good; a refusal of the server stands in the dialog', async () => {
  offered({ isKept: true, moves: [], agreed: { mine: false, other: true } })
  const { user } = await open()
  expect(await screen.findByText(/В.другом.кабинете.вы.уже.согласились/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Согласиться' }))
  const dialog = within(screen.getByRole('dialog'))
  expect(dialog.getByText(/обратно.не.разделить/)).toBeTruthy()
  answers.set('POST /api/profile/merge-proposal/consent', () => {
    throw new Refusal({ code: 'merge.proposal-gone', status: 409, title: 'Предложения больше нет' })
  })
  await user.click(dialog.getByRole('button', { name: 'Согласиться' }))
  expect(plain(await dialog.findByRole('alert'))).toBe('Предложения больше нет')
})

test('C3 refused: nothing is left to decide; none, failed: the page says so', async () => {
  offered()
  const { user } = await open()
  await user.click(await screen.findByRole('button', { name: 'Отказаться' }))
  answers.set('POST /api/profile/merge-proposal/refusal', () => {
    answers.set('GET /api/profile/merge-proposal', () => ({ proposal: null }))
    return {}
  })
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Отказаться' }))
  expect(await screen.findByRole('heading', { name: /Предложений.нет/ })).toBeTruthy()
})

test('failed: says that nothing has moved', async () => {
  answers.set('GET /api/profile/merge-proposal', () => {
    throw new Refusal({ code: 'unavailable', status: 503, title: 'Сервер занят' })
  })
  await open()
  expect(await screen.findByText(/Предложение.не.загрузилось/)).toBeTruthy()
})
