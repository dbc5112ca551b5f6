// @vitest-environment happy-dom
/** Five faces: waiting, empty, full, failed, refused. */
import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import '../test/render.tsx'
import { Empty, Face, type Asked } from './faces.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const refetch = vi.fn<() => void>()
const asked = (part: Partial<Asked<string[]>>): Asked<string[]> => ({
  data: undefined,
  error: null,
  isPending: false,
  isError: false,
  refetch,
  ...part,
})
const view = (query: Asked<string[]>) => (
  <div>
    <Face
      query={query}
      what="заявления"
      failedTitle="Список не загрузился"
      calm="Заявления на месте."
      isEmpty={(rows) => rows.length === 0}
      empty={<Empty title="Вы ещё ничего не подавали" />}
    >
      {(rows) => <p>{rows.join()}</p>}
    </Face>
  </div>
)
const text = () => document.body.textContent?.replaceAll('\u00a0', ' ') ?? ''

test('waiting: said to readers at once, drawn after 300 ms, failed after ten seconds', () => {
  const { container } = render(view(asked({ isPending: true })))
  expect(screen.getByRole('status', { name: 'Загружаем заявления' })).toBeTruthy()
  expect(container.querySelector('.not-yet')).toBeTruthy()
  act(() => void vi.advanceTimersByTime(301))
  expect(container.querySelector('.not-yet')).toBeNull()
  act(() => void vi.advanceTimersByTime(10_000))
  expect(text()).toContain('Сервер не ответил за 10 секунд. Заявления на месте.')
  screen.getByRole('button', { name: 'Повторить' }).click()
  expect(refetch).toHaveBeenCalledTimes(1)
})

test('empty and full', () => {
  const { rerender } = render(view(asked({ data: [] })))
  expect(text()).toContain('Вы ещё ничего не подавали')
  rerender(view(asked({ data: ['диплом'] })))
  expect(text()).toContain('диплом')
})

test('failed: what happened, what did not, a code for support', () => {
  const error = { status: 503, code: 'unavailable', title: 'Сервис перегружен', instance: '7f204401-22' }
  render(view(asked({ isError: true, error })))
  expect(screen.getByRole('alert')).toBeTruthy()
  expect(text()).toContain('Список не загрузился')
  expect(text()).toContain('Сервис перегружен. Заявления на месте.')
  expect(text()).toContain('Код для поддержки: 7F204401')
})

test('refused says why and offers no repeating; absent is another text', () => {
  const refused = {
    status: 403,
    code: 'forbidden',
    title: 'Заявления отделения видит заведующий',
    detail: 'Доступ даёт Р. А. Ильина.',
  }
  const { rerender } = render(view(asked({ isError: true, error: refused })))
  expect(text()).toContain('Заявления отделения видит заведующий')
  expect(screen.queryByRole('button')).toBeNull()
  rerender(view(asked({ isError: true, error: { status: 404, code: 'not-found', title: 'Нет' } })))
  expect(text()).toContain('Здесь ничего нет')
})

test('a failed refresh keeps what was shown and says so', () => {
  render(
    view(
      asked({ data: ['диплом'], isError: true, error: { status: 0, code: 'offline', title: 'Нет связи' } }),
    ),
  )
  expect(text()).toContain('диплом')
  expect(text()).toContain('показано то, что загрузили раньше')
})
