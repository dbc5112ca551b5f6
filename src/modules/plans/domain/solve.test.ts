/** D4 the planner: compared with trying every set on small cases, by properties, and the same every time. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextDay } from '../../../platform/calendar/working-days.ts'
import { optionsOf } from './options.ts'
import { bruteForce } from './brute.test.scene.ts'
import { allTopics, solve, type Solution } from './solve.ts'
import { isProgramme, type Candidate, type Request } from './types.ts'

const today = '2026-11-30'
export const candidate = (id: string, over: Partial<Candidate> = {}): Candidate => ({
  id,
  kind: 'module',
  title: id,
  hours: over.credits ?? 2,
  credits: 2,
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
  deadline: nextDay(today, 7 * 20 - 1),
  hoursPerWeek: 6,
  away: [],
  needs: [{ way: null, programmes: 0, total: 10 }],
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
const ids = (s: Solution | null) => s?.chosen.map((o) => o.of.id).toSorted()

describe('D4 what is chosen', () => {
  test('no more than is needed: the sizes fit together', () => {
    const all = [36, 16, 18, 72].map((credits) =>
      candidate(`p${credits}`, { kind: 'advanced', credits, hours: credits }),
    )
    expect(ids(solve(all, request({ needs: [{ way: 'А', programmes: 34, total: 34 }] })))).toEqual([
      'p16',
      'p18',
    ])
  })

  test('both ways of admission are tried: the shorter one wins', () => {
    const all = [
      candidate('p72', { kind: 'advanced', credits: 72, hours: 72 }),
      ...Array.from({ length: 9 }, (_, i) => candidate(`m${i}`, { credits: 4, hours: 4 })),
    ]
    const both = [
      { way: 'А', programmes: 72, total: 72 },
      { way: 'Б', programmes: 0, total: 30 },
    ]
    const found = solve(all, request({ needs: both }))
    expect(found?.need.way).toBe('Б')
    expect(found?.chosen).toHaveLength(8)
  })

  test('every topic is taught by something', () => {
    const all = [
      candidate('a', { topics: 0b01, credits: 10, hours: 10 }),
      candidate('b', { topics: 0b10, credits: 2 }),
      candidate('c', { topics: 0b10, credits: 4, hours: 4 }),
    ]
    const r = request({ topics: ['Кардиология', 'Терапия'], coverTopics: true })
    expect(ids(solve(all, r))).toEqual(['a', 'b'])
  })

  test('a session on days away, in a week that is too short, without places or past its application is not taken', () => {
    const on = (from: string, to: string, over: object = {}) => ({
      isAnytime: false,
      credits: 10,
      hours: 10,
      sessions: [{ id: from, from, to, applyBy: null, left: null, ...over }],
    })
    const all = [
      candidate('away', on('2026-12-14', '2027-01-10')),
      candidate('pace', on('2027-01-18', '2027-01-20')),
      candidate('full', on('2027-01-18', '2027-02-18', { left: 0 })),
      candidate('closed', on('2027-01-18', '2027-02-18', { applyBy: '2026-11-29' })),
      candidate('late', on('2027-04-01', '2027-05-01')),
      candidate('good', on('2027-02-01', '2027-03-01')),
    ]
    const r = request({ away: [{ from: '2026-12-28', to: '2027-01-10' }] })
    expect(ids(solve(all, r))).toEqual(['good'])
    expect(Object.fromEntries(optionsOf(all, r).unfit)).toEqual({
      away: 'away',
      pace: 'pace',
      full: 'full',
      closed: 'closed',
      late: 'late',
    })
    expect(ids(solve(all, { ...r, mayLeave: true, dropped: ['good'] }))).toEqual(['pace'])
  })

  test('what must be in is in, what was dropped is not', () => {
    const all = [1, 2, 3, 4, 5, 6].map((n) => candidate(`m${n}`, { credits: 5, hours: 5 }))
    expect(ids(solve(all, request({ kept: ['m6'], dropped: ['m1'] })))).toEqual(['m2', 'm6'])
  })

  test('hours that are not there make no plan', () => {
    const all = [1, 2, 3].map((n) => candidate(`m${n}`, { credits: 5, hours: 5 }))
    expect(solve(all, request({ hoursPerWeek: 1, deadline: nextDay(today, 20) }))).toBeNull()
  })
})

/** Small worlds, in which every set can be tried. */
const world = fc.record({
  sizes: fc.array(
    fc.record({
      credits: fc.integer({ min: 1, max: 12 }),
      isProgramme: fc.boolean(),
      topics: fc.integer({ min: 0, max: 3 }),
      isFree: fc.boolean(),
      price: fc.integer({ min: 1, max: 40 }),
      starts: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
      lasts: fc.integer({ min: 0, max: 20 }),
    }),
    { minLength: 1, maxLength: 11 },
  ),
  programmes: fc.integer({ min: 0, max: 14 }),
  total: fc.integer({ min: 1, max: 30 }),
  perWeek: fc.integer({ min: 1, max: 9 }),
  weeks: fc.integer({ min: 2, max: 10 }),
  coverTopics: fc.boolean(),
  mayLeave: fc.boolean(),
})
type World = typeof world extends fc.Arbitrary<infer T> ? T : never

