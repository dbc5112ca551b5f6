/** Which warning of an end is due: the nearest distance crossed, once. Pure. */
const dayMs = 86_400_000

/** `told`: distances said already for this very end. Those that were passed by unsaid are not said later. */
export function dueWarning(
  endsAt: Date,
  now: Date,
  distances: readonly number[],
  told: readonly number[],
): number | null {
  const left = endsAt.getTime() - now.getTime()
  if (left <= 0) return null
  const crossed = distances.filter((days) => left <= days * dayMs)
  const nearest = crossed.length > 0 ? Math.min(...crossed) : null
  return nearest === null || told.some((days) => days <= nearest) ? null : nearest
}
