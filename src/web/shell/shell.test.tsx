// @vitest-environment happy-dom
/** The shell: addresses from declarations, menus without dead links, focus, search, low vision before sign-in. */
import { QueryClient } from '@tanstack/react-query'
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router'
import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import type { PageDeclaration, Portal } from '../pages.ts'
import { Providers } from '../providers.tsx'
import { buildRouter } from '../router.tsx'
import { permissionsOf } from '../../platform/permissions.ts'
import { tellSectionChange } from '../section-change.ts'
import { guest, type Session, type SessionSource } from '../session.tsx'
import { testSession } from '../test/render.tsx'
import { Link } from '../ui/link.tsx'
import { Page } from '../ui/page.tsx'
import { makeCache } from '../cache.ts'

beforeEach(() => {
  localStorage.clear()
  window.scrollTo = () => undefined
})

const page = (path: string, title: string, part: Partial<PageDeclaration> = {}): PageDeclaration => ({
  path,
  title,
  access: 'signed-in',
  load: () =>
    Promise.resolve({
      Page: () => (
        <Page title={title}>
          <Link href="/applications">К заявлениям</Link>
        </Page>
      ),
    }),
  ...part,
})

const portal: Portal = {
  pages: [
    page('/', 'Главная', { nav: { group: '', word: 'Главная', icon: 'IconHome', tab: 1 } }),
    page('/applications', 'Заявления', {
      nav: { group: 'Услуги', word: 'Заявления', icon: 'IconFileText', tab: 2, useBadge: () => 2 },
    }),
    page('/applications/$id', 'Заявление'),
    page('/people', 'Люди', {
      access: 'people.manage',
      nav: { group: 'Управление', word: 'Люди', icon: 'IconUsers' },
    }),
    page('/ward', 'Рабочее место врача', {
      access: 'work.doctor',
      nav: { group: 'Работа', word: 'Отделение', icon: 'IconUsers' },
    }),
    page('/sign-in', 'Вход', { access: 'public', layout: 'open' }),
    page('/broken', 'Сломана', {
      load: () => Promise.reject(new Error('Failed to fetch dynamically imported module')),
    }),
  ],
  finders: [
    {
      heading: 'Заявления',
      access: 'signed-in',
      find: (query) => Promise.resolve([{ title: `Заявление ${query}`, href: '/applications/7' }]),
    },
    { heading: 'Сломанный поиск', access: 'signed-in', find: () => Promise.reject(new Error('down')) },
  ],
}

async function open(at: string, session: Session | null = testSession(), given?: SessionSource) {
  const cache = new QueryClient()
  const source = given ?? {
    read: () => Promise.resolve(session),
    signOut: vi.fn<() => Promise<void>>(() => Promise.resolve()),
    switchRole: guest.switchRole,
  }
  const history = createMemoryHistory({ initialEntries: [at] })
  const router = buildRouter({ portal, cache, source, history })
  render(
    <Providers cache={cache} source={source} portal={portal}>
      <RouterProvider router={router} />
    </Providers>,
  )
  await screen.findByRole('heading', { level: 1 })
  return { user: userEvent.setup(), where: () => history.location.href, source }
}
const h1 = () => screen.getByRole('heading', { level: 1 }).textContent

test('the menu shows only what this person may open', async () => {
  await open('/')
  const rail = screen.getByRole('navigation', { name: 'Разделы кабинета' })
  await waitFor(() =>
    expect(
      within(rail)
        .getAllByRole('link')
        .map((a) => a.textContent),
    ).toEqual(['Главная', 'Заявления, ждут вас: 2']),
  )
  expect(screen.queryByText('Управление')).toBeNull()
  expect(screen.queryByRole('link', { name: 'Помощь' })).toBeNull()
  expect(screen.queryByRole('link', { name: /Уведомления/ })).toBeNull()
})

test('an administrator sees more', async () => {
  await open('/', testSession(['citizen', 'administrator']))
  expect(await screen.findByRole('link', { name: 'Люди' })).toBeTruthy()
})

test('a guest is led to the door and remembers where to', async () => {
  const { where } = await open('/applications/7?tab=files', null)
  expect(where()).toBe(`/sign-in?next=${encodeURIComponent('/applications/7?tab=files')}`)
})

test('a page that is not yours says so and does not load', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  await open('/people')
  expect(document.body.textContent?.replaceAll('\u00a0', ' ')).toContain('Этот раздел не для вашей роли')
})

test('F7 the page of a section that closes turns calmly into words, the menu loses it, and both come back', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const open_ = testSession(['citizen', 'doctor'])
  const closed: Session = { ...open_, permissions: permissionsOf(['citizen', 'doctor'], []) }
  let now = open_
  const source = { ...guest, read: () => Promise.resolve(now) }
  await open('/ward', open_, source)
  expect(h1()).toBe('Рабочее место врача')
  now = closed
  tellSectionChange()
  await screen.findByRole('heading', { name: /Раздел.закрыт/ })
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Отделение' })).toBeNull())
  expect(h1()).toBe('Рабочее место врача')
  now = open_
  tellSectionChange()
  expect(await screen.findByRole('link', { name: 'Отделение' })).toBeTruthy()
  await screen.findByRole('link', { name: 'К заявлениям' })
})

