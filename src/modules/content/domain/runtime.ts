/** What a package says of its learner, in the portal's words: SCORM 1.2 and 2004. Pure. */
import type { Sco, ScormInside } from '../contract.ts'

export interface Said {
  readonly isDone: boolean
  readonly isFailed: boolean
  /** 0–1; null when nothing was said. */
  readonly score: number | null
  /** 0–1 of one lesson. */
  readonly share: number
}

const at = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>(
    (v, key) => (typeof v === 'object' && v !== null ? (v as Record<string, unknown>)[key] : undefined),
    value,
  )
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const number = (value: unknown): number | null => {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const n = value === '' ? Number.NaN : Number(value)
  return Number.isFinite(n) ? n : null
}
const unit = (n: number | null): number | null => (n === null ? null : Math.min(1, Math.max(0, n)))

export function saidBy(
  kind: ScormInside['kind'],
  sco: Sco,
  state: Record<string, unknown> | undefined,
): Said {
  if (!state) return { isDone: false, isFailed: false, score: null, share: 0 }
  if (sco.isAsset) return { isDone: true, isFailed: false, score: null, share: 1 }
  return kind === 'scorm12' ? said12(sco, state) : said2004(sco, state)
}

function said12(sco: Sco, state: Record<string, unknown>): Said {
  const core = at(state, 'cmi', 'core')
  const status = text(at(core, 'lesson_status'))
  const raw = number(at(core, 'score', 'raw'))
  const max = number(at(core, 'score', 'max')) || 100
  const mastered = sco.masteryScore !== null && raw !== null ? raw >= sco.masteryScore : null
  const isFailed = mastered === false || status === 'failed'
  const isDone = !isFailed && (mastered === true || status === 'passed' || status === 'completed')
  return {
    isDone,
    isFailed,
    score: unit(raw === null ? null : raw / max),
    share: isDone ? 1 : status === '' || status === 'not attempted' ? 0 : 0.5,
  }
}

function said2004(sco: Sco, state: Record<string, unknown>): Said {
  const cmi = at(state, 'cmi')
  const measure = unit(number(at(cmi, 'progress_measure')))
  const threshold = sco.completionThreshold
  const completion =
    threshold !== null && measure !== null
      ? measure >= threshold
        ? 'completed'
        : 'incomplete'
      : text(at(cmi, 'completion_status'))
  const raw = number(at(cmi, 'score', 'raw'))
  const [min, max] = [number(at(cmi, 'score', 'min')) ?? 0, number(at(cmi, 'score', 'max')) ?? 100]
  const scaled =
    number(at(cmi, 'score', 'scaled')) ?? (raw === null || max <= min ? null : (raw - min) / (max - min))
  // Packages that were brought before the portal kept it have none.
  const passing = number(sco.passingScore)
  // RTE 4.2.22: the author's passing score outweighs what the lesson says itself.
  const success =
    passing !== null && scaled !== null
      ? scaled >= passing
        ? 'passed'
        : 'failed'
      : text(at(cmi, 'success_status'))
  const isFailed = success === 'failed'
  // Passed is enough: many packages say nothing of completion.
  const isDone = !isFailed && (success === 'passed' || completion === 'completed')
  return {
    isDone,
    isFailed,
    score: unit(scaled),
    share: isDone ? 1 : (measure ?? (completion === 'incomplete' ? 0.5 : 0)),
  }
}

/** A package as a whole: done when every lesson is, or when the rules of its author say so; its score is theirs, or the mean of those that gave one. */
export function saidByAll(inside: ScormInside, kept: ReadonlyMap<string, Record<string, unknown>>): Said {
  const whole = bySequence(inside, kept)
  const all = inside.scos.map(
    (sco) => whole.lessons.get(sco.id) ?? saidBy(inside.kind, sco, kept.get(sco.id)),
  )
  const scores = all.flatMap((s) => (s.score === null ? [] : [s.score]))
  const isDone = whole.isDone || (all.length > 0 && all.every((s) => s.isDone))
  return {
    isDone,
    isFailed: !isDone && (whole.isFailed || all.some((s) => s.isFailed)),
    score: whole.score ?? (scores.length > 0 ? scores.reduce((a, b) => a + b, 0) / scores.length : null),
    share: isDone ? 1 : all.length > 0 ? all.reduce((n, s) => n + s.share, 0) / all.length : 0,
  }
}

interface Whole {
  readonly isDone: boolean
  readonly isFailed: boolean
  readonly score: number | null
  /** Those that the rules count as over, whatever their own last attempt says. */
  readonly lessons: ReadonlyMap<string, Said>
}

/** What the engine of the player keeps under the name of the course itself; SCORM 2004 with an order. */
function bySequence(inside: ScormInside, kept: ReadonlyMap<string, Record<string, unknown>>): Whole {
  const activities = at(kept.get(inside.tree.id), 'engine', 'activityStates')
  const root = at(activities, inside.tree.id)
  const success = text(at(root, 'successStatus'))
  const completion = text(at(root, 'completionStatus'))
  const isKnown = at(root, 'objectiveMeasureStatus') === true
  return {
    isDone: success === 'passed' || (completion === 'completed' && success !== 'failed'),
    isFailed: success === 'failed',
    score: isKnown ? unit(number(at(root, 'objectiveNormalizedMeasure'))) : null,
    lessons: new Map(
      inside.scos.flatMap((sco) => {
        const own = at(activities, sco.id)
        const isOver = at(own, 'completionStatus') === 'completed' && at(own, 'successStatus') !== 'failed'
        return isOver
          ? [
              [
                sco.id,
                { ...saidBy(inside.kind, sco, kept.get(sco.id)), isDone: true, isFailed: false, share: 1 },
              ] as const,
            ]
          : []
      }),
    ),
  }
}
