// @vitest-environment happy-dom
/** D2: what was learnt without a line is kept and sent once it is back; nothing is lost and nothing is another's. */
import { expect, test, vi } from 'vitest'
import { Refusal } from '../../../../web/api.ts'
import type { Report } from '../../contract.ts'
import { join, openKeeper, portionOf, type KeeperParts, type Reply, type SaveState } from './keeper.ts'
import { memoryShelf } from './shelf.ts'

const [me, study, item] = [
  '0193a1de-0000-7000-8000-000000000001',
  '0193a1de-0000-7000-8000-000000000002',
  '0193a1de-0000-7000-8000-000000000003',
]
const reply = (reports: readonly Report[], outcome: 'kept' | 'refused' = 'kept'): Reply => ({
  outcomes: reports.map((r) => ({ seq: r.seq, outcome })),
  newer: null,
  items: [],
  share: 0,
  isDone: false,
})
const offline = () => new Refusal({ code: 'offline', status: 0, title: 'Нет связи' })
const page = (n: number) => ({ kind: 'pdf' as const, itemId: item, page: n })
const lesson = (place: string) => ({ kind: 'scorm' as const, itemId: item, sco: 'i1', cmi: { place } })

function scene() {
  const shelf = memoryShelf()
  const sent: Report[][] = []
  let answer: () => void = () => undefined
  const post = vi.fn<NonNullable<KeeperParts['post']>>(async (_study, _device, reports) => {
    answer()
    sent.push([...reports])
    return reply(reports)
  })
  const keeper = openKeeper({ personId: me, shelf: Promise.resolve(shelf), post })
  const states: SaveState[] = []
  keeper.listen((state) => void states.push(state))
  return { shelf, sent, post, keeper, states, fail: (how: () => void) => void (answer = how) }
}

test('D2 a place is kept at once and told as saved only when the server has it', async () => {
  const { keeper, sent, states } = scene()
  await keeper.put(study, page(2))
  expect(states.at(-1)).toBe('saving')
  await keeper.send()
  expect(sent).toHaveLength(1)
  expect(keeper.state()).toBe('saved')
})

test('D2 without a line everything waits, the latest place of each item alone, and goes when it is back', async () => {
  const { keeper, sent, shelf, fail } = scene()
  fail(() => {
    throw offline()
  })
  await keeper.put(study, lesson('2'))
  await keeper.send()
  expect(keeper.state()).toBe('offline')
  await keeper.put(study, lesson('3'))
  expect(await shelf.waiting(me)).toMatchObject([{ report: { cmi: { place: '3' } } }])
  fail(() => undefined)
  dispatchEvent(new Event('online'))
  await vi.waitFor(() => expect(keeper.state()).toBe('saved'))
  expect(sent.at(-1)).toMatchObject([{ cmi: { place: '3' } }])
  expect(await shelf.waiting(me)).toEqual([])
})

test('D2 pages that were turned quickly all count', async () => {
  const { keeper, sent } = scene()
  for (const n of [1, 2, 3]) await keeper.put(study, page(n))
  await keeper.send()
  expect(sent.at(-1)).toMatchObject([{ page: 1 }, { page: 2 }, { page: 3 }])
})

test('D2 seconds of a film add up while they wait', async () => {
  const { keeper, sent, fail } = scene()
  fail(() => {
    throw offline()
  })
  const film = (from: number, to: number) => ({
    kind: 'video' as const,
    itemId: item,
    place: to,
    played: [[from, to] as [number, number]],
  })
  await keeper.put(study, film(0, 10))
  await keeper.put(study, film(10, 25))
  fail(() => undefined)
  await keeper.send()
  expect(sent.at(-1)).toMatchObject([
    {
      place: 25,
      played: [
        [0, 10],
        [10, 25],
      ],
    },
  ])
})

test('D2 an ended session keeps everything for its owner; whoever signs in next sends nothing of theirs', async () => {
  const { keeper, shelf, fail, post } = scene()
  fail(() => {
    throw new Refusal({ code: 'unauthenticated', status: 401, title: 'Войдите' })
  })
  await keeper.put(study, page(4))
  await keeper.send()
  expect(keeper.state()).toBe('signed-out')
  post.mockClear()
  const other = openKeeper({ personId: study, shelf: Promise.resolve(shelf), post })
  await other.send()
  expect(post).not.toHaveBeenCalled()
  fail(() => undefined)
  await openKeeper({ personId: me, shelf: Promise.resolve(shelf), post }).send()
  expect(post).toHaveBeenCalledOnce()
})

test('D2 what the server will never take is told and waits no longer; a browser without storage says so', async () => {
  const { keeper, shelf, fail } = scene()
  fail(() => {
    throw new Refusal({ code: 'course.not-begun', status: 409, title: 'Обучение ещё не началось' })
  })
  await keeper.put(study, page(5))
  await keeper.send()
  expect(keeper.state()).toBe('refused')
  expect(await shelf.waiting(me)).toEqual([])
  const post = async () => {
    throw offline()
  }
  const bare = openKeeper({ personId: me, shelf: Promise.reject(new Error('forbidden')), post })
  await bare.put(study, page(1))
  await bare.send()
  expect(bare.state()).toBe('unkept')
})

test('D2 what is too much for one letter goes in several, in its order', () => {
  const kept = (seq: number, letters: number) => ({
    key: String(seq),
    personId: me,
    studyId: study,
    report: { ...lesson('ж'.repeat(letters)), seq, saidAt: '2026-11-02T09:00:00.000Z' },
  })
  const seqs = (...all: ReturnType<typeof kept>[]) => portionOf(all).map((k) => k.report.seq)
  expect(seqs(kept(1, 10), kept(2, 10))).toEqual([1, 2])
  expect(seqs(kept(1, 60_000), kept(2, 60_000), kept(3, 10))).toEqual([1])
  expect(seqs(kept(1, 110_000), kept(2, 10))).toEqual([1])
})

test('D2 a page closed in the middle of a word: the next page sends it', async () => {
  localStorage.clear()
  const closed = openKeeper({
    personId: me,
    shelf: new Promise(() => undefined),
    post: vi.fn<NonNullable<KeeperParts['post']>>(),
  })
  void closed.put(study, page(4))
  closed.stop()
  const stranger = openKeeper({
    personId: item,
    shelf: Promise.resolve(memoryShelf()),
    post: vi.fn<NonNullable<KeeperParts['post']>>(),
  })
  const { sent } = scene()
  await vi.waitFor(() => expect(sent).toMatchObject([[{ page: 4 }]]), { timeout: 5000 })
  expect(localStorage).toHaveLength(0)
  expect(stranger.state()).toBe('saved')
})

test('D2 what was said later stays, whichever of the two comes to the shelf last', () => {
  const said = (place: string, saidAt: string, seq: number) => ({ ...lesson(place), seq, saidAt }) as Report
  expect(join(said('3', '2026-11-30T10:00:02Z', 7), said('2', '2026-11-30T10:00:01Z', 8))).toMatchObject({
    cmi: { place: '3' },
    seq: 8,
  })
})
