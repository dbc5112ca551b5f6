// @vitest-environment happy-dom
/** The register by role and label, each face; the server's answers keep to the contract. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import type { DeskPaper } from '../contract.ts'
import { Page as ListPage } from './desk-list.tsx'
import { Page as PaperPage } from './desk-paper.tsx'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)

const id = '0193a1de-0000-7000-8000-000000000001'
const at = '2026-11-23T07:41:00.000Z'
const paper: DeskPaper = {
  id,
  class: 'attestation',
  kind: 'periodic-accreditation',
  status: 'verified',
  state: 'active',
  number: '69 24 118402',
  issuer: 'Федеральный аккредитационный центр',
  organisation: null,
  specialty: { key: '31.08.36', code: '31.08.36', name: 'Кардиология' },
  post: null,
  startsOn: '2022-01-10',
  endsOn: '2027-01-10',
  endsAt: '2027-01-10T21:00:00.000Z',
  origin: 'person',
  files: [],
  application: null,
  reason: null,
  decidedAt: at,
  updatedAt: at,
  version: 2,
  isReplaced: false,
  history: [{ at, act: 'verified', who: 'Дёмина Л. М.', reason: null, values: [] }],
  holder: { id, fullName: 'Орлова Елена Викторовна', snils: '11230010058' },
  can: { suspend: true, resume: false, revoke: true },
}
const session = testSession(['verifier'])
const list = (at_ = '/desk/papers') => renderPage(<ListPage />, { path: '/desk/papers', at: at_, session })
const one = () => renderPage(<PaperPage />, { path: '/desk/papers/$id', at: `/desk/papers/${id}`, session })

beforeEach(() => {
  asked.length = 0
  answerOnly({
    'GET /api/desk/papers': () => ({ items: [paper], nextCursor: null }),
    'GET /api/desk/papers/:id': () => paper,
  })
})

test('F7 the register is asked when somebody asks, and its words stand in the address', async () => {
  const { user, where } = await list()
  expect((await screen.findByRole('link', { name: /Орлова/ })).getAttribute('href')).toBe(
    `/desk/papers/${id}`,
  )
  await user.type(screen.getByRole('searchbox'), 'Орлова')
  expect(asked).toHaveLength(1)
  await user.click(screen.getByRole('button', { name: 'Найти' }))
  await waitFor(() => expect(decodeURIComponent(where())).toContain('q=Орлова'))
  await waitFor(() => expect(asked.at(-1)?.query).toMatchObject({ text: 'Орлова' }))
})

test('F7 nothing found, and a register that failed', async () => {
  answers['GET /api/desk/papers'] = () => ({ items: [], nextCursor: null })
  const empty = await list()
  expect(await screen.findByText(/Ничего\sне\sнашлось/)).toBeTruthy()
  empty.unmount()
  answerOnly({})
  await list()
  expect(await screen.findByText(/Реестр\sне\sзагрузился/)).toBeTruthy()
})

test('F7 a suspension says what is lost, wants a reason, and shows what came of it', async () => {
  answers['POST /api/desk/papers/:id/standing'] = ({ body }) => {
    if (body?.['reason'] === '')
      throw new Refusal({
        code: 'invalid',
        status: 422,
        title: 'Проверьте поля',
        errors: [{ field: 'reason', message: 'Объясните причину: её прочтёт человек' }],
      })
    return {
      ...paper,
      status: 'suspended',
      state: 'suspended',
      can: { suspend: false, resume: true, revoke: true },
    }
  }
  const { user } = await one()
  await user.click(await screen.findByRole('button', { name: 'Приостановить' }))
  const dialog = screen.getByRole('dialog')
  expect(dialog.textContent).toMatch(/закроется\sсразу/)
  await user.click(within(dialog).getByRole('button', { name: 'Приостановить' }))
  expect(await within(dialog).findByText(/Объясните\sпричину/)).toBeTruthy()
  await user.type(within(dialog).getByRole('textbox'), 'Проверка лицензирующего органа')
  await user.click(within(dialog).getByRole('button', { name: 'Приостановить' }))
  expect(await screen.findByRole('button', { name: 'Возобновить' })).toBeTruthy()
  expect(asked.at(-1)?.body).toEqual({
    act: 'suspend',
    version: 2,
    reason: 'Проверка лицензирующего органа',
  })
})

test('F7 who may not decide is told who can; an absent paper says so', async () => {
  answers['GET /api/desk/papers/:id'] = () => ({
    ...paper,
    can: { suspend: false, resume: false, revoke: false },
  })
  const first = await one()
  expect(await screen.findByText(/Решает\sпроверяющий/)).toBeTruthy()
  first.unmount()
  answers['GET /api/desk/papers/:id'] = () => {
    throw new Refusal({ code: 'licence.not-found', status: 404, title: 'Нет' })
  }
  await one()
  expect(await screen.findByText(/Такого\sдокумента\sнет/)).toBeTruthy()
})
