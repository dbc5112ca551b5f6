import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checksInAll,
  drawChecks,
  isEnough,
  linkAt,
  minutesByRule,
  missedWords,
  neededOf,
  outcomesOf,
  shortOf,
  spansOf,
  standingOf,
  stateAt,
  termFaults,
  wordsOf,
} from './domain.ts'

const at = (time: string) => new Date(`2026-11-30T${time}:00+03:00`)
const terms = {
  days: [{ startsAt: at('09:00'), endsAt: at('18:00') }],
  checks: 7,
  windowMinutes: 5,
  minMinutes: 405,
  confirmedOver: 0.7,
}

describe('D7+ how many checks are enough: more than 70 %', () => {
  test.for([
    [7, 5],
    [5, 4],
    [9, 7],
    [10, 8],
    [3, 3],
    [0, 0],
  ])('of %i checks %i', ([checks, needed]) => expect(neededOf(checks!, 0.7)).toBe(needed))
})

describe('D7+ hours of a schedule that nobody has set by the day', () => {
  test('each day goes on from its time to midnight by Moscow; without a time the whole of it', () => {
    const days = { startsOn: '2026-11-30', endsOn: '2026-12-01' }
    expect(
      spansOf({ ...days, startsAt: '10:30' }).map((s) => [s.startsAt.toISOString(), s.endsAt.toISOString()]),
    ).toEqual([
      ['2026-11-30T07:30:00.000Z', '2026-11-30T21:00:00.000Z'],
      ['2026-12-01T07:30:00.000Z', '2026-12-01T21:00:00.000Z'],
    ])
    expect(spansOf({ ...days, startsAt: null })[0]!.startsAt.toISOString()).toBe('2026-11-29T21:00:00.000Z')
  })
})

describe('D7+ instants of checks', () => {
  test('are in order, their windows do not overlap and end before the event does, whatever is drawn', () => {
    const holds = fc.property(
      fc.integer({ min: 3, max: 12 }),
      fc.integer({ min: 3, max: 15 }),
      fc.integer({ min: 0, max: 600 }),
      fc.array(fc.double({ min: 0, max: 0.999999, noNaN: true }), { minLength: 12, maxLength: 12 }),
      (checks, windowMinutes, more, chance) => {
        const length = checks * windowMinutes * 2 + more
        const dayFrom = (start: Date) => ({
          startsAt: start,
          endsAt: new Date(start.getTime() + length * 60_000),
        })
        const days = [dayFrom(at('09:00')), dayFrom(new Date(at('09:00').getTime() + 86_400_000))]
        let i = 0
        const all = drawChecks({ days, checks, windowMinutes }, () => chance[i++ % 12]!)
        return (
          all.length === checks * 2 &&
          days.every((day, n) => {
            const drawn = all.slice(n * checks, (n + 1) * checks)
            const ends = [...drawn.slice(1), day.endsAt]
            return (
              drawn[0]! >= day.startsAt &&
              drawn.every((d, k) => d.getTime() + windowMinutes * 60_000 <= ends[k]!.getTime())
            )
          })
        )
      },
    )
    expect(fc.check(holds)).toMatchObject({ failed: false })
  })

  test('two events of the same hours are not asked at the same minutes', () => {
    const draw = () => drawChecks(terms, Math.random).map((d) => d.getTime())
    expect(draw()).not.toEqual(draw())
  })
})

