// @vitest-environment happy-dom
/** Fields by role and label: what is typed, what is told, what comes out. */
import { screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import { renderKit } from '../../test/render.tsx'
import { CodeField } from './code-field.tsx'
import { DateField } from './date-field.tsx'
import { filterOptions, type Option } from './options.ts'
import { PickField, SelectField } from './select-field.tsx'
import { PasswordField, TextArea } from './text-field.tsx'

const setWidth = (width: number) =>
  (window as unknown as { happyDOM: { setViewport: (v: { width: number }) => void } }).happyDOM.setViewport({
    width,
  })
beforeEach(() => setWidth(1280))

const specialities: readonly Option[] = [
  'Кардиология',
  'Терапия',
  'Акушёрство',
  'Неврология',
  'Педиатрия',
  'Хирургия',
  'Урология',
  'Онкология',
].map((label) => ({ value: label, label }))

function Dated({ heard, start = '' }: { readonly heard: (value: string) => void; readonly start?: string }) {
  const [value, setValue] = useState(start)
  return (
    <DateField name="endedOn" label="Окончание" value={value} onChange={(v) => (heard(v), setValue(v))} />
  )
}

test('a date typed the Russian way comes out as a date and is written in words', async () => {
  const heard = vi.fn<(value: string) => void>()
  const { user } = await renderKit(<Dated heard={heard} />)
  const field = screen.getByLabelText<HTMLInputElement>('Окончание')
  await user.type(field, '3.2.2026')
  await user.tab()
  expect(heard).toHaveBeenLastCalledWith('2026-02-03')
  expect(field.value.replaceAll('\u00a0', ' ')).toBe('3 февраля 2026')
})

test('a date that is not in the calendar stays as typed, with the cure beside', async () => {
  const heard = vi.fn<(value: string) => void>()
  const { user } = await renderKit(<Dated heard={heard} />)
  const field = screen.getByLabelText<HTMLInputElement>('Окончание')
  await user.type(field, '31.02.2026')
  await user.tab()
  expect(field.value).toBe('31.02.2026')
  expect(heard).toHaveBeenLastCalledWith('31.02.2026')
  expect(document.body.textContent?.replaceAll('\u00a0', ' ')).toContain('в феврале 2026 года 28 дней')
})

test('the calendar has a name, opens by a button and gives the date', async () => {
  const heard = vi.fn<(value: string) => void>()
  const { user } = await renderKit(<Dated heard={heard} start="2026-01-30" />)
  await user.click(screen.getByRole('button', { name: 'Календарь: окончание' }))
  const calendar = await screen.findByRole('dialog', { name: 'Календарь: окончание' })
  await user.click(
    await within(calendar).findByRole('button', { name: /^12.января.2026$/ }, { timeout: 20_000 }),
  )
  expect(heard).toHaveBeenLastCalledWith('2026-01-12')
})

test('a code takes only digits, even pasted with spaces, and says when it is whole', async () => {
  const done = vi.fn<(code: string) => void>()
  const Code = () => {
    const [value, setValue] = useState('')
    return <CodeField name="code" label="Код из СМС" value={value} onChange={setValue} onComplete={done} />
  }
  const { user } = await renderKit(<Code />)
  await user.click(screen.getByLabelText('Код из СМС'))
  await user.paste('12 34-56')
  expect(done).toHaveBeenCalledWith('123456')
  expect(screen.getByLabelText('Код из СМС').getAttribute('autocomplete')).toBe('one-time-code')
})

const Chosen = ({ onChange }: { readonly onChange: (value: string) => void }) => {
  const [value, setValue] = useState('Терапия')
  return (
    <SelectField
      name="speciality"
      label="Специальность"
      value={value}
      options={specialities}
      onChange={(v) => (onChange(v), setValue(v))}
    />
  )
}

test('a select on a wide window: typing narrows, Enter takes', async () => {
  const heard = vi.fn<(value: string) => void>()
  const { user } = await renderKit(<Chosen onChange={heard} />)
  const box = screen.getByRole('combobox', { name: 'Специальность' })
  await user.click(box)
  expect(screen.getAllByRole('option')).toHaveLength(8)
  await user.clear(box)
  await user.type(box, 'акушерс')
  expect(screen.getAllByRole('option').map((o) => o.textContent)).toEqual(['Акушёрство'])
  await user.keyboard('{Enter}')
  expect(heard).toHaveBeenLastCalledWith('Акушёрство')
})

test('a select on a phone covers the screen and shows the chosen one', async () => {
  setWidth(390)
  const heard = vi.fn<(value: string) => void>()
  const { user } = await renderKit(<Chosen onChange={heard} />)
  await user.click(screen.getByRole('button', { name: 'Специальность Терапия' }))
  const dialog = await screen.findByRole('dialog', { name: 'Специальность' })
  expect(within(dialog).getByRole('button', { name: 'Терапия', pressed: true })).toBeTruthy()
  await user.type(within(dialog).getByRole('searchbox', { name: 'Поиск по списку' }), 'кард')
  await user.click(within(dialog).getByRole('button', { name: 'Кардиология' }))
  expect(heard).toHaveBeenCalledWith('Кардиология')
  expect(screen.queryByRole('dialog')).toBeNull()
})

const Institution = ({
  find,
  onChange,
}: {
  readonly find: () => Promise<readonly Option[]>
  readonly onChange: (o: Option | null) => void
}) => {
  const [value, setValue] = useState<Option | null>(null)
  return (
    <PickField
      name="institution"
      label="Учебное заведение"
      value={value}
      find={find}
      free={{ word: 'Оставить' }}
      onChange={(v) => (onChange(v), setValue(v))}
    />
  )
}

test('a search asks the server once after a pause and takes what it found', async () => {
  const find = vi.fn<() => Promise<readonly Option[]>>(() =>
    Promise.resolve([{ value: '2', label: 'Заволжский университет', note: 'Кинешма' }]),
  )
  const heard = vi.fn<(option: Option | null) => void>()
  const { user } = await renderKit(<Institution find={find} onChange={heard} />)
  await user.type(screen.getByRole('combobox', { name: 'Учебное заведение' }), 'завол')
  await user.click(await screen.findByRole('option', { name: /Заволжский университет/ }))
  expect(find).toHaveBeenCalledTimes(1)
  expect(heard).toHaveBeenLastCalledWith({ value: '2', label: 'Заволжский университет', note: 'Кинешма' })
})

test('what the catalogue does not know may be left as typed', async () => {
  const heard = vi.fn<(option: Option | null) => void>()
  const { user } = await renderKit(<Institution find={() => Promise.resolve([])} onChange={heard} />)
  await user.type(screen.getByRole('combobox', { name: 'Учебное заведение' }), 'Новая школа')
  await user.click(await screen.findByRole('option', { name: /Оставить «Новая.школа»/ }))
  expect(heard).toHaveBeenLastCalledWith({ value: '', label: 'Новая школа' })
})

test('a search that failed says so', async () => {
  const { user } = await renderKit(
    <Institution find={() => Promise.reject(new Error('down'))} onChange={() => undefined} />,
  )
  await user.click(screen.getByRole('combobox', { name: 'Учебное заведение' }))
  await waitFor(() => expect(document.body.textContent).toContain('Поиск не'))
})

test('filtering knows ё and е, words in any order', () => {
  expect(filterOptions(specialities, 'акушер').map((o) => o.value)).toEqual(['Акушёрство'])
  expect(
    filterOptions([{ value: '1', label: 'Северная академия', note: 'Псков' }], 'псков сев'),
  ).toHaveLength(1)
  expect(filterOptions(specialities, '  ')).toHaveLength(8)
})

test('the eye of a password says what it does', async () => {
  const { user } = await renderKit(
    <PasswordField
      name="password"
      label="Пароль"
      value="тайна"
      onChange={() => undefined}
      autoComplete="current-password"
    />,
  )
  const field = screen.getByLabelText<HTMLInputElement>('Пароль')
  expect(field.type).toBe('password')
  await user.click(screen.getByRole('button', { name: 'Показать пароль' }))
  expect(field.type).toBe('text')
})

test('a long text says how much is left', async () => {
  await renderKit(
    <TextArea
      name="answer"
      label="Ваш ответ"
      value={'а'.repeat(95)}
      onChange={() => undefined}
      maxLength={100}
    />,
  )
  expect(screen.getByText(/Осталось.знаков:.5/)).toBeTruthy()
})
