/** Does something at an instant of the portal's clock, exactly; a clock that was set meanwhile is noticed. */

/** Never asleep longer than this, so a clock set forward is late by no more; also timers know no more than 24 days. */
const longestMs = 15_000

/** Returns a stop. Nothing happens for `null`. */
export function atInstant(at: Date | null, now: () => Date, act: () => void): () => void {
  if (at === null) return () => undefined
  let timer: NodeJS.Timeout
  const wait = () => {
    const left = at.getTime() - now().getTime()
    if (left <= 0) return act()
    timer = setTimeout(wait, Math.min(left, longestMs))
  }
  // Not at once even when the instant has passed: the caller is not ready to be called back yet.
  timer = setTimeout(wait, 0)
  return () => clearTimeout(timer)
}
