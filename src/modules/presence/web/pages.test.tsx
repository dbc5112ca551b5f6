// @vitest-environment happy-dom
/** Events of a listener by role and label, each face; the server's answers keep to the contract. */
import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import type { Meeting } from '../contract.ts'
import { Page as ListPage } from './list.tsx'
import { Page as OnePage } from './one.tsx'
import { down, id, meeting, soon, standing, two } from './pages.test.scene.ts'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)
beforeEach(() => {
  asked.length = 0
  answerOnly({})
})

const one = () =>
  renderPage(<OnePage />, { path: '/events/$id', at: `/events/${id}`, session: testSession() })

test('D7+ my events: none yet, a failed load, and by groups', async () => {
  answers['GET /api/presence/meetings'] = () => ({ items: [] })
  const empty = await renderPage(<ListPage />)
  expect(await screen.findByText('Мероприятий пока нет')).toBeTruthy()
  empty.unmount()
  answers['GET /api/presence/meetings'] = down
  const failed = await renderPage(<ListPage />)
  expect(await screen.findByText('Мероприятия не загрузились')).toBeTruthy()
  failed.unmount()
  answers['GET /api/presence/meetings'] = () => ({
    items: [meeting, { ...meeting, id: two, state: 'over', creditedBy: 'code', title: 'Прошлая школа' }],
  })
  await renderPage(<ListPage />)
  expect(await screen.findByRole('heading', { name: 'Идут сейчас' })).toBeTruthy()
  expect(screen.getByText('Засчитано по коду')).toBeTruthy()
})

test('D7+ a code: an empty field, a refusal in its own words beside the field, success', async () => {
  answers['GET /api/presence/meetings'] = () => ({ items: [] })
  const { user } = await renderPage(<ListPage />)
  await user.click(await screen.findByRole('button', { name: /Ввести\sкод/ }))
  expect(await screen.findAllByText(/Введите\sкод/)).not.toHaveLength(0)
  answers['POST /api/presence/codes'] = () => {
    throw new Refusal({ code: 'presence.code-used', status: 409, title: 'Этот код уже использован' })
  }
  await user.type(screen.getByLabelText('Код мероприятия'), '7q4k-2209')
  await user.click(screen.getByRole('button', { name: /Ввести\sкод/ }))
  expect(await screen.findAllByText(/Этот\sкод\sуже\sиспользован/)).not.toHaveLength(0)
  expect((screen.getByLabelText('Код мероприятия') as HTMLInputElement).value).toBe('7q4k-2209')
  answers['POST /api/presence/codes'] = () => ({ ...meeting, creditedBy: 'code' })
  await user.click(screen.getByRole('button', { name: /Ввести\sкод/ }))
  await waitFor(() => expect((screen.getByLabelText('Код мероприятия') as HTMLInputElement).value).toBe(''))
})

