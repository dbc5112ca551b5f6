// @vitest-environment happy-dom
/** The desk of people by role and label, each face; the server's answers keep to the contract (E1, G2, G5). */
import { screen, waitFor, within } from '@testing-library/react'
import type { ReactNode } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import type { Doors, FoundPerson } from '../contract/people-desk.ts'
import { Page as FindPage } from './people.tsx'
import { Page as PersonPage } from './person.tsx'

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

const id = '0193a1de-0000-7000-8000-0000000000aa'
const found: FoundPerson = {
  id,
  fullName: 'Ключникова Ольга Петровна',
  birthYear: 1984,
  snilsEnd: '44095',
  isSnilsProved: true,
  isClosed: true,
}
const doors: Doors = {
  ...found,
  phone: '+7 903 •••-••-67',
  email: null,
  closed: null,
  ways: { esia: true, password: 'works', app: false, passkeys: 2, recoveryCodes: 0 },
  sessions: [
    {
      deviceName: 'Chrome, Windows',
      method: 'esia',
      signedInAt: '2026-11-23T08:00:00.000Z',
      lastSeenAt: '2026-11-23T08:30:00.000Z',
    },
  ],
  pauses: [],
  claimedSnilsEnd: null,
  twins: [],
  merging: null,
  can: { close: true, open: false, endSessions: true, resetFactors: true, merge: true },
}
const said = (element: Element) => element.textContent.replaceAll('\u00a0', ' ').replaceAll('\u2011', '-')
const open = (page: ReactNode, path: string, at: string) =>
  renderPage(page, { path, at, session: testSession(['administrator']) })
const find = (at: string) => open(<FindPage />, '/people', at)
const one = () => open(<PersonPage />, '/people/$id', `/people/${id}`)

test('E1 nothing is asked before words are typed; then a name, a year, the end of СНИЛС', async () => {
  answers.set('GET /api/people', () => ({ items: [found], hasMore: true }))
  const { user } = await find('/people')
  expect(await screen.findByText(/кого найти/)).toBeTruthy()
  await user.type(screen.getByLabelText(/Фамилия/), 'Ключ')
  await user.click(screen.getByRole('button', { name: 'Найти' }))
  const list = await screen.findByRole('list', { name: 'Люди' })
  expect(said(list)).toMatch(/Ключникова Ольга Петровна.*1984 г\. р\.*, СНИЛС •••-•••-•440 95/s)
  expect(said(list)).toContain('Вход закрыт')
  expect(screen.getByText(/Уточните/)).toBeTruthy()
})

test('nobody found; too few letters are refused in words; a fault can be repeated', async () => {
  answers.set('GET /api/people', () => ({ items: [], hasMore: false }))
  await find('/people?q=Никто')
  expect(await screen.findByText(/Никого не/)).toBeTruthy()
})

test('failed: says so', async () => {
  answers.set('GET /api/people', () => {
    throw new Refusal({ code: 'unavailable', status: 503, title: 'Сервер занят' })
  })
  await find('/people?q=Кто')
  expect(said(await screen.findByRole('alert'))).toContain('Поиск не получился')
})

test('G2 a person: ways, contacts masked, sessions; the door is closed with a reason', async () => {
  answers.set('GET /api/people/:id', () => doors)
  answers.set('POST /api/people/:id/closing', ({ body }) => {
    if (!body?.['reason'])
      throw new Refusal({
        code: 'invalid',
        status: 422,
        title: 'Проверьте поля',
        errors: [{ field: 'reason', message: 'Напишите причину' }],
      })
    return {
      ...doors,
      closed: { at: '2026-11-23T08:40:00.000Z', why: body['reason'] },
      sessions: [],
      can: { ...doors.can, close: false, open: true, endSessions: false },
    }
  })
  const { user } = await one()
  expect(await screen.findByRole('heading', { level: 1, name: /Ключникова/ })).toBeTruthy()
  expect(said(document.body)).toMatch(/Ключи доступа.*осталось 2|Ключи доступаосталось 2/s)
  expect(said(document.body)).toContain('+7 903 •••-••-67')
  await user.click(screen.getByRole('button', { name: /^Закрыть(?!$)/ }))
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: /^Закрыть(?!$)/ }))
  expect(await screen.findByText('Напишите причину')).toBeTruthy()
  await user.type(within(dialog).getByLabelText('Причина'), 'Сообщила о краже телефона')
  await user.click(within(dialog).getByRole('button', { name: /^Закрыть(?!$)/ }))
  expect(await screen.findByRole('button', { name: /^Открыть/ })).toBeTruthy()
  expect(said(document.body)).toMatch(/Закрыт .*Сообщила о краже телефона/)
})

