/** Stories in a real browser against the portal started as a newcomer starts it. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { defineConfig } from 'vitest/config'
import { atOnce } from './e2e/world.ts'

/** They take minutes: begun last, they would keep everybody waiting while the other worker is idle. */
const longest = ['pages', 'kit', 'licences', 'ways', 'doctor']

class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`))
      return at === -1 ? longest.length : at
    }
    return Promise.resolve(files.toSorted((a, b) => place(a) - place(b)))
  }
}

export default defineConfig({
  test: {
    include: ['e2e/tests/**/*.test.ts'],
    globalSetup: ['e2e/world.ts'],
    testTimeout: 300_000,
    hookTimeout: 240_000,
    // A busy machine is slow, not wrong.
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: atOnce,
    sequence: { sequencer: LongestFirst },
  },
})
