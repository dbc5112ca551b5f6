// @vitest-environment happy-dom
/** The strict policy forbids making functions from text and reports each try: the shapes library is told before it loads. */
import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'

test('shapes are checked without making functions from text', async () => {
  // oxlint-disable-next-line typescript/no-implied-eval, eslint/no-new-func
  new Function(readFileSync('src/web/public/before-paint.js', 'utf8'))()
  const made = vi.fn<() => void>()
  vi.stubGlobal('Function', made)
  const { config, z } = await import('zod')
  expect(config().jitless).toBe(true)
  expect(z.object({ a: z.string() }).safeParse({ a: 'x' }).success).toBe(true)
  expect(made).not.toHaveBeenCalled()
  vi.unstubAllGlobals()
})
