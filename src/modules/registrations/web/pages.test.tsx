// @vitest-environment happy-dom
/** Registration of an organisation by role and label, each face; the server's answers keep to the contract. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'
import { renderPage } from '../../../web/test/render.tsx'
import { RegistrationFields, type Registration } from '../contract.ts'
import { rightFields } from '../registrations.test.data.ts'
import { Page as ListPage } from './list.tsx'
import { Page as NewPage } from './new.tsx'
import { Page as OnePage } from './one.tsx'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)

const id = '0193a1de-0000-7000-8000-000000000001'
const at = '2026-11-23T07:41:00.000Z'
const file: Registration['files'][number] = {
  id: '0193a1de-0000-7000-8000-000000000002',
  name: 'licence.pdf',
  state: 'ready',
  type: 'application/pdf',
  sizeBytes: 24e5,
  pageCount: 1,
}
const registration: Registration = {
  id,
  status: 'forming',
  name: 'Академия',
  savedAt: at,
  reason: null,
  version: 2,
  fields: RegistrationFields.parse({
    ...rightFields,
    licenceFileIds: [file.id],
  }),
  files: [file],
  responsibleName: 'Орлова Елена Викторовна',
  needsEsia: false,
  application: null,
  organisationId: null,
  history: [],
  can: {
    change: true,
    remove: true,
  },
}
const application = {
  id,
  number: '2026-000123',
  status: 'under-review' as const,
  dueOn: '2026-12-04',
  answerBy: null,
}
const down = () => {
  throw new Refusal({ code: 'unavailable', status: 503, title: 'Сервис перегружен', instance: 'abcdef12-x' })
}

beforeEach(() => {
  asked.length = 0
  answerOnly({
    'PUT /api/registrations/:id': ({ body }) => ({ ...registration, version: 3, fields: body?.['fields'] }),
  })
})
const openOne = (over: Partial<Registration> = {}) => {
  answers['GET /api/registrations/:id'] = () => ({ ...registration, ...over })
  return renderPage(<OnePage />, { path: '/registrations/$id', at: `/registrations/${id}` })
}

test('A2 the list says how each stands; empty says what will be needed; failed', async () => {
  const line = { id, status: 'rework', name: '', savedAt: at, reason: 'Нет приложения' }
  answers['GET /api/registrations'] = () => ({ items: [line] })
  const full = await renderPage(<ListPage />)
  expect((await screen.findByRole('link', { name: /Без\sназвания/ })).getAttribute('href')).toBe(
    `/registrations/${id}`,
  )
  expect(screen.getByText(/На\sдоработке/)).toBeTruthy()
  expect(screen.getByText(/Нет\sприложения/)).toBeTruthy()
  full.unmount()
  answers['GET /api/registrations'] = () => ({ items: [] })
  const empty = await renderPage(<ListPage />)
  expect(await screen.findByText(/Заявок\sпока\sнет/)).toBeTruthy()
  expect(screen.getByRole('link', { name: /Смена\sстатуса/ }).getAttribute('href')).toBe('/status')
  empty.unmount()
  answers['GET /api/registrations'] = down
  await renderPage(<ListPage />)
  expect(await screen.findByText(/Заявки\sне\sзагрузились/)).toBeTruthy()
})

test('A2 a new one begins on the server; where it could not, the page says so and tries again', async () => {
  answers['POST /api/registrations'] = down
  const { user, where } = await renderPage(<NewPage />, {
    path: '/registrations/new',
    at: '/registrations/new',
  })
  await screen.findByText(/Заявка\sне\sначалась/)
  answers['POST /api/registrations'] = () => registration
  await user.click(screen.getByRole('button', { name: 'Повторить' }))
  await waitFor(() => expect(where()).toBe(`/registrations/${id}`))
})

test('A2 the form: the name is that of Госуслуги, faults are named on top and beside, the rest stays typed', async () => {
  answers['POST /api/registrations/:id/submission'] = () => {
    throw new Refusal({
      code: 'registration.ogrn-known',
      status: 409,
      title: 'Организация с таким ОГРН уже есть на портале',
      errors: [{ field: 'ogrn', message: 'Попросите роль на странице «Смена статуса»' }],
    })
  }
  const { user } = await openOne()
  expect(await screen.findByText(/Орлова\sЕлена\sВикторовна/)).toBeTruthy()
  expect(screen.queryByRole('textbox', { name: /имя/ })).toBeNull()
  await user.type(screen.getByLabelText(/Должность/), ' по учёбе')
  await user.click(screen.getByRole('button', { name: /Подать\sзаявку/ }))
  const summary = await screen.findByRole('alert')
  expect(within(summary).getByRole('link', { name: /ОГРН.*Смена\sстатуса/ })).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>(/Должность/).value).toBe('проректор по учёбе')
  expect(asked.find((a) => a.path === 'POST /api/registrations/:id/submission')?.body).toEqual({ version: 3 })
})

test('A2 a right one is submitted and from then on is only read', async () => {
  answers['POST /api/registrations/:id/submission'] = () => {
    const submitted = {
      ...registration,
      status: 'submitted',
      application,
      can: { change: false, remove: false },
    }
    answers['GET /api/registrations/:id'] = () => submitted
    return submitted
  }
  const { user } = await openOne()
  await user.click(await screen.findByRole('button', { name: /Подать\sзаявку/ }))
  expect(await screen.findByText(/Заявка\sна\sпроверке/)).toBeTruthy()
  expect(screen.getByText(/решим\sк\s4\sдекабря/)).toBeTruthy()
  expect(screen.queryByRole('textbox')).toBeNull()
})

test.for([
  ['forming', { needsEsia: true }, /Подтвердите\sсебя\sна\sГосуслугах/, '/profile/esia'],
  ['rework', { reason: 'Нет приложения' }, /Исправьте\sи\sподайте\sснова/, '/registrations'],
  ['rejected', { reason: 'Лицензии нет' }, /Заявку\sотклонили/, '/registrations'],
  [
    'in-work',
    { application: { ...application, status: 'question', answerBy: '2026-12-01' } },
    /задал\sвопрос/,
    `/applications/${id}`,
  ],
  ['open', { organisationId: id }, /Организация\sзарегистрирована/, '/teaching'],
] as const)('A2 a registration that is %s says what now', async ([status, over, title, href]) => {
  const change = status === 'forming' || status === 'rework' || status === 'rejected'
  await openOne({ status, can: { change, remove: false }, ...(over as Partial<Registration>) })
  expect(await screen.findByRole('heading', { name: title })).toBeTruthy()
  const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'))
  expect(links).toContain(href)
  expect(document.body.textContent?.replaceAll('\u00a0', ' ')).toContain('reason' in over ? over.reason : '')
})

test('A2 the history says who did what; an absent one says so; a failed one offers to repeat', async () => {
  const history = [
    { at, act: 'submitted' as const, who: null, reason: 'Заявление № 2026-000123' },
    { at, act: 'returned' as const, who: 'Дёмина Л. М.', reason: 'Нет приложения' },
  ]
  const shown = await openOne({ status: 'rework', reason: 'Нет приложения', history })
  const list = await screen.findByRole('list', { name: 'История' })
  expect(list.textContent?.replaceAll('\u00a0', ' ')).toMatch(/Возвращена.*Дёмина Л. М.*Заявка подана/)
  shown.unmount()
  answers['GET /api/registrations/:id'] = () => {
    throw new Refusal({ code: 'registration.not-found', status: 404, title: 'Такой заявки нет' })
  }
  const at1 = { path: '/registrations/$id', at: `/registrations/${id}` }
  const absent = await renderPage(<OnePage />, at1)
  expect(await screen.findByText(/Такой\sзаявки\sнет/)).toBeTruthy()
  absent.unmount()
  answers['GET /api/registrations/:id'] = down
  await renderPage(<OnePage />, at1)
  expect(await screen.findByRole('button', { name: 'Повторить' })).toBeTruthy()
})
