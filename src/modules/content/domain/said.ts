/** What the statements of a package of xAPI mean for its item. Pure. */
export type Json = Readonly<Record<string, unknown>>

export type SaidOutcome = 'passed' | 'failed' | 'completed'
export interface Said {
  readonly outcome: SaidOutcome
  readonly score: number | null
}

const verbs = 'http://adlnet.gov/expapi/verbs/'
const child = (of: Json | undefined, name: string): Json | undefined => {
  const value = of?.[name]
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined
}
const amount = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null

/** 0–1: as it was scaled, or by its own bounds. */
export function scoreOf(told: Json): number | null {
  const score = child(child(told, 'result'), 'score')
  const scaled = amount(score?.['scaled'])
  const [raw, max, min] = [amount(score?.['raw']), amount(score?.['max']), amount(score?.['min']) ?? 0]
  const share = scaled ?? (raw !== null && max !== null && max > min ? (raw - min) / (max - min) : null)
  return share === null ? null : Math.min(1, Math.max(0, share))
}

function outcomeOf(told: Json, activityId: string): SaidOutcome | null {
  const object = child(told, 'object')
  if (object?.['id'] !== activityId || (object['objectType'] ?? 'Activity') !== 'Activity') return null
  const verb = child(told, 'verb')?.['id']
  if (verb === `${verbs}passed` || verb === `${verbs}mastered`) return 'passed'
  if (verb === `${verbs}failed`) return 'failed'
  if (verb !== `${verbs}completed`) return null
  return child(told, 'result')?.['success'] === false ? 'failed' : 'completed'
}

/** Of what was said at once: passed over failed, failed over merely completed; null: nothing that moves the item. */
export function saidBy(statements: readonly Json[], activityId: string): Said | null {
  const known = statements.flatMap((told) => {
    const outcome = outcomeOf(told, activityId)
    return outcome === null ? [] : [{ outcome, score: scoreOf(told) }]
  })
  const weights: readonly SaidOutcome[] = ['passed', 'failed', 'completed']
  const outcome = weights.find((one) => known.some((k) => k.outcome === one))
  if (outcome === undefined) return null
  const scored = known.filter((k) => k.score !== null)
  const score = (scored.find((k) => k.outcome === outcome) ?? scored[0])?.score ?? null
  return { outcome, score }
}
