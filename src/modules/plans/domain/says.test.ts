/** D4 what a plan says: progress, the difference, reminders, the calendar, wrong wishes. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextDay } from '../../../platform/calendar/working-days.ts'
import { Wishes } from '../contract.ts'
import { difference } from './difference.ts'
import { calendarOf, folded } from './ical.ts'
import { progressOf } from './progress.ts'
import { remindersOf } from './reminders.ts'
import { checkWishes } from './wishes.ts'

const today = '2026-11-30'

describe('D4 progress', () => {
  const weeks = [0, 1, 2, 3].map((i) => ({
    from: nextDay('2026-11-30', i * 7),
    to: nextDay('2026-11-30', i * 7 + 6),
    hours: 6,
    isShort: false,
    parts: [{ programmeId: 'p', hours: 6 }],
  }))
  const at = (day: string, done: number) =>
    progressOf({ weeks, doneBefore: 0, done, all: 24, hoursPerWeek: 6, today: day })

  test.for([
    ['2026-12-01', 0, 'before', /по плану/],
    ['2026-12-08', 6, 'even', /по плану/],
    ['2026-12-08', 13, 'ahead', /впереди на 1 час/],
    ['2026-12-15', 5, 'behind', /отстали на 7 часов/],
    ['2026-12-15', 24, 'done', /Всё пройдено/],
  ] as const)('on %s with %i hours: %s', ([day, done, pace, title]) => {
    expect(at(day, done)).toMatchObject({ pace, title: expect.stringMatching(title) })
  })

  test('whoever is behind reads how to catch up', () => {
    expect(at('2026-12-15', 5).note).toMatch(/за 2 недели: по 10 часов вместо 6/)
    expect(at('2026-12-28', 0).note).toMatch(/Пересчитайте план/)
  })
})

test('D4 the difference: came, went, moved, same', () => {
  const one = (programmeId: string, dueOn: string) => ({
    programmeId,
    title: programmeId,
    startsOn: today,
    dueOn,
  })
  const before = [one('a', '2027-01-10'), one('b', '2027-01-10'), one('c', '2027-01-10')]
  const after = [one('b', '2027-01-10'), one('c', '2027-02-10'), one('d', '2027-03-10')]
  expect(difference(before, after)).toMatchObject({
    came: [{ programmeId: 'd' }],
    went: [{ programmeId: 'a' }],
    moved: [{ title: 'c' }],
    same: 1,
  })
})

test('D4 reminders: each week ahead with hours, three days before each term, a week before an application closes', () => {
  const item = {
    programmeId: 'p',
    dueOn: '2027-01-10',
    state: 'ahead',
    session: { id: 's', startsOn: '2027-01-01', endsOn: '2027-01-10', applyBy: '2026-12-02' },
  }
  const found = remindersOf(
    {
      items: [item, { ...item, programmeId: 'q', state: 'done' }] as never,
      weeks: [
        { from: today, to: nextDay(today, 6), hours: 6, isShort: false, parts: [] },
        {
          from: nextDay(today, 7),
          to: '',
          hours: 6,
          isShort: false,
          parts: [{ programmeId: 'p', hours: 6 }],
        },
      ],
    },
    today,
  )
  expect(found).toEqual([
    { kind: 'week', programmeId: null, on: '2026-12-07' },
    { kind: 'checkpoint', programmeId: 'p', on: '2027-01-07' },
    { kind: 'apply', programmeId: 'p', on: '2026-12-01' },
  ])
})

describe('D4 the calendar by RFC 5545', () => {
  test('no line is longer than 75 octets, no letter is torn, unfolding gives it back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const line = folded(`SUMMARY:${text.replace(/[\r\n]/g, ' ')}`)
        for (const part of line.split('\r\n')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75)
        expect(line.replaceAll('\r\n ', '')).toBe(`SUMMARY:${text.replace(/[\r\n]/g, ' ')}`)
      }),
    )
  })

  test('signs with a meaning are told apart from text; the last day is in', () => {
    const text = calendarOf(
      'План',
      [
        {
          uid: 'u',
          title: 'А; б, в\\г\nд',
          note: '',
          address: 'https://x/',
          from: today,
          to: today,
          hours: null,
          sequence: 2,
        },
        {
          uid: 'v',
          title: 'Вебинар',
          note: '',
          address: 'https://x/',
          from: today,
          to: today,
          hours: { from: new Date('2026-12-01T07:00:00Z'), to: new Date('2026-12-01T08:30:00Z') },
          sequence: 1,
        },
      ],
      new Date('2026-11-30T09:00:00Z'),
    )
    expect(text).toContain('SUMMARY:А\\; б\\, в\\\\г\\nд\r\n')
    expect(text).toContain('DTEND;VALUE=DATE:20261201\r\n')
    expect(text).toContain('DTSTART:20261201T070000Z\r\nDTEND:20261201T083000Z\r\n')
    expect(text.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true)
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  })
})

test('D4 every wrong wish is named at once', () => {
  const { faults } = checkWishes(
    Wishes.parse({
      goals: ['topics'],
      specialties: ['нет'],
      words: ['а', 'б', 'в', 'г'],
      hoursPerWeek: '0',
      deadline: '2026-12-01',
      away: [{ from: '', to: '2026-13-01' }],
    }),
    { today, specialties: new Set(), hasCycle: false },
  )
  expect(faults.map((f) => f.field)).toEqual([
    'specialties',
    'hoursPerWeek',
    'deadline',
    'away.0.from',
    'away.0.to',
  ])
})
