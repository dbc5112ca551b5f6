// @vitest-environment happy-dom
/** The desks of those who teach and of those who review, by role and label, each face. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import { Page as ListPage } from './desk-list.tsx'
import { absent, failed, id, line, noPlace, programme } from './desk.test.data.ts'
import { Page as OnePage } from './desk-one.tsx'
import { Page as EditPage } from './edit.tsx'
import { Page as ReviewList } from './review-list.tsx'
import { Page as ReviewOne } from './review-one.tsx'
import { Page as SessionsPage } from './sessions.tsx'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)

beforeEach(() => {
  asked.length = 0
  answerOnly({
    'GET /api/learning/desk/programmes': () => ({ items: [line], counts: { review: 1 }, nextCursor: null }),
    'GET /api/learning/desk/programmes/:id': () => programme,
    'GET /api/specialties': () => ({
      items: [
        { key: '31.08.36', code: '31.08.36', name: 'Кардиология', level: 'residency' },
        { key: '31.08.49', code: '31.08.49', name: 'Терапия', level: 'residency' },
      ],
    }),
  })
})
const teacher = testSession(['provider'])
const reviewer = testSession(['verifier'])
const list = (at = '/teaching') => renderPage(<ListPage />, { path: '/teaching', at, session: teacher })
const one = () => renderPage(<OnePage />, { path: '/teaching/$id', at: `/teaching/${id}`, session: teacher })
const review = () =>
  renderPage(<ReviewList />, { path: '/desk/programmes', at: '/desk/programmes', session: reviewer })

test('D9+ the staff sees its programmes by state; what the catalogue shows meanwhile is said', async () => {
  const { user } = await list()
  const link = await screen.findByRole('link', { name: 'Неотложная кардиология' })
  expect(link.getAttribute('href')).toBe(`/teaching/${id}`)
  expect(screen.getByText(/прежняя версия/)).toBeTruthy()
  await user.click(screen.getByRole('link', { name: /На.проверке/ }))
  await waitFor(() => expect(asked.at(-1)?.query).toMatchObject({ state: 'review' }))
})

test('D9+ an empty desk, nothing after a filter, a failed one, one without an organisation', async () => {
  answers['GET /api/learning/desk/programmes'] = () => ({ items: [], counts: {}, nextCursor: null })
  const first = await list()
  expect(await screen.findByText('Программ пока нет')).toBeTruthy()
  first.unmount()
  const second = await list('/teaching?q=шшш')
  expect(await screen.findByRole('button', { name: /Снять/ })).toBeTruthy()
  second.unmount()
  answers['GET /api/learning/desk/programmes'] = failed
  const third = await list()
  expect(await screen.findByText('Программы не загрузились')).toBeTruthy()
  third.unmount()
  answers['GET /api/learning/desk/programmes'] = noPlace
  await list()
  expect(await screen.findByText(/Вы действуете без организации/)).toBeTruthy()
})

test('D9+ a draft is sent; what is missing is named, and the way to the schedule stands there', async () => {
  answers['POST /api/learning/desk/programmes/:id/submission'] = () => {
    throw new Refusal({
      code: 'invalid',
      status: 422,
      title: 'Проверьте поля',
      errors: [
        { field: 'hours', message: 'Нужно не меньше 16 часов' },
        { field: 'sessions', message: 'Добавьте набор с датой' },
      ],
    })
  }
  const { user } = await one()
  await user.click(await screen.findByRole('button', { name: /Подать на/ }))
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/Нужно не.меньше 16/)
  expect(within(alert).getByRole('link').getAttribute('href')).toBe(`/teaching/${id}/sessions`)
})

test('D9+ a programme is withdrawn only with words', async () => {
  answers['POST /api/learning/desk/programmes/:id/withdrawal'] = () => ({ ...programme, state: 'withdrawn' })
  const { user } = await one()
  await user.click(await screen.findByRole('button', { name: /Снять программу/ }))
  const dialog = await screen.findByRole('dialog')
  await user.type(within(dialog).getByLabelText(/Причина/), 'Устарела')
  await user.click(within(dialog).getByRole('button', { name: 'Снять' }))
  await waitFor(() => expect(asked.some((a) => a.body?.['why'] === 'Устарела')).toBe(true))
})

test('D9+ what is in review may be recalled; another’s programme is absent; a failed one is asked again', async () => {
  answers['GET /api/learning/desk/programmes/:id'] = () => ({
    ...programme,
    deskState: 'review',
    can: { ...programme.can, change: false, submit: false, recall: true },
  })
  answers['POST /api/learning/desk/programmes/:id/recall'] = () => programme
  const first = await one()
  await first.user.click(await screen.findByRole('button', { name: /Отозвать/ }))
  await waitFor(() => expect(asked.some((a) => a.path.endsWith('/recall'))).toBe(true))
  first.unmount()
  answers['GET /api/learning/desk/programmes/:id'] = absent
  const second = await one()
  expect(await screen.findByText('Такой программы нет')).toBeTruthy()
  second.unmount()
  answers['GET /api/learning/desk/programmes/:id'] = failed
  await one()
  expect(await screen.findByText('Программа не загрузилась')).toBeTruthy()
})

test('D9+ the form: roubles become kopecks, two editors do not overwrite each other', async () => {
  answers['PUT /api/learning/desk/programmes/:id'] = ({ body }) => {
    if (body?.['revision'] === 3)
      throw new Refusal({
        code: 'programme.changed',
        status: 409,
        title: 'Программу изменил кто-то ещё',
        current: { ...programme, revision: 4 },
      })
    return programme
  }
  const { user, where } = await renderPage(<EditPage />, {
    path: '/teaching/$id/edit',
    at: `/teaching/${id}/edit`,
    session: teacher,
  })
  const price = await screen.findByLabelText(/Цена договора/)
  await user.clear(price)
  await user.type(price, 'много')
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  expect((await screen.findByRole('alert')).textContent).toMatch(/14500/)
  await user.clear(price)
  await user.type(price, '12 300,50')
  await user.click(screen.getByRole('combobox', { name: /Добавить специальность/ }))
  await user.click(await screen.findByRole('option', { name: /Терапия/ }))
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  expect(await screen.findByText(/Ваши поля на.месте/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  await waitFor(() => expect(where()).toBe(`/teaching/${id}`))
  expect(asked.findLast((a) => a.path.startsWith('PUT'))?.body).toMatchObject({
    revision: 4,
    priceKopecks: 1_230_050,
    specialties: ['31.08.36', '31.08.49'],
  })
})

test('D9+ numbers of the cabinets stand in the form; the one that is taken is named beside its field', async () => {
  answers['PUT /api/learning/desk/programmes/:id'] = () => {
    throw new Refusal({
      code: 'invalid',
      status: 422,
      title: 'Проверьте поля',
      errors: [{ field: 'aliases.spo', message: 'Кабинет СПО: такой номер уже у другой программы' }],
    })
  }
  const { user } = await renderPage(<EditPage />, {
    path: '/teaching/$id/edit',
    at: `/teaching/${id}/edit`,
    session: teacher,
  })
  const vo = await screen.findByLabelText<HTMLInputElement>(/Номер.в.кабинете.ВО/)
  expect(vo.value).toBe('4512-77')
  const spo = screen.getByLabelText<HTMLInputElement>(/Номер.в.кабинете.СПО/)
  await user.type(spo, '9001-4')
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  expect((await screen.findAllByText(/такой.номер.уже.у.другой.программы/)).length).toBe(2)
  expect(within(screen.getByRole('alert')).getByRole('link', { name: /кабинете.СПО/ })).toBeTruthy()
  expect(spo.getAttribute('aria-invalid')).toBe('true')
  expect(asked.findLast((a) => a.path.startsWith('PUT'))?.body).toMatchObject({
    aliases: { vo: '4512-77', spo: '9001-4' },
  })
})

test('D9+ the schedule: a row is added, a wrong day is named beside its field', async () => {
  answers['PUT /api/learning/desk/programmes/:id/sessions'] = () => {
    throw new Refusal({
      code: 'invalid',
      status: 422,
      title: 'Проверьте поля',
      errors: [{ field: 'sessions.0.endsOn', message: 'Окончание раньше начала. Проверьте год' }],
    })
  }
  const { user } = await renderPage(<SessionsPage />, {
    path: '/teaching/$id/sessions',
    at: `/teaching/${id}/sessions`,
    session: teacher,
  })
  await user.click(await screen.findByRole('button', { name: /Добавить набор/ }))
  await user.type(screen.getByLabelText('Начало'), '14.03.2027')
  await user.type(screen.getByLabelText('Окончание'), '14.03.2026')
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  await waitFor(() => expect(screen.getAllByText(/Окончание раньше начала/).length).toBeGreaterThan(0))
  expect(asked.findLast((a) => a.path.startsWith('PUT'))?.body).toMatchObject({
    revision: 3,
    sessions: [{ startsOn: '2027-03-14', places: null }],
  })
})

test('D9+ a reviewer ticks many and publishes them at once; gives one back with words', async () => {
  answers['POST /api/learning/desk/decisions'] = () => ({ decided: 1 })
  const { user } = await review()
  await waitFor(() => expect(asked[0]?.query).toMatchObject({ state: 'review' }))
  await user.click(await screen.findByRole('checkbox', { name: /Отметить все/ }))
  await user.click(screen.getByRole('button', { name: 'Опубликовать' }))
  await waitFor(() =>
    expect(asked.findLast((a) => a.path.startsWith('POST'))?.body).toEqual({
      ids: [id],
      to: 'published',
      why: '',
    }),
  )
})

test('D9+ a reviewer gives a version back with words', async () => {
  answers['GET /api/learning/desk/programmes/:id'] = () => ({
    ...programme,
    deskState: 'review',
    can: { change: false, submit: false, recall: false, decide: true, withdraw: true },
  })
  answers['POST /api/learning/desk/decisions'] = () => ({ decided: 1 })
  const { user } = await renderPage(<ReviewOne />, {
    path: '/desk/programmes/$id',
    at: `/desk/programmes/${id}`,
    session: reviewer,
  })
  await user.click(await screen.findByRole('button', { name: /Вернуть/ }))
  const dialog = await screen.findByRole('dialog')
  await user.type(within(dialog).getByLabelText(/Что исправить/), 'Нет литературы')
  await user.click(within(dialog).getByRole('button', { name: 'Вернуть' }))
  await waitFor(() =>
    expect(asked.findLast((a) => a.path.startsWith('POST'))?.body).toMatchObject({
      to: 'returned',
      why: 'Нет литературы',
    }),
  )
})
