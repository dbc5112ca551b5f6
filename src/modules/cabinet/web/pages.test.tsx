// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { Role } from '../../../platform/permissions.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import { Page as ContactsPage } from './contacts.tsx'
import { Page as HelpPage } from './help.tsx'
import { Page as HomePage } from './home.tsx'

vi.mock('../../../web/signing/key.ts', () => ({ loadKey: async () => undefined }))

const application = {
  id: '0193a1de-0000-7000-8000-0000000000a1',
  number: '2026-041877',
  kind: 'education-record',
  title: 'Проверка диплома',
  status: 'question',
  submittedAt: '2026-11-19T13:22:00.000Z',
  dueOn: null,
  answerBy: '2026-11-25',
  decidedAt: null,
}
const news = {
  id: '0193a1de-0000-7000-8000-0000000000b1',
  kind: 'application-question',
  title: 'Проверяющий задал вопрос',
  text: 'Ответьте до 25 ноября',
  link: '/applications',
  at: '2026-11-22T15:30:00.000Z',
  readAt: null,
  reached: null,
}
const refusal = (status: number, title: string) =>
  Response.json({ type: 'about:blank', status, code: 'some', title }, { status })
const never = () => new Promise<Response>(() => undefined)

type Answers = Readonly<Record<string, () => object>>
const nothing: Answers = {
  '/api/applications': () => ({ items: [], nextCursor: null }),
  '/api/notifications': () => ({ items: [], nextCursor: null, unread: 0 }),
  '/api/certificates': () => ({ items: [] }),
}

function answer(answers: Answers): void {
  vi.stubGlobal('fetch', async (url: string) => {
    const given: unknown = await Promise.resolve(
      answers[new URL(url, 'https://nmo.example').pathname]?.() ?? refusal(404, 'Нет'),
    )
    return given instanceof Response ? given : Response.json(given)
  })
}

const home = (roles: readonly Role[] = ['citizen']) =>
  renderPage(<HomePage />, { session: testSession(roles) })
const plain = (element: Element | null) => (element?.textContent ?? '').replaceAll('\u00a0', ' ')

test('C1 full: the page opens with what must be done, by when, and one button; the rest stands beside', async () => {
  answer({
    ...nothing,
    '/api/applications': () => ({ items: [application], nextCursor: null }),
    '/api/notifications': () => ({ items: [news], nextCursor: null, unread: 1 }),
  })
  await home()
  expect(
    await screen.findByRole('heading', { level: 1, name: /Елена.Викторовна, сейчас 1.дело/ }),
  ).toBeTruthy()
  const act = screen.getByRole('region', { name: 'Что сделать сейчас' })
  expect(plain(act)).toMatch(/Ждём вас.*до 25 ноября, осталось 2 дня.*Ответьте на вопрос: проверка диплома/)
  expect(screen.getByRole('link', { name: 'Ответить' }).getAttribute('href')).toBe(
    `/applications/${application.id}`,
  )
  expect(await screen.findByRole('link', { name: /Проверяющий.задал.вопрос/ })).toBeTruthy()
})

test('C1 empty: nothing waits, so there is no panel, and the way to begin is named', async () => {
  answer(nothing)
  await home()
  expect(await screen.findByRole('heading', { level: 1, name: /дел.сейчас.нет/ })).toBeTruthy()
  expect(screen.queryByText('Ждём вас')).toBeNull()
  expect(screen.getByRole('link', { name: /Добавить: Добавьте/ }).getAttribute('href')).toBe('/documents/new')
  expect(await screen.findByRole('heading', { name: /ещё.ничего.не.подавали/ })).toBeTruthy()
  expect(await screen.findByRole('heading', { name: /Новых.событий.нет/ })).toBeTruthy()
})

test('C1 waiting: the title and the skeletons stand where the work will stand', async () => {
  answer({ '/api/applications': never, '/api/notifications': never, '/api/certificates': never })
  await home()
  expect(screen.getByRole('heading', { level: 1, name: /Елена.Викторовна, сейчас…/ })).toBeTruthy()
  expect(screen.getByRole('status', { name: /Что.сделать.сейчас/ })).toBeTruthy()
  expect(screen.getByRole('status', { name: /Загружаем.заявления/ })).toBeTruthy()
})

test('C1 failed and refused: one module that does not answer hides none of the others', async () => {
  answer({
    ...nothing,
    '/api/applications': async () => refusal(503, 'Сервис перегружен'),
    '/api/certificates': async () => refusal(403, 'Сертификаты закрыты'),
    '/api/notifications': () => ({ items: [news], nextCursor: null, unread: 1 }),
  })
  await home()
  expect(plain(await screen.findByRole('alert'))).toMatch(
    /Заявления не загрузились.*они на месте, сроки идут/,
  )
  expect(await screen.findByRole('heading', { name: /Сертификаты.закрыты/ })).toBeTruthy()
  expect(await screen.findByRole('link', { name: /Проверяющий.задал.вопрос/ })).toBeTruthy()
})

test('C1 whoever teaches sees what waits for the organisation', async () => {
  answer({
    ...nothing,
    '/api/studies/desk/learners': () => ({ items: [], counts: { applied: 10 }, nextCursor: null }),
    '/api/studies/desk/questions': () => ({ items: [], nextCursor: null }),
    '/api/credits/desk/claims': () => ({ items: [], nextCursor: null }),
  })
  await home(['provider'])
  const act = await screen.findByRole('region', { name: 'Что сделать сейчас' })
  expect(plain(act)).toMatch(/10 заявок ждут зачисления/)
  expect(screen.getByRole('link', { name: 'Посмотреть' }).getAttribute('href')).toBe('/teaching/learners')
})

test('contacts: the phone to call, and the faces of a portal that does not answer', async () => {
  answer({ '/api/about': never })
  const waiting = await renderPage(<ContactsPage />, { session: null })
  expect(screen.getByRole('status', { name: /^Загружаем.контакты$/ })).toBeTruthy()
  waiting.unmount()
  answer({ '/api/about': async () => refusal(500, 'У нас сбой') })
  const failed = await renderPage(<ContactsPage />, { session: null })
  expect(plain(await screen.findByRole('alert'))).toMatch(/Контакты не загрузились/)
  // What needs no answer is read all the same.
  expect(screen.getByText(/не.сообщайте.никому/)).toBeTruthy()
  failed.unmount()
  await renderPage(<HelpPage />, { session: null })
  expect(screen.getByText(/Код.из.СМС.не.пришёл/)).toBeTruthy()
})
