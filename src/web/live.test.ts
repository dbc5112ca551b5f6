// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { listen, type LiveState } from './live.ts'

vi.mock('./signing/key.ts', () => ({ loadKey: async () => undefined }))
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A line that is open until the test cuts it. */
function line(): { readonly reply: () => Response; readonly cut: () => void } {
  let cut = () => {}
  const stream = new ReadableStream({
    start: (controller) => void (cut = () => controller.error(new Error('cut'))),
  })
  return { reply: () => new Response(stream), cut: () => cut() }
}

test('D6 a lost line is called lost until it is open again, however often it is tried', async () => {
  const [first, second] = [line(), line()]
  let answer: () => Response = first.reply
  vi.stubGlobal('fetch', async () => answer())
  const said: LiveState[] = []
  const stop = listen(
    () => undefined,
    (state) => said.push(state),
  )
  await vi.advanceTimersByTimeAsync(0)
  expect(said).toEqual(['connecting', 'open'])
  answer = () => {
    throw new TypeError('Failed to fetch')
  }
  first.cut()
  await vi.advanceTimersByTimeAsync(20_000)
  expect(new Set(said.slice(2))).toEqual(new Set(['lost']))
  answer = second.reply
  await vi.advanceTimersByTimeAsync(15_000)
  expect(said.at(-1)).toBe('open')
  stop()
})