test('D7+ the page beats while the event goes on, and asks «Вы здесь?» when the reply brings a question', async () => {
  answers['GET /api/presence/meetings/:id'] = () => meeting
  answers['POST /api/presence/meetings/:id/beat'] = () => ({
    ...meeting,
    question: { n: 4, closesAt: soon(4) },
  })
  answers['POST /api/presence/meetings/:id/answers'] = () => ({
    ...meeting,
    standing: { ...standing, confirmed: 3 },
  })
  const { user } = await one()
  expect(await screen.findByText('Вы здесь?')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Я здесь' }))
  await waitFor(() => expect(screen.queryByText('Вы здесь?')).toBeNull())
  expect(screen.getByText(/3,\sнужно\s5/)).toBeTruthy()
})

test('D7+ a lost line is told, an answer that did not go can be given again', async () => {
  answers['GET /api/presence/meetings/:id'] = () => ({ ...meeting, question: { n: 4, closesAt: soon(4) } })
  answers['POST /api/presence/meetings/:id/beat'] = down
  answers['POST /api/presence/meetings/:id/answers'] = down
  const { user } = await one()
  await user.click(await screen.findByRole('button', { name: 'Я здесь' }))
  expect(await screen.findByText(/Ответ\sне\sушёл/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Я здесь' })).toBeTruthy()
})

test.for([
  ['Начнётся', { state: 'ahead' as const }],
  ['Подводим', { state: 'over' as const }],
  ['не\\sподтвердилось', { state: 'over' as const, standing: { ...standing, isConfirmed: false } }],
  ['Засчитано\\sпо\\sприсутствию', { state: 'over' as const, creditedBy: 'presence' as const }],
])('D7+ what now: %s', async ([words, over]) => {
  answers['GET /api/presence/meetings/:id'] = () => ({ ...meeting, ...(over as Partial<Meeting>) })
  await one()
  expect(await screen.findByText(new RegExp(words as string))).toBeTruthy()
})

test('D7+ who missed checks sees which, by the hour, and that nothing was credited', async () => {
  const asked = [
    { n: 1, askedAt: '2026-11-30T07:47:00.000Z', outcome: 'confirmed' as const },
    { n: 2, askedAt: '2026-11-30T08:20:00.000Z', outcome: 'missed' as const },
    { n: 3, askedAt: '2026-11-30T09:05:00.000Z', outcome: 'missed' as const },
  ]
  answers['GET /api/presence/meetings/:id'] = () => ({
    ...meeting,
    state: 'over',
    asked,
    standing: { ...standing, isConfirmed: false },
  })
  await one()
  expect(
    await screen.findByText(/Без\sответа\sпроверки\sв\s11:20,\s12:05\.\sЗЕТ\sне\sначислены/),
  ).toBeTruthy()
  expect(screen.getByText('10:47').nextElementSibling?.textContent).toBe('Подтверждена')
  expect(screen.getByText('11:20').nextElementSibling?.textContent).toBe('Пропущена')
  // No codes are handed out at this event: nobody is sent to look for one.
  expect(screen.queryByText(/получили\sкод/)).toBeNull()
})

test('D7+ a page that beats past the end says that the event is over, not that the line was lost', async () => {
  let isOver = false
  answers['GET /api/presence/meetings/:id'] = () =>
    isOver ? { ...meeting, state: 'over' } : { ...meeting, state: 'on' }
  answers['POST /api/presence/meetings/:id/beat'] = () => {
    isOver = true
    throw new Refusal({ code: 'meeting.not-on', status: 409, title: 'Мероприятие сейчас не идёт' })
  }
  await one()
  expect(await screen.findByText(/Подводим\sитог/)).toBeTruthy()
  expect(screen.queryByText(/Связь\sпрервалась/)).toBeNull()
})

test('an event that is not mine, and one that did not load', async () => {
  answers['GET /api/presence/meetings/:id'] = () => {
    throw new Refusal({ code: 'meeting.not-found', status: 404, title: 'Такого мероприятия нет' })
  }
  const absent = await one()
  expect(await screen.findByText('Такого мероприятия нет')).toBeTruthy()
  absent.unmount()
  answers['GET /api/presence/meetings/:id'] = down
  await one()
  expect(await screen.findByText('Мероприятие не загрузилось')).toBeTruthy()
})

test('D7+ between the days it says when it goes on; a broadcast opens when the portal tells the link', async () => {
  const tomorrow = { startsAt: soon(900), endsAt: soon(1200) }
  answers['GET /api/presence/meetings/:id'] = () => ({
    ...meeting,
    state: 'between',
    days: [{ startsAt: soon(-600), endsAt: soon(-300) }, tomorrow],
    broadcast: { opensAt: soon(840), link: null },
  })
  const waits = await one()
  expect(await screen.findByText(/Продолжение/)).toBeTruthy()
  expect(screen.getByText(/Ссылка\sпоявится\sздесь/)).toBeTruthy()
  waits.unmount()
  const link = 'https://broadcast.example/7'
  answers['GET /api/presence/meetings/:id'] = () => ({ ...meeting, broadcast: { opensAt: soon(-180), link } })
  answers['POST /api/presence/meetings/:id/beat'] = () => ({
    ...meeting,
    broadcast: { opensAt: soon(-180), link },
  })
  await one()
  const [act, fact] = await screen.findAllByRole('link', { name: 'Подключиться' })
  for (const a of [act, fact])
    expect([a?.getAttribute('href'), a?.getAttribute('target'), a?.getAttribute('rel')]).toEqual([
      link,
      '_blank',
      'noopener noreferrer',
    ])
})
