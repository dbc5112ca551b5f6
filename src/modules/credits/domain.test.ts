/** D7+: the arithmetic of accreditation, without a database. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCycle } from './domain/check.ts'
import { isWithin, monthsBefore, stateOn, yearsOf } from './domain/cycle.ts'
import { forecast, noSums, rulesOn, stairOf, wayOf, waysOf, type Rule } from './domain/standing.ts'
import { CreditKind, CycleFields } from './contract.ts'

const rule = (over: Partial<Rule>): Rule => ({
  id: 'mixed',
  title: 'Вместе',
  effectiveFrom: '2023-01-01',
  effectiveTo: '2029-01-01',
  total: 144,
  programmes: 72,
  cycleYears: 5,
  filingMonths: 12,
  yearlyPace: 50,
  source: 'Приказ № 709н',
  ...over,
})
const mixed = rule({})
const alone = rule({ id: 'programmes', programmes: 144 })
const former = rule({ id: 'letter', programmes: 74, effectiveFrom: '2021-08-06', effectiveTo: '2023-01-01' })

describe('D7+ the two ways to accreditation', () => {
  test('programmes alone: nothing else counts', () => {
    const way = wayOf(alone, { programme: 100, module: 500, event: 0, other: 0 })
    expect(way).toMatchObject({ counted: 100, missing: 44, missingProgrammes: 44 })
  })

  test('together: half of it by programmes, and a surplus of modules does not replace them', () => {
    expect(wayOf(mixed, { programme: 36, module: 200, event: 0, other: 0 })).toMatchObject({
      counted: 236,
      missing: 36,
      missingProgrammes: 36,
    })
    expect(wayOf(mixed, { programme: 72, module: 40, event: 12, other: 0 })).toMatchObject({ missing: 20 })
    expect(wayOf(mixed, { programme: 144, module: 0, event: 0, other: 0 })).toMatchObject({ missing: 0 })
  })

  test('the way with the least missing stands first', () => {
    const ways = waysOf([alone, mixed], { programme: 72, module: 40, event: 0, other: 0 })
    expect(ways.map((w) => w.rule)).toEqual(['mixed', 'programmes'])
  })

  test('more credits never make more missing, and what is missing is enough', () => {
    const sums = fc.record({
      programme: fc.nat(300),
      module: fc.nat(300),
      event: fc.nat(300),
      other: fc.nat(300),
    })
    fc.assert(
      fc.property(
        fc.constantFrom(mixed, alone, former),
        sums,
        fc.constantFrom(...CreditKind.options),
        fc.nat(99),
        (of, had, kind, more) => {
          const before = wayOf(of, had)
          expect(wayOf(of, { ...had, [kind]: had[kind] + more }).missing).toBeLessThanOrEqual(before.missing)
          expect(wayOf(of, { ...had, programme: had.programme + before.missing }).missing).toBe(0)
        },
      ),
    )
  })
})

describe('D7+ rules are dated', () => {
  test('each day has the rules of its day; a gap takes the latest that were', () => {
    expect(rulesOn([mixed, alone, former], '2022-12-31')).toEqual([former])
    expect(rulesOn([mixed, alone, former], '2023-01-01')).toEqual([mixed, alone])
    expect(rulesOn([mixed, alone, former], '2031-01-01')).toEqual([mixed, alone])
    expect(rulesOn([former], '2020-01-01')).toEqual([former])
  })

  test('rules that end before the cycle does are said', () => {
    const of = (endsOn: string) => forecast([mixed], [], { today: '2026-11-25', endsOn }).rulesUntil
    expect(of('2028-03-14')).toBeNull()
    expect(of('2030-03-14')).toBe('2028-12-31')
  })
})

describe('D7+ years of a cycle', () => {
  test('five years to the same day; the window of documents is the last twelve months', () => {
    expect(yearsOf('2023-03-14', 5)).toEqual({ startsOn: '2023-03-14', endsOn: '2028-03-14' })
    expect(yearsOf('2024-02-29', 5).endsOn).toBe('2029-02-28')
    expect(monthsBefore('2028-03-14', 12)).toBe('2027-03-14')
    expect(monthsBefore('2028-02-29', 12)).toBe('2027-02-28')
    expect(monthsBefore('2028-03-31', 1)).toBe('2028-02-29')
    expect(monthsBefore('2028-01-15', 13)).toBe('2026-12-15')
  })

  test('both ends belong to the cycle', () => {
    const years = yearsOf('2023-03-14', 5)
    expect(['2023-03-13', '2023-03-14', '2028-03-14', '2028-03-15'].map((d) => isWithin(d, years))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(stateOn({ ...years, isClosed: false }, '2028-03-14')).toBe('running')
    expect(stateOn({ ...years, isClosed: false }, '2028-03-15')).toBe('over')
    expect(stateOn({ ...years, isClosed: true }, '2024-01-01')).toBe('closed')
  })
})

describe('D7+ what is missing and by when', () => {
  const when = { today: '2026-11-25', endsOn: '2028-03-14' }
  const earned = [
    { kind: 'programme' as const, credits: 72, earnedOn: '2024-05-30' },
    { kind: 'module' as const, credits: 24, earnedOn: '2026-03-01' },
  ]

  test('the need of each month, and the day on which the pace of the last year is enough', () => {
    const seen = forecast([mixed, alone], earned, when)
    expect(seen).toMatchObject({
      daysLeft: 475,
      lastYear: 24,
      monthlyNeed: 4,
      yearlyPace: 50,
      enoughOn: '2028-11-24',
    })
  })

  test('nothing in the last year promises nothing; enough is enough today', () => {
    expect(forecast([mixed], earned.slice(0, 1), when).enoughOn).toBeNull()
    const full = [{ kind: 'programme' as const, credits: 144, earnedOn: '2024-05-30' }]
    expect(forecast([mixed], full, when)).toMatchObject({ monthlyNeed: null, enoughOn: '2026-11-25' })
  })

  test('the last day still asks for all of it, a day later nothing divides by zero', () => {
    expect(forecast([mixed], [], { today: '2028-03-14', endsOn: '2028-03-14' }).monthlyNeed).toBe(144)
    expect(forecast([mixed], [], { today: '2028-05-14', endsOn: '2028-03-14' })).toMatchObject({
      daysLeft: 0,
    })
  })

  test('the stair: what is taken back leaves no step', () => {
    const back = { kind: 'module' as const, credits: -24, earnedOn: '2026-03-01' }
    expect(stairOf(earned)).toEqual([
      { day: '2024-05-30', total: 72 },
      { day: '2026-03-01', total: 96 },
    ])
    expect(stairOf([...earned, back])).toEqual([{ day: '2024-05-30', total: 72 }])
    expect(noSums.programme).toBe(0)
  })
})

describe('D7+ the form of a cycle names every wrong field', () => {
  const check = (fields: Partial<CycleFields>, hasSpecialty = true) =>
    checkCycle(CycleFields.parse(fields), { today: '2026-11-25', hasSpecialty }).faults.map((f) => f.field)

  test('all at once', () => {
    expect(check({}, false)).toEqual(['specialty', 'number', 'issuedOn'])
    expect(check({ specialty: '31.08.36', number: '1', issuedOn: '2024-02-31' })).toEqual(['issuedOn'])
    expect(check({ specialty: '31.08.36', number: '1', issuedOn: '2026-11-26' })).toEqual(['issuedOn'])
    expect(check({ specialty: '31.08.36', number: '1', issuedOn: '2016-11-24' })).toEqual(['issuedOn'])
  })

  test('a paper that is not given out yet asks for no number', () => {
    const { faults, cycle } = checkCycle(
      CycleFields.parse({ specialty: '31.08.36', isAwaited: true, number: '000', issuedOn: '2026-11-01' }),
      { today: '2026-11-25', hasSpecialty: true },
    )
    expect(faults).toEqual([])
    expect(cycle).toEqual({ series: null, number: null, issuedOn: '2026-11-01' })
  })
})