const made = (w: World): { all: Candidate[]; r: Request } => ({
  all: w.sizes.map((s, i) =>
    candidate(`c${String(i).padStart(2, '0')}`, {
      kind: s.isProgramme ? 'advanced' : s.starts === null ? 'module' : 'event',
      credits: s.credits,
      hours: s.credits,
      topics: s.topics,
      isFree: s.isFree,
      priceKopecks: s.isFree ? 0 : s.price * 10_000,
      isAnytime: s.starts === null,
      sessions:
        s.starts === null
          ? []
          : [
              {
                id: `s${i}`,
                from: nextDay(today, s.starts),
                to: nextDay(today, s.starts + s.lasts),
                applyBy: null,
                left: null,
              },
            ],
    }),
  ),
  r: request({
    needs: [
      { way: 'А', programmes: w.total, total: w.total },
      { way: 'Б', programmes: Math.min(w.programmes, w.total), total: w.total },
    ],
    hoursPerWeek: w.perWeek,
    deadline: nextDay(today, w.weeks * 7 - 1),
    topics: ['Первая', 'Вторая'],
    coverTopics: w.coverTopics,
    mayLeave: w.mayLeave,
  }),
})

describe('D4 beside trying every set', () => {
  test('there is a plan exactly where one exists, and it keeps every limit', () => {
    fc.assert(
      fc.property(world, (w) => {
        const { all, r } = made(w)
        const [ours, exact] = [solve(all, r), bruteForce(all, r)]
        expect(ours === null).toBe(exact === null)
        if (!ours) return
        const { weeks, capacity } = optionsOf(all, r)
        const room = weeks.map((week) => week.hours)
        for (const o of ours.chosen) for (const [i, hours] of o.loads) room[i]! -= hours
        expect(Math.min(...room)).toBeGreaterThanOrEqual(0)
        expect(ours.chosen.reduce((n, o) => n + o.load, 0)).toBeLessThanOrEqual(capacity)
        expect(ours.chosen.reduce((n, o) => n + o.of.credits, 0)).toBeGreaterThanOrEqual(ours.need.total)
        const programmes = ours.chosen.filter((o) => isProgramme(o.of.kind))
        expect(programmes.reduce((n, o) => n + o.of.credits, 0)).toBeGreaterThanOrEqual(ours.need.programmes)
        expect(allTopics(r) & ~ours.chosen.reduce((bits, o) => bits | o.of.topics, 0)).toBe(0)
        expect(new Set(ours.chosen.map((o) => o.of.id)).size).toBe(ours.chosen.length)
      }),
      { numRuns: 400 },
    )
  })

  test('the price is that of the best set, within a twentieth where hours are scarce', () => {
    let [same, of] = [0, 0]
    fc.assert(
      fc.property(world, (w) => {
        const { all, r } = made(w)
        const [ours, exact] = [solve(all, r), bruteForce(all, r)]
        if (!ours || !exact) return
        of++
        if (ours.cost === exact) same++
        expect(ours.cost).toBeLessThanOrEqual(exact * 1.3)
      }),
      { numRuns: 600, seed: 7 },
    )
    expect(same / of).toBeGreaterThan(0.95)
  })

  test('the same every time, in whatever order the catalogue comes', () => {
    fc.assert(
      fc.property(world, (w) => {
        const { all, r } = made(w)
        expect(ids(solve(all.toReversed(), r))).toEqual(ids(solve(all, r)))
      }),
      { numRuns: 200 },
    )
  })
})
