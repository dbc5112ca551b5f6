import { describe, expect, test } from 'vitest'
import { ProgrammeFields } from './contract.ts'
import { programmeFaults, providerFaults, sessionFaults } from './domain/check.ts'
import { creditsOf, ruleOn, type Rule } from './domain/rules.ts'
import { understand } from './domain/words.ts'

const rule = (over: Partial<Rule>): Rule => ({
  kind: 'advanced',
  effectiveFrom: '2023-01-01',
  effectiveTo: null,
  minHours: 16,
  maxHours: 500,
  creditsPerHour: 1,
  source: 'приказ',
  ...over,
})

test('D9+ the rule of the day counts: the newest that has begun', () => {
  const old = rule({ effectiveTo: '2027-01-01' })
  const next = rule({ effectiveFrom: '2027-01-01', minHours: 18 })
  expect(ruleOn([old, next], 'advanced', '2026-12-31')).toBe(old)
  expect(ruleOn([old, next], 'advanced', '2027-01-01')).toBe(next)
  expect(ruleOn([old], 'module', '2026-01-01')).toBeUndefined()
  expect(creditsOf(rule({ creditsPerHour: 2 }), 18)).toBe(36)
})

const faults = (over: object) =>
  programmeFaults(
    ProgrammeFields.parse({
      kind: 'advanced',
      title: 'Кардиология',
      annotation: 'о'.repeat(40),
      hours: 36,
      bases: ['budget'],
      specialties: ['31.08.36'],
      ...over,
    }),
    { rule: rule({}), specialties: new Set(['31.08.36']) },
  ).map((f) => f.field)

test('D9+ a right programme has no faults; each wrong field is named once', () => {
  expect(faults({})).toEqual([])
  expect(faults({ kind: 'event' })).toEqual(['eventKind'])
  expect(faults({ hours: 15 })).toEqual(['hours'])
  expect(faults({ hours: 501 })).toEqual(['hours'])
  expect(faults({ hours: null })).toEqual(['hours'])
  expect(faults({ priceKopecks: 100 })).toEqual(['priceKopecks'])
  expect(faults({ bases: ['paid'] })).toEqual(['priceKopecks'])
  expect(faults({ title: '', annotation: '', bases: [], specialties: [] })).toEqual([
    'title',
    'annotation',
    'bases',
    'specialties',
  ])
})

test('a schedule: real days, in order, the last day of enrolment within them', () => {
  const one = (over: object) =>
    sessionFaults([
      {
        id: null,
        startsOn: '2027-02-01',
        endsOn: '2027-02-20',
        startsAt: null,
        applyBy: null,
        places: null,
        place: null,
        link: null,
        ...over,
      },
    ]).map((f) => f.field)
  expect(one({})).toEqual([])
  expect(one({ endsOn: '2027-01-31' })).toEqual(['sessions.0.endsOn'])
  expect(one({ applyBy: '2027-02-21' })).toEqual(['sessions.0.applyBy'])
  expect(one({ applyBy: '2027-02-30' })).toEqual(['sessions.0.applyBy'])
  expect(one({ startsAt: '9:00' })).toEqual(['sessions.0.startsAt'])
})

test('A2 a request without a working licence is not sent', () => {
  const full = {
    responsibleName: 'Соловьёва Ирина',
    responsiblePost: 'Декан',
    responsiblePhone: '+7 900 000-00-01',
    responsibleEmail: 'dpo@academy.example',
    statementNumber: '17',
    statementOn: '2026-11-02',
  }
  expect(providerFaults(full, true)).toEqual([])
  expect(providerFaults(full, false).map((f) => f.field)).toEqual(['licence'])
  expect(providerFaults({ ...full, responsibleName: 'Соловьёва' }, true).map((f) => f.field)).toEqual([
    'responsibleName',
  ])
})

describe('A2 words that mean nothing to search', () => {
  const looked = (word: string, stem: string | null) => ({ word, stem, isKnown: true, alike: [] })
  test('ask nothing beside others, though words of the catalogue begin with them', () => {
    expect(
      understand([[looked('осмотр', 'осмотр'), looked('при', null), looked('одышке', 'одышк')]]),
    ).toEqual({
      query: "(('осмотр' | 'осмотр':*) & ('одышк' | 'одышке':*))",
      instead: null,
      isHopeless: false,
    })
  })
  test('alone they are the beginning of a word', () => {
    expect(understand([[looked('при', null)]]).query).toBe("(('при':*))")
  })
})
