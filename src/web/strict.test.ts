/** The setting reaches the library: no `new Function` is tried under the strict policy. */
import { expect, test, vi } from 'vitest'

test('shapes are checked without making functions from text', async () => {
  const made = vi.fn<() => void>()
  vi.stubGlobal('Function', made)
  await import('./strict.ts')
  const { config, z } = await import('zod')
  expect(config().jitless).toBe(true)
  expect(z.object({ a: z.string() }).safeParse({ a: 'x' }).success).toBe(true)
  expect(made).not.toHaveBeenCalled()
  vi.unstubAllGlobals()
})
