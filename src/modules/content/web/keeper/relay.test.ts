// @vitest-environment happy-dom
/** D2: a lesson of cmi5 that loses its line goes on: what it says is kept in its order, answered as the store would, read back and sent later. */
import { expect, test, vi } from 'vitest'
import { Refusal } from '../../../../web/api.ts'
import type { LessonAnswer, LessonAsks, Word } from '../../contract.ts'
import { openRelay } from './relay.ts'
import { openWordKeeper, type WordKeeperParts } from './word-keeper.ts'
import { memoryWords } from './word-shelf.ts'

const [me, studyId, itemId, sessionId, other] = [1, 2, 3, 4, 5].map(
  (n) => `0193a1de-0000-7000-8000-00000000000${n}`,
) as [string, string, string, string, string]
const origin = 'https://nmo.example'
const headers = {
  authorization: 'Basic abc',
  'x-experience-api-version': '1.0.3',
  'content-type': 'application/json',
}
const bytes = (text: string) => new TextEncoder().encode(text).buffer as ArrayBuffer
const asks = (
  method: string,
  path: string,
  body?: unknown,
  more: Record<string, string> = {},
): LessonAsks => ({
  nmo: 1,
  say: 'asks',
  method,
  url: `${origin}/xapi/${path}`,
  headers: { ...headers, ...more },
  body: body === undefined ? null : bytes(JSON.stringify(body)),
})
const statement = (id: string, verb = 'passed') =>
  asks('POST', 'statements', { id, verb: { id: `http://adlnet.gov/expapi/verbs/${verb}` } })
const place = (value: unknown, more?: Record<string, string>, method = 'PUT') =>
  asks(method, 'activities/state?stateId=place&activityId=a', value, more)
const readPlace = asks('GET', 'activities/state?stateId=place&activityId=a')
const read = (answer: LessonAnswer): unknown =>
  answer?.body && JSON.parse(new TextDecoder().decode(answer.body))

function scene(hasLastWord = true) {
  const shelf = memoryWords()
  const sent: Word[] = []
  let refuse: () => void = () => undefined
  const post = vi.fn<NonNullable<WordKeeperParts['post']>>(async (_, words) => {
    refuse()
    sent.push(...words)
    return words.map(({ seq }) => ({ seq, outcome: 'kept' as const, why: null }))
  })
  const keeper = openWordKeeper({ personId: me, shelf: Promise.resolve(shelf), post })
  let line: () => Response = () => new Response(null, { status: 204 })
  const ask = vi.fn<typeof fetch>(async () => line())
  const relay = openRelay({ of: { studyId, itemId, sessionId }, hasLastWord, keeper, origin, ask })
  return {
    shelf,
    sent,
    post,
    keeper,
    ask,
    relay,
    answers: (how: () => Response) => void (line = how),
    lose: () => {
      line = () => {
        throw new TypeError('Failed to fetch')
      }
      refuse = () => {
        throw new Refusal({ code: 'offline', status: 0, title: 'Нет связи' })
      }
    },
    bringBack: () => {
      line = () => new Response(null, { status: 204 })
      refuse = () => undefined
    },
    refuseBy: (how: () => void) => void (refuse = how),
    texts: () => sent.map(({ body }) => atob(body)),
  }
}

test('D2 with a line everything goes as it would, by the key of the lesson, and nothing is kept', async () => {
  const s = scene()
  s.answers(() => new Response('["1"]', { status: 200, headers: { 'content-type': 'application/json' } }))
  expect(read(await s.relay.handle(statement('1')))).toEqual(['1'])
  expect(s.ask.mock.calls[0]![1]).toMatchObject({ method: 'POST', credentials: 'omit', headers })
  s.answers(() => new Response('{}', { status: 403 }))
  expect(await s.relay.handle(statement('2'))).toMatchObject({ status: 403 })
  expect(await s.shelf.waiting(me)).toEqual([])
})

test('D2 without a line words wait in their order and are answered as the store would; they go when it is back', async () => {
  const s = scene()
  s.lose()
  expect(read(await s.relay.handle(statement('1')))).toEqual(['1'])
  expect(await s.relay.handle(place({ at: 3 }))).toMatchObject({ status: 204 })
  expect(read(await s.relay.handle(statement('2', 'completed')))).toEqual(['2'])
  expect(s.keeper.state().save).toBe('offline')
  const kept = await s.shelf.waiting(me)
  expect(kept.map(({ word }) => word.resource)).toEqual([
    '/xapi/statements',
    '/xapi/activities/state',
    '/xapi/statements',
  ])
  // No key lies in the browser.
  expect(JSON.stringify(kept)).not.toContain('Basic')
  s.bringBack()
  dispatchEvent(new Event('online'))
  await vi.waitFor(() => expect(s.keeper.state().save).toBe('saved'))
  expect(s.texts()).toHaveLength(3)
  expect(await s.shelf.waiting(me)).toEqual([])
})

