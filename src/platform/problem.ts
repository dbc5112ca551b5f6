/** A refusal the caller can act on (RFC 9457). Anything else thrown is a defect and becomes a 500. */

/** A refusal is declared once, in a contract: its code, its HTTP status and its Russian words. */
export interface Refusal {
  readonly code: string
  readonly status: number
  readonly title: string
}

/* @__NO_SIDE_EFFECTS__ */
export const refusal = (code: string, status: number, title: string): Refusal => ({ code, status, title })

/** One wrong field: `field` is a dotted path in the body, `message` says what to do, in Russian. */
export interface FieldFault {
  readonly field: string
  readonly message: string
}

export interface ProblemExtras {
  /** Every wrong field at once, never only the first. */
  readonly errors?: readonly FieldFault[]
  /** Seconds to wait, sent as Retry-After too. */
  readonly retryAfterSeconds?: number
  /** What happened in this very case, one Russian sentence. */
  readonly detail?: string
  readonly [name: string]: unknown
}

export class Problem extends Error {
  readonly refusal: Refusal
  readonly extras: ProblemExtras

  constructor(what: Refusal, extras: ProblemExtras = {}) {
    super(`${what.code}: ${extras.detail ?? what.title}`)
    this.refusal = what
    this.extras = extras
  }

  get code(): string {
    return this.refusal.code
  }

  get status(): number {
    return this.refusal.status
  }
}

/** RFC 9457 §3.1 members plus our `code` and extras. */
export const problemBody = (problem: Problem, instance: string) => ({
  type: `/problems/${problem.code}`,
  title: problem.refusal.title,
  status: problem.status,
  code: problem.code,
  instance,
  ...problem.extras,
})
