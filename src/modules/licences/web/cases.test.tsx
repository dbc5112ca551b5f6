// @vitest-environment happy-dom
/** The desk of cases and the import by role and label, each face; the server's answers keep to the contract. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import type { Case, ImportRun } from '../contract.ts'
import { Page as CasePage } from './case.tsx'
import { Page as CasesPage } from './cases.tsx'
import { Page as ImportsPage } from './imports.tsx'
import { OwnQuestions } from './own-questions.tsx'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)

const id = '0193a1de-0000-7000-8000-000000000001'
const at = '2026-11-23T07:41:00.000Z'
const differences = [{ label: 'Номер', ours: '69 24 118402', theirs: 'ИНОЙ-1' }]
const one: Case = {
  id,
  kind: 'values',
  state: 'open',
  holder: 'Орлова Елена Викторовна',
  title: 'Периодическая аккредитация',
  openedAt: at,
  holderId: id,
  paperId: id,
  differences,
  reason: null,
  question: null,
  answer: null,
  decidedAt: null,
  version: 1,
  can: { decide: true },
}
const run: ImportRun = {
  id,
  startedAt: at,
  finishedAt: null,
  how: 'schedule',
  state: 'failed',
  counts: { people: 2, unknown: 1, added: 3, changed: 0, same: 0, cases: 0, faulty: 1 },
  faults: [{ ref: 'СНИЛС …4596', what: 'Неверный СНИЛС' }],
  error: 'Регистр недоступен',
}
const verifier = testSession(['verifier'])
const open = () =>
  renderPage(<CasePage />, {
    path: '/desk/licence-cases/$id',
    at: `/desk/licence-cases/${id}`,
    session: verifier,
  })
const list = () => renderPage(<CasesPage />, { path: '/desk/licence-cases', session: verifier })
const imports = (role: 'administrator' | 'verifier' = 'administrator') =>
  renderPage(<ImportsPage />, { path: '/desk/licence-imports', session: testSession([role]) })

beforeEach(() => {
  asked.length = 0
  answerOnly({ 'GET /api/desk/licence-cases/:id': () => one })
})

test('F7 cases wait in a list; empty; failed', async () => {
  answers['GET /api/desk/licence-cases'] = () => ({ items: [one] })
  const full = await list()
  expect((await screen.findByRole('link', { name: /Орлова/ })).getAttribute('href')).toBe(
    `/desk/licence-cases/${id}`,
  )
  full.unmount()
  answers['GET /api/desk/licence-cases'] = () => ({ items: [] })
  const empty = await list()
  expect(await screen.findByText(/Расхождений\sнет/)).toBeTruthy()
  empty.unmount()
  delete answers['GET /api/desk/licence-cases']
  await list()
  expect(await screen.findByText(/Расхождения\sне\sзагрузились/)).toBeTruthy()
})

test('F7 both values stand side by side; a decision wants a reason and is shown', async () => {
  answers['POST /api/desk/licence-cases/:id/decision'] = ({ body }) => {
    if (body?.['text'] === '')
      throw new Refusal({
        code: 'invalid',
        status: 422,
        title: 'Проверьте поля',
        errors: [{ field: 'text', message: 'Напишите хотя бы несколько слов' }],
      })
    return { ...one, state: 'theirs', decidedAt: at, reason: 'Сверено', can: { decide: false } }
  }
  const { user } = await open()
  const row = (await screen.findByRole('cell', { name: 'ИНОЙ-1' })).closest('tr')
  expect(row?.textContent).toContain('69 24 118402')
  await user.click(screen.getByRole('button', { name: /Принять\sиз\sрегистра/ }))
  const dialog = screen.getByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: /Принять\sиз\sрегистра/ }))
  expect(await within(dialog).findByText(/Напишите\sхотя\sбы/)).toBeTruthy()
  await user.type(within(dialog).getByRole('textbox'), 'Сверено с выпиской')
  await user.click(within(dialog).getByRole('button', { name: /Принять\sиз\sрегистра/ }))
  expect(await screen.findByText(/Уже\sрешено/)).toBeTruthy()
  expect(asked.at(-1)?.body).toEqual({ take: 'theirs', version: 1, text: 'Сверено с выпиской' })
})

test('F7 a case of another name offers no name of the registry; one’s own is not one’s to decide; an absent one says so', async () => {
  answers['GET /api/desk/licence-cases/:id'] = () => ({ ...one, kind: 'name', paperId: null })
  const name = await open()
  await screen.findByRole('button', { name: /Оставить\sнаше/ })
  expect(screen.queryByRole('button', { name: /Принять\sиз\sрегистра/ })).toBeNull()
  name.unmount()
  answers['GET /api/desk/licence-cases/:id'] = () => ({ ...one, can: { decide: false } })
  const own = await open()
  expect(await screen.findByText(/решает\sдругой\sсотрудник/)).toBeTruthy()
  own.unmount()
  answers['GET /api/desk/licence-cases/:id'] = () => {
    throw new Refusal({ code: 'licence-case.not-found', status: 404, title: 'Нет' })
  }
  await open()
  expect(await screen.findByText(/Такого\sрасхождения\sнет/)).toBeTruthy()
})

test('F7 the import says what came and what went wrong; where no registry is connected, why', async () => {
  answers['GET /api/desk/licence-imports'] = () => ({ isConnected: true, items: [run] })
  answers['POST /api/desk/licence-imports'] = () => ({})
  const first = await imports()
  const words = (await screen.findByText(/Регистр\sнедоступен/)).textContent?.replaceAll('\u00a0', ' ')
  expect(words).toMatch(/2 человека: новых допусков 3.*не на портале 1.*Неверный СНИЛС/)
  await first.user.click(screen.getByRole('button', { name: /Загрузить\sсейчас/ }))
  await waitFor(() => expect(asked.some((a) => a.path.startsWith('POST'))).toBe(true))
  first.unmount()
  answers['GET /api/desk/licence-imports'] = () => ({ isConnected: false, items: [] })
  const absent = await imports()
  expect(await screen.findByText(/FRMR_URL/)).toBeTruthy()
  expect(screen.getByText(/Загрузок\sещё\sне\sбыло/)).toBeTruthy()
  absent.unmount()
  await imports('verifier')
  await screen.findByText(/Загрузок\sещё\sне\sбыло/)
  expect(screen.queryByRole('button', { name: /Загрузить\sсейчас/ })).toBeNull()
})

test('F7 the person sees both values and answers', async () => {
  const question = { id, title: 'Периодическая аккредитация', question: 'Какой номер верен?', differences }
  answers['GET /api/licences/questions'] = () => ({ items: [question] })
  answers['POST /api/licences/questions/:id/answer'] = () => ({})
  const { user } = await renderPage(<OwnQuestions />)
  expect(await screen.findByText('Какой номер верен?')).toBeTruthy()
  await user.type(screen.getByLabelText(/Ваш\sответ/), 'Тот, что у вас')
  await user.click(screen.getByRole('button', { name: 'Ответить' }))
  await waitFor(() => expect(asked.some((a) => a.body?.['text'] === 'Тот, что у вас')).toBe(true))
})
