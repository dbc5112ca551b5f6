// @vitest-environment happy-dom
/**\sPages\sof\sГосуслуги\sin\sthe\sprofile\sby\srole\sand\slabel;\seach\swith\sits\sfaces.\s*/
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage } from '../../../web/test/render.tsx'
import type { EsiaProfile } from '../contract/esia-profile.ts'
import type { MergeOffer } from '../contract/merging.ts'
import { Page as ReturnPage } from './esia-return.tsx'
import { Page as MergePage } from './merge.tsx'
import { Page as OrganisationPage } from './organisation.tsx'
import { Page as EsiaPage } from './profile-esia.tsx'
import { Page as TroublePage } from './trouble.tsx'

type Answer = (body: Record<string, unknown>) => unknown
const answers = new Map<string, Answer>()
const asked: { route: string; body: Record<string, unknown> }[] = []
const refuse =
  (status: number, code: string, title: string, more: object = {}) =>
  () => {
    throw new Refusal({ status, code, title, ...more })
  }
const never = () => new Promise(() => undefined)

vi.mock('../../../web/api.ts', async (original) => ({
  ...(await original<typeof import('../../../web/api.ts')>()),
  beginSession: () => Promise.resolve(),
  forgetKey: () => Promise.resolve(),
  call: async (
    e: { method: string; path: string; reply: { parse: (v: unknown) => unknown } },
    input: { body?: Record<string, unknown> },
  ) => {
    const route = `${e.method} ${e.path}`
    asked.push({ route, body: input.body ?? {} })
    const answer = answers.get(route)
    if (!answer) throw new Error(`Нет ответа ${route}`)
    return e.reply.parse(await answer(input.body ?? {}))
  },
}))

const id = (n: number) => `0193a1de-0000-7000-8000-00000000000${n}`
const employment = (n: number, name: string, more: object = {}) => ({
  id: id(n),
  name,
  fullName: name,
  kind: 'LEGAL' as const,
  branch: null,
  isChief: false,
  isAdmin: false,
  isChosen: false,
  ...more,
})
const linked: EsiaProfile = {
  isLinked: true,
  unlinkedAt: null,
  level: 'confirmed',
  synchronisedAt: '2026-11-23T06:00:00.000Z',
  isRenewed: true,
  changed: {
    at: '2026-11-23T06:00:00.000Z',
    changes: [
      { fact: 'familyName', from: 'Лебедева', to: 'Орлова' },
      { fact: 'snils', from: '11223344595', to: '10000000070' },
      { fact: 'phone', from: null, to: '+79270199001' },
    ],
  },
  employments: [employment(1, 'ООО «Берёза»', { isChief: true }), employment(2, 'ГБУЗ № 3')],
  can: { synchronise: true, link: false, unlink: true },
}
const offer: MergeOffer = {
  id: id(7),
  kept: {
    fullName: 'Орлова Елена Викторовна',
    since: '2026-01-10T06:00:00.000Z',
    snilsEnd: '44595',
    phone: '+7 900 •••-••-12',
    email: null,
  },
  gone: {
    fullName: 'Орлова Елена Викторовна',
    since: '2025-03-10T06:00:00.000Z',
    snilsEnd: '00070',
    phone: null,
    email: 'o•••a@example.ru',
  },
  moves: [
    { what: 'Заявления', count: 3 },
    { what: 'Файлы', count: 12 },
  ],
  ends: ['password', 'roles'],
  expiresAt: '2026-11-23T08:00:00.000Z',
}
const words = (of: Element) => (of.textContent ?? '').replaceAll('\u00a0', ' ')

beforeEach(() => {
  answers.clear()
  asked.length = 0
  location.hash = ''
  answers.set('GET /api/about', () => ({
    profile: 'demo',
    supportPhone: '8 800 000-00-00',
    supportEmail: 'a@b.ru',
    esiaUrl: 'https://esia.example/',
  }))
  answers.set('GET /api/profile/esia', () => linked)
})

test('E1 full: what was and what became, how to check it, and «Синхронизировать»', async () => {
  await renderPage(<EsiaPage />)
  const changed = await screen.findByRole('region', { name: /Что\sизменилось/ })
  expect(words(changed)).toMatch(/Фамилия.*Лебедева\s→\sОрлова/)
  expect(words(changed)).toMatch(/СНИЛС.*112-233-445\s95\s→\s100-000-000\s70/)
  expect(words(changed)).toMatch(/Телефон.*не\sбыло\s→\s\+79270199001/)
  expect(screen.getByRole('button', { name: /Синхронизировать/ })).toBeTruthy()
  const there = await screen.findByRole('link', { name: /Проверить\sданные/ })
  expect(there.getAttribute('href')).toBe('https://esia.example/profile/user')
})

