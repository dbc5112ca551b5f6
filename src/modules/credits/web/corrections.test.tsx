// @vitest-environment happy-dom
/** Twins, offers of checked papers, moves and corrections by role and label; the server's answers keep to the contract. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import type { Correction, Entry, Expectation, Offer, OwnClaim } from '../contract.ts'
import { Page as FormPage } from './claim.tsx'
import { Page as CorrectionsPage } from './corrections.tsx'
import { Entries } from './entries.tsx'
import { Expectations } from './expectations.tsx'
import { Offers } from './offers.tsx'
import { Page as OwnClaimPage } from './own-claim.tsx'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)

const id = '0193a1de-0000-7000-8000-000000000001'
const other = id.replace(/1$/, '2')
const plain = (element: Element | null) =>
  (element?.textContent ?? '').replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('\u2060', '')
const cycles: Expectation['cycles'] = [
  { id, name: 'Кардиология', whyNot: null },
  { id: other, name: 'Стоматология', whyNot: 'specialty' },
]
const waiting: Expectation = {
  id,
  kind: 'programme',
  credits: 36,
  earnedOn: '2026-11-20',
  title: 'Эхокардиография',
  organisation: 'Северная академия',
  state: 'cycle',
  dueOn: null,
  isOverdue: false,
  remindedAt: null,
  reason: null,
  cycles,
  twin: null,
  link: null,
  can: { choose: true, remind: false, withdraw: false, tell: false },
}
const twin = { title: 'УЗИ сердца', credits: 36, earnedOn: '2026-11-19', organisation: 'Северная академия' }
const claim: Correction = {
  id,
  of: 'claim',
  person: 'Кузнецов Артём Павлович',
  title: 'Нарушения ритма сердца',
  place: 'Северная академия',
  specialty: 'Кардиология',
  credits: 36,
  on: '2026-10-01',
  number: 'У-77',
  isReversed: false,
  reason: null,
  can: { reverse: true },
}
const activity: Correction = {
  ...claim,
  id: other,
  of: 'activity',
  title: 'Отёк лёгких',
  place: 'Псков',
  credits: 6,
  number: '2026-000123',
}
const own: OwnClaim = {
  id,
  kind: 'programme',
  title: 'Нарушения ритма сердца',
  organisation: 'Северная академия',
  credits: 36,
  endedOn: '2026-10-01',
  state: 'reversed',
  madeAt: '2026-11-01T07:00:00.000Z',
  dueOn: '2026-12-01',
  decidedAt: '2026-11-05T07:00:00.000Z',
  approver: 'Никитина А. П.',
  number: 'У-77',
  rule: '1 час — 1 ЗЕТ',
  reason: 'Перепутали слушателя',
  cycle: null,
}
const offer: Offer = {
  paperId: id,
  title: 'Периодическая аккредитация',
  specialty: 'Кардиология',
  issuedOn: '2024-03-14',
  does: 'correct',
  cycle: { id: other, version: 3 },
  changes: [{ label: 'Начало цикла', was: '10 марта 2024', becomes: '14 марта 2024' }],
  leaving: [{ title: 'Старая программа', credits: 18, earnedOn: '2024-03-11' }],
  objection: null,
}

beforeEach(() => {
  asked.length = 0
  answerOnly({ 'GET /api/specialties': () => ({ items: [] }) })
})
const sent = (path: string) => asked.find((a) => a.path === path)?.body

test('D7+ a cycle that does not take it stands there with the reason, and cannot be chosen', async () => {
  answers['POST /api/credits/expectations/:id/cycle'] = () => ({ cycleId: id, credits: 36 })
  const { user } = await renderPage(<Expectations items={[waiting]} />, { path: '/credits' })
  await user.click(screen.getByRole('button', { name: /^Засчитать/ }))
  const dialog = screen.getByRole('dialog')
  expect(within(dialog).getByRole('radio', { name: 'Стоматология' })).toHaveProperty('disabled', true)
  expect(plain(dialog)).toContain('Не подходит к этому циклу: обучение по другой специальности')
  await user.click(within(dialog).getByRole('button', { name: 'Засчитать' }))
  await waitFor(() => expect(sent('POST /api/credits/expectations/:id/cycle')).toEqual({ cycleId: id }))
})

test('D7+ what looks the same is named, and the person says whether it is', async () => {
  answers['POST /api/credits/expectations/:id/twin'] = () => ({ id, state: 'refused' })
  const doubted: Expectation = {
    ...waiting,
    state: 'doubt',
    twin,
    can: { ...waiting.can, choose: false, tell: true },
  }
  const { user } = await renderPage(<Expectations items={[doubted]} />, { path: '/credits' })
  expect(plain(screen.getByRole('listitem'))).toMatch(/Похоже на «УЗИ сердца», 36 ЗЕТ, 19 ноября 2026/)
  expect(screen.getByRole('button', { name: /^Это.другое/ })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /^То.же.самое/ }))
  await waitFor(() => expect(sent('POST /api/credits/expectations/:id/twin')).toEqual({ isAnother: false }))
})

test('D7+ a claim that looks the same: both are shown, and it is sent with the word that it is another', async () => {
  answers['POST /api/credits/claims'] = ({ body }) => {
    if (!(body as { isAnother: boolean }).isAnother)
      throw new Refusal({
        code: 'claim.alike',
        status: 409,
        title: 'Похоже на то, что уже есть',
        twins: [twin],
      })
    return { id, dueOn: '2026-12-30' }
  }
  answers['GET /api/credits/cycles'] = () => ({ items: [], expectations: [], offers: [] })
  const { user } = await renderPage(<FormPage />, { path: '/credits/claims/new', at: '/credits/claims/new' })
  await user.click(await screen.findByRole('button', { name: /Отправить/ }))
  expect(plain(await screen.findByRole('list', { name: /Похоже/ }))).toContain('УЗИ сердца')
  await user.click(screen.getByRole('checkbox', { name: /Это.другое.обучение/ }))
  await user.click(screen.getByRole('button', { name: /Отправить/ }))
  await waitFor(() => expect(asked.at(-1)?.body).toMatchObject({ isAnother: true }))
})

test('D7+ a checked paper says otherwise: what changes and what leaves is shown before the cycle is corrected', async () => {
  answers['POST /api/credits/cycles/:id/paper'] = () => {
    throw new Refusal({ code: 'cycle.changed', status: 409, title: 'Цикл изменили на другом устройстве' })
  }
  const { user } = await renderPage(<Offers items={[offer]} />, { path: '/credits' })
  await user.click(screen.getByRole('button', { name: /^Исправить.цикл/ }))
  const dialog = screen.getByRole('dialog')
  expect(plain(dialog)).toMatch(/10 марта 2024 → 14 марта 2024/)
  expect(plain(dialog)).toContain('Старая программа')
  await user.click(within(dialog).getByRole('button', { name: /Исправить.цикл/ }))
  expect((await within(dialog).findByRole('alert')).textContent).toMatch(/изменили/)
  expect(sent('POST /api/credits/cycles/:id/paper')).toEqual({ paperId: id, version: 3 })
})

test('D7+ whoever does not agree writes why; then verifiers look at it', async () => {
  answers['POST /api/credits/cycles/objections'] = () => ({})
  const { user, unmount } = await renderPage(<Offers items={[offer]} />, { path: '/credits' })
  await user.click(screen.getByRole('button', { name: /^Не.согласен/ }))
  const dialog = screen.getByRole('dialog')
  await user.type(within(dialog).getByRole('textbox'), 'Аккредитация была раньше')
  await user.click(within(dialog).getByRole('button', { name: /Отправить/ }))
  await waitFor(() =>
    expect(sent('POST /api/credits/cycles/objections')).toEqual({
      paperId: id,
      text: 'Аккредитация была раньше',
    }),
  )
  unmount()
  await renderPage(<Offers items={[{ ...offer, objection: 'open' }]} />, { path: '/credits' })
  expect(screen.getByText(/Смотрят.проверяющие/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^Не.согласен/ })).toBeNull()
})

test('D7+ a credit is moved into a cycle that takes it', async () => {
  const entry: Entry = {
    id,
    kind: 'programme',
    credits: 36,
    earnedOn: '2026-11-20',
    title: 'Эхокардиография',
    organisation: null,
    link: `/learning/${id}`,
    rule: '1 час — 1 ЗЕТ',
    approver: 'Портал НМО',
    at: '2026-11-20T09:00:00.000Z',
    reason: null,
    isReversed: false,
    cycles,
    can: { move: true },
  }
  answers['GET /api/credits/cycles/:id/entries'] = () => ({ items: [entry], total: 1, nextCursor: null })
  answers['POST /api/credits/entries/:id/cycle'] = () => ({ cycleId: id, credits: 36 })
  const { user } = await renderPage(<Entries cycleId={other} />, { path: '/credits' })
  expect((await screen.findByRole('link', { name: 'Эхокардиография' })).getAttribute('href')).toBe(
    `/learning/${id}`,
  )
  await user.click(screen.getByRole('button', { name: /^Перенести/ }))
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Перенести' }))
  await waitFor(() => expect(sent('POST /api/credits/entries/:id/cycle')).toEqual({ cycleId: id }))
})

const corrections = (at = '/credits/corrections') =>
  renderPage(<CorrectionsPage />, {
    path: '/credits/corrections',
    at,
    session: testSession(['citizen', 'administrator']),
  })

test('D7+ a confirmation of any organisation is found and taken back with a reason', async () => {
  answers['GET /api/credits/corrections'] = () => ({ items: [claim], nextCursor: null })
  answers['POST /api/credits/corrections/:id'] = () => ({ id, state: 'reversed' })
  const { user } = await corrections()
  expect(plain(await screen.findByRole('listitem'))).toMatch(/Кузнецов.*Северная академия.*36 ЗЕТ.*У-77/)
  await user.click(screen.getByRole('button', { name: /^Снять.подтверждение/ }))
  const dialog = screen.getByRole('dialog')
  expect(plain(dialog)).toContain('36 ЗЕТ будут сняты')
  await user.type(within(dialog).getByRole('textbox'), 'Перепутали слушателя')
  await user.click(within(dialog).getByRole('button', { name: /Снять.подтверждение/ }))
  await waitFor(() =>
    expect(sent('POST /api/credits/corrections/:id')).toEqual({ reason: 'Перепутали слушателя' }),
  )
})

test('D7+ an activity stands beside claims: its credits are taken back with a reason', async () => {
  answers['GET /api/credits/corrections'] = () => ({ items: [claim, activity], nextCursor: null })
  answers['POST /api/credits/corrections/activities/:id'] = () => ({ id: other, state: 'reversed' })
  const { user } = await corrections()
  const rows = await screen.findAllByRole('listitem')
  expect(plain(rows[1]!)).toMatch(/Другая деятельность.*Отёк лёгких.*6 ЗЕТ.*Заявление № 2026-000123/)
  await user.click(screen.getByRole('button', { name: /^Снять.ЗЕТ/ }))
  const dialog = screen.getByRole('dialog')
  expect(plain(dialog)).toContain('6 ЗЕТ будут сняты')
  await user.type(within(dialog).getByRole('textbox'), 'На скане другой человек')
  await user.click(within(dialog).getByRole('button', { name: /Снять.ЗЕТ/ }))
  await waitFor(() =>
    expect(sent('POST /api/credits/corrections/activities/:id')).toEqual({
      reason: 'На скане другой человек',
    }),
  )
})

test('D7+ corrections: waiting, empty, failed, refused are told apart', async () => {
  answers['GET /api/credits/corrections'] = () => new Promise(() => undefined)
  const first = await corrections()
  expect(await screen.findByRole('status', { name: /Загружаем.подтверждения/ })).toBeTruthy()
  first.unmount()
  answers['GET /api/credits/corrections'] = () => ({ items: [], nextCursor: null })
  const second = await corrections('/credits/corrections?q=Иванов')
  expect(await screen.findByText(/Ничего.не.нашлось/)).toBeTruthy()
  second.unmount()
  answerOnly({})
  const third = await corrections()
  expect(await screen.findByText(/Подтверждения.не.загрузились/)).toBeTruthy()
  third.unmount()
  answers['GET /api/credits/corrections'] = () => {
    throw new Refusal({ code: 'forbidden', status: 403, title: 'Нет прав' })
  }
  await corrections()
  expect((await screen.findAllByText(/Нет.прав|нет.доступа|Недоступно/i)).length).toBeGreaterThan(0)
})

const ownClaim = () =>
  renderPage(<OwnClaimPage />, { path: '/credits/claims/$id', at: `/credits/claims/${id}` })

test('D7+ one’s own claim says who decided, by which document, and why it was taken back', async () => {
  answers['GET /api/credits/claims/:id'] = () => own
  await ownClaim()
  expect(await screen.findByText(/Начисление.снято/)).toBeTruthy()
  const sheet = screen.getByRole('region', { name: /Сообщение.о.неначисленных/ })
  expect(plain(sheet)).toMatch(/Никитина А\. П\..*У-77.*Перепутали слушателя/)
})

test('D7+ one’s own claim: waiting, failed, absent are told apart', async () => {
  answers['GET /api/credits/claims/:id'] = () => new Promise(() => undefined)
  const first = await ownClaim()
  expect(await screen.findByRole('status', { name: /Загружаем.сообщение/ })).toBeTruthy()
  first.unmount()
  answerOnly({})
  const second = await ownClaim()
  expect(await screen.findByText(/Сообщение.не.загрузилось/)).toBeTruthy()
  second.unmount()
  answers['GET /api/credits/claims/:id'] = () => {
    throw new Refusal({ code: 'expectation.not-found', status: 404, title: 'Такой записи нет' })
  }
  await ownClaim()
  expect(await screen.findByText(/Такого.сообщения.нет/)).toBeTruthy()
})
