import { isDay } from '../../../platform/calendar/days.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DraftFields } from '../contract.ts'
import { check, type Known } from './check.ts'
import { dateFaults, periodWords } from './dates.ts'
import { payloadHash } from './payload.ts'
import { aboutWords, factsForCertificate, factsForVerifier } from './words.ts'

const institution = {
  id: '0199aaaa-0000-7000-8000-000000000001',
  name: 'Северная академия последипломного образования',
  shortName: 'Северная академия',
  kind: 'educational',
  city: 'Псков',
  region: 'Псковская область',
  ogrn: '1027700132195',
  inn: '7707083893',
  address: null,
  phone: null,
  site: null,
  closedOn: null,
  updatedAt: '2026-01-01T00:00:00Z',
  version: 1,
  licence: { number: 'Л035-1', issuedOn: '2020-01-01', isActive: true },
} as const
const file = {
  id: '0199aaaa-0000-7000-8000-000000000002',
  name: 'diplom.jpg',
  state: 'ready',
  type: 'image/jpeg',
  sizeBytes: 10,
  pageCount: 1,
} as const
const known: Known = {
  today: '2026-11-23',
  birthDate: '1984-03-14',
  institution,
  specialty: { key: '31.08.12', code: '31.08.12', name: 'Функциональная диагностика', level: 'residency' },
  files: [file],
  ownTwin: undefined,
}
const right = DraftFields.parse({
  institutionId: institution.id,
  specialty: '31.08.12',
  kind: 'retraining-diploma',
  form: 'part-time',
  startedOn: '2026-02-03',
  endedOn: '2026-05-30',
  issuedOn: '2026-06-05',
  hours: '504',
  series: '7827',
  number: '0114823',
  fileIds: [file.id],
})
const say = (over: Partial<DraftFields>, about: Partial<Known> = {}) =>
  check({ ...right, ...over }, { ...known, ...about }).faults.map(
    (f) => `${f.field}: ${f.message} | ${f.summary}`,
  )
const contentOf = (over: Partial<DraftFields> = {}) => {
  const { content } = check({ ...right, ...over }, known)
  if (!content) throw new Error('faults')
  return content
}

describe('D5 messages name the wrong fields', () => {
  test('a right draft has none', () => expect(say({})).toEqual([]))

  test('the two faults of the picture, in the order of the form', () => {
    expect(say({ endedOn: '2026-01-30', number: '011482', issuedOn: '2026-06-05' })).toEqual([
      'endedOn: Раньше начала. Проверьте год | Дата окончания раньше даты начала',
      'number: Нужно 7 цифр, введено 6 | В номере диплома не хватает цифр: нужно 7, введено 6',
    ])
  })

  test('an empty draft: every field at once', () => {
    const empty = check(DraftFields.parse({}), {
      ...known,
      institution: undefined,
      specialty: undefined,
      files: [],
    })
    expect(empty.faults.map((f) => f.field)).toEqual([
      'institutionName',
      'specialty',
      'form',
      'startedOn',
      'endedOn',
      'kind',
      'issuedOn',
      'fileIds',
    ])
  })

  test.for([
    [
      '31.02',
      { endedOn: '2026-02-31' },
      'endedOn: Такого дня нет. Проверьте число и месяц | Даты окончания нет в календаре',
    ],
    [
      'words instead of a date',
      { startedOn: 'весной' },
      'startedOn: Такого дня нет. Проверьте число и месяц | Даты начала нет в календаре',
    ],
    [
      'the future',
      { issuedOn: '2026-11-24' },
      'issuedOn: Ещё не наступила. Проверьте год | Дата выдачи в будущем',
    ],
    [
      'childhood',
      { startedOn: '1997-09-01' },
      'startedOn: Вам ещё не было 14 лет. Проверьте год | Учёба началась слишком рано',
    ],
    [
      'issued before the end',
      { issuedOn: '2026-05-29' },
      'issuedOn: Раньше окончания учёбы. Проверьте год | Документ выдан раньше окончания учёбы',
    ],
    [
      'too few hours',
      { hours: '249' },
      'hours: Не меньше 250 часов. Проверьте вид документа | Для этого документа мало часов: нужно 250, введено 249',
    ],
    ['hours as words', { hours: 'много' }, 'hours: Целое число часов | Объём — не число часов'],
    [
      'letters in a number',
      { number: '01148A3' },
      'number: Только цифры: буквы и знаки не нужны | В номере диплома лишние знаки',
    ],
    [
      'a long number',
      { number: '01148231' },
      'number: Нужно 7 цифр, введено 8 | В номере диплома лишние цифры: нужно 7, введено 8',
    ],
    [
      'a level of another document',
      { kind: 'specialist-diploma', series: '107704' },
      'specialty: К этому документу — другая. Выберите заново | Специальность не подходит к виду документа',
    ],
    [
      'residency by distance',
      { kind: 'residency-diploma', form: 'distance', series: '' },
      'form: По этому документу бывает: очная | Форма обучения не подходит к виду документа',
    ],
  ] as const)('%s', ([, over, message]) => expect(say(over as Partial<DraftFields>)).toEqual([message]))

  test('an institution by hand needs a name; a chosen one must exist', () => {
    expect(say({ institutionId: null, institutionName: 'МГУ' }, { institution: undefined })).toEqual([
      expect.stringMatching(/^institutionName: Напишите полное название/),
    ])
    expect(
      say({ institutionId: null, institutionName: 'Приморский институт' }, { institution: undefined }),
    ).toEqual([])
    expect(say({}, { institution: undefined })).toEqual([
      expect.stringMatching(/^institutionName: Выберите заново/),
    ])
  })

  test('scans: none, still checked, refused', () => {
    expect(say({ fileIds: [] })[0]).toMatch(/Нет скана/)
    expect(say({}, { files: [{ ...file, state: 'checking' }] })[0]).toMatch(/diplom\.jpg: ещё проверяется/)
    expect(say({}, { files: [{ ...file, state: 'refused' }] })[0]).toMatch(/не прошёл проверку/)
    expect(say({}, { files: [] })[0]).toMatch(/не прошёл проверку/)
  })

  test('one’s own duplicate is told which', () => {
    expect(say({}, { ownTwin: { institutionName: 'Северная академия', confirmedOn: '2026-03-03' } })).toEqual(
      ['number: Уже добавлен 3 марта 2026: Северная академия | Этот документ у вас уже есть'],
    )
  })
})