test('E1 waiting, failed with «Повторить», and nothing changed yet', async () => {
  answers.set('GET /api/profile/esia', never)
  const waiting = await renderPage(<EsiaPage />)
  expect(screen.getByRole('status', { name: /Загружаем/ })).toBeTruthy()
  waiting.unmount()
  answers.set('GET /api/profile/esia', refuse(500, 'server', 'Сбой'))
  const { user } = await renderPage(<EsiaPage />)
  await screen.findByText(/Раздел.не.загрузился/)
  answers.set('GET /api/profile/esia', () => ({ ...linked, changed: null, employments: [] }))
  await user.click(screen.getByRole('button', { name: 'Повторить' }))
  expect(words(await screen.findByRole('region', { name: /От\sкого/ }))).toContain('действуете от себя')
  expect(screen.queryByRole('region', { name: /Что\sизменилось/ })).toBeNull()
})

test('C3 not linked: one button to link; never the last way in: unlinking is not offered and it is said why', async () => {
  answers.set('GET /api/profile/esia', () => ({
    ...linked,
    isLinked: false,
    unlinkedAt: '2026-11-22T06:00:00.000Z',
    changed: null,
    can: { synchronise: false, link: true, unlink: false },
  }))
  const first = await renderPage(<EsiaPage />)
  await screen.findByRole('button', { name: /Связать\sс.Госуслугами/ })
  expect(screen.getByText(/Вы\sотвязали\sГосуслуги/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Синхронизировать/ })).toBeNull()
  first.unmount()
  answers.set('GET /api/profile/esia', () => ({ ...linked, can: { ...linked.can, unlink: false } }))
  await renderPage(<EsiaPage />)
  await screen.findByText(/другого\sспособа\sвойти/)
  expect(screen.queryByRole('button', { name: /Отвязать/ })).toBeNull()
})

test('C3 unlinking asks first; a refusal is said in the question', async () => {
  const route = 'POST /api/profile/esia/unlinking'
  answers.set(route, refuse(409, 'esia.last-way', 'Без Госуслуг в кабинет будет не войти'))
  const { user } = await renderPage(<EsiaPage />)
  await user.click(await screen.findByRole('button', { name: /Отвязать\sГосуслуги/ }))
  const dialog = screen.getByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: /Отвязать\sГосуслуги/ }))
  await within(dialog).findByText(/будет.не.войти$/)
  answers.set(route, () => ({
    ...linked,
    isLinked: false,
    can: { synchronise: false, link: true, unlink: false },
  }))
  await user.click(within(dialog).getByRole('button', { name: /Отвязать\sГосуслуги/ }))
  expect(await screen.findByRole('button', { name: /Связать\sс.Госуслугами/ })).toBeTruthy()
})

test('E1 back from Госуслуги: the answer behind the hash is sent once and leaves the address; what was found is said', async () => {
  location.hash = '#state=s-1&code=c-1'
  answers.set('POST /api/profile/esia/return', () => ({
    outcome: 'synchronised',
    changes: linked.changed!.changes,
    mergeId: null,
  }))
  const { where } = await renderPage(<ReturnPage />, { path: '/profile/esia/return' })
  await waitFor(() => expect(where()).toBe('/profile/esia'))
  expect(asked.filter((one) => one.route.endsWith('return'))).toEqual([
    {
      route: 'POST /api/profile/esia/return',
      body: { state: 's-1', code: 'c-1', error: undefined, errorDescription: undefined },
    },
  ])
  expect(location.hash).toBe('')
})

test('E1 back from Госуслуги: a refusal has the same page as at the door, with the way back to the section', async () => {
  answers.set(
    'POST /api/profile/esia/return',
    refuse(409, 'esia.another-person', 'На Госуслугах вошёл другой человек', {
      instance: '/requests/9f3c2a10-1',
    }),
  )
  await renderPage(<ReturnPage />, { path: '/profile/esia/return' })
  await screen.findByRole('heading', { level: 1, name: /вошёл\sдругой\sчеловек/ })
  expect(screen.getByRole('link', { name: /К.разделу/ }).getAttribute('href')).toBe('/profile/esia')
  expect(screen.getByText(/9F3C2A10/)).toBeTruthy()
})

