/** D7+: by which day who must act, from received to credited. Pure. */
import { describe, expect, test } from 'vitest'
import { dueOf, runningTerm, stageOf, type Standing, type Term } from './domain/steps.ts'

const base: Standing = {
  kind: 'advanced',
  state: 'applied',
  credits: 36,
  hasSession: true,
  appliedOn: '2026-11-02',
  startsOn: '2026-12-01',
  endsOn: '2026-12-20',
  contentDoneOn: null,
  settledOn: null,
  creditState: null,
}
const ten: Term = { key: 'enrolment', amount: 10, unit: 'working-days', source: 'правило' }
const month: Term = { key: 'result-programme', amount: 1, unit: 'months', source: 'порядок' }
const at = (over: Partial<Standing>, today: string, dueOn: string | null = null) =>
  stageOf({ ...base, ...over }, { dueOn, rule: 'правило', remindedAt: null }, today)

describe('D7+ the day of the organisation', () => {
  test('an application is answered in ten working days, and before teaching begins', () => {
    // 4 November is a holiday.
    expect(dueOf(base, ten, '2026-11-02')).toBe('2026-11-17')
    expect(dueOf({ ...base, startsOn: '2026-11-10' }, ten, '2026-11-02')).toBe('2026-11-10')
    expect(dueOf({ ...base, startsOn: '2026-11-02' }, ten, '2026-11-02')).toBe('2026-11-03')
    expect(dueOf({ ...base, hasSession: false, startsOn: '2026-11-02' }, ten, '2026-11-02')).toBe(
      '2026-11-17',
    )
  })

  test('a result is entered within a month after the last day; 31 January and a month is the last of February', () => {
    const learning = { ...base, state: 'learning' as const }
    expect(runningTerm(learning)).toEqual({ key: 'result-programme', from: '2026-12-20' })
    expect(runningTerm({ ...learning, endsOn: null })).toBeNull()
    expect(runningTerm({ ...learning, endsOn: null, contentDoneOn: '2026-12-05' })?.from).toBe('2026-12-05')
    expect(runningTerm({ ...learning, kind: 'event' })?.key).toBe('result-event')
    expect(runningTerm({ ...learning, kind: 'module' })).toBeNull()
    expect(dueOf(learning, month, '2027-01-31')).toBe('2027-02-28')
    expect(dueOf(learning, month, '2026-12-20')).toBe('2027-01-20')
  })
})

describe('D7+ whose move it is', () => {
  test('from the application to the credits, each with who must act', () => {
    const way = [
      at({}, '2026-11-05', '2026-11-17'),
      at({ state: 'learning' }, '2026-11-20'),
      at({ state: 'learning' }, '2026-12-05'),
      at({ state: 'learning', contentDoneOn: '2026-12-10' }, '2026-12-11', '2027-01-20'),
      at({ state: 'finished' }, '2026-12-22', '2026-12-23'),
      at({ state: 'finished', creditState: 'waits' }, '2026-12-22'),
      at({ state: 'finished', creditState: 'credited' }, '2026-12-22'),
    ]
    expect(way.map((s) => [s!.step, s!.who, s!.dueOn])).toEqual([
      ['applied', 'organisation', '2026-11-17'],
      ['enrolled', null, '2026-12-01'],
      ['learning', 'learner', '2026-12-20'],
      ['waiting', 'organisation', '2027-01-20'],
      ['result', 'portal', '2026-12-23'],
      ['result', 'learner', null],
      ['credited', null, null],
    ])
  })

  test('after the last day the organisation has its turn though the materials are not done; the day itself is not late', () => {
    expect(at({ state: 'learning' }, '2026-12-21', '2027-01-20')).toMatchObject({
      step: 'waiting',
      isOverdue: false,
    })
    expect(at({}, '2026-11-17', '2026-11-17')?.isOverdue).toBe(false)
    expect(at({}, '2026-11-18', '2026-11-17')?.isOverdue).toBe(true)
  })

  test('what has ended otherwise goes nowhere; without credits the way is shorter', () => {
    for (const state of ['refused', 'cancelled', 'failed', 'annulled'] as const)
      expect(at({ state }, '2026-12-01')).toBeNull()
    expect(at({ state: 'finished', credits: 0 }, '2026-12-22')).toMatchObject({ who: null, step: 'result' })
    expect(at({ credits: 0 }, '2026-11-05')?.steps).not.toContain('credited')
  })
})
