import { describe, expect, test } from 'vitest'
import type { JournalRow } from '../../platform/journal/read.ts'
import { aboutOf, grouped, wordsOf } from './domain.ts'

const row = (id: number, minutes: number, over: Partial<JournalRow> = {}): JournalRow => ({
  id,
  at: new Date(Date.UTC(2026, 10, 23, 9, minutes)),
  code: 'application-file-seen',
  outcome: 'done',
  actorId: 'verifier',
  actorRoles: ['citizen', 'verifier'],
  sessionId: null,
  organisationId: null,
  subjectId: 'medic',
  objectKind: 'file',
  objectId: 'scan',
  ip: '10.0.0.1',
  details: {},
  ...over,
})

describe('D3 like looks in a row are one line', () => {
  test('five sheets within half an hour of each other are one look, from the first to the last', () => {
    const [group, ...rest] = grouped([row(5, 50), row(4, 40), row(3, 30), row(2, 20), row(1, 10)])
    expect(rest).toEqual([])
    expect(group).toMatchObject({ count: 5, row: { id: 5 }, since: new Date(Date.UTC(2026, 10, 23, 9, 10)) })
  })

  test.for([
    ['after a longer pause', { at: new Date(Date.UTC(2026, 10, 23, 8, 0)) }],
    ['of another person', { actorId: 'another' }],
    ['of another file', { objectId: 'other' }],
    ['from another device', { ip: '10.0.0.2' }],
    ['that was refused', { outcome: 'refused' as const }],
    ['that is about something else', { details: { number: '2026-000999' } }],
    ['that ended otherwise', { code: 'application-decided', details: { outcome: 'approved' } }],
  ])('but a look %s stands alone', ([, over]) => {
    expect(grouped([row(2, 20), row(1, 10, over as Partial<JournalRow>)])).toHaveLength(2)
  })

  test('six fields marked one after another are one line, though each row of evidence names its own', () => {
    const marks = ['owner', 'number', 'hours'].map((field, i) =>
      row(9 - i, 30 - i, { code: 'application-field-checked', details: { number: '2026-000123', field } }),
    )
    expect(grouped(marks)).toMatchObject([{ count: 3 }])
  })

  test('a line between two looks parts them: the order of events is never changed', () => {
    expect(grouped([row(3, 30), row(2, 20, { code: 'application-decided' }), row(1, 10)])).toHaveLength(3)
  })
})

test('D3 a decision is told with its outcome; a code without words is still shown', () => {
  expect(wordsOf('application-decided', { outcome: 'approved' })).toBe('Заявление одобрено')
  expect(wordsOf('application-decided', {})).toBe('Принято решение по заявлению')
  expect(wordsOf('something-new', {})).toBe('Действие «something-new»')
})

test('D3 the object is named by its number and title, or by the reason of the look', () => {
  expect(aboutOf({ number: '2026-000123', title: 'Проверка диплома' })).toBe(
    '№ 2026-000123, Проверка диплома',
  )
  expect(aboutOf({ because: 'сверка по заявлению № 2026-000123' })).toBe('сверка по заявлению № 2026-000123')
  expect(aboutOf({ number: 7 })).toBeNull()
})
