/** Rules, HTTP on real PostgreSQL, pages and house tests; the browser stories have a configuration of their own. */
import { defineConfig } from 'vitest/config'

const patience = { testTimeout: 30_000, hookTimeout: 60_000 }
/** A page keeps its document, its caches and what stands in for the server; one test puts its own policies in place. */
const apart = [
  'src/**/*.test.tsx',
  'src/**/web/**/*.test.ts',
  'src/modules/files/client.test.ts',
  'src/test/each-wall.test.ts',
]

export default defineConfig({
  test: {
    globalSetup: ['src/test/global-setup.ts'],
    maxWorkers: 3,
    projects: [
      // Modules keep nothing between requests, so files of tests share them: half the time went into reading them anew.
      {
        test: {
          name: 'сервер',
          include: ['src/**/*.test.ts'],
          exclude: apart,
          isolate: false,
          maxWorkers: 3,
          ...patience,
        },
      },
      {
        test: {
          name: 'порознь',
          include: apart,
          setupFiles: ['src/web/patience.test.setup.ts'],
          ...patience,
        },
      },
    ],
  },
})
