// @vitest-environment happy-dom
/** C5: the question before sensitive work is asked in place, and the work then goes on by itself. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { StepUpHost } from '../../../web/shell/step-up-host.tsx'
import { askStepUp } from '../../../web/step-up.ts'
import { renderPage } from '../../../web/test/render.tsx'
import { StepUp } from './step-up.tsx'

const answers = new Map<string, (body: Record<string, unknown>) => unknown>()
const asked: string[] = []

vi.mock('../../../web/api.ts', async (original) => ({
  ...(await original<typeof import('../../../web/api.ts')>()),
  call: async (
    e: { method: string; path: string; reply: { parse: (v: unknown) => unknown } },
    input: { body?: Record<string, unknown> },
  ) => {
    const route = `${e.method} ${e.path}`
    asked.push(route)
    const answer = answers.get(route)
    if (!answer) throw new Error(`Нет ответа ${route}`)
    return e.reply.parse(answer(input.body ?? {}))
  },
}))

const step = {
  method: 'password',
  ways: [],
  app: true,
  passkey: false,
  recoveryCode: false,
  preferred: 'app',
  endsAt: '2026-11-23T08:00:00.000Z',
}
const load = () => Promise.resolve({ StepUp })
const refuse = (code: string, title: string) => () => {
  throw new Refusal({ status: 422, code, title })
}

beforeEach(() => {
  answers.clear()
  asked.length = 0
  answers.set('GET /api/about', () => ({
    profile: 'demo',
    supportPhone: '8 800 000-00-00',
    supportEmail: 'a@b.ru',
    esiaUrl: 'https://esia',
  }))
  answers.set('GET /api/session/step-up', () => ({ step, minutes: 10 }))
})

test('C5 one dialog for all who wait; a right code lets them go on', async () => {
  answers.set('POST /api/session/step-up', refuse('code.wrong', 'Код не подошёл'))
  const { user } = await renderPage(<StepUpHost load={load} />)
  const waiting = [askStepUp(), askStepUp()]
  const dialog = within(await screen.findByRole('dialog', { name: /Подтвердите, что/ }))
  expect(screen.getAllByRole('dialog')).toHaveLength(1)
  const field = await dialog.findByLabelText(/Код из.приложения/)
  await user.type(field, '000000')
  await waitFor(() => expect(dialog.getByRole('alert').textContent).toContain('не'))
  answers.set('POST /api/session/step-up', () => ({}))
  await user.clear(field)
  await user.type(field, '123456')
  expect(await Promise.all(waiting)).toEqual([true, true])
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('C5 whoever thinks better of it is refused as before, and may be asked again', async () => {
  const { user } = await renderPage(<StepUpHost load={load} />)
  const first = askStepUp()
  await user.click(await screen.findByRole('button', { name: /Не.сейчас/ }))
  expect(await first).toBe(false)
  const second = askStepUp()
  await user.click(await screen.findByRole('button', { name: 'Закрыть' }))
  expect(await second).toBe(false)
})

test('C5 failed and empty faces of the question', async () => {
  answers.set('GET /api/session/step-up', () => ({
    step: { ...step, app: false, preferred: null },
    minutes: 10,
  }))
  await renderPage(<StepUpHost load={load} />)
  void askStepUp()
  expect(await screen.findByText(/Подтвердить.нечем/)).toBeDefined()
})
