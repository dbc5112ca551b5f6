// @vitest-environment happy-dom
/** D2: answers of a test under way survive a lost line, an ended session and a closed tab. */
import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import type { AnswerValue } from '../contract.ts'
import { Page } from './attempt.tsx'
import { attempt, ids } from './content.test.data.ts'
import { openAnswerKeeper, type Saved } from './keeper/answer-keeper.ts'
import { memoryAnswers, type AnswerShelf, type KeptAnswer } from './keeper/answer-shelf.ts'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)
/** What the browser keeps: outlives a page. */
const device: { shelf: AnswerShelf | null } = { shelf: null }
vi.mock('./keeper/answer-shelf.ts', async (original) => ({
  ...(await original<typeof import('./keeper/answer-shelf.ts')>()),
  openAnswerShelf: async () => device.shelf,
}))

const put = 'PUT /api/attempts/:id/answers/:question'
const kept = () => ({ outcome: 'kept' as const, savedAt: '2026-11-29T10:00:01.000Z', answered: 1 })
const refuse = (code: string, status: number) => () => {
  throw new Refusal({ code, status, title: 'Отказ сервера' })
}
const offline = refuse('offline', 0)
const signedOut = refuse('unauthenticated', 401)

/** Each test is another person on this machine, so nobody's keeper is met twice. */
let person = 0
beforeEach(() => {
  asked.length = 0
  person += 1
  device.shelf ??= memoryAnswers()
  answerOnly({ 'GET /api/attempts/:id': () => attempt, [put]: kept })
})
const who = () => `0193a1de-0000-7000-8000-0000000001${String(person).padStart(2, '0')}`
const taking = () => {
  const session = testSession(['doctor'])
  return renderPage(<Page />, {
    path: '/learning/$id/attempts/$attemptId',
    at: `/learning/${ids.study}/attempts/${ids.attempt}`,
    session: { ...session, person: { ...session.person, id: who() } },
  })
}
const said = () => asked.filter((a) => a.path === put).map((a) => a.body?.['value'])
const back = () => void dispatchEvent(new Event('online'))
const isChosen = async (name: string) =>
  (await screen.findByRole<HTMLInputElement>('radio', { name })).checked

test('D2 without a line answers stay on the device, the page says so, and they go when it is back', async () => {
  answers[put] = offline
  const { user } = await taking()
  await user.click(await screen.findByRole('radio', { name: 'Адреналин' }))
  expect(
    await screen.findByText(/сохранены.на.этом.устройстве\..Отправим,.когда.появится.связь/),
  ).toBeTruthy()
  answers[put] = kept
  back()
  await waitFor(() => expect(screen.queryByText(/Отправим,.когда/)).toBeNull())
  expect(said().at(-1)).toEqual({ kind: 'single', chosen: 1 })
  expect(await device.shelf!.waiting(who())).toEqual([])
})

test('D2 a session that ended keeps the answers; a page opened again shows them and sends them after the sign-in', async () => {
  answers[put] = signedOut
  const { user, unmount } = await taking()
  await user.click(await screen.findByRole('radio', { name: 'Адреналин' }))
  expect(await screen.findByText(/Вход.закончился.*войдите/)).toBeTruthy()
  unmount()
  // The server has nothing of it yet, this device does.
  await taking()
  await waitFor(async () => expect(await isChosen('Адреналин')).toBe(true))
  answers[put] = kept
  back()
  await waitFor(() => expect(screen.queryByText(/Вход.закончился/)).toBeNull())
  expect(said().at(-1)).toEqual({ kind: 'single', chosen: 1 })
})

test('D2 another device answered later: its answer is shown', async () => {
  const { user } = await taking()
  await screen.findByRole('radio', { name: 'Адреналин' })
  answers[put] = () => ({ ...kept(), outcome: 'older' })
  const theirs: AnswerValue = { kind: 'single', chosen: 0 }
  answers['GET /api/attempts/:id'] = () => ({
    ...attempt,
    questions: attempt.questions.map((q, n) => (n === 0 ? { ...q, answer: theirs } : q)),
  })
  await user.click(screen.getByRole('radio', { name: 'Адреналин' }))
  await waitFor(async () => expect(await isChosen('Преднизолон')).toBe(true))
})

test('D2 the time of the try ended without a line: what came too late is not counted, and that is told', async () => {
  answers[put] = offline
  const { user } = await taking()
  await user.click(await screen.findByRole('radio', { name: 'Адреналин' }))
  await screen.findByText(/Отправим,.когда.появится.связь/)
  answers[put] = refuse('attempt.ended', 409)
  answers['GET /api/attempts/:id'] = () => ({
    ...attempt,
    state: 'finished',
    finishedAt: '2026-11-29T10:15:00.000Z',
    points: 0,
    isPassed: false,
    can: { answer: false, repeat: true },
    questions: attempt.questions.map((q) => ({ ...q, points: 0 })),
  })
  back()
  expect(await screen.findByText(/пришла.после.конца.попытки.и.не.засчитана/)).toBeTruthy()
  expect(await screen.findByText(/Не.сдано/)).toBeTruthy()
})

test('D2 a closed tab loses nothing: the next page of the same person sends it, another person sends nothing', async () => {
  const shelf = memoryAnswers()
  const open = (personId: string, post: (k: KeptAnswer) => Promise<Saved>) =>
    openAnswerKeeper({ personId, shelf: Promise.resolve(shelf), post })
  const first = open('a', async () => offline())
  await first.put(ids.attempt, 0, { kind: 'text', typed: 'Сейчас' })
  await first.put(ids.attempt, 0, { kind: 'text', typed: 'Сейчас поможем' })
  await first.send()
  await expect(first.flush(ids.attempt)).rejects.toMatchObject({ code: 'offline' })
  first.stop()
  const post = vi.fn<(one: KeptAnswer) => Promise<Saved>>(async () => kept())
  await open('b', post).send()
  expect(post).not.toHaveBeenCalled()
  await open('a', post).flush(ids.attempt)
  expect(post.mock.calls).toMatchObject([[{ value: { typed: 'Сейчас поможем' } }]])
})
