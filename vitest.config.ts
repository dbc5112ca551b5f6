/** Rules, HTTP on real PostgreSQL, pages and house tests; the browser stories have a configuration of their own. */
import { defineConfig } from 'vitest/config'

const patience = { testTimeout: 30_000, hookTimeout: 60_000 }
const pages = ['src/**/*.test.tsx', 'src/**/web/**/*.test.ts']

export default defineConfig({
  test: {
    globalSetup: ['src/test/global-setup.ts'],
    maxWorkers: 2,
    projects: [
      // Modules keep nothing between requests, so files of tests share them: half the time went into reading them anew.
      {
        test: { name: 'сервер', include: ['src/**/*.test.ts'], exclude: pages, isolate: false, ...patience },
      },
      // A page keeps its document, its caches and what stands in for the server.
      { test: { name: 'страницы', include: pages, ...patience } },
    ],
  },
})
