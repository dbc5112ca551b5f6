import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DocumentKind, documentWords } from '../contract.ts'
import { kindOf, kinds, ruleOn } from './kinds.ts'
import { bare, documentKey, numberFaults } from './number.ts'

describe('D5 each kind of document has its own rules', () => {
  const faultsOf = (kind: DocumentKind, day: string, series: string, number: string) =>
    numberFaults(kindOf(kind), ruleOn(kindOf(kind), day), series, number).map((f) => f.field)

  test.for([
    ['specialist-diploma', '2020-06-30', '107704', '0123456', []],
    ['specialist-diploma', '2020-06-30', '1077 04', '№ 0123456', []],
    ['specialist-diploma', '2020-06-30', '10770', '0123456', ['series']],
    ['specialist-diploma', '2020-06-30', '', '0123456', ['series']],
    ['specialist-diploma', '2007-06-30', 'ВСГ', '1234567', []],
    ['specialist-diploma', '2007-06-30', 'ЭВ', '123456', []],
    ['specialist-diploma', '2007-06-30', 'ВСГ', '12345', ['number']],
    ['bachelor-diploma', '2019-06-30', '107704', '012345', ['number']],
    ['secondary-diploma', '2018-06-30', '117704', '0001234', []],
    ['residency-diploma', '2021-08-31', '107704', '0001234', []],
    ['residency-diploma', '2011-08-31', '', 'О-17/2011', []],
    ['internship-diploma', '2015-08-31', '', '415', []],
    ['retraining-diploma', '2026-06-05', '7827', '0114823', []],
    ['retraining-diploma', '2026-06-05', '', '772400123456', []],
    ['retraining-diploma', '2026-06-05', '78', '0114823', ['series']],
    ['advanced-certificate', '2026-06-05', '', 'ПК-2026/118', []],
    ['advanced-certificate', '2026-06-05', '', 'без номера', ['number']],
    ['advanced-certificate', '2026-06-05', '', '', ['number']],
  ] as const)('%s issued %s, series «%s», number «%s»', ([kind, day, series, number, faults]) => {
    expect(faultsOf(kind, day, series, number)).toEqual(faults)
  })

  test('every kind has a rule for every day, exactly one, and words', () => {
    expect(kinds.map((k) => k.kind).toSorted()).toEqual(Object.keys(documentWords).toSorted())
    const day = fc
      .date({ min: new Date('1950-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10))
    const rule = () =>
      fc.assert(
        fc.property(
          fc.constantFrom(...kinds),
          day,
          (kind, d) => kind.rules.filter((r) => (r.from ?? '') <= d && d <= (r.to ?? '9999')).length === 1,
        ),
      )
    expect(rule).not.toThrow()
    expect(kinds.flatMap((k) => k.rules).every((r) => r.source.length > 10)).toBe(true)
  })
})

describe('D5 one document is recognised however it is typed', () => {
  test.for([
    ['7827', '0114823', '78 27', '№ 0114823'],
    ['7827', '0114823', '7827', 'О114823'],
    ['ВСГ', '1234567', 'BCГ', '1234567'],
    ['', 'ПК-2026/118', '', 'пк 2026 118'],
  ])('%s %s = %s %s', ([s1, n1, s2, n2]) => {
    expect(documentKey('retraining-diploma', s1!, n1!)).toBe(documentKey('retraining-diploma', s2!, n2!))
  })

  test('and others are others', () => {
    expect(documentKey('retraining-diploma', '7827', '0114823')).not.toBe(
      documentKey('advanced-certificate', '7827', '0114823'),
    )
    expect(documentKey('retraining-diploma', '7827', '0114823')).not.toBe(
      documentKey('retraining-diploma', '7827', '0114824'),
    )
    expect(documentKey('retraining-diploma', '78', '270')).not.toBe(
      documentKey('retraining-diploma', '782', '70'),
    )
    expect(bare(' № 01 14 823')).toBe('0114823')
  })
})
