/** The setting reaches the library: no `new Function` is tried under the strict policy. */
import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'

test('shapes are checked without making functions from text', async () => {
  const setting = /globalThis\.__zod_globalConfig = (\{ .* \})/.exec(
    readFileSync('src/web/public/before-paint.js', 'utf8'),
  )?.[1]
  expect(setting).toBe('{ jitless: true }')
  const made = vi.fn<() => void>()
  vi.stubGlobal('Function', made)
  vi.stubGlobal('__zod_globalConfig', { jitless: true })
  const { config, z } = await import('zod')
  expect(config().jitless).toBe(true)
  expect(z.object({ a: z.string() }).safeParse({ a: 'x' }).success).toBe(true)
  expect(made).not.toHaveBeenCalled()
  vi.unstubAllGlobals()
})
