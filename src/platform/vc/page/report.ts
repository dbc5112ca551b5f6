/** What the page of checking shows: made by the checker, drawn by the page. */
export interface CheckReport {
  readonly name: string
  /** `unsure`: nothing is wrong, but not everything could be asked. */
  readonly verdict: 'accepted' | 'unsure' | 'refused'
  readonly title: string
  readonly facts: readonly (readonly [string, string])[]
  readonly lines: readonly {
    readonly what: string
    readonly isPassed: boolean | null
    readonly detail?: string
  }[]
}

export interface CheckerInfo {
  readonly origin: string
  readonly takenAt: string
  /** Keys that the page believes: SHA-256 of the key, in groups of four. */
  readonly keys: readonly { readonly print: string; readonly since: string | null }[]
}

export interface Checker {
  readonly info: CheckerInfo
  /** `notes`: what was taken in beside the credentials: a fresher list, a proof of the journal. */
  readonly check: (
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  ) => Promise<{ readonly notes: readonly string[]; readonly reports: readonly CheckReport[] }>
}
