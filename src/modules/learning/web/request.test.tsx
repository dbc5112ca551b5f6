// @vitest-environment happy-dom
/** Requests of organisations: their own page and the desk of a reviewer, each face. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import { failed, provider } from './desk.test.data.ts'
import { Page as RequestPage } from './request.tsx'
import { Page as RequestsPage } from './requests.tsx'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)

beforeEach(() => {
  asked.length = 0
  answerOnly({ 'GET /api/learning/provider': () => provider })
})
const teacher = testSession(['provider'])
const reviewer = testSession(['verifier'])

test('A2 the request of an organisation is kept and sent; faults are named; a failed one is asked again', async () => {
  answers['PUT /api/learning/provider'] = ({ body }) => ({ ...provider, ...body, version: 5 })
  answers['POST /api/learning/provider/submission'] = () => {
    throw new Refusal({
      code: 'invalid',
      status: 422,
      title: 'Проверьте поля',
      errors: [{ field: 'responsibleName', message: 'Напишите фамилию и имя' }],
    })
  }
  const open = () =>
    renderPage(<RequestPage />, { path: '/teaching/request', at: '/teaching/request', session: teacher })
  const { user, unmount } = await open()
  await user.type(await screen.findByLabelText('Должность'), 'Декан')
  await user.click(screen.getByRole('button', { name: /Подать заявку/ }))
  expect((await screen.findByRole('alert')).textContent).toMatch(/напишите фамилию/)
  expect(asked.find((a) => a.path.startsWith('PUT'))?.body).toMatchObject({
    responsiblePost: 'Декан',
    version: 4,
  })
  unmount()
  answers['GET /api/learning/provider'] = failed
  await open()
  expect(await screen.findByText('Заявка не загрузилась')).toBeTruthy()
})

test('A2 a reviewer opens the cabinet of an organisation, or returns its request with words', async () => {
  const waiting = {
    ...provider,
    state: 'submitted',
    dueOn: '2027-01-20',
    can: { change: false, submit: false, take: true, decide: true },
  }
  answers['GET /api/learning/providers'] = () => ({ items: [waiting] })
  answers['POST /api/learning/providers/:id/decision'] = () => provider
  const open = () =>
    renderPage(<RequestsPage />, { path: '/desk/providers', at: '/desk/providers', session: reviewer })
  const { user, unmount } = await open()
  await user.click(await screen.findByRole('button', { name: /Вернуть/ }))
  const dialog = await screen.findByRole('dialog')
  await user.type(within(dialog).getByLabelText(/Причина/), 'Нет приложения')
  await user.click(within(dialog).getByRole('button', { name: 'Вернуть' }))
  await waitFor(() =>
    expect(asked.findLast((a) => a.path.startsWith('POST'))?.body).toEqual({
      to: 'rework',
      why: 'Нет приложения',
    }),
  )
  await user.click(await screen.findByRole('button', { name: /Открыть кабинет/ }))
  await waitFor(() =>
    expect(asked.findLast((a) => a.path.startsWith('POST'))?.body).toMatchObject({ to: 'open' }),
  )
  unmount()
  answers['GET /api/learning/providers'] = () => ({ items: [] })
  await open()
  expect(await screen.findByText('Заявок пока нет')).toBeTruthy()
})
