// @vitest-environment happy-dom
/** Pages about messages by role and label, each face; the server's answers keep to the contract. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage } from '../../../web/test/render.tsx'
import type { Delivery, MailboxMessage, MessageSettings, Notification } from '../contract.ts'
import { Page as ListPage } from './list.tsx'
import { Page as MailboxPage } from './mailbox.tsx'
import { Page as SentPage } from './sent.tsx'
import { MessageSettingsSheet } from './settings-sheet.tsx'
import { answerOnly, asked } from '../../../web/test/answering.ts'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)

beforeEach(() => {
  asked.length = 0
  answerOnly({})
})
const down = () => {
  throw new Refusal({ code: 'unavailable', status: 503, title: 'Сервис перегружен', instance: 'abcdef12-x' })
}
const never = () => new Promise(() => undefined)
const id = (n: number) => `0193a1de-0000-7000-8000-${String(n).padStart(12, '0')}`

const news = (n: number, over: Partial<Notification> = {}): Notification => ({
  id: id(n),
  kind: 'application',
  title: `Заявление № ${n} одобрено`,
  text: 'Диплом РНИМУ',
  link: `/applications/${n}`,
  at: '2026-11-23T07:00:00.000Z',
  readAt: null,
  reached: { channel: 'push', at: '2026-11-23T07:00:05.000Z' },
  ...over,
})
const bell = (items: Notification[], unread = items.filter((n) => !n.readAt).length) => ({
  items,
  unread,
  nextCursor: null,
})

test('C1 the bell shows what is new, by which way it came, and opening it marks it read', async () => {
  answerOnly({
    'GET /api/notifications': () =>
      bell([news(2), news(1, { readAt: '2026-11-23T07:10:00.000Z', reached: null })]),
    'POST /api/notifications/:id/read': () => ({ unread: 0 }),
  })
  const { user, where } = await renderPage(<ListPage />, { path: '/notifications' })
  const list = await screen.findByRole('list', { name: 'Уведомления' })
  const [fresh, old] = within(list).getAllByRole('listitem')
  expect(within(fresh!).getByText('Новое')).toBeTruthy()
  expect(within(fresh!).getByText(/Ушло\spush,\sсегодня,\s10:00/)).toBeTruthy()
  expect(within(old!).queryByText('Новое')).toBeNull()
  await user.click(within(fresh!).getByRole('link', { name: 'Заявление № 2 одобрено' }))
  expect(asked).toContainEqual(
    expect.objectContaining({ path: 'POST /api/notifications/:id/read', params: { id: id(2) } }),
  )
  await waitFor(() => expect(where()).toBe('/applications/2'))
})

test('C1 «прочитать все» names the newest that was seen, so that later ones stay new', async () => {
  answerOnly({
    'GET /api/notifications': () => bell([news(3), news(2)]),
    'POST /api/notifications/read': () => ({ unread: 0 }),
  })
  const { user } = await renderPage(<ListPage />, { path: '/notifications' })
  await user.click(await screen.findByRole('button', { name: /Прочитать\sвсе/ }))
  expect(asked).toContainEqual(
    expect.objectContaining({ path: 'POST /api/notifications/read', body: { upTo: id(3) } }),
  )
})

test('the bell: waiting, empty, everything read, failed', async () => {
  answerOnly({ 'GET /api/notifications': never })
  const waiting = await renderPage(<ListPage />, { path: '/notifications' })
  expect(screen.getByRole('status', { name: /Загружаем\sуведомления/ })).toBeTruthy()
  waiting.unmount()
  answerOnly({ 'GET /api/notifications': () => bell([]) })
  const empty = await renderPage(<ListPage />, { path: '/notifications' })
  expect(await screen.findByText(/Пока\sничего\sне\sпроизошло/)).toBeTruthy()
  empty.unmount()
  const read = await renderPage(<ListPage />, { path: '/notifications', at: '/notifications?show=unread' })
  expect(await screen.findByText(/Всё\sпрочитано/)).toBeTruthy()
  expect(asked.at(-1)?.query).toMatchObject({ only: 'unread' })
  read.unmount()
  answerOnly({ 'GET /api/notifications': down })
  await renderPage(<ListPage />, { path: '/notifications' })
  expect(await screen.findByRole('alert')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Повторить' })).toBeTruthy()
  expect(screen.getByText(/Код\sдля\sподдержки/)).toBeTruthy()
})

const delivery = (over: Partial<Delivery> = {}): Delivery => ({
  id: id(9),
  kind: 'application-decided',
  channel: 'sms',
  to: '+7 900 •••-••-67',
  status: 'delivered',
  reason: null,
  queuedAt: '2026-11-23T07:00:00.000Z',
  settledAt: '2026-11-23T07:01:00.000Z',
  tries: [
    { at: '2026-11-23T07:00:01.000Z', outcome: 'fault', reason: 'timeout' },
    { at: '2026-11-23T07:00:09.000Z', outcome: 'sent', reason: null },
  ],
  ...over,
})

test('D6 the ledger says what went where, with the tries and the reason', async () => {
  answerOnly({
    'GET /api/notifications/deliveries': () => ({
      items: [
        delivery(),
        delivery({
          id: id(8),
          channel: 'push',
          to: 'это устройство',
          status: 'rejected',
          reason: 'subscription-gone',
          tries: [],
        }),
      ],
      nextCursor: null,
    }),
  })
  await renderPage(<SentPage />, { path: '/notifications/sent' })
  const [first, second] = within(await screen.findByRole('list', { name: 'Отправленное' })).getAllByRole(
    'heading',
  )
  expect([first?.textContent, second?.textContent].join()).toMatch(/Решение\sпо\sзаявлению/)
  expect(screen.getByText('Доставлено')).toBeTruthy()
  expect(screen.getByText(/2\sпопытки/)).toBeTruthy()
  expect(screen.getByText(/сегодня,\s10:00: оператор\sне\sответил/)).toBeTruthy()
  expect(screen.getByText(/браузер\sотключил\spush/)).toBeTruthy()
})

const settings = (over: Partial<MessageSettings['ways']> = {}): MessageSettings => ({
  kinds: [
    { kind: 'application', channels: ['push', 'email'] },
    { kind: 'question', channels: ['push', 'sms', 'email'] },
    { kind: 'certificate', channels: ['push'] },
    { kind: 'file', channels: ['push'] },
    { kind: 'security', channels: ['email'] },
    { kind: 'work', channels: ['push'] },
  ],
  mode: 'first',
  isQuietAtNight: true,
  ways: { phone: '+7 900 •••-••-67', email: 'o•••a@example.ru', devices: 1, ...over },
})

test('D6 the person chooses channels; what is not theirs is not shown; a refusal stands at its row', async () => {
  let isRefused = true
  answerOnly({
    'GET /api/notifications/settings': () => settings(),
    'PUT /api/notifications/settings': () => {
      if (!isRefused) return settings()
      throw new Refusal({
        code: 'invalid',
        status: 422,
        title: 'Проверьте поля',
        errors: [{ field: 'security', message: 'О входах и паролях сообщаем хотя бы одним способом' }],
      })
    },
  })
  const { user } = await renderPage(<MessageSettingsSheet />)
  const row = await screen.findByRole('group', { name: /Заявления/ })
  expect(screen.queryByRole('group', { name: /Работа/ })).toBeNull()
  await user.click(within(row).getByRole('checkbox', { name: 'СМС' }))
  await user.click(screen.getByRole('radio', { name: /Сразу\sвсеми/ }))
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  expect(asked.at(-1)?.body).toMatchObject({
    mode: 'all',
    isQuietAtNight: true,
    kinds: expect.arrayContaining([{ kind: 'application', channels: ['push', 'sms', 'email'] }]),
  })
  const security = screen.getByRole('group', { name: /Вход\sи\sбезопасность/ })
  expect(await within(security).findByText(/хотя\sбы\sодним\sспособом/)).toBeTruthy()
  isRefused = false
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  await waitFor(() => expect(screen.queryByText(/хотя\sбы\sодним\sспособом/)).toBeNull())
})

test('a way without an address says why and where to mend it', async () => {
  answerOnly({ 'GET /api/notifications/settings': () => settings({ phone: null, devices: 0 }) })
  await renderPage(<MessageSettingsSheet />)
  expect(await screen.findByText(/телефон\sне\sподтверждён/)).toBeTruthy()
  expect(screen.getByRole('link', { name: /К\sпрофилю/ })).toBeTruthy()
  const row = screen.getByRole('group', { name: /Заявления/ })
  expect(within(row).getByRole('checkbox', { name: 'СМС' }).hasAttribute('disabled')).toBe(true)
})

const letter = (over: Partial<MailboxMessage> = {}): MailboxMessage => ({
  id: id(7),
  kind: 'code',
  channel: 'sms',
  to: '+7 900 •••-••-67',
  status: 'sent',
  subject: 'Код 123456',
  text: 'НМО: войти. Код 123456.\n\n@localhost #123456',
  link: null,
  at: '2026-11-23T07:40:00.000Z',
  ...over,
})

test('the mailbox shows the words, offers the code, searches as one types', async () => {
  answerOnly({
    'GET /api/mailbox': ({ query }) => ({
      items:
        query?.['search'] === 'нет'
          ? []
          : [
              letter(),
              letter({
                id: id(6),
                channel: 'email',
                kind: 'x',
                subject: 'Подтвердите почту',
                text: 'Слова',
                link: 'https://localhost/x',
              }),
            ],
    }),
  })
  const { user, where } = await renderPage(<MailboxPage />, { path: '/mailbox', session: null })
  expect(await screen.findByRole('button', { name: /Копировать\s123456/ })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'https://localhost/x' })).toBeTruthy()
  await user.type(screen.getByRole('searchbox'), 'нет')
  expect(await screen.findByText(/Ничего\sне\sнашлось/)).toBeTruthy()
  expect(decodeURIComponent(where())).toBe('/mailbox?q=нет')
})

test('outside the demo world the mailbox is not there', async () => {
  answerOnly({
    'GET /api/mailbox': () => {
      throw new Refusal({ code: 'not-found', status: 404, title: 'Такой страницы или записи нет' })
    },
  })
  await renderPage(<MailboxPage />, { path: '/mailbox', session: null })
  expect(await screen.findByText(/Здесь\sничего\sнет/)).toBeTruthy()
})
