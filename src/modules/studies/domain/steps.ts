/** Where learning stands between «received» and «credited», by which day and who must act. Pure. */
import { isDay } from '../../../platform/calendar/days.ts'
import { addWorkingDays, nextDay } from '../../../platform/calendar/working-days.ts'
import type { ProgrammeKind } from '../../learning/contract.ts'
import type { Stage, Step, StudyState } from '../contract.ts'

export type TermKey = 'enrolment' | 'result-programme' | 'result-event' | 'credit'
export interface Term {
  readonly key: TermKey
  readonly amount: number
  readonly unit: 'days' | 'working-days' | 'months'
  readonly source: string
}

export interface Standing {
  readonly kind: ProgrammeKind
  readonly state: StudyState
  readonly credits: number
  readonly hasSession: boolean
  readonly appliedOn: string
  readonly startsOn: string
  readonly endsOn: string | null
  readonly contentDoneOn: string | null
  readonly settledOn: string | null
  readonly creditState: 'waits' | 'credited' | null
}

/** 31 January and a month is the last day of February. */
function monthsLater(day: string, months: number): string {
  const at = new Date(`${day.slice(0, 7)}-01T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() + months)
  const there = `${at.toISOString().slice(0, 8)}${day.slice(8)}`
  if (isDay(there)) return there
  at.setUTCMonth(at.getUTCMonth() + 1, 0)
  return at.toISOString().slice(0, 10)
}

function after(day: string, t: Term): string {
  if (t.unit === 'months') return monthsLater(day, t.amount)
  return t.unit === 'days' ? nextDay(day, t.amount) : addWorkingDays(day, t.amount)
}

/** Which term runs and from which day; null: nobody but the learner has a day. */
export function runningTerm(s: Standing): { readonly key: TermKey; readonly from: string } | null {
  if (s.state === 'applied') return { key: 'enrolment', from: s.appliedOn }
  if (s.state === 'finished')
    return s.credits > 0 && s.creditState === null && s.settledOn
      ? { key: 'credit', from: s.settledOn }
      : null
  if (s.state !== 'learning' || s.kind === 'module') return null
  const from = s.endsOn ?? s.contentDoneOn
  return from === null ? null : { key: s.kind === 'event' ? 'result-event' : 'result-programme', from }
}

/** An application is answered before teaching begins; made in the last days, it still has a working day. */
export function dueOf(s: Standing, term: Term, from: string): string {
  const due = after(from, term)
  if (s.state !== 'applied' || !s.hasSession || due <= s.startsOn) return due
  const least = addWorkingDays(from, 1)
  return s.startsOn > least ? s.startsOn : least
}

/** Before its first day a session is closed; what is learnt on any day is open at once. */
export const hasBegun = (s: Pick<Standing, 'startsOn'>, today: string): boolean => s.startsOn <= today

/** The organisation has its turn: the materials are done, or the days of learning are over. */
export const waitsForResult = (
  s: Pick<Standing, 'kind' | 'state' | 'endsOn' | 'contentDoneOn'>,
  today: string,
): boolean =>
  s.state === 'learning' &&
  s.kind !== 'module' &&
  (s.contentDoneOn !== null || (s.endsOn !== null && s.endsOn < today))

const formal: readonly Step[] = ['applied', 'enrolled', 'learning', 'waiting', 'result', 'credited']
const ways: Record<ProgrammeKind, readonly Step[]> = {
  advanced: formal,
  retraining: formal,
  event: ['enrolled', 'learning', 'waiting', 'result', 'credited'],
  module: ['learning', 'result', 'credited'],
}

function stepOf(s: Standing, today: string): Step | null {
  if (s.state === 'applied') return 'applied'
  if (s.state === 'finished') return s.creditState === 'credited' ? 'credited' : 'result'
  if (s.state !== 'learning') return null
  if (waitsForResult(s, today)) return 'waiting'
  return hasBegun(s, today) || s.kind === 'module' ? 'learning' : 'enrolled'
}

export function stageOf(
  s: Standing,
  of: { readonly dueOn: string | null; readonly rule: string | null; readonly remindedAt: Date | null },
  today: string,
): Stage | null {
  const step = stepOf(s, today)
  if (!step) return null
  const common = {
    step,
    steps: ways[s.kind].filter((one) => one !== 'credited' || s.credits > 0),
    remindedAt: of.remindedAt?.toISOString() ?? null,
  }
  const none = { ...common, who: null, dueOn: null, isOverdue: false, rule: null }
  const by = (who: 'organisation' | 'portal') => ({
    ...common,
    who,
    dueOn: of.dueOn,
    isOverdue: of.dueOn !== null && of.dueOn < today,
    rule: of.rule,
  })
  if (step === 'applied' || step === 'waiting') return by('organisation')
  if (step === 'enrolled') return { ...none, dueOn: s.startsOn }
  if (step === 'learning') return { ...none, who: 'learner', dueOn: s.endsOn }
  if (step === 'credited' || s.credits === 0) return none
  return s.creditState === 'waits' ? { ...none, who: 'learner' } : by('portal')
}
