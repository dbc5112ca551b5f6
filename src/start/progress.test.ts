/** Whoever waits sees what for. */
import { stripVTControlCharacters } from 'node:util'
import { expect, test, vi } from 'vitest'
import { createProgress } from './progress.ts'

function screenOf(isTTY: boolean) {
  let text = ''
  return { isTTY, columns: 60, write: (part: string) => (text += part), text: () => text }
}

test('without a terminal: a line for each finished step, a failed one is marked', async () => {
  const screen = screenOf(false)
  let at = 0
  const progress = createProgress(screen, () => (at += 1500))
  await progress.step('База данных', async () => 1)
  await expect(progress.step('Портал', () => Promise.reject(new Error('нет')))).rejects.toThrow('нет')
  expect(screen.text()).toBe('  ✓ База данных              1,5 с\n  ✗ Портал                   1,5 с\n')
})

test('without a terminal: a long step is announced once with what it does', async () => {
  vi.useFakeTimers()
  const screen = screenOf(false)
  const progress = createProgress(screen, Date.now)
  const step = progress.step('Учебный мир', async (tell) => {
    tell('12 из 200')
    await new Promise((done) => setTimeout(done, 9000))
  })
  await vi.advanceTimersByTimeAsync(9000)
  await step
  vi.useRealTimers()
  expect(screen.text()).toBe('  … Учебный мир: 12 из 200\n  ✓ Учебный мир              9,0 с\n')
})

test('on a terminal: one line tells of all steps under way and never wraps', async () => {
  const screen = screenOf(true)
  const progress = createProgress(screen, () => 0)
  await Promise.all([
    progress.step('База данных', async () => progress.say('слово')),
    progress.step('Сборка страницы', (tell) => Promise.resolve(tell('очень подробно '.repeat(10)))),
  ])
  const drawn = screen.text().split(/\r|\n/).map(stripVTControlCharacters)
  expect(drawn.some((line) => line.includes('База данных') && line.includes('Сборка страницы'))).toBe(true)
  expect(Math.max(...drawn.map((line) => line.length))).toBeLessThanOrEqual(60)
  expect(screen.text().endsWith('\n')).toBe(true)
})
