/** Every wrong field of an activity at once, and what it brings by the rules of its day. Pure. */
import { dayWords, isDay, yearsLater } from '../../../platform/calendar/days.ts'
import type { Fact } from '../../applications/contract.ts'
import { activityWords, type ActivityFields, type ActivityKind } from '../contract.ts'

/** A row of `credits.activity_rule`. */
export interface ActivityRule {
  readonly kind: ActivityKind
  readonly effectiveFrom: string
  readonly effectiveTo: string | null
  readonly creditsPerHour: number
  readonly yearlyMost: number | null
  readonly words: string
  readonly source: string
}

/** In force on the day; the latest that began before it; the earliest where none did. */
export function activityRuleOn(all: readonly ActivityRule[], kind: ActivityKind, day: string): ActivityRule {
  const rows = all
    .filter((r) => r.kind === kind)
    .toSorted((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom))
  const found =
    rows.find((r) => r.effectiveFrom <= day && (r.effectiveTo === null || day < r.effectiveTo)) ??
    rows.findLast((r) => r.effectiveFrom <= day) ??
    rows[0]
  if (!found) throw new Error(`credits.activity_rule has no ${kind}`)
  return found
}

/** `already`: credits of this kind in the same calendar year. */
export const activityCredits = (rule: ActivityRule, hours: number | null, already: number): number => {
  const earned = (hours ?? 0) * rule.creditsPerHour
  return rule.yearlyMost === null ? earned : Math.max(0, Math.min(earned, rule.yearlyMost - already))
}

export interface Counted {
  readonly kind: ActivityKind
  readonly hours: number | null
  readonly happened_on: string
  readonly credits: number
}

/**
 * What was cut by the limit of the year is counted when a confirmation in the same year is gone: the first confirmed
 * first, within the limit, and never more than was freed. `standing`: of one kind and one calendar year.
 */
export function freedCredits<T extends Counted>(
  rules: readonly ActivityRule[],
  standing: readonly T[],
  freed: number,
): { readonly of: T; readonly credits: number; readonly rule: ActivityRule }[] {
  let already = standing.reduce((sum, a) => sum + a.credits, 0)
  let left = freed
  return standing.flatMap((of) => {
    const rule = activityRuleOn(rules, of.kind, of.happened_on)
    // Without a limit nothing was cut.
    if (rule.yearlyMost === null) return []
    const credits = Math.min(left, activityCredits(rule, of.hours, already - of.credits) - of.credits)
    if (credits <= 0) return []
    already += credits
    left -= credits
    return [{ of, credits, rule }]
  })
}

export interface CheckedActivity {
  readonly kind: ActivityKind
  readonly title: string
  readonly place: string
  readonly happenedOn: string
  readonly hours: number | null
}

export interface ActivityFault {
  readonly field: keyof ActivityFields
  readonly message: string
}

const mostHours = 2000
/** Older work tells nothing of the last cycles. */
const oldestYears = 10

const placeAsked: Record<ActivityKind, string> = {
  talk: 'Напишите, где вы выступали',
  publication: 'Напишите, где напечатано',
  teaching: 'Напишите, где вы преподавали',
  mentoring: 'Напишите, где это было',
  project: 'Напишите, кто вёл работу',
}

export function checkActivity(
  f: ActivityFields,
  known: {
    readonly today: string
    readonly hasSpecialty: boolean
    readonly files: readonly { readonly name: string; readonly state: string }[]
  },
): { readonly faults: readonly ActivityFault[]; readonly activity: CheckedActivity | null } {
  const faults: ActivityFault[] = []
  const fault = (field: keyof ActivityFields, message: string) => faults.push({ field, message })
  if (f.kind === '') fault('kind', 'Выберите, что это было')
  if (f.title === '') fault('title', 'Напишите название или тему')
  if (f.place === '') fault('place', f.kind === '' ? 'Напишите, где это было' : placeAsked[f.kind])
  if (!known.hasSpecialty)
    fault('specialty', f.specialty ? 'Выберите специальность из списка' : 'Выберите специальность')
  if (f.happenedOn === '') fault('happenedOn', 'Напишите день')
  else if (!isDay(f.happenedOn)) fault('happenedOn', 'Такого дня нет в календаре')
  else if (f.happenedOn > known.today) fault('happenedOn', 'Этот день ещё не наступил')
  else if (f.happenedOn < yearsLater(known.today, -oldestYears))
    fault('happenedOn', 'Больше десяти лет назад')
  const hours = /^\d{1,5}$/.test(f.hours) ? Number(f.hours) : 0
  if (f.hours !== '' && (hours < 1 || hours > mostHours))
    fault('hours', `Целое число часов, от 1 до ${mostHours}; или оставьте пустым`)
  if (known.files.length === 0) fault('fileIds', 'Приложите скан: программу, обложку, справку или приказ')
  const unready = known.files.find((file) => file.state !== 'ready')
  if (unready)
    fault(
      'fileIds',
      unready.state === 'refused'
        ? `${unready.name}: не прошёл проверку. Замените`
        : `${unready.name}: ещё проверяется. Подождите немного`,
    )
  if (faults.length > 0 || f.kind === '') return { faults, activity: null }
  return {
    faults,
    activity: {
      kind: f.kind,
      title: f.title,
      place: f.place,
      happenedOn: f.happenedOn,
      hours: f.hours === '' ? null : hours,
    },
  }
}

/** Field by field, as the verifier reads them off the scan. */
export const activityFacts = (
  a: CheckedActivity,
  about: { readonly holder: string; readonly specialty: string; readonly rule: string },
): Fact[] => [
  { key: 'holder', label: 'Кто', value: about.holder },
  { key: 'kind', label: 'Что это было', value: activityWords[a.kind] },
  { key: 'title', label: 'Название или тема', value: a.title },
  { key: 'place', label: 'Где', value: a.place },
  { key: 'specialty', label: 'Специальность', value: about.specialty },
  { key: 'happenedOn', label: 'День', value: dayWords(a.happenedOn) },
  ...(a.hours === null ? [] : [{ key: 'hours', label: 'Часов', value: String(a.hours), note: about.rule }]),
]
