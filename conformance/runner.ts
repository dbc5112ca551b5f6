/** What each suite answers. */
export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** `suite`: the folder of the suite as it was brought. `say` prints and keeps in the log. */
export type Runner = (suite: string, say: (text: string) => void) => Promise<Tally>
