// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { DraftFields, type Draft } from '../contract.ts'
import { keepDraft, type KeeperParts } from './draft-keeper.ts'

const id = '0199aaaa-0000-7000-8000-000000000001'
const at = '2026-11-23T07:42:00.000Z'
const draft = (version: number, over: Partial<DraftFields> = {}): Draft => ({
  id,
  version,
  fields: { ...DraftFields.parse({}), ...over },
  files: [],
  title: 'Запись',
  createdAt: at,
  savedAt: at,
  mends: null,
})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function scene(over: Partial<KeeperParts> = {}) {
  let server = draft(1)
  const put = vi.fn<KeeperParts['put']>((version, fields) => {
    if (version !== server.version) {
      return Promise.reject(
        new Refusal({ code: 'education-draft.conflict', status: 409, title: 'Изменён', current: server }),
      )
    }
    server = { ...server, version: version + 1, fields }
    return Promise.resolve(server)
  })
  const onPulled = vi.fn<() => void>()
  const keeper = keepDraft({ draft: server, put, onSaved: () => undefined, onPulled, ...over })
  return {
    keeper,
    put,
    onPulled,
    server: () => server,
    elsewhere: (fields: Partial<DraftFields>) =>
      (server = draft(server.version + 1, { ...server.fields, ...fields })),
  }
}

test('D5 typing is saved once, after a pause', async () => {
  const { keeper, put, server } = scene()
  keeper.set({ hours: '5' })
  keeper.set({ hours: '50' })
  keeper.set({ hours: '504' })
  await vi.advanceTimersByTimeAsync(799)
  expect(put).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(put).toHaveBeenCalledOnce()
  expect(server().fields.hours).toBe('504')
  expect(keeper.now().state).toBe('saved')
})

test('D5 what is not kept yet is never called kept; a file waits for no pause', async () => {
  const { keeper, put } = scene()
  keeper.set({ hours: '504' })
  expect(keeper.now().state).toBe('saving')
  expect(keeper.isBehind()).toBe(true)
  await vi.advanceTimersByTimeAsync(800)
  expect(keeper.now().state).toBe('saved')
  keeper.set({ fileIds: [id] })
  expect(keeper.now().state).toBe('saving')
  await vi.advanceTimersByTimeAsync(0)
  expect(put).toHaveBeenCalledTimes(2)
  expect(keeper.now().state).toBe('saved')
  expect(keeper.isBehind()).toBe(false)
})

test('D5 what another device changed in other fields is joined and saved', async () => {
  const { keeper, server, elsewhere, onPulled } = scene()
  elsewhere({ series: '7827' })
  keeper.set({ hours: '504' })
  await keeper.flush()
  expect(server().fields).toMatchObject({ hours: '504', series: '7827' })
  expect(keeper.now()).toMatchObject({ question: null, fields: { series: '7827' } })
  expect(onPulled).toHaveBeenCalledOnce()
})

test.for([
  ['mine', '504'],
  ['theirs', '512'],
] as const)('D5 one field on both devices is a question; the answer «%s» stands', async ([whose, hours]) => {
  const { keeper, server, elsewhere } = scene()
  elsewhere({ hours: '512' })
  keeper.set({ hours: '504' })
  await keeper.flush()
  expect(keeper.now().question).toMatchObject({ names: ['hours'], theirs: { hours: '512' } })
  keeper.answer(whose)
  await vi.advanceTimersByTimeAsync(1)
  expect(keeper.now()).toMatchObject({ question: null, fields: { hours } })
  expect(server().fields.hours).toBe(hours)
})

test('D5 a lost line loses nothing: it is tried again until it is kept', async () => {
  let isDown = true
  const { put } = scene()
  const { keeper } = scene({
    put: (version, fields) =>
      isDown
        ? Promise.reject(new Refusal({ code: 'offline', status: 0, title: 'Нет связи' }))
        : put(version, fields),
  })
  keeper.set({ hours: '504' })
  await vi.advanceTimersByTimeAsync(800)
  expect(keeper.now()).toMatchObject({ state: 'unsaved', fields: { hours: '504' } })
  isDown = false
  await vi.advanceTimersByTimeAsync(5000)
  expect(keeper.now().state).toBe('saved')
})

test('a refusal is said and not repeated', async () => {
  const refusing = vi.fn<KeeperParts['put']>(() =>
    Promise.reject(
      new Refusal({ code: 'education-draft.confirmed', status: 409, title: 'Эта запись уже подтверждена' }),
    ),
  )
  const { keeper } = scene({ put: refusing })
  keeper.set({ hours: '504' })
  await vi.advanceTimersByTimeAsync(20_000)
  expect(refusing).toHaveBeenCalledOnce()
  expect(keeper.now()).toMatchObject({ state: 'refused', fault: 'Эта запись уже подтверждена' })
})

test('leaving the page saves at once what waited for its pause; a newer version elsewhere is shown', async () => {
  const { keeper, put, server, elsewhere } = scene()
  elsewhere({ number: '0114823' })
  keeper.hear(2, () => Promise.resolve(server()))
  await vi.advanceTimersByTimeAsync(0)
  expect(keeper.now().fields.number).toBe('0114823')
  keeper.set({ hours: '504' })
  keeper.close()
  await vi.advanceTimersByTimeAsync(0)
  expect(put).toHaveBeenCalledOnce()
  expect(server().fields).toMatchObject({ hours: '504', number: '0114823' })
})
