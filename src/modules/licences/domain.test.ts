/** Rules of papers: dated data covers every day, intervals are joined and crossed without gaps. */
import { yearsLater } from '../../platform/calendar/days.ts'
import { nextDay, startOfMoscowDay } from '../../platform/calendar/working-days.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sections } from '../../platform/permissions.ts'
import { PaperKind, type PaperClass } from './contract.ts'
import { cross, openingsOf, union, type Interval } from './domain/coverage.ts'
import { endOf, lastDayBefore } from './domain/days.ts'
import { kindOf, kinds, ruleOn } from './domain/kinds.ts'
import { documentKey, ogrnFault } from './domain/number.ts'
import { isReplaced, stateOf, type PaperRecord } from './domain/paper.ts'
import { posts } from './domain/posts.ts'
import { sectionRuleOn } from './domain/sections.ts'
import { standingOf } from './domain/standing.ts'

const now = new Date('2026-11-28T09:00:00Z')
const at = (days: number) => new Date(now.getTime() + days * 86_400_000)
const place = { id: null, name: 'Больница', ogrn: '1027700132195' }
let count = 0
const paper = (of: PaperClass, over: Partial<PaperRecord> = {}): PaperRecord => ({
  id: String(++count),
  personId: 'p',
  class: of,
  kind:
    of === 'licence'
      ? 'medical-activity'
      : of === 'employment'
        ? 'main-employment'
        : 'periodic-accreditation',
  number: of === 'employment' ? null : '1',
  issuer: null,
  organisation: of === 'attestation' ? null : place,
  specialty:
    of === 'attestation' ? { key: '31.08.49', code: '31.08.49', name: 'Терапия', level: 'residency' } : null,
  post: of === 'employment' ? 'therapist' : null,
  startsAt: at(-100),
  endsAt: null,
  status: 'verified',
  origin: 'person',
  documentKey: '',
  fileIds: [],
  applicationId: null,
  renewsId: null,
  registryRef: null,
  decidedAt: null,
  reason: null,
  version: 1,
  createdAt: now,
  updatedAt: now,
  ...over,
})

describe('F7 dated rules', () => {
  const days = [
    '1990-01-01',
    '2011-11-02',
    '2011-11-03',
    '2022-12-31',
    '2023-01-01',
    '2028-12-31',
    '2029-01-01',
    '2040-06-01',
  ]

  test('each kind and each section has exactly one rule for every day, with its source', () => {
    expect(kinds.map((k) => k.kind).toSorted()).toEqual([...PaperKind.options].toSorted())
    for (const kind of kinds)
      for (const day of days) {
        const fitting = kind.rules.filter((r) => (r.from ?? '') <= day && day <= (r.to ?? '9'))
        expect(fitting, `${kind.kind} ${day}`).toHaveLength(1)
        expect(ruleOn(kind, day).source).not.toBe('')
      }
    for (const section of sections)
      for (const day of days) expect(sectionRuleOn(section, day).source).not.toBe('')
  })

  test('five years of an accreditation are cited and verified', () => {
    expect(ruleOn(kindOf('periodic-accreditation'), '2024-05-01')).toMatchObject({
      termYears: 5,
      isVerified: true,
    })
  })

  test('posts have one key each', () => {
    expect(new Set(posts.map((p) => p.key)).size).toBe(posts.length)
  })
})

describe('days', () => {
  test('the last day is held whole, by Moscow', () => {
    expect(endOf('2026-11-28').toISOString()).toBe('2026-11-28T21:00:00.000Z')
    expect(lastDayBefore(endOf('2026-11-28'))).toBe('2026-11-28')
    expect(startOfMoscowDay('2026-11-28').toISOString()).toBe('2026-11-27T21:00:00.000Z')
    expect(yearsLater('2024-02-29', 5)).toBe('2029-02-28')
    expect(nextDay('2026-12-31', 1)).toBe('2027-01-01')
  })
})

