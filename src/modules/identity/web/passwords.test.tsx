// @vitest-environment happy-dom
/** G7: the administrator's page of passwords by role and label. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage, testNow, testSession } from '../../../web/test/render.tsx'
import { Page } from './passwords.tsx'

type Answer = (body: Record<string, unknown>) => unknown
const answers = new Map<string, Answer>()
const asked: { route: string; body: Record<string, unknown> }[] = []
vi.mock('../../../web/api.ts', async (original) => ({
  ...(await original<typeof import('../../../web/api.ts')>()),
  call: async (e: { method: string; path: string }, input: { body?: Record<string, unknown> }) => {
    const route = `${e.method} ${e.path}`
    asked.push({ route, body: input.body ?? {} })
    const answer = answers.get(route)
    if (!answer) throw new Error(`Нет ответа ${route}`)
    return answer(input.body ?? {})
  },
}))

const rule = {
  key: 'password.age.days',
  title: 'Менять пароль раз в столько дней',
  effect: 'Кто входит по старому паролю, назначает новый.',
  unit: 'days',
  min: 0,
  max: 730,
  isLadder: false,
  value: 90,
  usual: 90,
  isDeparture: false,
  since: testNow.toISOString(),
  basis: 'Исходный документ',
  setBy: null,
  why: null,
}
const desk = (over: Partial<typeof rule> = {}, history: object[] = []) => ({
  rules: [{ ...rule, ...over }],
  history,
  people: {
    withPassword: 120,
    old: 7,
    known: 1,
    given: 2,
    disabled: 0,
    ages: [30, 60, 90, 180, 365, null].map((upToDays, i) => ({ upToDays, count: i })),
    hashes: [{ pepper: 2, cost: 12, count: 300 }],
  },
})
const departure = {
  value: 0,
  isDeparture: true,
  setBy: 'Ильина Р. А.',
  why: 'Смена только по событию',
} as unknown as Partial<typeof rule>
const plain = (element: Element | null) => (element?.textContent ?? '').replaceAll('\u00a0', ' ')
const open = () => renderPage(<Page />, { session: testSession(['citizen', 'administrator']) })

beforeEach(() => {
  answers.clear()
  asked.length = 0
})

test('G7 the rules, whom they touch, an empty history', async () => {
  answers.set('GET /api/passwords', () => desk())
  await open()
  expect(await screen.findByText(/Менять.пароль.раз.в.столько.дней:.90.дней/)).toBeTruthy()
  expect(plain(document.body)).toMatch(
    /Людей с паролем120.*устарел7.*До 30 дней0.*Старше 365 дней5.*Ключ 2, стоимость 12300/,
  )
  expect(screen.getByText(/какими.пришли.с.порталом/)).toBeTruthy()
})

test('G7 the effect is said before saving; the departure then stands on the page with who and why', async () => {
  answers.set('GET /api/passwords', () => desk())
  answers.set('POST /api/passwords/effect', () => ({ affected: 7, words: 'Пароль не будет стареть' }))
  answers.set('POST /api/passwords/rules', () =>
    desk(departure, [{ ...rule, ...departure, at: testNow.toISOString() }]),
  )
  const { user } = await open()
  await user.click(await screen.findByRole('button', { name: /^Изменить: Менять/ }))
  const dialog = within(screen.getByRole('dialog'))
  const value = dialog.getByLabelText('Новое значение')
  await user.clear(value)
  await user.type(value, 'ноль')
  await user.click(dialog.getByRole('button', { name: /Сохранить/ }))
  expect(plain(dialog.getByRole('alert'))).toContain('Нужно целое число')
  await user.clear(value)
  await user.type(value, '0')
  await waitFor(() => expect(plain(dialog.getByRole('status'))).toBe('Пароль не будет стареть'))
  await user.type(dialog.getByLabelText('Почему'), 'Смена только по событию')
  await user.type(dialog.getByLabelText('Основание'), 'Приказ № 7')
  await user.click(dialog.getByRole('button', { name: /Сохранить/ }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(asked.findLast((one) => one.route === 'POST /api/passwords/rules')?.body).toEqual({
    key: 'password.age.days',
    was: 90,
    value: 0,
    why: 'Смена только по событию',
    basis: 'Приказ № 7',
  })
  expect(plain(document.body)).toMatch(/Отступление: обычно 90 дней/)
  expect(plain(document.body)).toMatch(/Ильина Р\. А\.: Смена только по событию/)
})

test('G7 changed by another meanwhile: it is said, nothing typed is lost', async () => {
  answers.set('GET /api/passwords', () => desk())
  answers.set('POST /api/passwords/effect', () => ({ affected: 0, words: 'Никто' }))
  answers.set('POST /api/passwords/rules', () => {
    throw new Refusal({
      status: 409,
      code: 'rule.changed',
      title: 'Правило уже изменил другой администратор',
    })
  })
  const { user } = await open()
  await user.click(await screen.findByRole('button', { name: /^Изменить: Менять/ }))
  const dialog = within(screen.getByRole('dialog'))
  await user.type(dialog.getByLabelText('Почему'), 'Смена только по событию')
  await user.click(dialog.getByRole('button', { name: /Сохранить/ }))
  expect(plain(await dialog.findByRole('alert'))).toContain('уже изменил другой')
  expect((dialog.getByLabelText('Почему') as HTMLTextAreaElement).value).toBe('Смена только по событию')
})

test('G7 failed, refused and waiting have their faces', async () => {
  answers.set('GET /api/passwords', () => {
    throw new Refusal({ status: 500, code: 'defect', title: 'У нас сбой' })
  })
  const failed = await open()
  expect(plain(await screen.findByRole('alert'))).toMatch(/Правила не загрузились/)
  failed.unmount()
  answers.set('GET /api/passwords', () => {
    throw new Refusal({ status: 403, code: 'forbidden', title: 'Нет доступа' })
  })
  const refused = await open()
  expect(await screen.findByRole('heading', { name: /Нет.доступа/ })).toBeTruthy()
  refused.unmount()
  answers.set('GET /api/passwords', () => new Promise(() => undefined))
  await open()
  expect(screen.getByRole('status', { name: /Загружаем/ })).toBeTruthy()
})
