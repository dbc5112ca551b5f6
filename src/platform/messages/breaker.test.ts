/** A provider that lies down is left alone for half a minute, then one request feels its pulse. */
import { expect, test } from 'vitest'
import { createBreaker } from './breaker.ts'
import { LineFault } from './messenger.ts'
import { backoffSeconds, maxTries, waitSeconds } from './retry.ts'

function scene() {
  let at = 0
  let asked = 0
  let answer: () => Promise<string> = () => Promise.reject(new LineFault('provider-error', 'x'))
  const breaker = createBreaker('x', () => at)
  return {
    run: () =>
      breaker
        .run(() => {
          asked++
          return answer()
        })
        .catch((e: LineFault) => e.reason),
    pass: (ms: number) => void (at += ms),
    answers: (how: typeof answer) => void (answer = how),
    asked: () => asked,
  }
}

test('after five failures in a row nobody asks for 30 s', async () => {
  const s = scene()
  for (let i = 0; i < 5; i++) expect(await s.run()).toBe('provider-error')
  expect(await s.run()).toBe('resting')
  s.pass(29_999)
  expect(await s.run()).toBe('resting')
  expect(s.asked()).toBe(5)
})

test('a success between failures keeps the line open', async () => {
  const s = scene()
  for (let i = 0; i < 4; i++) await s.run()
  s.answers(async () => 'well')
  expect(await s.run()).toBe('well')
  s.answers(() => Promise.reject(new LineFault('timeout', 'x')))
  for (let i = 0; i < 4; i++) expect(await s.run()).toBe('timeout')
})

test('after the rest exactly one asks; its luck decides for all', async () => {
  const s = scene()
  for (let i = 0; i < 5; i++) await s.run()
  s.pass(30_000)
  const { promise, reject } = Promise.withResolvers<string>()
  s.answers(() => promise)
  const probe = s.run()
  expect(await s.run()).toBe('resting')
  reject(new LineFault('timeout', 'x'))
  expect(await probe).toBe('timeout')
  expect(await s.run()).toBe('resting')
  s.pass(30_000)
  s.answers(async () => 'well')
  expect(await s.run()).toBe('well')
  expect(await s.run()).toBe('well')
})

test('a full mailbox of one reader closes the line to nobody', async () => {
  const s = scene()
  s.answers(() => Promise.reject(new LineFault('reader-busy', 'x')))
  for (let i = 0; i < 20; i++) expect(await s.run()).toBe('reader-busy')
})

test('pauses double up to a quarter of an hour and are spread evenly from zero', () => {
  expect([1, 2, 5, 9, 10, maxTries].map((n) => backoffSeconds(n, 1))).toEqual([2, 4, 32, 512, 900, 900])
  expect(backoffSeconds(8, 0)).toBe(0)
  expect(backoffSeconds(8, 0.5)).toBe(128)
  expect(waitSeconds(1, 60, 0)).toBe(60)
  expect(waitSeconds(1, 86_400, 0)).toBe(900)
})
