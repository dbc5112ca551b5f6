/** Stories in a real browser against the portal started as a newcomer starts it. */
import { defineConfig } from 'vitest/config'
import { atOnce } from './e2e/world.ts'

export default defineConfig({
  test: {
    include: ['e2e/tests/**/*.test.ts'],
    globalSetup: ['e2e/world.ts'],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    maxWorkers: atOnce,
  },
})
