/** What a public test suite needs of us, and what we want to know of its run. */
import type { FreshPortal } from './portal.ts'

export interface Run {
  readonly what: string
  readonly passed: number
  readonly failed: number
  /** The file with every case. */
  readonly log: string
}

export interface Suite {
  /** Where the suite comes from and how it is made ready. */
  readonly words: string
  /** Its packages are played in a browser. */
  readonly needsPage?: true
  readonly run: (with_: {
    readonly portal: FreshPortal
    readonly folder: string
    readonly logFolder: string
    /** Only cases of this name. */
    readonly grep?: string
  }) => Promise<readonly Run[]>
}
