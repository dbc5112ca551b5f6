// @vitest-environment happy-dom
/** The look of the device: kept, damaged, shown before the first paint. */
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { applyLook, attributesOf, firstLowVision, lookFrom, type Look } from './apply.ts'
import { choose, chooseLowVision, chooseScheme, look, startLook, watchLook } from './look.ts'

const html = document.documentElement
const names = Object.keys(attributesOf({ scheme: 'auto', lowVision: null }, false))
const shown = () => Object.fromEntries(names.map((name) => [name, html.getAttribute(name)]))

beforeEach(() => {
  localStorage.clear()
  for (const name of names) html.removeAttribute(name)
})

const looks: Look[] = [
  { scheme: 'auto', lowVision: null },
  { scheme: 'dark', lowVision: null },
  { scheme: 'light', lowVision: null },
  { scheme: 'dark', lowVision: firstLowVision },
  {
    scheme: 'auto',
    lowVision: { size: 200, scheme: 'night', letters: 'wide', lines: 'wide', face: 'serif', pictures: false },
  },
  { scheme: 'auto', lowVision: { ...firstLowVision, scheme: 'sky', size: 150 } },
]

describe('before the first paint the page already looks as chosen', () => {
  const script = readFileSync('src/web/public/before-paint.js', 'utf8')
  for (const isDark of [true, false]) {
    test.for(looks)(`%j, system dark: ${isDark}`, (kept) => {
      vi.stubGlobal('matchMedia', () => ({ matches: isDark }))
      localStorage.setItem('nmo-look', JSON.stringify(kept))
      // The committed script itself, as the browser would run it.
      // oxlint-disable-next-line typescript/no-implied-eval, eslint/no-new-func
      new Function(script)()
      const early = shown()
      applyLook(kept, isDark, html)
      expect(early).toEqual(shown())
      vi.unstubAllGlobals()
    })
  }
})

test('damaged or old keeping gives the ordinary page', () => {
  for (const raw of [null, 7, 'x', [], { lowVision: 5 }, { scheme: 'pink' }]) {
    expect(lookFrom(raw)).toEqual({ scheme: 'auto', lowVision: null })
  }
  expect(lookFrom({ lowVision: { size: 9000, scheme: 'sand' } }).lowVision).toEqual({
    ...firstLowVision,
    scheme: 'sand',
  })
})

test('a choice is applied, kept, told, and taken back', () => {
  startLook()
  const heard = vi.fn<() => void>()
  const stop = watchLook(heard)
  chooseLowVision({ size: 200 })
  chooseLowVision({ scheme: 'night' })
  expect(look().lowVision).toEqual({ ...firstLowVision, size: 200, scheme: 'night' })
  expect(shown()).toMatchObject({
    'data-lv': '200',
    'data-lv-scheme': 'night',
    'data-mantine-color-scheme': 'dark',
  })
  expect(JSON.parse(localStorage.getItem('nmo-look') ?? '')).toEqual(look())
  chooseLowVision(null)
  chooseScheme('light')
  expect(shown()).toMatchObject({ 'data-lv': null, 'data-mantine-color-scheme': 'light' })
  expect(heard).toHaveBeenCalledTimes(4)
  stop()
})

test('a profile from another device is taken whole', () => {
  startLook()
  choose(lookFrom({ scheme: 'dark', lowVision: { size: 150, pictures: false } }))
  expect(shown()).toMatchObject({ 'data-lv': '150', 'data-lv-pictures': 'off' })
})

test('another tab chose: this one follows', () => {
  startLook()
  localStorage.setItem('nmo-look', JSON.stringify({ scheme: 'dark', lowVision: null }))
  window.dispatchEvent(new StorageEvent('storage', { key: 'nmo-look' }))
  expect(shown()['data-mantine-color-scheme']).toBe('dark')
})