describe('intervals', () => {
  const instants = fc.integer({ min: 0, max: 30 }).map((n) => new Date(n * 1000))
  const interval: fc.Arbitrary<Interval> = fc.record({
    from: instants,
    to: fc.option(instants, { nil: null }),
  })
  const covers = (list: readonly Interval[], t: Date) =>
    list.some((i) => i.from <= t && (i.to === null || t < i.to))

  test('a joined list covers an instant exactly when some part does; a crossed one when both do', () => {
    fc.assert(
      fc.property(
        fc.array(interval, { maxLength: 6 }),
        fc.array(interval, { maxLength: 6 }),
        instants,
        (a, b, t) => {
          expect(covers(union(a), t)).toBe(covers(a, t))
          expect(covers(cross(union(a), union(b)), t)).toBe(covers(a, t) && covers(b, t))
          const joined = union(a)
          for (const [i, next] of joined.slice(1).entries())
            expect(joined[i]!.to!.getTime()).toBeLessThan(next.from.getTime())
        },
      ),
    )
  })
})

describe('F7 openings', () => {
  test('from the last that begins to the first that ends', () => {
    const all = [
      paper('licence', { startsAt: at(-10) }),
      paper('attestation', { startsAt: at(5), endsAt: at(400) }),
      paper('employment', { endsAt: at(200) }),
    ]
    expect(openingsOf(all, now)).toEqual([{ section: 'doctor', opensAt: at(5), closesAt: at(200) }])
    expect(standingOf('doctor', all, now)).toMatchObject({ holds: false, changesAt: at(5) })
    expect(standingOf('doctor', all, at(6))).toMatchObject({ holds: true, changesAt: at(200) })
  })

  test('a paper that follows without a gap keeps the section open; a gap closes it between', () => {
    const base = [paper('licence'), paper('employment')]
    const first = paper('attestation', { endsAt: at(10) })
    const touching = paper('attestation', { startsAt: at(10), endsAt: at(90) })
    const late = paper('attestation', { startsAt: at(11), endsAt: at(90) })
    expect(openingsOf([...base, first, touching], now)).toMatchObject([{ closesAt: at(90) }])
    expect(openingsOf([...base, first, late], now)).toMatchObject([{ closesAt: at(10) }, { opensAt: at(11) }])
    expect(isReplaced(first, [...base, first, touching], now)).toBe(true)
    expect(isReplaced(touching, [...base, first, touching], now)).toBe(false)
  })

  test.for(['unverified', 'rejected', 'withdrawn', 'suspended', 'revoked'] as const)(
    'a %s paper opens nothing',
    (status) => {
      const all = [paper('licence', { status }), paper('attestation'), paper('employment')]
      expect(openingsOf(all, now)).toEqual([])
      expect(stateOf(all[0]!, now)).toBe(status === 'unverified' ? 'checking' : status)
    },
  )

  test('a laboratory specialty opens the laboratory, not the work of a doctor', () => {
    const specialty = { key: '31.08.05', code: '31.08.05', name: 'КЛД', level: 'residency' } as const
    const all = [
      paper('licence'),
      paper('attestation', { specialty }),
      paper('employment', { post: 'laboratory-doctor' }),
    ]
    expect(openingsOf(all, now).map((o) => o.section)).toEqual(['laboratory'])
  })

  test('a good licence of a second place of work serves that place only', () => {
    const other = { id: null, name: 'Клиника', ogrn: '1027739000013' }
    const all = [
      paper('licence', { organisation: other, endsAt: at(5) }),
      paper('licence'),
      paper('attestation'),
      paper('employment', { organisation: other }),
    ]
    expect(openingsOf(all, now)).toMatchObject([{ closesAt: at(5) }])
  })
})

describe('numbers', () => {
  test('look-alike signs make one key; another organisation makes another licence', () => {
    const a = documentKey(paper('attestation', { number: 'АО 1-2' }))
    expect(documentKey(paper('attestation', { number: '№ AO12' }))).toBe(a)
    expect(documentKey(paper('licence', { organisation: { ...place, ogrn: '1' } }))).not.toBe(
      documentKey(paper('licence')),
    )
  })

  test.for([
    ['1027700132195', null],
    ['304500116000157', null],
    ['1027700132196', 'Контрольная цифра не сходится. Проверьте ОГРН'],
    ['10277', 'В ОГРН 13 цифр, у предпринимателя 15; введено 5'],
  ] as const)('ОГРН %s', ([ogrn, why]) => expect(ogrnFault(ogrn)).toBe(why))
})
