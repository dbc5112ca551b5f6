// @vitest-environment happy-dom
/** What a programme would give, and the calculator, by role and label, each face. */
import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import type { Gives as Given, Way } from '../contract.ts'
import { Page as CalculatorPage } from './calculator.tsx'
import { Gives } from './gives.tsx'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)

const id = '0193a1de-0000-7000-8000-000000000001'
const doctor = testSession(['citizen', 'doctor'])
const way: Way = {
  rule: 'a',
  title: '72 часа программами и 72 ЗЕТ любых',
  source: 'Приказ № 709н',
  total: 144,
  programmes: 72,
  counted: 132,
  missing: 12,
  missingProgrammes: 0,
}
const cycle = {
  id,
  specialty: 'Кардиология',
  goes: 'itself' as const,
  whyNot: null,
  missing: 12,
  missingAfter: 6,
  ways: [way],
}
const given = (over: Partial<Given> = {}): Given => ({
  credits: 6,
  kind: 'module',
  isLearnt: false,
  cycles: [cycle],
  ...over,
})
beforeEach(() => {
  asked.length = 0
  answerOnly({ 'GET /api/credits/programmes/:id': () => given() })
})
const show = () => renderPage(<Gives programmeId={id} />, { session: doctor })

test('D7+ it goes into a cycle, and so much is left', async () => {
  await show()
  expect(await screen.findByRole('link', { name: /\+6.ЗЕТ.в.цикл.«Кардиология»/ })).toBeTruthy()
  expect(screen.getByText(/Не.хватает.12.ЗЕТ,.останется.6.ЗЕТ/)).toBeTruthy()
})

test.for([
  [{ cycles: [{ ...cycle, goes: 'not', whyNot: 'specialty', missingAfter: 12 }] }, /по другой специальности/],
  [{ cycles: [{ ...cycle, missingAfter: 0 }] }, /аккредитации.хватит/],
  [{ isLearnt: true }, /второй.раз.ЗЕТ/],
  [{ cycles: [] }, /откройте.пятилетний.цикл/],
] as const)('D7+ else it says why and what to do: %o', async ([over, words]) => {
  answers['GET /api/credits/programmes/:id'] = () => given(over as Partial<Given>)
  await show()
  expect(await screen.findByText((text) => words.test(text.replaceAll('\u00a0', ' ')))).toBeTruthy()
})

test('D7+ a guest sees nothing of it; a failure is told and asked again', async () => {
  const guest = await renderPage(<Gives programmeId={id} />, { session: null })
  expect(screen.queryByText(/Что.даст/)).toBeNull()
  guest.unmount()
  answers['GET /api/credits/programmes/:id'] = () => {
    throw new Refusal({ code: 'unavailable', status: 503, title: 'Сервис перегружен' })
  }
  await show()
  expect((await screen.findByRole('alert')).textContent).toMatch(/Не.удалось.посчитать/)
  expect(screen.getByRole('button', { name: 'Повторить' })).toBeTruthy()
})

test('D7+ the calculator: a wrong number is not sent, a refused day stands at its field, both ways are shown', async () => {
  answers['POST /api/credits/calculator'] = () => {
    throw new Refusal({
      code: 'invalid',
      status: 422,
      title: 'Проверьте поля',
      errors: [{ field: 'issuedOn', message: 'Этот день ещё не наступил' }],
    })
  }
  const { user } = await renderPage(<CalculatorPage />, { session: null })
  await user.type(await screen.findByLabelText(/Мероприятие,.ЗЕТ/), 'много')
  await user.click(screen.getByRole('button', { name: 'Посчитать' }))
  expect(await screen.findAllByText(/Нужно.число/)).not.toHaveLength(0)
  expect(asked).toEqual([])
  await user.clear(screen.getByLabelText(/Мероприятие,.ЗЕТ/))
  await user.type(screen.getByLabelText(/Мероприятие,.ЗЕТ/), '60')
  await user.type(screen.getByLabelText(/Когда.выдан/), '14.03.2030')
  await user.click(screen.getByRole('button', { name: 'Посчитать' }))
  expect(await screen.findAllByText(/ещё.не.наступил/)).not.toHaveLength(0)
  answers['POST /api/credits/calculator'] = () => ({
    endsOn: '2029-03-14',
    filingFrom: '2028-03-14',
    daysLeft: 800,
    isOver: false,
    total: 132,
    ways: [way, { ...way, rule: 'b', title: '144 часа программами', missing: 72 }],
    rulesUntil: '2028-12-31',
  })
  await user.click(screen.getByRole('button', { name: 'Посчитать' }))
  expect(await screen.findByText(/144.часа.программами/)).toBeTruthy()
  expect(screen.getByText(/действует.до.14.марта.2029/)).toBeTruthy()
  await waitFor(() => expect(asked.at(-1)?.body?.['has']).toContainEqual({ kind: 'event', credits: 60 }))
})