describe('D7+ what came of it, in words', () => {
  const standing = (confirmed: number, minutes: number) =>
    standingOf(terms, { watchedMs: minutes * 60_000, confirmed, isConfirmed: null }, 7)

  test('«5 из 7 проверок, нужно 5; 412 минут из 405»', () => {
    expect(standing(5, 412).words).toBe('5 из 7 проверок, нужно 5; 412 минут из 405')
    expect(wordsOf({ minutes: 1, minMinutes: 10, confirmed: 0, asked: 0, checks: 0, needed: 0 })).toBe(
      '1 минута из 10',
    )
  })

  test('both are needed, and what was short is named', () => {
    expect(isEnough(standing(5, 405))).toBe(true)
    expect(isEnough(standing(4, 500))).toBe(false)
    expect(isEnough(standing(7, 404))).toBe(false)
    expect(shortOf(standing(4, 404))).toBe(
      'подтверждено 4 из 7 проверок, нужно 5; просмотрено 404 минуты, нужно 405',
    )
  })

  const came = ['10:47', '11:20', '12:05'].map((time, i) => ({ n: i + 1, asksAt: at(time) }))
  const outcomes = (answered: number[], now: string) => outcomesOf(came, answered, 5, at(now))

  test('a check is missed when its window has closed without an answer, and waits until then', () => {
    expect(outcomes([1], '12:10').map((c) => c.outcome)).toEqual(['confirmed', 'missed', 'open'])
    expect(outcomes([1], '12:11').map((c) => c.outcome)).toEqual(['confirmed', 'missed', 'missed'])
  })

  test('who is not credited is told which checks were missed, by the clock', () => {
    const missed = missedWords(outcomes([1], '13:00'), 1)
    expect(shortOf(standing(4, 500), missed)).toBe(
      'подтверждено 4 из 7 проверок, нужно 5, пропущены в 11:20, 12:05',
    )
    expect(missedWords(outcomes([1, 3], '13:00'), 1)).toBe('пропущена в 11:20')
    expect(missedWords(outcomes([1, 3], '13:00'), 2)).toBe('пропущена 30 ноября в 11:20')
    expect(missedWords(outcomes([1, 2, 3], '13:00'), 1)).toBe('')
    const many = Array.from({ length: 8 }, (_, i) => ({ n: i + 1, asksAt: at(`1${i}:00`) }))
    expect(missedWords(outcomesOf(many, [], 5, at('18:00')), 1)).toBe(
      'пропущены в 10:00, 11:00, 12:00, 13:00, 14:00, 15:00 и ещё 2',
    )
  })

  test('where the organiser names no minutes the rule does', () =>
    expect(minutesByRule(terms.days, 0.75)).toBe(405))
})

describe('conditions of an event', () => {
  const session = { startsOn: '2026-11-30', endsOn: '2026-11-30' }
  const dayOf = (d: Date) => new Date(d.getTime() + 3 * 3_600_000).toISOString().slice(0, 10)
  const fields = (over: object) =>
    termFaults({ ...terms, codes: null, ...over }, session, dayOf).map((f) => f.field)

  test('good ones have no faults', () => expect(fields({})).toEqual([]))
  test.for([
    [
      'days.0.endsAt',
      {
        days: [{ startsAt: at('09:00'), endsAt: at('08:00') }],
        minMinutes: null,
        checks: 0,
        codes: { from: at('09:00'), until: at('10:00') },
      },
    ],
    [
      'days.0.startsAt',
      {
        days: [
          {
            startsAt: new Date('2026-12-02T09:00:00+03:00'),
            endsAt: new Date('2026-12-02T18:00:00+03:00'),
          },
        ],
      },
    ],
    [
      'days.1.startsAt',
      {
        days: [
          { startsAt: at('09:00'), endsAt: at('15:00') },
          { startsAt: at('14:00'), endsAt: at('18:00') },
        ],
      },
    ],
    ['checks', { checks: 2 }],
    ['checks', { days: [{ startsAt: at('09:00'), endsAt: at('10:00') }], minMinutes: 10 }],
    ['checks', { checks: 0 }],
    ['minMinutes', { minMinutes: 541 }],
    ['codes.until', { codes: { from: at('10:00'), until: at('10:00') } }],
  ] as const)('%s: %o', ([field, over]) => expect(fields(over)).toEqual([field]))
})

describe('D7+ an event of several days', () => {
  const next = (time: string) => new Date(`2026-12-01T${time}:00+03:00`)
  const days = [
    { startsAt: at('09:00'), endsAt: at('15:00') },
    { startsAt: next('10:00'), endsAt: next('16:00') },
  ]
  test('goes on by its hours, stands between its days, and is over after the last', () => {
    expect(
      [at('08:59'), at('12:00'), at('23:00'), next('10:00'), next('16:01')].map((t) => stateAt(days, t)),
    ).toEqual(['ahead', 'on', 'between', 'on', 'over'])
  })

  test('minutes and checks are asked of all the days together', () => {
    expect(minutesByRule(days, 0.75)).toBe(540)
    const of = { ...terms, days, checks: 4, minMinutes: 540 }
    expect(checksInAll(of)).toBe(8)
    const oneDay = standingOf(of, { watchedMs: 360 * 60_000, confirmed: 4, isConfirmed: null }, 8)
    expect(oneDay).toMatchObject({ checks: 8, needed: 6 })
    expect(isEnough(oneDay)).toBe(false)
  })

  test('the link is told an hour before each day, and not between them', () => {
    expect(linkAt(days, at('07:59'))).toEqual({ opensAt: at('08:00'), isOpen: false })
    expect(linkAt(days, at('08:00')).isOpen).toBe(true)
    expect(linkAt(days, at('15:01'))).toEqual({ opensAt: next('09:00'), isOpen: false })
    expect(linkAt(days, next('16:01')).isOpen).toBe(false)
  })
})
