// @vitest-environment happy-dom
/** A form names all its faults at once and never loses what was typed. */
import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderKit } from '../test/render.tsx'
import { Button } from './button.tsx'
import { TextField } from './fields/text-field.tsx'
import { Form } from './form.tsx'
import { useForm } from './use-form.ts'

interface Values {
  readonly number: string
  readonly series: string
}

function Sample({ send }: { readonly send: (values: Values) => Promise<unknown> }) {
  const form = useForm<Values>({
    initial: { series: '7827', number: '' },
    send,
    labels: { number: 'Номер диплома' },
  })
  return (
    <Form form={form}>
      <TextField label="Серия" {...form.bind('series')} />
      <TextField label="Номер" {...form.bind('number')} />
      <Button type="submit" busy={form.isSending}>
        Отправить
      </Button>
    </Form>
  )
}

const refusal = {
  status: 422,
  code: 'invalid',
  title: 'Проверьте поля',
  errors: [
    { field: 'series', message: 'Нужно 4 цифры' },
    { field: 'number', message: 'Нужно 7 цифр, введено 6' },
  ],
}

test('the summary takes focus, counts the fields and leads to each', async () => {
  const { user } = await renderKit(<Sample send={() => Promise.reject(refusal)} />)
  await user.type(screen.getByLabelText('Номер'), '011482')
  await user.click(screen.getByRole('button', { name: 'Отправить' }))

  const summary = await screen.findByRole('alert')
  expect(document.activeElement).toBe(summary)
  expect(summary.textContent?.replaceAll('\u00a0', ' ')).toContain('Исправьте 2 поля — и можно отправлять')
  expect(screen.getByLabelText<HTMLInputElement>('Номер').value).toBe('011482')

  await user.click(screen.getByRole('link', { name: /Номер диплома: нужно.7.цифр/ }))
  expect(document.activeElement).toBe(screen.getByLabelText('Номер'))
  const described = document.getElementById(document.activeElement?.getAttribute('aria-describedby') ?? '')
  expect(described?.textContent?.replaceAll('\u00a0', ' ')).toContain('Нужно 7 цифр, введено 6')
  expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true')
})

test('mending a field takes its redness away, and a second failed try takes focus again', async () => {
  const send = vi.fn<() => Promise<never>>(() => Promise.reject(refusal))
  const { user } = await renderKit(<Sample send={send} />)
  await user.click(screen.getByRole('button', { name: 'Отправить' }))
  await screen.findByRole('alert')
  await user.type(screen.getByLabelText('Серия'), '1')
  expect(screen.getByLabelText('Серия').getAttribute('aria-invalid')).toBeNull()
  expect(screen.getByLabelText('Номер').getAttribute('aria-invalid')).toBe('true')
  await user.click(screen.getByRole('button', { name: 'Отправить' }))
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('alert')))
  expect(send).toHaveBeenCalledTimes(2)
})

test('two quick clicks are one act', async () => {
  const send = vi.fn<() => Promise<unknown>>(() => new Promise((done) => setTimeout(done, 50)))
  const { user } = await renderKit(<Sample send={send} />)
  await user.dblClick(screen.getByRole('button', { name: 'Отправить' }))
  expect(send).toHaveBeenCalledTimes(1)
})

test('a refusal without fields is told on top in its own words', async () => {
  const send = () =>
    Promise.reject({ status: 409, code: 'records.duplicate', title: 'Этот диплом у вас уже есть' })
  const { user } = await renderKit(<Sample send={send} />)
  await user.click(screen.getByRole('button', { name: 'Отправить' }))
  expect((await screen.findByRole('alert')).textContent?.replaceAll('\u00a0', ' ')).toContain(
    'Этот диплом у вас уже есть',
  )
})