test('C3 another account was found: the page of the offer follows', async () => {
  answers.set('POST /api/profile/esia/return', () => ({ outcome: 'merge', changes: [], mergeId: id(7) }))
  const { where } = await renderPage(<ReturnPage />, { path: '/profile/esia/return' })
  await waitFor(() => expect(where()).toBe(`/profile/merge/${id(7)}`))
})

test('C3 the offer: what stays, what moves, what ends; asked once more; a refusal is said', async () => {
  answers.set('GET /api/profile/merges/:id', () => offer)
  answers.set(
    'POST /api/profile/merges/:id/confirmation',
    refuse(409, 'merge.gone', 'Подтверждение устарело'),
  )
  const { user } = await renderPage(<MergePage />, {
    path: '/profile/merge/$id',
    at: `/profile/merge/${id(7)}`,
  })
  expect(words(await screen.findByRole('region', { name: 'Останется' }))).toContain('оканчивается на 445 95')
  expect(words(screen.getByRole('region', { name: 'Что перейдёт' }))).toMatch(/Заявления3.*Файлы12/)
  expect(words(screen.getByRole('region', { name: 'Что закончится' }))).toMatch(/Пароль.*Роли/)
  await user.click(screen.getByRole('button', { name: 'Объединить кабинеты' }))
  const dialog = screen.getByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: 'Объединить кабинеты' }))
  await within(dialog).findByText('Подтверждение устарело')
})

test('C3 the offer is over, or nothing is in the account', async () => {
  answers.set('GET /api/profile/merges/:id', refuse(409, 'merge.gone', 'Подтверждение устарело'))
  const at = { path: '/profile/merge/$id', at: `/profile/merge/${id(7)}` }
  const over = await renderPage(<MergePage />, at)
  await screen.findByText(/Объединять\sуже\sнечего/)
  over.unmount()
  answers.set('GET /api/profile/merges/:id', () => ({ ...offer, moves: [], ends: [] }))
  await renderPage(<MergePage />, at)
  expect(await screen.findByText(/ничего\sнет:\sпереносить\sнечего/)).toBeTruthy()
})

test('C1 for whom the person acts: chosen after the sign-in and later; a refusal keeps the page', async () => {
  const route = 'POST /api/session/organisation'
  answers.set(route, refuse(409, 'organisation.not-yours', 'В этой организации вы больше не работаете'))
  const { user, where } = await renderPage(<OrganisationPage />, {
    path: '/organisation',
    at: '/organisation?next=/documents',
  })
  const list = await screen.findByRole('list', { name: /От\sкого/ })
  expect(within(list).getAllByRole('button').map(words)).toEqual([
    'Только от себя',
    'ООО «Берёза»руководитель',
    'ГБУЗ № 3сотрудник',
  ])
  await user.click(within(list).getByRole('button', { name: /Берёза/ }))
  await waitFor(() => expect(asked.some((one) => one.route === route)).toBe(true))
  await within(list).findByRole('button', { name: /Берёза/, busy: false })
  expect(where()).toContain('/organisation')
})

test('E1 unlinked by its owner: the door says so and leads to the password', async () => {
  await renderPage(<TroublePage />, {
    path: '/sign-in/trouble',
    at: '/sign-in/trouble?code=esia.unlinked&id=9f3c2a10',
    session: null,
  })
  await screen.findByRole('heading', { level: 1, name: /Вы\sотвязали\sГосуслуги/ })
  expect(screen.queryByRole('button', { name: /Войти\sчерез/ })).toBeNull()
  expect(screen.getByRole('link', { name: /Вход\sпо.паролю/ }).getAttribute('href')).toBe('/sign-in')
})

test('E1 what is mended at Госуслуги has the way there; a fault of ours has not', async () => {
  const first = await renderPage(<TroublePage />, {
    path: '/sign-in/trouble',
    at: '/sign-in/trouble?code=esia.profile-incomplete',
    session: null,
  })
  await screen.findByRole('link', { name: /Проверить\sданные/ })
  first.unmount()
  await renderPage(<TroublePage />, {
    path: '/sign-in/trouble',
    at: '/sign-in/trouble?code=esia.down',
    session: null,
  })
  await screen.findByRole('heading', { level: 1 })
  expect(screen.queryByRole('link', { name: /Проверить\sданные/ })).toBeNull()
})
