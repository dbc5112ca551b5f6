import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addWorkingDays, moscowDay, workingDaysBetween } from '../../../platform/calendar/working-days.ts'
import { dueOnIfAnswered, spentBy, started, stopped, type Clock } from './clock.ts'

const at = (text: string) => new Date(text)
const clock: Clock = {
  startedAt: at('2026-11-19T13:22:00Z'),
  daysSpent: 0,
  dueOn: '2026-11-26',
  daysLeft: null,
}

describe('D6 the clock of a review stands while a question waits', () => {
  test('a question stops it, and the rest of the promise is kept', () => {
    const waiting = stopped(clock, at('2026-11-23T15:30:00Z'))
    expect(waiting).toMatchObject({ dueOn: null, daysLeft: 3, daysSpent: 2 })
    expect(spentBy(waiting, at('2026-12-30T10:00:00Z'))).toBe(2)
  })

  test('an answer starts it again: the promised day moves by as much as was waited', () => {
    const waiting = stopped(clock, at('2026-11-23T15:30:00Z'))
    const going = started(waiting, at('2026-11-27T07:00:00Z'))
    expect(going).toMatchObject({ dueOn: '2026-12-02', daysLeft: null, daysSpent: 2 })
    expect(dueOnIfAnswered(waiting, at('2026-11-27T07:00:00Z'))).toBe('2026-12-02')
  })

  test('a question asked on the last day, or after it, still leaves a day to read the answer', () => {
    expect(stopped(clock, at('2026-11-26T12:00:00Z')).daysLeft).toBe(1)
    expect(stopped(clock, at('2026-12-10T12:00:00Z')).daysLeft).toBe(1)
  })

  test('asked and answered within a day, it is as if nothing happened', () => {
    const moment = at('2026-11-23T15:30:00Z')
    expect(started(stopped(clock, moment), moment).dueOn).toBe(clock.dueOn)
  })

  test('however often it stops, the working days spent and left make up the promise', () => {
    const pauses = fc.array(fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 })), {
      maxLength: 5,
    })
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 30 }), pauses, (promised, hours) => {
        let now = at('2026-01-12T09:00:00Z')
        let c: Clock = {
          startedAt: now,
          daysSpent: 0,
          dueOn: addWorkingDays(moscowDay(now), promised),
          daysLeft: null,
        }
        for (const [work, wait] of hours) {
          now = new Date(now.getTime() + work * 3_600_000)
          c = stopped(c, now)
          now = new Date(now.getTime() + wait * 3_600_000)
          c = started(c, now)
        }
        const total = c.daysSpent + workingDaysBetween(moscowDay(c.startedAt), c.dueOn!)
        // Late stretches each add the one day of grace, never take one away.
        expect(total).toBeGreaterThanOrEqual(promised)
        expect(total).toBeLessThanOrEqual(Math.max(promised, c.daysSpent) + hours.length)
      }),
    )
  })
})
