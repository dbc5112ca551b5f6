// @vitest-environment happy-dom
/** D4: the plan and its wizard by role and label, each face; the server's answers keep to the contract. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import { draft, id, item, plan, proposal, second } from './plan.test.data.ts'
import { Page as PlanPage } from './plan.tsx'
import { ToPlan } from './to-plan.tsx'
import { Page as WizardPage } from './wizard.tsx'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)

beforeEach(() => {
  asked.length = 0
  answerOnly({
    'GET /api/plans/current': () => ({ plan }),
    'GET /api/plans': () => ({ items: [] }),
    'GET /api/plans/draft': () => draft,
    'PUT /api/plans/draft': ({ body }) => ({
      ...body,
      version: Number(body?.['version']) + 1,
      savedAt: '2026-11-23T09:00:00.000Z',
    }),
    'GET /api/plans/calendar-address': () => ({ madeAt: null }),
    'GET /api/credits/cycles': () => ({ items: [], expectations: [], offers: [] }),
    'GET /api/specialties': () => ({
      items: [{ key: '31.08.36', code: '31.08.36', name: 'Кардиология', level: 'residency' }],
    }),
    'POST /api/plans/proposal': () => ({ proposal, impossible: null }),
    'GET /api/plans/current/around': () => ({ items: [], events: [] }),
    'POST /api/plans/review': () => ({ proposal, difference: null }),
  })
})

const show = (at = '/plan') => renderPage(<PlanPage />, { path: '/plan', at })
const wizard = (at = '/plan/new') => renderPage(<WizardPage />, { path: '/plan/new', at })

test('full: who is behind reads by how much and what to do; this week stands first', async () => {
  await show()
  expect(await screen.findByRole('heading', { level: 2, name: /отстали.на.6.часов/ })).toBeTruthy()
  const week = screen.getByRole('region', { name: /Эта.неделя/ })
  expect(within(week).getByText(/Эхокардиография/)).toBeTruthy()
  expect(within(week).getByText(/6.часов/)).toBeTruthy()
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('0')
})

test('part: a plan that lacks something says what, in its own sheet', async () => {
  answers['GET /api/plans/current'] = () => ({
    plan: { ...plan, proposal: { ...proposal, shortfalls: ['Не хватает 8 ЗЕТ до цели'] } },
  })
  await show()
  expect(await screen.findByText(/Не.хватает.8.ЗЕТ.до.цели/)).toBeTruthy()
})

test('empty: what a plan is and how to begin; a draft is gone on with', async () => {
  answers['GET /api/plans/current'] = () => ({ plan: null })
  answers['GET /api/plans/draft'] = () => ({ ...draft, version: 2 })
  await show()
  expect(await screen.findByText(/Плана.пока.нет/)).toBeTruthy()
  expect(await screen.findByRole('link', { name: /Продолжить.черновик/ })).toBeTruthy()
})

test('failed and waiting: the plan is in its place; skeletons say what is coming', async () => {
  delete answers['GET /api/plans/current']
  await show()
  expect((await screen.findByRole('alert')).textContent).toMatch(/План.не.загрузился/)
})

test('waiting', async () => {
  answers['GET /api/plans/current'] = () => new Promise(() => undefined)
  await show()
  expect(await screen.findByRole('status', { name: /Загружаем.план/ })).toBeTruthy()
})

test('hours are told in a dialog; a wrong number is not sent', async () => {
  answers['PUT /api/plans/:id/items/:programmeId/progress'] = () => plan
  const { user } = await show('/plan?view=list')
  await user.click(await screen.findByRole('button', { name: /Отметить.часы:.Эхокардиография/ }))
  const dialog = screen.getByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: 'Сохранить' }))
  expect(asked.some((a) => a.path.startsWith('PUT /api/plans/:id'))).toBe(false)
  await user.type(within(dialog).getByLabelText(/Пройдено.часов/), '12')
  await user.click(within(dialog).getByRole('button', { name: 'Сохранить' }))
  await waitFor(() => expect(asked.some((a) => a.body?.['hours'] === 12)).toBe(true))
})

test('the month says in words what its marks are', async () => {
  await show('/plan?view=calendar&month=2026-12')
  const grid = await screen.findByRole('table', { name: /План.на.декабрь.2026/ })
  expect(within(grid).getByText(/Срок:.Эхокардиография/)).toBeTruthy()
  expect(screen.getByRole('list', { name: /План.на.декабрь/ })).toBeTruthy()
})

test('the secret address is shown once', async () => {
  answers['POST /api/plans/calendar-address'] = () => ({
    address: 'https://nmo.example/api/plans/calendar/abc.ics',
    madeAt: '2026-11-23T09:00:00.000Z',
  })
  const { user } = await show()
  await user.click(await screen.findByRole('button', { name: /Дать.адрес/ }))
  expect(await screen.findByText('https://nmo.example/api/plans/calendar/abc.ics')).toBeTruthy()
})

test('the wizard keeps its draft, goes by steps in the address, and saves what is proposed', async () => {
  answers['POST /api/plans'] = () => plan
  const { user } = await wizard()
  await user.click(await screen.findByRole('checkbox', { name: /Набрать.часы/ }))
  await user.type(screen.getByLabelText(/Сколько.ЗЕТ.набрать/), '40')
  await waitFor(() => expect(asked.some((a) => a.path === 'PUT /api/plans/draft')).toBe(true), {
    timeout: 3000,
  })
  await user.click(screen.getByRole('button', { name: 'Дальше' }))
  await user.click(await screen.findByRole('button', { name: 'Дальше' }))
  await user.click(await screen.findByRole('button', { name: /Подобрать.программы/ }))
  expect(await screen.findByText(/Цель.закрыта/)).toBeTruthy()
  expect(screen.getAllByText(/По.теме.«Кардиология»/).length).toBe(2)
  expect(screen.getByText(/Мест.не.осталось/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /К.проверке/ }))
  await user.click(await screen.findByRole('button', { name: /Сохранить.план/ }))
  await waitFor(() => expect(asked.some((a) => a.path === 'POST /api/plans')).toBe(true))
  expect(asked.find((a) => a.path === 'POST /api/plans')?.body?.['items']).toEqual([
    { programmeId: item.programmeId, sessionId: null },
    { programmeId: second.programmeId, sessionId: null },
  ])
})

test('what is taken away can be given back; another is put in its place', async () => {
  answers['GET /api/plans/draft'] = () => ({ ...draft, step: 3, version: 1, wishes: plan.wishes })
  answers['POST /api/plans/alternatives'] = () => ({
    items: [{ ...item, programmeId: id.replace(/1$/, '7'), title: 'Клапанные пороки' }],
  })
  const { user } = await wizard()
  await user.click(await screen.findByRole('button', { name: /Убрать:.Аритмии/ }))
  await waitFor(() =>
    expect(asked.findLast((a) => a.path === 'POST /api/plans/review')?.body?.['items']).toEqual([
      { programmeId: item.programmeId, sessionId: null },
    ]),
  )
  await user.click(await screen.findByRole('button', { name: /Заменить:.Эхокардиография/ }))
  await user.click(await screen.findByRole('button', { name: /Выбрать:.Клапанные/ }))
  await waitFor(() =>
    expect(asked.findLast((a) => a.path === 'POST /api/plans/review')?.body?.['items']).toEqual([
      { programmeId: id.replace(/1$/, '7'), sessionId: null },
    ]),
  )
})

test('every wrong wish leads to its step; the summary takes the focus', async () => {
  answers['GET /api/plans/draft'] = () => ({ ...draft, step: 3, version: 1 })
  answers['POST /api/plans/proposal'] = () => {
    throw new Refusal({
      code: 'invalid',
      status: 422,
      title: 'Проверьте поля',
      errors: [
        { field: 'hoursPerWeek', message: 'Часов в неделю: целое число от 1 до 40' },
        { field: 'deadline', message: 'Напишите, к какому дню' },
      ],
    })
  }
  await wizard()
  expect((await screen.findByRole('alert')).textContent).toMatch(/Исправьте.2.поля/)
  expect(await screen.findByLabelText(/Часов.в.неделю/)).toBeTruthy()
})

test('where it cannot be: the limit, and a repair that is tried by one button', async () => {
  answers['GET /api/plans/draft'] = () => ({ ...draft, step: 3, version: 1, wishes: plan.wishes })
  answers['POST /api/plans/proposal'] = ({ body }) =>
    body?.['hoursPerWeek'] === '9'
      ? { proposal, impossible: null }
      : {
          proposal: null,
          impossible: {
            title: 'Не хватает часов',
            why: 'До срока у вас 12 часов, а для цели нужно не меньше 40.',
            repairs: [
              {
                title: 'Учиться по 9 часов в неделю',
                note: 'Сейчас — по 6',
                wishes: { ...plan.wishes, hoursPerWeek: '9' },
              },
            ],
          },
        }
  const { user } = await wizard()
  expect(await screen.findByText(/Не.хватает.часов/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Попробовать:.Учиться.по.9/ }))
  expect(await screen.findByText(/Цель.закрыта/)).toBeTruthy()
})

test('a changed plan shows what comes, goes and moves before it is taken', async () => {
  answers['GET /api/plans/:id'] = () => plan
  answers['POST /api/plans/:id/replanning'] = () => ({
    proposal,
    impossible: null,
    difference: {
      came: [{ title: 'Клапанные пороки', note: 'до 1 марта 2027' }],
      went: [],
      moved: [{ title: item.title, note: 'срок: было до 20 декабря 2026, станет до 14 января 2027' }],
      same: 1,
    },
  })
  answers['PUT /api/plans/:id'] = () => plan
  const { user } = await wizard(`/plan/new?change=${id}&step=4`)
  const sheet = await screen.findByRole('region', { name: /Что.изменится/ })
  expect(within(sheet).getByText('Появится')).toBeTruthy()
  expect(within(sheet).getByText(/станет.до.14.января.2027/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Принять.новый.план/ }))
  await waitFor(() => expect(asked.find((a) => a.path === 'PUT /api/plans/:id')?.body?.['version']).toBe(3))
})

const study = { id: id.replace(/1$/, '9'), state: 'learning' as const, share: 0 }
const beside = (over: object) => ({
  items: [{ programmeId: item.programmeId, study: null, materials: [], ...over }],
  events: [],
})

test.for([
  ['Записаться', null, `/catalogue/${id}`],
  ['Моя.заявка', { ...study, state: 'applied' as const }, `/learning/${study.id}`],
  ['Учиться', study, `/learning/${study.id}`],
  ['Продолжить', { ...study, share: 0.4 }, `/learning/${study.id}`],
] as const)('a programme of the plan leads to «%s»', async ([word, of, href]) => {
  answers['GET /api/plans/current/around'] = () => beside({ study: of })
  await show('/plan?view=list')
  const link = await screen.findByRole('link', { name: new RegExp(`^${word}:.Эхокардиография`) })
  expect(link.getAttribute('href')).toBe(href)
})

test('a programme of the plan shows what it is made of; if that does not load the plan stands', async () => {
  answers['GET /api/plans/current/around'] = () =>
    beside({ materials: [{ title: 'Лекция о клапанах', kind: 'video' }] })
  const full = await show('/plan?view=list')
  expect(await screen.findByText(/Материалы:.1/)).toBeTruthy()
  expect(screen.getByText(/Лекция.о.клапанах/)).toBeTruthy()
  full.unmount()
  delete answers['GET /api/plans/current/around']
  await show('/plan?view=list')
  expect(await screen.findByText(/Мероприятия.и.материалы.не.загрузились/)).toBeTruthy()
  expect(screen.getByRole('link', { name: /Эхокардиография/ })).toBeTruthy()
})

test('events that the person is put down for stand in the month with their hours', async () => {
  const event = {
    programmeId: id.replace(/1$/, '8'),
    title: 'Школа кардиолога',
    organisation: 'Академия',
    startsOn: '2026-12-10',
    endsOn: '2026-12-11',
    days: [
      { startsAt: '2026-12-10T07:00:00.000Z', endsAt: '2026-12-10T13:00:00.000Z' },
      { startsAt: '2026-12-11T07:00:00.000Z', endsAt: '2026-12-11T10:00:00.000Z' },
    ],
    href: `/events/${id}`,
  }
  answers['GET /api/plans/current/around'] = () => ({ items: [], events: [event] })
  await show('/plan?view=calendar&month=2026-12')
  const list = await screen.findByRole('list', { name: /План.на.декабрь/ })
  const first = await within(list).findByRole('link', { name: /Школа.кардиолога,.10:00–16:00/ })
  expect(first.getAttribute('href')).toBe(`/events/${id}`)
  expect(within(list).getByRole('link', { name: /Школа.кардиолога,.10:00–13:00/ })).toBeTruthy()
})

test('«В план» says in its place what of the plan stands in the way', async () => {
  answers['POST /api/plans/current/items'] = () => {
    throw new Refusal({
      code: 'invalid',
      status: 422,
      title: 'Проверьте поля',
      errors: [{ field: 'deadline', message: 'Срок — хотя бы через неделю' }],
    })
  }
  const { user } = await renderPage(<ToPlan programmeId={id} />, {
    session: testSession(['citizen', 'doctor']),
  })
  await user.click(await screen.findByRole('button', { name: /В.план/ }))
  expect((await screen.findByRole('alert')).textContent).toMatch(/не.добавлено.*хотя.бы.через.неделю/)
  expect(screen.getByRole('link', { name: /Изменить.план/ }).getAttribute('href')).toBe('/plan')
})
