/** What a unit may say and when (cmi5 §7.1, §9): each wrong statement is refused in words, and nothing of its request is kept. Pure. */
import type { LaunchMode } from '../contract.ts'
import { categories, extensions, portalVerbs, verbOf, voidedVerb, type Verb } from './verbs.ts'

export type Json = Readonly<Record<string, unknown>>

/** How far the session and its unit are. */
export interface Standing {
  readonly sessionId: string
  readonly activityId: string
  readonly mode: LaunchMode
  readonly masteryScore: number | null
  readonly hasReadPreferences: boolean
  readonly isInitialized: boolean
  readonly hasFailed: boolean
  readonly isTerminated: boolean
  /** In the registration, whichever session said so. */
  readonly isCompleted: boolean
  readonly isPassed: boolean
}

export type Judged =
  /** `verb` null: nothing of cmi5 itself, kept and no more. */
  { readonly why: null; readonly verb: Verb | null; readonly after: Standing } | { readonly why: string }

const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Json)[key] : undefined),
    value,
  )

function hasCategory(told: Json, id: string): boolean {
  const list = at(told, 'context', 'contextActivities', 'category')
  return (Array.isArray(list) ? list : [list]).some((one) => at(one, 'id') === id)
}

/** True of every statement of a session. */
function whyNotOfSession(told: Json, s: Standing): string | null {
  if (s.isTerminated) return 'Занятие уже завершено'
  if (told['id'] === undefined) return 'Нет id'
  if (typeof told['timestamp'] !== 'string' || !/Z$/i.test(told['timestamp'])) return 'Нужно время в UTC'
  if (at(told, 'actor', 'account') === undefined || at(told, 'actor', 'objectType') === 'Group')
    return 'Говорить можно только от имени слушателя'
  if (at(told, 'context', 'extensions', extensions.session) !== s.sessionId) return 'Другой sessionid'
  if (at(told, 'verb', 'id') === voidedVerb) return 'Отменять здесь нельзя'
  return s.hasReadPreferences ? null : 'Сначала читают cmi5LearnerPreferences'
}

const scoring: readonly Verb[] = ['passed', 'failed']
const moving: readonly Verb[] = ['completed', 'passed', 'failed']

function whyNotScore(told: Json, verb: Verb, s: Standing): string | null {
  const score = at(told, 'result', 'score')
  const mastery = at(told, 'context', 'extensions', extensions.masteryScore)
  if (score === undefined)
    return mastery === undefined || mastery === s.masteryScore ? null : 'Другой masteryScore'
  if (!scoring.includes(verb)) return 'Баллы только в passed и failed'
  const [raw, min, max, scaled] = ['raw', 'min', 'max', 'scaled'].map((name) => at(score, name))
  if (raw !== undefined && (min === undefined || max === undefined)) return 'К raw нужны min и max'
  if (s.masteryScore === null) return null
  if (mastery !== s.masteryScore) return 'Нужен masteryScore занятия'
  if (typeof scaled !== 'number') return null
  if (verb === 'passed' && scaled < s.masteryScore) return 'Балл ниже masteryScore'
  return verb === 'failed' && scaled >= s.masteryScore ? 'Балл не ниже masteryScore' : null
}

/** §9.5: what the result of each verb says. */
function whyNotResult(told: Json, verb: Verb, s: Standing): string | null {
  const success = at(told, 'result', 'success')
  const completion = at(told, 'result', 'completion')
  const wanted = { passed: true, failed: false }[verb as string]
  if (success !== wanted) return 'result.success не тот'
  if (completion !== (verb === 'completed' ? true : undefined)) return 'result.completion не тот'
  if (verb !== 'initialized' && typeof at(told, 'result', 'duration') !== 'string')
    return 'Нет result.duration'
  return whyNotScore(told, verb, s)
}

/** §9.3: what comes after what. */
function whyNotNow(verb: Verb, s: Standing): string | null {
  if (verb === 'initialized') return s.isInitialized ? 'Занятие уже начато' : null
  if (!moving.includes(verb)) return null
  if (s.mode !== 'Normal') return 'При просмотре ничего не засчитывается'
  if (verb === 'completed') return s.isCompleted ? 'Занятие уже пройдено' : null
  if (s.isPassed) return 'Занятие уже сдано'
  return s.hasFailed ? 'В этом запуске занятие уже не сдано' : null
}

function whyNotDefined(told: Json, verb: Verb, s: Standing): string | null {
  if (portalVerbs.includes(verb)) return 'Так говорит только портал'
  if (at(told, 'object', 'id') !== s.activityId) return 'Другое занятие'
  if (moving.includes(verb) !== hasCategory(told, categories.moveOn)) return 'Не та category'
  return whyNotNow(verb, s) ?? whyNotResult(told, verb, s)
}

export function judge(told: Json, s: Standing): Judged {
  const own = whyNotOfSession(told, s)
  if (own) return { why: own }
  const isDefined = hasCategory(told, categories.cmi5)
  const verb = isDefined ? verbOf(String(at(told, 'verb', 'id'))) : undefined
  if (isDefined && !verb) return { why: 'Категория cmi5 — только для её глаголов' }
  if (!s.isInitialized && verb !== 'initialized') return { why: 'Первым говорят initialized' }
  if (!verb) {
    if (hasCategory(told, categories.moveOn)) return { why: 'Не та category' }
    return { why: null, verb: null, after: s }
  }
  const why = whyNotDefined(told, verb, s)
  return why ? { why } : { why: null, verb, after: moved(verb, s) }
}

const moved = (verb: Verb, s: Standing): Standing => ({
  ...s,
  isInitialized: s.isInitialized || verb === 'initialized',
  isCompleted: s.isCompleted || verb === 'completed',
  isPassed: s.isPassed || verb === 'passed',
  hasFailed: s.hasFailed || verb === 'failed',
  isTerminated: s.isTerminated || verb === 'terminated',
})

/** Learner preferences (§11): what they must say. */
export function whyNotPreferences(value: unknown): string | null {
  const [language, audio] = [at(value, 'languagePreference'), at(value, 'audioPreference')]
  const tag = /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/i
  if (typeof language !== 'string' || !language.split(',').every((one) => tag.test(one)))
    return 'languagePreference — языки через запятую'
  return audio === 'on' || audio === 'off' ? null : 'audioPreference — on или off'
}
