// @vitest-environment happy-dom
/** «ЗЕТ не начислены» and the desk of an organisation by role and label; the server's answers keep to the contract. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import type { Claim, Expectation } from '../contract.ts'
import { Page as FormPage } from './claim.tsx'
import { Page as DeskPage } from './claims-desk.tsx'
import { Expectations } from './expectations.tsx'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)

const id = '0193a1de-0000-7000-8000-000000000001'
const claim: Claim = {
  id,
  person: 'Кузнецов Артём Павлович',
  kind: 'programme',
  title: 'Нарушения ритма сердца',
  specialty: 'Кардиология',
  credits: 36,
  endedOn: '2026-10-01',
  madeAt: '2026-11-01T07:00:00.000Z',
  dueOn: '2026-12-01',
  isOverdue: false,
  remindedAt: '2026-11-20T07:00:00.000Z',
  state: 'organisation',
  number: null,
  reason: null,
  can: { decide: true, reverse: false },
}
const waiting: Expectation = {
  id,
  kind: 'programme',
  credits: 36,
  earnedOn: '2026-10-01',
  title: 'Нарушения ритма сердца',
  organisation: 'Северная академия',
  state: 'organisation',
  dueOn: '2026-12-01',
  isOverdue: false,
  remindedAt: null,
  reason: null,
  cycles: [],
  twin: null,
  link: null,
  can: { choose: false, remind: true, withdraw: true, tell: false },
}
const plain = (element: Element | null) =>
  (element?.textContent ?? '').replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('\u2060', '')

beforeEach(() => {
  asked.length = 0
  answerOnly({
    'GET /api/credits/desk/claims': () => ({ items: [claim], nextCursor: null }),
    'GET /api/organisations/specialties': () => ({ items: [] }),
  })
})
const desk = (at = '/credits/desk') =>
  renderPage(<DeskPage />, { path: '/credits/desk', at, session: testSession(['citizen', 'provider']) })

test('D9+ the desk says who, what, how much, by when; the number of the document is asked before', async () => {
  answers['POST /api/credits/desk/claims/:id/confirmation'] = ({ body }) => {
    if ((body as { number: string }).number === '')
      throw new Refusal({
        code: 'invalid',
        status: 422,
        title: 'Исправьте поля',
        errors: [{ field: 'number', message: 'Напишите номер удостоверения' }],
      })
    return { id, state: 'credited' }
  }
  const { user } = await desk()
  const row = within(await screen.findByRole('list', { name: 'Ждут ответа' })).getByRole('listitem')
  expect(plain(row)).toMatch(
    /1 декабря.*последний день.*Кузнецов.*Нарушения ритма.*36 ЗЕТ, кардиология.*Напомнили/,
  )
  await user.click(within(row).getByRole('button', { name: /^Подтвердить/ }))
  const dialog = await screen.findByRole('dialog', { name: /Подтвердить.обучение/ })
  expect(plain(dialog)).toContain('получит 36 ЗЕТ')
  await user.click(within(dialog).getByRole('button', { name: 'Подтвердить' }))
  expect(await within(dialog).findAllByText(/Напишите.номер/)).not.toEqual([])
  await user.type(within(dialog).getByRole('textbox', { name: /Номер/ }), 'У-77')
  await user.click(within(dialog).getByRole('button', { name: 'Подтвердить' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(asked.filter((a) => a.path.endsWith('confirmation')).at(-1)?.body).toEqual({ number: 'У-77' })
})

test('D9+ a refusal asks for its reason', async () => {
  answers['POST /api/credits/desk/claims/:id/refusal'] = () => ({ id, state: 'refused' })
  const { user } = await desk()
  await user.click(await screen.findByRole('button', { name: /^Отказать/ }))
  const dialog = await screen.findByRole('dialog', { name: /Отказать/ })
  await user.type(within(dialog).getByRole('textbox', { name: /Причина/ }), 'В приказах нет')
  await user.click(within(dialog).getByRole('button', { name: 'Отказать' }))
  await waitFor(() =>
    expect(asked.find((a) => a.path.endsWith('refusal'))?.body).toEqual({ reason: 'В приказах нет' }),
  )
})

test('D9+ empty and failed are told apart; decided ones have their outcome', async () => {
  answers['GET /api/credits/desk/claims'] = () => ({ items: [], nextCursor: null })
  const { unmount } = await desk()
  expect(await screen.findByText(/Никто.не.ждёт/)).toBeTruthy()
  unmount()
  answerOnly({})
  const failed = await desk()
  expect(await screen.findByText(/Список.не.загрузился/)).toBeTruthy()
  failed.unmount()
  answers['GET /api/credits/desk/claims'] = () => ({
    items: [{ ...claim, state: 'refused', reason: 'В приказах нет', can: { decide: false, reverse: false } }],
    nextCursor: null,
  })
  await desk('/credits/desk?state=decided')
  const row = within(await screen.findByRole('list', { name: 'Решённые' })).getByRole('listitem')
  expect(plain(row)).toMatch(/Отказано.*В приказах нет/)
  expect(within(row).queryByRole('button')).toBeNull()
})

test('D7+ what waits for an organisation says by when; one click reminds; taking it away is asked once more', async () => {
  answers['POST /api/credits/claims/:id/reminder'] = () => ({ remindedAt: '2026-11-29T07:00:00.000Z' })
  answers['POST /api/credits/claims/:id/withdrawal'] = () => ({ id, state: 'withdrawn' })
  const { user } = await renderPage(<Expectations items={[waiting]} />, { path: '/credits', at: '/credits' })
  expect(plain(screen.getByRole('listitem'))).toMatch(/Ждём организацию.*Ответ до 1 декабря/)
  await user.click(screen.getByRole('button', { name: /^Напомнить/ }))
  await waitFor(() => expect(asked.map((a) => a.path)).toContain('POST /api/credits/claims/:id/reminder'))
  await user.click(screen.getByRole('button', { name: /^Отозвать/ }))
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: 'Отозвать' }))
  await waitFor(() => expect(asked.map((a) => a.path)).toContain('POST /api/credits/claims/:id/withdrawal'))
})

test('D7+ the form names every wrong field and keeps what was typed', async () => {
  answers['POST /api/credits/claims'] = () => {
    throw new Refusal({
      code: 'invalid',
      status: 422,
      title: 'Исправьте поля',
      errors: [
        { field: 'organisationId', message: 'Выберите организацию' },
        { field: 'endedOn', message: 'Напишите день окончания' },
      ],
    })
  }
  const { user } = await renderPage(<FormPage />, { path: '/credits/claims/new', at: '/credits/claims/new' })
  await user.type(await screen.findByRole('textbox', { name: /Название/ }), 'Аритмии')
  await user.click(screen.getByRole('button', { name: /Отправить/ }))
  expect(await screen.findAllByText(/Выберите.организацию/)).not.toEqual([])
  expect(screen.getAllByText(/Напишите.день.окончания/)).not.toEqual([])
  expect(screen.getByRole('textbox', { name: /Название/ })).toHaveProperty('value', 'Аритмии')
})
