// @vitest-environment happy-dom
/** G3: what a new password must be is ticked off while it is typed; the password itself is not sent. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { useState } from 'react'
import { Refusal } from '../../../web/api.ts'
import { renderPage } from '../../../web/test/render.tsx'
import { placeOnShelf } from '../contract/password-rules.ts'
import { NewPassword } from './new-password.tsx'

const asked: string[] = []
let isReachable = true
const known = placeOnShelf('klubnika')

vi.mock('../../../web/api.ts', async (original) => ({
  ...(await original<typeof import('../../../web/api.ts')>()),
  call: async (e: { path: string }, input: { params?: { shelf: string } }) => {
    asked.push(`${e.path} ${JSON.stringify(input)}`)
    if (!isReachable) throw new Refusal({ status: 0, code: 'offline', title: 'Нет связи' })
    if (e.path.endsWith('/rules')) return { least: 12, most: 128, history: 5, distance: 4, maxAgeDays: 90 }
    return { rest: input.params?.shelf === known.shelf ? [known.rest] : [] }
  },
}))

beforeEach(() => {
  asked.length = 0
  isReachable = true
})

function Field({ current }: { readonly current?: string }) {
  const [value, setValue] = useState('')
  const bound = { name: 'password', value, onChange: setValue, error: undefined }
  return <NewPassword label="Новый пароль" own={['Орлова']} current={current} {...bound} />
}
const open = (current?: string) =>
  renderPage(current === undefined ? <Field /> : <Field current={current} />, { session: null })
const plain = (text: string | null) => (text ?? '').replaceAll('\u00a0', ' ')
const marks = () =>
  within(screen.getByRole('list', { name: /Каким должен быть/ }))
    .getAllByRole('listitem')
    .map((item) => plain(item.textContent))

test('G3 nothing typed: every rule is known beforehand, none is red', async () => {
  await open('старый-пароль')
  expect(marks()).toEqual([
    'Ещё нет: Не меньше 12 знаков',
    'Ещё нет: Не ряд клавиш и не повтор',
    'Ещё нет: Без вашего имени, дат и номеров',
    'Ещё нет: Нет в списке паролей, которые угадывают первыми',
    'Ещё нет: Отличается от нынешнего не меньше чем на 4 знака',
  ])
})

test('G3 the marks say what is missing; the list is asked by a shelf, never by the password', async () => {
  const { user } = await open()
  await user.type(screen.getByLabelText('Новый пароль'), 'Klubnika-26')
  expect(marks()[0]).toBe('Ещё нет: Не меньше 12 знаков: введено 11')
  await waitFor(() => expect(marks()[3]).toBe('Исправьте: Он в списке паролей, которые угадывают первыми'))
  expect(asked.join()).not.toMatch(/klubnika/i)
  await waitFor(() => expect(plain(screen.getByRole('status').textContent)).toMatch(/^Осталось: Не меньше/), {
    timeout: 3000,
  })
})

test('G3 a good one is told to fit; a name in it is told at once', async () => {
  const { user } = await open('тихий омут')
  const field = screen.getByLabelText('Новый пароль')
  await user.type(field, 'Орлова-орлова')
  expect(marks()[2]).toBe('Исправьте: В нём ваше имя, дата или номер')
  await user.clear(field)
  await user.type(field, 'синий трактор едет')
  await waitFor(() => expect(marks().every((mark) => mark.startsWith('Выполнено:'))).toBe(true))
  await waitFor(() => expect(plain(screen.getByRole('status').textContent)).toBe('Пароль подходит'), {
    timeout: 3000,
  })
})

test('G3 without a connection the list is left to the server, the rest is still told', async () => {
  isReachable = false
  const { user } = await open()
  await user.type(screen.getByLabelText('Новый пароль'), 'синий трактор едет')
  await waitFor(() => expect(marks()[3]).toContain('проверим при сохранении'))
  expect(marks()[0]).toBe('Выполнено: Не меньше 12 знаков')
})
