// @vitest-environment happy-dom
/** Other activity by role and label: five faces of its pages; the server's answers keep to the contract. */
import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'
import { renderPage } from '../../../web/test/render.tsx'
import type { Activity } from '../contract.ts'
import { Page as ListPage } from './activities.tsx'
import { Page as FormPage } from './activity-form.tsx'
import { Page as OnePage } from './activity.tsx'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)

const id = '0193a1de-0000-7000-8000-000000000001'
const activity: Activity = {
  id,
  kind: 'talk',
  title: 'Отёк лёгких',
  place: 'Конференция «Сердце и сосуды»',
  specialty: { key: '31.08.36', name: 'Кардиология' },
  happenedOn: '2026-10-12',
  hours: 2,
  state: 'returned',
  reason: 'На скане нет вашего имени',
  credits: 0,
  rule: 'ЗЕТ за это правила не дают: остаётся в портфолио',
  applicationId: id,
  files: [],
  version: 2,
  can: { mend: true },
}
const rules = [{ kind: 'talk' as const, words: activity.rule, source: 'Приказ № 709н' }]

beforeEach(() => {
  asked.length = 0
  answerOnly({
    'GET /api/credits/activities': () => ({ items: [activity], rules }),
    'GET /api/credits/activities/:id': () => activity,
    'GET /api/specialties': () => ({ items: [] }),
  })
})
const list = () => renderPage(<ListPage />, { path: '/credits/activities' })
const one = () =>
  renderPage(<OnePage />, { path: '/credits/activities/$id', at: `/credits/activities/${id}` })

test('D7+ full: what was decided, why, and what the rules say of it', async () => {
  await list()
  expect(await screen.findByText(/На.скане.нет.вашего.имени/)).toBeTruthy()
  expect(screen.getByText('Возвращено')).toBeTruthy()
  expect(screen.getByText(/остаётся.в.портфолио/)).toBeTruthy()
})

test('D7+ empty, waiting and failed are told apart', async () => {
  answers['GET /api/credits/activities'] = () => ({ items: [], rules })
  const first = await list()
  expect(await screen.findByText(/Записей.ещё.нет/)).toBeTruthy()
  first.unmount()
  answers['GET /api/credits/activities'] = () => new Promise(() => undefined)
  const second = await list()
  expect(await screen.findByRole('status', { name: /Загружаем.записи/ })).toBeTruthy()
  second.unmount()
  answerOnly({})
  await list()
  expect(await screen.findByText(/Записи.не.загрузились/)).toBeTruthy()
})

test('D7+ one that was returned: the reason, what to do, the way to mend it; another’s is not here', async () => {
  const first = await one()
  expect(await screen.findByRole('heading', { level: 2, name: /На.скане.нет.вашего.имени/ })).toBeTruthy()
  expect(screen.getByText(/Исправьте.названное.и.отправьте.снова/)).toBeTruthy()
  expect((await screen.findByRole('link', { name: 'Исправить' })).getAttribute('href')).toBe(
    `/credits/activities/${id}/edit`,
  )
  first.unmount()
  answers['GET /api/credits/activities/:id'] = () => {
    throw new Refusal({ code: 'activity.not-found', status: 404, title: 'Такой записи нет' })
  }
  await one()
  expect(await screen.findByText(/Такой.записи.нет/)).toBeTruthy()
})

test('D7+ one that was taken back says so, why, and how many credits went', async () => {
  answers['GET /api/credits/activities/:id'] = () => ({
    ...activity,
    state: 'reversed',
    credits: 6,
    reason: 'На скане другой человек',
  })
  await one()
  expect(await screen.findByText(/Подтверждение.снято/)).toBeTruthy()
  expect(screen.getByRole('heading', { level: 2, name: /На.скане.другой.человек/ })).toBeTruthy()
  expect(screen.getByText(/Снято.6.ЗЕТ/)).toBeTruthy()
})

test('D7+ the form names every wrong field and keeps what was typed', async () => {
  answers['POST /api/credits/activities'] = () => {
    throw new Refusal({
      code: 'invalid',
      status: 422,
      title: 'Проверьте поля',
      errors: [
        { field: 'kind', message: 'Выберите, что это было' },
        { field: 'fileIds', message: 'Приложите скан' },
      ],
    })
  }
  const { user } = await renderPage(<FormPage />, { path: '/credits/activities/new' })
  await user.type(await screen.findByRole('textbox', { name: /Название/ }), 'Шок')
  await user.click(screen.getByRole('button', { name: /Отправить/ }))
  expect((await screen.findAllByText(/Выберите,.что.это.было/)).length).toBeGreaterThan(0)
  expect(screen.getAllByText(/Приложите.скан/).length).toBeGreaterThan(0)
  expect(screen.getByRole('textbox', { name: /Название/ })).toHaveProperty('value', 'Шок')
})

test('D7+ what was returned is mended and sent again with its version', async () => {
  answers['PUT /api/credits/activities/:id'] = () => ({ ...activity, state: 'under-review' })
  const { user } = await renderPage(<FormPage />, {
    path: '/credits/activities/$id/edit',
    at: `/credits/activities/${id}/edit`,
  })
  const field = await screen.findByRole('textbox', { name: /Где/ })
  await user.clear(field)
  await user.type(field, 'Псков')
  await user.click(screen.getByRole('button', { name: /Отправить/ }))
  await waitFor(() =>
    expect(asked.find((a) => a.path.startsWith('PUT'))?.body).toMatchObject({ place: 'Псков', version: 2 }),
  )
})
