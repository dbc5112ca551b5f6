// @vitest-environment happy-dom
/** Loading a table: checked first, faults by line and column, saved on a second act. */
import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import { decoded } from '../../../web/ui/files/read-table.ts'
import { Page } from './upload.tsx'

const asked: Record<string, unknown>[] = []
let answer: (body: Record<string, unknown>) => unknown = () => null

vi.mock('../../../web/api.ts', async (original) => ({
  ...(await original<typeof import('../../../web/api.ts')>()),
  call: async (
    e: { reply: { parse: (v: unknown) => unknown } },
    input: { body: Record<string, unknown> },
  ) => {
    asked.push(input.body)
    return e.reply.parse(await answer(input.body))
  },
}))
beforeEach(() => void (asked.length = 0))

const open = () =>
  renderPage(<Page />, {
    path: '/teaching/upload',
    at: '/teaching/upload',
    session: testSession(['provider']),
  })
const table = () => new File(['Вид;Название\nМероприятие;Вебинар'], 'программы.csv', { type: 'text/csv' })

test('D9+ a good table is checked, then saved; drafts on demand', async () => {
  answer = ({ isDry }) => ({ read: 2, saved: isDry ? 0 : 2, faults: [], faultCount: 0 })
  const { user, where } = await open()
  await user.upload(screen.getByLabelText(/Таблица программ/, { selector: 'input' }), table())
  expect(await screen.findByText(/Прочитано: 2.программы/)).toBeTruthy()
  expect(asked).toMatchObject([{ isDry: true, text: 'Вид;Название\nМероприятие;Вебинар' }])
  await user.click(screen.getByRole('checkbox', { name: /Сразу подать/ }))
  await user.click(screen.getByRole('button', { name: /Сохранить: 2/ }))
  await waitFor(() => expect(where()).toBe('/teaching?state=draft'))
  expect(asked.at(-1)).toMatchObject({ isDry: false, submit: false })
})

test('D9+ faults are named by line and column; nothing is offered to be saved', async () => {
  answer = () => ({
    read: 1,
    saved: 0,
    faults: [{ line: 2, column: 'Часы', message: 'Нужно не меньше 16 часов' }],
    faultCount: 3,
  })
  const { user } = await open()
  await user.upload(screen.getByLabelText(/Таблица программ/, { selector: 'input' }), table())
  expect(await screen.findByRole('heading', { name: /3.ошибки в.таблице/ })).toBeTruthy()
  expect(screen.getByText('Часы')).toBeTruthy()
  expect(screen.getByText(/И.ещё 2/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Сохранить/ })).toBeNull()
})

test('D9+ an empty table, and a refusal, say so', async () => {
  answer = () => ({ read: 0, saved: 0, faults: [], faultCount: 0 })
  const { user } = await open()
  await user.upload(screen.getByLabelText(/Таблица программ/, { selector: 'input' }), table())
  expect(await screen.findByText(/В.таблице нет программ/)).toBeTruthy()
  answer = () => {
    throw new Refusal({ code: 'provider.not-open', status: 409, title: 'Кабинет организации ещё не открыт' })
  }
  await user.upload(screen.getByLabelText(/Таблица программ/, { selector: 'input' }), table())
  expect((await screen.findByRole('alert')).textContent).toContain('ещё не')
})

test('a file of a Russian Windows is read as one', () => {
  expect(decoded(new Uint8Array([0xc2, 0xe8, 0xe4]).buffer)).toBe('Вид')
  expect(decoded(new TextEncoder().encode('Вид').buffer)).toBe('Вид')
})
