// @vitest-environment happy-dom
/** Events of an organiser by role and label, each face; the server's answers keep to the contract. */
import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import type { Attendee } from '../contract.ts'
import { Page as DeskListPage } from './desk-list.tsx'
import { Page as DeskOnePage } from './desk-one.tsx'
import { Page as EditPage } from './edit.tsx'
import { deskMeeting, down, id, soon, standing, two } from './pages.test.scene.ts'
import { Page as SetUpPage } from './set-up.tsx'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)
beforeEach(() => {
  asked.length = 0
  answerOnly({})
})

const organiser = testSession(['citizen', 'provider'])

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

test('D7+ after the event the organiser sees who was there and what came of it', async () => {
  const was: Attendee = {
    personId: two,
    name: 'Белова Наталья Игоревна',
    isHere: false,
    lastSeenAt: soon(-60),
    standing: { ...standing, isConfirmed: false },
  }
  answers['GET /api/presence/desk/meetings/:id'] = () => ({ ...deskMeeting, state: 'over', codes: null })
  answers['GET /api/presence/desk/meetings/:id/attendees'] = () => ({ items: [was], here: 0, asked: 7 })
  await renderPage(<DeskOnePage />, {
    path: '/teaching/events/$id',
    at: `/teaching/events/${id}`,
    session: organiser,
  })
  expect(await screen.findByText(/не\sзасчитано/)).toBeTruthy()
  expect(screen.getByText(/Приходили:\s1/)).toBeTruthy()
  expect(screen.queryByText(/На\sсвязи/)).toBeNull()
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