test('D2 what comes while others wait stands behind them, also when the line is back', async () => {
  const s = scene()
  s.lose()
  await s.relay.handle(statement('1'))
  s.answers(() => new Response(null, { status: 204 }))
  s.ask.mockClear()
  await s.relay.handle(statement('2'))
  expect(s.ask).not.toHaveBeenCalled()
  s.bringBack()
  await s.keeper.send()
  expect(s.texts().map((text) => (JSON.parse(text) as { id: string }).id)).toEqual(['1', '2'])
  await s.relay.handle(statement('3'))
  expect(s.ask).toHaveBeenCalledOnce()
})

test('D2 the lesson reads back what it wrote without a line, and what it had read before', async () => {
  const s = scene()
  s.answers(
    () =>
      new Response('{"at":1,"name":"x"}', { headers: { 'content-type': 'application/json', etag: '"e1"' } }),
  )
  await s.relay.handle(readPlace)
  s.lose()
  expect(read(await s.relay.handle(readPlace))).toEqual({ at: 1, name: 'x' })
  await s.relay.handle(place({ at: 2 }, {}, 'POST'))
  expect(read(await s.relay.handle(readPlace))).toEqual({ at: 2, name: 'x' })
  // It must not take its own place for another's.
  expect(await s.relay.handle(place({ at: 5 }, { 'if-match': '"e1"' }))).toMatchObject({ status: 412 })
  const now = await s.relay.handle(readPlace)
  expect(await s.relay.handle(place({ at: 5 }, { 'if-match': now!.headers['etag']! }))).toMatchObject({
    status: 204,
  })
  await s.relay.handle(asks('DELETE', 'activities/state?stateId=place&activityId=a'))
  expect(await s.relay.handle(readPlace)).toMatchObject({ status: 404 })
  // Nobody answers what was never seen.
  expect(await s.relay.handle(asks('GET', 'statements'))).toBeNull()
})

test('D2 a session that ended in the middle keeps its words for the learner; one that never spoke is told so', async () => {
  const s = scene()
  const over = () => new Response('{}', { status: 401 })
  s.answers(over)
  expect(await s.relay.handle(statement('0'))).toMatchObject({ status: 401 })
  s.bringBack()
  await s.relay.handle(place({ at: 1 }))
  s.answers(over)
  expect(read(await s.relay.handle(statement('1')))).toEqual(['1'])
  await s.keeper.send()
  expect(s.texts()).toHaveLength(1)
})

test('D2 nothing follows the last word; what cannot wait is not said to be kept', async () => {
  const s = scene()
  s.lose()
  expect(await s.relay.handle(asks('POST', 'statements', { verb: { id: 'x' } }))).toBeNull()
  expect(await s.relay.handle(place('x'.repeat(200_000)))).toBeNull()
  await s.relay.handle(statement('1', 'terminated'))
  expect(await s.relay.handle(place({ at: 1 }))).toMatchObject({ status: 403 })
  expect(await s.shelf.waiting(me)).toHaveLength(1)
})

test('D2 a package of xAPI has no last word: what it says after «terminated» waits too', async () => {
  const s = scene(false)
  s.lose()
  await s.relay.handle(statement('1', 'terminated'))
  expect(await s.relay.handle(place({ at: 1 }))).toMatchObject({ status: 204 })
  expect(await s.shelf.waiting(me)).toHaveLength(2)
})

test('D2 a lesson reaches the store of the portal and nothing else of it', async () => {
  const s = scene()
  for (const url of [
    `${origin}/api/session`,
    'https://elsewhere.example/xapi/statements',
    `${origin}/xapi/../api/x`,
  ])
    expect(await s.relay.handle({ ...statement('1'), url })).toBeNull()
  expect(s.ask).not.toHaveBeenCalled()
  expect(await s.shelf.waiting(me)).toEqual([])
})

test('D2 an ended sign-in keeps everything for its owner; what the server refuses is told with its reason', async () => {
  const s = scene()
  s.lose()
  await s.relay.handle(statement('1'))
  s.refuseBy(() => {
    throw new Refusal({ code: 'unauthenticated', status: 401, title: 'Войдите' })
  })
  await s.keeper.send()
  expect(s.keeper.state().save).toBe('signed-out')
  const post = vi.fn<NonNullable<WordKeeperParts['post']>>()
  await openWordKeeper({ personId: other, shelf: Promise.resolve(s.shelf), post }).send()
  expect(post).not.toHaveBeenCalled()
  s.post.mockImplementationOnce(async (_, words) =>
    words.map(({ seq }) => ({ seq, outcome: 'refused' as const, why: 'Занятие уже сдано' })),
  )
  await s.keeper.send()
  expect(s.keeper.state()).toMatchObject({ save: 'refused', why: ['Занятие уже сдано'] })
  expect(await s.shelf.waiting(me)).toEqual([])
})