test('D5 hours by the rule of the day of issue', () => {
  const old = { startedOn: '2012-02-03', endedOn: '2012-05-30', issuedOn: '2012-06-05' }
  expect(say({ ...old, hours: '72' })).toEqual([])
  expect(say({ kind: 'advanced-certificate', hours: '15' })).toHaveLength(1)
  expect(say({ kind: 'advanced-certificate', hours: '16' })).toEqual([])
})

describe('dates', () => {
  test('a day is a day of the calendar, whatever is typed', () => {
    const rule = () =>
      fc.assert(fc.property(fc.string(), (s) => !isDay(s) || new Date(s).toISOString().startsWith(s)))
    expect(rule).not.toThrow()
    expect(['2024-02-29', '2026-02-29', '2026-13-01', '2026-1-1', '0001-01-01'].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
  })
  test('a birth date that is not known forbids nothing', () => {
    expect(
      dateFaults(
        { startedOn: '1961-09-01', endedOn: '1967-06-30', issuedOn: '1967-07-01' },
        { today: '2026-11-23', birthDate: null },
      ),
    ).toEqual([])
    expect(periodWords('2026-02-03', '2026-05-30')).toBe('3 февраля – 30 мая 2026')
    expect(periodWords('2014-09-01', '2020-06-30')).toBe('1 сентября 2014 – 30 июня 2020')
  })
})

describe('D5 the code names what is confirmed, and confirms nothing else', () => {
  const hash = (over: Partial<DraftFields> = {}, digest = 'aa') =>
    payloadHash({ draftId: 'd', personId: 'p', content: contentOf(over), digests: { [file.id]: digest } })

  test('any change of a field or of a scan changes the hash; another order of keys does not', () => {
    const all = [
      hash(),
      hash({ hours: '505' }),
      hash({ number: '0114824' }),
      hash({ form: 'full-time' }),
      hash({ programme: 'ЭКГ' }),
      hash({}, 'ab'),
    ]
    expect(new Set(all).size).toBe(all.length)
    const { content } = { content: contentOf() }
    expect(payloadHash({ digests: { [file.id]: 'aa' }, personId: 'p', content, draftId: 'd' })).toBe(hash())
  })

  test('the words of the message', () => {
    expect(aboutWords(contentOf(), 'Северная академия')).toBe(
      'сохранить сведения: Северная академия, диплом …4823',
    )
  })

  test('the verifier is told what is odd', () => {
    const notes = (c = contentOf({ hours: '5000' }), over = {}) =>
      factsForVerifier(c, {
        holder: 'Орлова Елена Викторовна',
        institution,
        hasForeignTwin: true,
        ...over,
      }).flatMap((f) => (f.note ? [`${f.isOdd ? '! ' : ''}${f.key}: ${f.note}`] : []))
    expect(notes()).toEqual([
      '! number: Такие же вид, серия и номер есть в записи другого человека',
      'institution: Лицензия Л035-1 действует',
      '! period: Больше 10 часов в день: 5000 ч за 117 дн.',
    ])
    expect(notes(contentOf(), { institution: undefined, hasForeignTwin: false })).toEqual([
      '! institution: Введено вручную: в справочнике организаций не выбрано',
    ])
    const lapsed = { ...institution, licence: { ...institution.licence!, isActive: false } }
    expect(notes(contentOf(), { institution: lapsed, hasForeignTwin: false })).toEqual([
      '! institution: Лицензия Л035-1 не действует',
    ])
  })

  test('the public facts of a certificate hold no number', () => {
    const facts = factsForCertificate(contentOf()).filter((f) => f.isPublic)
    expect(JSON.stringify(facts)).not.toContain('0114823')
    expect(facts.at(-1)?.value).toBe('3 февраля – 30 мая 2026, 504 ч, очно-заочная')
  })
})
