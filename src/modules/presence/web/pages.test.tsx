// @vitest-environment happy-dom
/** Events by role and label, each face; the server's answers keep to the contract. */
import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import type { Attendee, DeskMeeting, Meeting, Standing } from '../contract.ts'
import { Page as DeskListPage } from './desk-list.tsx'
import { Page as DeskOnePage } from './desk-one.tsx'
import { Page as EditPage } from './edit.tsx'
import { Page as ListPage } from './list.tsx'
import { Page as OnePage } from './one.tsx'
import { Page as SetUpPage } from './set-up.tsx'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)
beforeEach(() => {
  asked.length = 0
  answerOnly({})
})

const id = '0193a1de-0000-7000-8000-000000000001'
const two = '0193a1de-0000-7000-8000-000000000002'
const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
const standing: Standing = {
  minutes: 120,
  minMinutes: 405,
  confirmed: 2,
  asked: 3,
  checks: 7,
  needed: 5,
  isConfirmed: null,
  words: '2 из 7 проверок, нужно 5; 120 минут из 405',
}
const meeting: Meeting = {
  id,
  programmeId: two,
  title: 'Школа кардиолога',
  organisation: 'Академия',
  place: null,
  startsAt: soon(-120),
  endsAt: soon(300),
  days: [{ startsAt: soon(-120), endsAt: soon(300) }],
  broadcast: null,
  state: 'on',
  credits: 6,
  windowMinutes: 5,
  codes: null,
  standing,
  question: null,
  creditedBy: null,
  studyId: two,
}
const deskMeeting: DeskMeeting = {
  id,
  programmeId: two,
  sessionId: two,
  title: 'Школа кардиолога',
  startsAt: soon(2000),
  endsAt: soon(2400),
  days: [{ startsAt: soon(2000), endsAt: soon(2400) }],
  state: 'ahead',
  checks: 7,
  checksInAll: 7,
  windowMinutes: 5,
  minMinutes: 300,
  needed: 5,
  codes: {
    from: soon(2200),
    until: soon(9000),
    made: 40,
    used: 3,
    batches: [{ id: two, madeAt: soon(-10), made: 40, used: 3, voidedAt: null }],
  },
  version: 1,
  can: { change: true, makeCodes: true },
}
const down = () => {
  throw new Refusal({ code: 'unavailable', status: 503, title: 'Сервис перегружен', instance: 'abcdef12-x' })
}
const organiser = testSession(['citizen', 'provider'])
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
  expect(screen.getByText(/3\sиз\s5/)).toBeTruthy()
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

test('D7+ the organiser: nothing, a failed load, what waits and what is set', async () => {
  const show = () =>
    renderPage(<DeskListPage />, { path: '/teaching/events', at: '/teaching/events', session: organiser })
  answers['GET /api/presence/desk/meetings'] = () => page([])
  answers['GET /api/presence/desk/sessions'] = () => page([])
  const empty = await show()
  expect(await screen.findByText('Мероприятий нет')).toBeTruthy()
  empty.unmount()
  answers['GET /api/presence/desk/meetings'] = down
  const failed = await show()
  expect(await screen.findByText('Мероприятия не загрузились')).toBeTruthy()
  failed.unmount()
  answers['GET /api/presence/desk/meetings'] = () => page([deskMeeting])
  answers['GET /api/presence/desk/sessions'] = () => page([unset])
  await show()
  expect(await screen.findByRole('link', { name: /Настроить/ })).toBeTruthy()
  expect(screen.getByText(/Сделано\s40,\sиспользовано\s3/)).toBeTruthy()
})

const page = <T,>(items: readonly T[]) => ({ items, nextCursor: null })
const unset = {
  sessionId: two,
  programmeId: two,
  title: 'Вебинар',
  startsOn: '2026-12-20',
  endsOn: '2026-12-20',
  startsAt: '15:00',
  hours: 4,
}

test('D7+ conditions are set: hours by the session, faults at their fields', async () => {
  answers['GET /api/presence/desk/sessions/:id'] = () => unset
  answers['POST /api/presence/desk/meetings'] = () => {
    throw new Refusal({
      code: 'invalid',
      status: 422,
      title: 'Проверьте поля',
      errors: [{ field: 'days.0.endsAt', message: 'Окончание раньше начала' }],
    })
  }
  const { user } = await renderPage(<SetUpPage />, {
    path: '/teaching/events/new',
    at: `/teaching/events/new?session=${two}`,
    session: organiser,
  })
  const ends = (await screen.findByLabelText('Окончание')) as HTMLInputElement
  expect(ends.value).toBe('18:00')
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  expect(await screen.findAllByText(/Окончание\sраньше\sначала/)).not.toHaveLength(0)
})

test('D7+ the organiser sees who is here, makes codes, voids a batch', async () => {
  const attendee: Attendee = {
    personId: two,
    name: 'Белова Наталья Игоревна',
    isHere: true,
    lastSeenAt: soon(0),
    standing,
  }
  answers['GET /api/presence/desk/meetings/:id'] = () => deskMeeting
  answers['GET /api/presence/desk/meetings/:id/attendees'] = () => ({ items: [attendee], here: 1, asked: 3 })
  answers['POST /api/presence/desk/batches/:id/void'] = () => ({
    ...deskMeeting,
    codes: { ...deskMeeting.codes!, batches: [{ ...deskMeeting.codes!.batches[0]!, voidedAt: soon(0) }] },
  })
  const { user } = await renderPage(<DeskOnePage />, {
    path: '/teaching/events/$id',
    at: `/teaching/events/${id}`,
    session: organiser,
  })
  expect(await screen.findByText('Белова Наталья Игоревна')).toBeTruthy()
  expect(screen.getByText(/2\sиз\s7\sпроверок/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Отменить\sпачку/ }))
  expect(await screen.findByText('отменена')).toBeTruthy()
})

test('D7+ conditions are changed from what they were', async () => {
  answers['GET /api/presence/desk/meetings/:id'] = () => deskMeeting
  await renderPage(<EditPage />, {
    path: '/teaching/events/$id/edit',
    at: `/teaching/events/${id}/edit`,
    session: organiser,
  })
  expect(((await screen.findByLabelText(/Сколько\sраз\sспросить/)) as HTMLInputElement).value).toBe('7')
})

test('D7+ a session of three days is set as three days, one taken away, each with its hours', async () => {
  answers['GET /api/presence/desk/sessions/:id'] = () => ({ ...unset, endsOn: '2026-12-22' })
  answers['POST /api/presence/desk/meetings'] = () => deskMeeting
  const { user } = await renderPage(<SetUpPage />, {
    path: '/teaching/events/new',
    at: `/teaching/events/new?session=${two}`,
    session: organiser,
  })
  expect(await screen.findByRole('region', { name: /День\s3/ })).toBeTruthy()
  expect(screen.getByLabelText(/Сколько\sраз\sспросить\sв\sкаждый\sдень/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Убрать\sдень\s2/ }))
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  await waitFor(() =>
    expect(asked.find((a) => a.path === 'POST /api/presence/desk/meetings')?.body?.['days']).toEqual([
      { startsAt: '2026-12-20T12:00:00.000Z', endsAt: '2026-12-20T13:30:00.000Z' },
      { startsAt: '2026-12-22T12:00:00.000Z', endsAt: '2026-12-22T13:30:00.000Z' },
    ]),
  )
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
  expect((await screen.findByRole('link', { name: /Открыть\sтрансляцию/ })).getAttribute('href')).toBe(link)
})