test('F7 with a lost line the page keeps time by itself, whatever the clock of the device says', async () => {
  const open_ = { ...testSession(['citizen', 'doctor']), sectionsChangeInMs: 30 }
  const read = vi
    .fn<() => Promise<Session>>()
    .mockResolvedValueOnce(open_)
    .mockResolvedValue({ ...open_, permissions: new Set(), sectionsChangeInMs: null })
  await open('/applications', open_, { ...guest, read })
  await waitFor(() => expect(read).toHaveBeenCalledTimes(2))
})

test('an unknown address and an old version have words and a way out', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  await open('/nowhere')
  expect(h1()?.replaceAll('\u00a0', ' ')).toBe('Такой страницы нет')
  expect(screen.getByRole('link', { name: /На.главную/ })).toBeTruthy()
})

test('a new version of the portal asks to refresh', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  await open('/broken')
  expect(h1()?.replaceAll('\u00a0', ' ')).toBe('Вышла новая версия')
})

test('moving inside puts focus on the new title and marks the section', async () => {
  const { user } = await open('/')
  await user.click(screen.getByRole('link', { name: 'К заявлениям' }))
  await waitFor(() => expect(h1()).toBe('Заявления'))
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })))
  expect(document.title).toBe('Заявления — НМО')
  const rail = screen.getByRole('navigation', { name: 'Разделы кабинета' })
  expect(
    within(rail)
      .getByRole('link', { name: /Заявления/ })
      .getAttribute('aria-current'),
  ).toBe('page')
})

test('search by `/`: pages and found things by the keyboard; a failed finder is silent', async () => {
  const { user, where } = await open('/')
  await user.keyboard('[Slash]')
  const box = await screen.findByRole('combobox', { name: /Что.найти/ })
  expect(document.activeElement).toBe(box)
  await user.type(box, '041')
  expect(await screen.findByRole('option', { name: 'Заявление 041' })).toBeTruthy()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(where()).toBe('/applications/7'))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('the name opens the person’s menu; Escape closes it and gives focus back', async () => {
  const { user, source } = await open('/')
  const name = await screen.findByRole('button', { name: /Орлова/ })
  await user.click(name)
  await user.click(screen.getByRole('button', { name: 'Ночь' }))
  expect(document.documentElement.getAttribute('data-mantine-color-scheme')).toBe('dark')
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('button', { name: 'Выйти' })).toBeNull()
  expect(document.activeElement).toBe(name)
  await user.click(name)
  await user.click(screen.getByRole('button', { name: 'Выйти' }))
  expect(source.signOut).toHaveBeenCalledTimes(1)
})

test('low vision works before sign-in: panel, choice, the way back', async () => {
  const { user } = await open('/sign-in', null)
  await user.click(screen.getByRole('button', { name: /Версия.для.слабовидящих/ }))
  const panel = screen.getByRole('region', { name: 'Версия для слабовидящих' })
  await user.click(within(panel).getByRole('button', { name: 'Размер: 200 процентов' }))
  await user.click(within(panel).getByRole('button', { name: 'Цвет: синим по голубому' }))
  await user.click(within(panel).getByRole('button', { name: 'Строки: Реже' }))
  const html = document.documentElement
  expect([html.dataset['lv'], html.dataset['lvScheme'], html.dataset['lvLines']]).toEqual([
    '200',
    'sky',
    'wide',
  ])
  await user.click(within(panel).getByRole('button', { name: /Обычная.версия/ }))
  expect(html.dataset['lv']).toBeUndefined()
  expect(screen.queryByRole('region', { name: 'Версия для слабовидящих' })).toBeNull()
})

test('a session that ended is said at once, and what was typed stays', async () => {
  const { user } = await open('/')
  const refusal = { status: 401, code: 'unauthenticated', title: 'Войдите, чтобы продолжить' }
  await makeCache()
    .fetchQuery({ queryKey: ['x'], retry: false, queryFn: () => Promise.reject(refusal) })
    .catch(() => undefined)
  expect(await screen.findByRole('dialog', { name: /Сеанс закончился/ })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Остаться/ }))
  expect(screen.queryByRole('dialog')).toBeNull()
  // A wrong password is another 401.
  const wrong = { status: 401, code: 'sign-in.wrong', title: 'Неверный пароль' }
  await makeCache()
    .fetchQuery({ queryKey: ['y'], retry: false, queryFn: () => Promise.reject(wrong) })
    .catch(() => undefined)
  expect(screen.queryByRole('dialog')).toBeNull()
})
