/** D7+ the same learning told twice: certainly, likely, or other learning, without a database. */
import { describe, expect, test } from 'vitest'
import { cycleFor, whyNot } from './domain/fitting.ts'
import { likenessOf, numberKey, type Learnt } from './domain/twins.ts'
import { worthOn, type Worth } from './domain/worth.ts'

const learnt = (over: Partial<Learnt> = {}): Learnt => ({
  kind: 'programme',
  credits: 36,
  earned_on: '2026-11-20',
  title: 'Нарушения ритма сердца',
  organisation: 'Северная академия',
  organisation_id: 'o1',
  source: 'claim/1',
  confirmed_number: null,
  ...over,
})
const result = (over: Partial<Learnt> = {}) => learnt({ source: 'study/1', ...over })

describe('D7+ one learning told twice', () => {
  test('a claim, a result a day later, a document with its day: one and the same', () => {
    expect(likenessOf(learnt(), result({ earned_on: '2026-11-21' }))).toBe('certain')
    expect(likenessOf(result(), learnt({ source: 'record/1/2', earned_on: '2026-11-19' }))).toBe('certain')
    expect(
      likenessOf(learnt(), result({ title: '«НАРУШЕНИЯ РИТМА СЕРДЦА» (дистанционно)'.replace(/ \(.*/, '') })),
    ).toBe('certain')
    expect(
      likenessOf(learnt({ title: 'Программа повышения квалификации «Нарушения ритма сердца»' }), result()),
    ).toBe('certain')
  })

  test('the number of the document decides, however it was typed and whatever the day', () => {
    const paper = { confirmed_number: '7827 № 123-456', source: 'record/1/2', title: 'Аритмии' }
    const other = { confirmed_number: '7827123456', earned_on: '2026-03-01', credits: 72 }
    expect(likenessOf(learnt(paper), result(other))).toBe('certain')
    expect(likenessOf(learnt(paper), result({ ...other, organisation_id: 'o2' }))).toBeNull()
    expect(numberKey('б/н')).toBeNull()
    expect(numberKey('У-77')).toBeNull()
  })

  test('what is not certain is asked: a title cut short, other hours, another title on the same days', () => {
    expect(likenessOf(learnt({ title: 'Нарушения ритма' }), result())).toBe('likely')
    expect(likenessOf(learnt({ credits: 18 }), result())).toBe('likely')
    expect(likenessOf(learnt({ title: 'Эхокардиография' }), result())).toBe('likely')
    expect(likenessOf(learnt({ organisation_id: null, organisation: 'Другое имя' }), result())).toBe('likely')
  })

  test('other learning is other: another kind, another organisation, months between', () => {
    expect(likenessOf(learnt({ kind: 'module' }), result())).toBeNull()
    expect(likenessOf(learnt({ organisation_id: 'o2' }), result())).toBeNull()
    expect(likenessOf(learnt({ earned_on: '2026-05-20' }), result())).toBeNull()
    expect(likenessOf(learnt({ title: 'Эхокардиография', credits: 18 }), result())).toBeNull()
    expect(likenessOf(learnt({ source: 'record/1/2' }), learnt({ source: 'record/3/4' }))).toBeNull()
  })

  test('two modules of one day are two; days of one conference are asked about', () => {
    const module = { kind: 'module', credits: 2 } as const
    expect(
      likenessOf(learnt({ ...module, title: 'Отёк лёгких' }), result({ ...module, title: 'Шок' })),
    ).toBeNull()
    const event = { kind: 'event', credits: 6 } as const
    expect(likenessOf(learnt(event), result(event))).toBe('certain')
    expect(likenessOf(learnt(event), result({ ...event, earned_on: '2026-11-21' }))).toBe('likely')
    expect(likenessOf(learnt(event), result({ ...event, earned_on: '2026-11-27' }))).toBeNull()
  })
})

describe('D7+ a credit goes only into a cycle of its specialty and its years', () => {
  const cycle = (over: object = {}) => ({
    id: 'c1',
    specialty_key: 'cardiology',
    starts_on: '2024-01-01',
    ends_on: '2029-01-01',
    closed_at: null,
    ...over,
  })
  const credit = (over: object = {}) => ({
    earned_on: '2026-11-20',
    specialty_key: null,
    specialties: ['cardiology', 'therapy'],
    ...over,
  })

  test('and of the others it is said why not', () => {
    expect(whyNot(credit(), cycle())).toBeNull()
    expect(whyNot(credit({ specialties: ['dentistry'] }), cycle())).toBe('specialty')
    expect(whyNot(credit({ earned_on: '2023-12-31' }), cycle())).toBe('years')
    expect(whyNot(credit(), cycle({ closed_at: new Date(0) }))).toBe('closed')
    expect(whyNot(credit({ specialties: [] }), cycle())).toBeNull()
  })

  test('by itself where one alone takes it; two are asked about, a named one is waited for', () => {
    const [heart, therapy] = [cycle(), cycle({ id: 'c2', specialty_key: 'therapy' })]
    expect(cycleFor(credit(), [heart])).toBe(heart)
    expect(cycleFor(credit(), [heart, therapy])).toBeUndefined()
    expect(cycleFor(credit({ specialty_key: 'therapy' }), [heart, therapy])).toBe(therapy)
    expect(cycleFor(credit({ specialty_key: 'therapy' }), [heart])).toBeUndefined()
    expect(cycleFor(credit({ specialties: [] }), [heart])).toBeUndefined()
  })
})

test('D7+ what an hour brings is dated: the row of the day, the latest where none is in force', () => {
  const row = (over: Partial<Worth>): Worth => ({
    what: 'claim',
    effectiveFrom: '2016-01-01',
    effectiveTo: '2026-01-01',
    creditsPerHour: 1,
    words: 'прежнее',
    source: 's',
    ...over,
  })
  const all = [row({}), row({ effectiveFrom: '2026-01-01', effectiveTo: '2026-06-01', creditsPerHour: 2 })]
  expect(worthOn(all, 'claim', '2025-12-31').creditsPerHour).toBe(1)
  expect(worthOn(all, 'claim', '2026-01-01').creditsPerHour).toBe(2)
  expect(worthOn(all, 'claim', '2027-01-01').creditsPerHour).toBe(2)
  expect(worthOn(all, 'claim', '2010-01-01').creditsPerHour).toBe(1)
})