test('E1 lost second steps are taken away with a reason; when there are none the act is absent', async () => {
  answers.set('GET /api/people/:id', () => doors)
  answers.set('POST /api/people/:id/factors-reset', () => ({
    ...doors,
    ways: { ...doors.ways, passkeys: 0 },
    sessions: [],
    can: { ...doors.can, endSessions: false, resetFactors: false },
  }))
  const { user } = await one()
  await user.click(await screen.findByRole('button', { name: /Снять.способы/ }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(said(await screen.findByRole('dialog'))).toContain('по всем каналам')
  await user.type(dialog.getByLabelText('Причина'), 'Паспорт сверен, телефон украден')
  await user.click(dialog.getByRole('button', { name: /Снять.способы/ }))
  await waitFor(() => expect(screen.queryByRole('button', { name: /Снять.способы/ })).toBeNull())
})

test('absent: leads back to the search', async () => {
  answers.set('GET /api/people/:id', () => {
    throw new Refusal({ code: 'person.not-found', status: 404, title: 'Такого человека нет' })
  })
  await one()
  expect(await screen.findByText(/Такой\sзаписи\sнет/)).toBeTruthy()
  expect(screen.getAllByRole('link', { name: 'Люди' }).length).toBe(2)
})

const twin = {
  id: '0193a1de-0000-7000-8000-0000000000bb',
  fullName: 'Ключникова Ольга Петровна',
  birthYear: 1984,
  snilsEnd: '11196',
  isSnilsProved: true,
  likeness: 'snils',
  obstacle: null,
  isKept: true,
} as const
const unproved: Doors = { ...doors, snilsEnd: null, claimedSnilsEnd: '11196', isSnilsProved: false }

test('E1 a СНИЛС that the person only named is called so, in the list and on the page', async () => {
  answers.set('GET /api/people', () => ({ items: [{ ...found, isSnilsProved: false }], hasMore: false }))
  await find('/people?q=Ключ')
  expect(said(await screen.findByRole('list', { name: 'Люди' }))).toContain(
    '•••-•••-•440 95 (назван человеком, не подтверждён)',
  )
  answers.set('GET /api/people/:id', () => unproved)
  await one()
  expect(said(await screen.findByText(/раньше.называл/))).toContain('•••-•••-•111 96')
})

test('C3 a twin is shown with what it is like; proposed with a reason, the page follows; taken back after a question', async () => {
  answers.set('GET /api/people/:id', () => ({
    ...unproved,
    twins: [twin, { ...twin, id, obstacle: 'Вход закрыт' }],
  }))
  const { user } = await one()
  const list = await screen.findByRole('list', { name: /Похожие/ })
  expect(said(list)).toMatch(/тот же СНИЛС.*Вход закрыт/s)
  await user.click(within(list).getByRole('button', { name: /Предложить.объединить/ }))
  const dialog = within(screen.getByRole('dialog'))
  expect(said(dialog.getByText(/Останется.запись/))).toContain('•••-•••-•111 96')
  await user.type(dialog.getByLabelText('Причина'), 'Звонила, назвала оба')
  const merging = {
    with: { id: twin.id, fullName: twin.fullName },
    isKept: false,
    reason: 'Звонила, назвала оба',
    by: 'Ильина Р. А.',
    at: '2026-11-23T08:00:00.000Z',
    expiresAt: '2026-12-07T08:00:00.000Z',
    agreed: { here: true, there: false },
  }
  let sent: unknown
  answers.set('POST /api/people/:id/merge-proposals', ({ body }) => {
    sent = body
    return { ...unproved, merging, can: { ...doors.can, merge: false } }
  })
  await user.click(dialog.getByRole('button', { name: 'Предложить' }))
  const region = await screen.findByRole('region', { name: /Объединение.предложено/ })
  expect(sent).toEqual({ otherId: twin.id, reason: 'Звонила, назвала оба' })
  expect(said(region)).toMatch(/Ильина Р\. А\..*получено.*ещё нет/s)
  answers.set('POST /api/people/:id/merge-withdrawal', () => doors)
  await user.click(within(region).getByRole('button', { name: /Отозвать/ }))
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: /Отозвать/ }))
  await waitFor(() => expect(screen.queryByRole('region', { name: /Объединение.предложено/ })).toBeNull())
})
