// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderPage } from '../../../web/test/render.tsx'
import { JournalEntry } from '../contract.ts'
import { Page } from './page.tsx'
import { JournalSection } from './section.tsx'

vi.mock('../../../web/signing/key.ts', () => ({ loadKey: async () => undefined }))

const entry = (over: Partial<JournalEntry> = {}): JournalEntry =>
  JournalEntry.parse({
    id: 7,
    at: '2026-11-23T07:12:00.000Z',
    since: '2026-11-23T06:55:00.000Z',
    count: 1,
    what: 'Просмотрен скан из заявления',
    about: 'сверка по заявлению № 2026-041877',
    outcome: 'done',
    who: { kind: 'person', name: 'Дёмина Л. М.', role: 'проверяющий', organisation: 'ГКБ № 1' },
    how: 'hand',
    from: '10.1.2.3',
    purpose: 'Проверка поданного заявления',
    question: null,
    object: { kind: 'application', id: 'a1' },
    ...over,
  })

const answer = (reply: (url: string) => Response | object | Promise<Response>) => {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url)
    const given = await reply(url)
    return given instanceof Response ? given : Response.json(given)
  })
  return asked
}
const plain = (element: Element | null) => (element?.textContent ?? '').replaceAll('\u00a0', ' ')
const open = (at = '/profile/journal') => renderPage(<Page />, { path: '/profile/journal', at })

test('D3 full: when, what, who and in which capacity, from where, how often; the portal’s own work is told apart', async () => {
  answer(() => ({
    items: [
      entry({ count: 5 }),
      entry({
        id: 6,
        what: 'Файл проверен',
        about: 'файл',
        who: { kind: 'portal', name: 'Портал', role: null, organisation: null },
        how: 'machine',
        purpose: 'Проверка файла',
        question: 'answered',
        from: null,
        object: null,
      }),
      entry({
        id: 5,
        what: 'Вход в кабинет',
        about: null,
        who: { kind: 'self', name: 'Вы', role: null, organisation: null },
        outcome: 'refused',
        object: null,
      }),
    ],
    nextCursor: null,
  }))
  await open()
  const lines = within(await screen.findByRole('list', { name: 'Кто смотрел и зачем' }))
    .getAllByRole('listitem')
    .map(plain)
  expect(lines[0]).toMatch(
    /23 ноября.*10:12.*Просмотрен скан из заявления: сверка по заявлению № 2026-041877.*Дёмина Л\. М\., проверяющий, ГКБ № 1 · Проверка поданного заявления · с адреса 10\.1\.2\.3 · 5 раз с 9:55/,
  )
  expect(lines[1]).toMatch(/Файл проверен.*Объяснили.*Портал · Проверка файла · сам, без участия человека/)
  expect(lines[2]).toMatch(/Вход в кабинет.*отказано.*Вы/)
  expect(screen.getByRole('link', { name: /Просмотрен/ })).toHaveProperty('pathname', '/profile/journal/7')
})

test('D3 the chosen view lives in the address; the next page is asked by key', async () => {
  const asked = answer((url) =>
    url.includes('cursor=')
      ? { items: [entry({ id: 1, what: 'Старое' })], nextCursor: null }
      : { items: [entry()], nextCursor: 7 },
  )
  const { user } = await open('/profile/journal?view=others')
  await user.click(await screen.findByRole('button', { name: /Показать.ещё/ }))
  expect(await screen.findByText(/Старое/)).toBeTruthy()
  expect(asked.every((url) => url.includes('view=others'))).toBe(true)
  expect(asked.at(-1)).toContain('cursor=7')
  expect(screen.getByRole('link', { name: /Другие/ }).getAttribute('aria-current')).toBe('page')
})

test('D3 empty, failed, refused and waiting have their faces', async () => {
  answer(() => ({ items: [], nextCursor: null }))
  const empty = await open('/profile/journal?view=others')
  expect(await screen.findByRole('heading', { name: /никто.не.смотрел/ })).toBeTruthy()
  empty.unmount()
  answer(() => Response.json({ status: 500, code: 'defect', title: 'У нас сбой' }, { status: 500 }))
  const failed = await open()
  expect(plain(await screen.findByRole('alert'))).toMatch(/Журнал не загрузился/)
  failed.unmount()
  answer(() => Response.json({ status: 403, code: 'forbidden', title: 'Нет доступа' }, { status: 403 }))
  const refused = await open()
  expect(await screen.findByRole('heading', { name: /Нет.доступа/ })).toBeTruthy()
  refused.unmount()
  answer(() => new Promise<Response>(() => undefined))
  await open()
  expect(screen.getByRole('status', { name: /Загружаем.журнал/ })).toBeTruthy()
})

test('D3 the section of the profile shows the looks of others and leads to all', async () => {
  const asked = answer(() => ({ items: [entry()], nextCursor: null }))
  await renderPage(<JournalSection />)
  expect(await screen.findByText(/Просмотрен/)).toBeTruthy()
  expect(asked[0]).toContain('view=others')
  expect(screen.getByRole('link', { name: /Весь.журнал/ })).toHaveProperty('pathname', '/profile/journal')
})
