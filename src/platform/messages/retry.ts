/** When to try again: full jitter, so that all who failed together do not come back together (security §7.2). Pure. */

export const maxTries = 12
/** The queue's own tries for one job: the last try of the message must fail for good, into the dead letters. */
export const jobAttempts = (triesDone: number): number => (triesDone + 1 >= maxTries ? 1 : maxTries)

const longestSeconds = 15 * 60

/** `attempt` counts from 1; `random` is uniform in [0, 1). */
export const backoffSeconds = (attempt: number, random: number): number =>
  Math.min(longestSeconds, 2 ** attempt) * random

/** The provider's own wish is obeyed within reason, with a little jitter on top. */
export const waitSeconds = (attempt: number, wish: number | null, random: number): number =>
  wish === null ? backoffSeconds(attempt, random) : Math.min(longestSeconds, wish) + random * 5
