/** D4 around the planner: repairs do what they say, weeks hold what fits, a set of one's own is judged. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextDay } from '../../../platform/calendar/working-days.ts'
import { alternativesFor, evaluate } from './evaluate.ts'
import { optionsOf } from './options.ts'
import { impossible, least, repaired, shownRepairs } from './repairs.ts'
import { scheduleOf } from './schedule.ts'
import { solve } from './solve.ts'
import type { Candidate, Request } from './types.ts'
import { mondayOf, spread, weeksOf } from './weeks.ts'

const today = '2026-11-30'
const candidate = (id: string, credits: number, over: Partial<Candidate> = {}): Candidate => ({
  id,
  kind: 'module',
  title: id,
  hours: credits,
  credits,
  difficulty: null,
  isAnytime: true,
  isFree: true,
  priceKopecks: 0,
  sessions: [],
  topics: 0,
  ...over,
})
const request = (over: Partial<Request> = {}): Request => ({
  today,
  deadline: nextDay(today, 69),
  hoursPerWeek: 2,
  away: [],
  needs: [{ way: null, programmes: 0, total: 40 }],
  topics: [],
  coverTopics: false,
  covered: 0,
  difficulty: null,
  isFreeOnly: false,
  mayLeave: false,
  kept: [],
  dropped: [],
  ...over,
})

describe('D4 repairs', () => {
  const modules = Array.from({ length: 12 }, (_, i) => candidate(`m${10 + i}`, 6))

  test('too few hours: more a week, a later day, or so much as fits; the least that is enough', () => {
    const found = impossible(modules, request(), null)
    expect(found.limit).toEqual({ kind: 'hours', has: 20, needs: 40 })
    expect(found.repairs).toEqual([
      { kind: 'hours', hoursPerWeek: 5 },
      { kind: 'deadline', deadline: nextDay(today, 69 + 77) },
      { kind: 'part', credits: 18 },
    ])
  })

  test('a topic that nothing teaches is named; it alone is let go', () => {
    const r = request({
      needs: [{ way: null, programmes: 0, total: 12 }],
      hoursPerWeek: 4,
      topics: ['Кардиология', 'Космос'],
      coverTopics: true,
    })
    const found = impossible(
      modules.map((m) => ({ ...m, topics: 0b01 })),
      r,
      null,
    )
    expect(found.limit).toEqual({ kind: 'topics', names: ['Космос'] })
    expect(found.repairs).toContainEqual({ kind: 'topics', without: [1] })
  })

  test('dates that are too quick: with leave from work they fit', () => {
    const dated = candidate('p36', 36, {
      kind: 'advanced',
      isAnytime: false,
      sessions: [{ id: 's', from: '2026-12-07', to: '2026-12-13', applyBy: null, left: 4 }],
    })
    const r = request({ needs: [{ way: 'А', programmes: 36, total: 36 }] })
    expect(impossible([dated], r, null).repairs).toContainEqual({ kind: 'leave' })
  })

  test('each repair that is shown makes a plan, whatever the world', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ credits: fc.integer({ min: 1, max: 20 }), free: fc.boolean(), topics: fc.nat(3) }),
          { minLength: 1, maxLength: 12 },
        ),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        (rows, total, hoursPerWeek, coverTopics) => {
          const all = rows.map((o, i) =>
            candidate(`c${10 + i}`, o.credits, { isFree: o.free, priceKopecks: 100_000, topics: o.topics }),
          )
          const r = request({
            needs: [{ way: null, programmes: 0, total }],
            hoursPerWeek,
            deadline: nextDay(today, 27),
            isFreeOnly: true,
            coverTopics,
            topics: ['Первая', 'Вторая'],
          })
          if (solve(all, r)) return
          const { repairs } = impossible(all, r, null)
          expect(repairs.length).toBeLessThanOrEqual(shownRepairs)
          for (const repair of repairs) expect(solve(all, repaired(r, repair))).not.toBeNull()
        },
      ),
      { numRuns: 150 },
    )
  })

  test('the least number is found by halves', () => {
    for (let right = 1; right <= 20; right++) expect(least(1, 20, (n) => n >= right)).toBe(right)
    expect(least(1, 20, () => false)).toBeNull()
    expect(least(5, 4, () => true)).toBeNull()
  })
})

describe('D4 weeks', () => {
  test('days away and the ends of the time take their share of the hours', () => {
    const weeks = weeksOf({
      today: '2026-12-02',
      deadline: '2026-12-20',
      hoursPerWeek: 7,
      away: [{ from: '2026-12-07', to: '2026-12-11' }],
    })
    expect(weeks.map((w) => [w.from, w.hours, w.isShort])).toEqual([
      ['2026-11-30', 5, true],
      ['2026-12-07', 2, true],
      ['2026-12-14', 7, false],
    ])
    expect(mondayOf('2026-12-06')).toBe('2026-11-30')
  })

  test('hours of a session are spread over its days without a loss', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.integer({ min: 1, max: 300 }), (start, days, hours) => {
        const weeks = weeksOf({ today, deadline: nextDay(today, 200), hoursPerWeek: 7, away: [] })
        const from = nextDay(today, start)
        const loads = spread({ from, to: nextDay(from, days) }, hours, weeks)
        expect(loads.reduce((n, [, h]) => n + h, 0)).toBe(hours)
      }),
    )
  })

  test('what has dates stands in them, the rest fills the room after, programmes first', () => {
    const r = request({ hoursPerWeek: 4 })
    const all = [
      candidate('module', 3),
      candidate('programme', 16, { kind: 'advanced' }),
      candidate('webinar', 3, {
        kind: 'event',
        isAnytime: false,
        sessions: [{ id: 's', from: '2026-12-02', to: '2026-12-02', applyBy: null, left: null }],
      }),
    ]
    const { all: options } = optionsOf(all, r)
    const { weeks, homeless } = scheduleOf(options, r)
    expect(homeless).toBe(0)
    expect(weeks.slice(0, 6).map((w) => w.parts.map((p) => `${p.programmeId} ${p.hours}`))).toEqual([
      ['webinar 3', 'programme 1'],
      ['programme 4'],
      ['programme 4'],
      ['programme 4'],
      ['programme 3', 'module 1'],
      ['module 2'],
    ])
  })
})

describe('D4 a set of one’s own', () => {
  test('each lack is said; an alternative leaves no new one', () => {
    const r = request({
      topics: ['ЭКГ'],
      coverTopics: true,
      needs: [{ way: 'Б', programmes: 16, total: 20 }],
      hoursPerWeek: 4,
    })
    const all = [
      candidate('a', 16, { kind: 'advanced' }),
      candidate('b', 16, { kind: 'advanced', topics: 1 }),
      candidate('c', 2),
    ]
    const set = evaluate(all, [{ programmeId: 'c', sessionId: null }], r)
    expect(set.shortfalls).toEqual([
      { kind: 'programmes', lacks: 16 },
      { kind: 'topic', name: 'ЭКГ' },
    ])
    const others = alternativesFor(all, [{ programmeId: 'a', sessionId: null }], 'a', r, 5)
    expect(others.map((o) => o.of.id)).toEqual(['b'])
  })
})
