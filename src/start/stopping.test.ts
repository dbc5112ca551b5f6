/** What was started together ends together. */
import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { createStops, stopBySignal } from './stopping.ts'

test('the opposite order; one that fails does not keep the others running', async () => {
  const ended: string[] = []
  const stops = createStops()
  stops.add(async () => ended.push('база'))
  stops.add(() => Promise.reject(new Error('стенд не остановился')))
  stops.add(async () => ended.push('портал'))
  await expect(stops.all()).rejects.toThrow('стенд не остановился')
  expect(ended).toEqual(['портал', 'база'])
})

test('what starts while the end is under way is stopped too, and nothing twice', async () => {
  const ended: string[] = []
  const stops = createStops()
  stops.add(async () => ended.push('база'))
  await Promise.all([stops.all(), stops.all()])
  stops.add(async () => ended.push('опоздавший'))
  await new Promise((done) => setTimeout(done, 5))
  expect(ended).toEqual(['база', 'опоздавший'])
  expect(stops.isStopping()).toBe(true)
})

test('the first signal stops in peace, the second at once', async () => {
  const [signals, said, codes] = [new EventEmitter(), [] as string[], [] as number[]]
  const stops = createStops()
  let release: () => void = () => undefined
  stops.add(() => new Promise<void>((done) => (release = done)))
  stopBySignal(signals, stops, { say: (text) => said.push(text.trim()), exit: (code) => codes.push(code) })
  signals.emit('SIGINT')
  expect([said[0], codes]).toEqual([expect.stringContaining('Останавливаемся'), []])
  signals.emit('SIGINT')
  expect(codes).toEqual([130])
  release()
  await new Promise((done) => setTimeout(done, 5))
  expect(codes).toEqual([130, 0])
})
