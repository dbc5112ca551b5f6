// @vitest-environment happy-dom
/** «Роли и права» by role and label, each face; the server's answers keep to the contract. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import { Page as GivePage } from './give.tsx'
import { Page as PersonPage } from './person.tsx'
import { Page as RightsPage } from './rights.tsx'
import { grant, personId, proposal, rules } from './rights.test.data.ts'

interface Asked {
  readonly path: string
  readonly body?: Record<string, unknown>
  readonly query?: Record<string, unknown>
}
const asked: Asked[] = []
const answers = new Map<string, (input: Asked) => unknown>()

vi.mock('../../../web/api.ts', async (original) => ({
  ...(await original<typeof import('../../../web/api.ts')>()),
  call: async (
    e: { method: string; path: string; reply: { parse: (v: unknown) => unknown } },
    input: object,
  ) => {
    const one: Asked = { path: `${e.method} ${e.path}`, ...input }
    asked.push(one)
    const answer = answers.get(one.path)
    if (!answer) throw new Refusal({ code: 'unavailable', status: 503, title: `nobody answers ${one.path}` })
    return e.reply.parse(await answer(one))
  },
}))
beforeEach(() => {
  asked.length = 0
  answers.clear()
})
const refuse =
  (status: number, code: string, title: string, more: object = {}) =>
  () => {
    throw new Refusal({ status, code, title, ...more })
  }

const list = 'GET /api/staff/grants'
const waiting = 'GET /api/staff/proposals'
const admin = { session: testSession(['administrator']) }
const open = (at = '/roles') => renderPage(<RightsPage />, { path: '/roles', at, ...admin })
const said = (element: Element) => element.textContent.replaceAll('\u00a0', ' ')

beforeEach(() => {
  answers.set(list, () => ({ items: [grant], total: 1 }))
  answers.set(waiting, () => ({ items: [proposal], waiting: 1 }))
})

describe('F5 the list', () => {
  test('waiting: said to readers', async () => {
    answers.set(list, () => new Promise(() => undefined))
    await open()
    expect(await screen.findByRole('status', { name: /Загружаем.роли/ })).toBeTruthy()
  })

  test('empty: who gives roles', async () => {
    answers.set(list, () => ({ items: [], total: 0 }))
    await open()
    expect(await screen.findByText(/Ролей.пока.никому.не.дали/)).toBeTruthy()
  })

  test('empty after a filter, which is cleared', async () => {
    answers.set(list, () => ({ items: [], total: 0 }))
    const { user, where } = await open('/roles?q=Никто&role=auditor')
    await user.click(await screen.findByRole('button', { name: /Снять/ }))
    expect(where()).toBe('/roles')
  })

  test('full: whose, which, by both hands, until which day', async () => {
    await open()
    const table = await screen.findByRole('table', { name: 'Действуют' })
    expect(said(table)).toMatch(
      /Новикова Ирина Павловна.*Проверяющий.*Ильина Р\. А\., согласовал Соколов И\. А\..*31 октября 2027/s,
    )
  })

  test('failed: says what stays and is repeated; refused: says so', async () => {
    answers.set(list, refuse(503, 'unavailable', 'Сервер занят'))
    const { user } = await open()
    expect(said(await screen.findByRole('alert'))).toContain('Роли не загрузились')
    answers.set(list, () => ({ items: [grant], total: 1 }))
    await user.click(screen.getByRole('button', { name: 'Повторить' }))
    expect(await screen.findByRole('table', { name: 'Действуют' })).toBeTruthy()
  })

  test('refused: why, without a button to repeat', async () => {
    answers.set(list, refuse(403, 'forbidden', 'Этот раздел не для вашей роли'))
    await open()
    expect(await screen.findByText(/не.для.вашей.роли/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Повторить' })).toBeNull()
  })
})

test('F8 a role is taken away with a reason; without one the field says so', async () => {
  const path = 'POST /api/staff/grants/:id/revocation'
  const fault = { errors: [{ field: 'why', message: 'Напишите причину: её увидит человек' }] }
  answers.set(path, refuse(422, 'invalid', 'Проверьте поля', fault))
  const { user } = await open()
  await user.click(await screen.findByRole('button', { name: /^Отозвать:.Новикова/ }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Отозвать' }))
  expect(await dialog.findByText(/Напишите.причину/)).toBeTruthy()
  answers.set(path, () => ({
    ...grant,
    ended: { at: grant.since, by: null, why: 'Перешла' },
    can: { revoke: false },
  }))
  await user.type(dialog.getByLabelText('Причина'), 'Перешла в другой отдел')
  await user.click(dialog.getByRole('button', { name: 'Отозвать' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(asked.findLast((one) => one.path === path)?.body).toEqual({ why: 'Перешла в другой отдел' })
})

describe('G6 what waits for a second person', () => {
  test('is agreed to after one more question; whose own it is sees no such button', async () => {
    answers.set('POST /api/staff/proposals/:id/approval', () => ({ ...proposal, state: 'approved' }))
    const { user } = await open('/roles?tab=waiting')
    await user.click(await screen.findByRole('button', { name: /^Согласиться:.Новикова/ }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(dialog.getByRole('button', { name: 'Согласиться' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  test('one’s own waits for another: it can only be taken back', async () => {
    const mine = { ...proposal, isMine: true, can: { approve: false, refuse: false, withdraw: true } }
    answers.set(waiting, () => ({ items: [mine], waiting: 0 }))
    await open('/roles?tab=waiting')
    expect(await screen.findByRole('button', { name: /Забрать.предложение/ })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Согласиться/ })).toBeNull()
  })

  test('a refusal of the server stays in the dialog; nothing waits: it is said why two', async () => {
    answers.set(
      'POST /api/staff/proposals/:id/approval',
      refuse(403, 'staff.not-same-person', 'Согласовать должен другой человек'),
    )
    const { user } = await open('/roles?tab=waiting')
    await user.click(await screen.findByRole('button', { name: /^Согласиться:/ }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(dialog.getByRole('button', { name: 'Согласиться' }))
    expect(await dialog.findByText(/должен.другой.человек/)).toBeTruthy()
  })

  test('empty: why there are two', async () => {
    answers.set(waiting, () => ({ items: [], waiting: 0 }))
    await open('/roles?tab=waiting')
    expect(await screen.findByText(/Согласия.никто.не.ждёт/)).toBeTruthy()
  })
})

describe('F8 a role is given', () => {
  const give = () => renderPage(<GivePage />, { path: '/roles/new', ...admin })

  test('nothing chosen: both fields are named; a wide role says who must agree', async () => {
    answers.set('GET /api/staff/rules', () => ({ items: rules }))
    const { user } = await give()
    await user.click(await screen.findByRole('button', { name: /Дать.роль/ }))
    const summary = within(await screen.findByRole('alert'))
    expect(summary.getAllByRole('link')).toHaveLength(2)
  })

  test('failed and refused have their faces', async () => {
    await give()
    expect(said(await screen.findByRole('alert'))).toContain('Правила ролей не загрузились')
  })

  test('a role that gives nothing to anybody is told so', async () => {
    answers.set('GET /api/staff/rules', () => ({ items: rules.map((r) => ({ ...r, can: { give: false } })) }))
    await give()
    expect(await screen.findByText(/Ваша.роль.никому.прав.не.даёт/)).toBeTruthy()
  })
})

describe('the roles of one person', () => {
  const path = 'GET /api/staff/people/:id'
  const one = () =>
    renderPage(<PersonPage />, { path: '/roles/people/$id', at: `/roles/people/${personId}`, ...admin })
  const all = { person: grant.person, told: [], grants: [grant], proposals: [proposal] }

  test('now and the story, newest first', async () => {
    answers.set(path, () => all)
    await one()
    expect(await screen.findByRole('heading', { level: 1, name: /Новикова/ })).toBeTruthy()
    const story = await screen.findByRole('list', { name: 'История' })
    expect(said(story)).toMatch(/Ждёт второй подписи: аудитор.*Дана роль: проверяющий/s)
  })

  test('empty, failed and absent', async () => {
    answers.set(path, () => ({ ...all, grants: [], proposals: [] }))
    await one()
    expect(await screen.findByText(/Только.гражданин/)).toBeTruthy()
  })

  test('failed', async () => {
    answers.set(path, refuse(503, 'unavailable', 'Сервер занят'))
    await one()
    expect(said(await screen.findAllByRole('alert').then(([first]) => first!))).toContain(
      'Роли человека не загрузились',
    )
  })

  test('absent: leads to the list', async () => {
    answers.set(path, refuse(404, 'staff.grant-not-found', 'Такой роли ни у кого нет'))
    await one()
    expect((await screen.findByRole('link', { name: /К.ролям/ })).getAttribute('href')).toBe('/roles')
  })
})
