/** D2: captions that a browser will show, and every kind that it will not. */
import { expect, test } from 'vitest'
import { readCaptions } from './captions.ts'

const read = (text: string) => readCaptions(Buffer.from(text))
const cue = '00:01.000 --> 00:04.000\nПервые минуты решают'

test('D2 captions with names, settings, notes and long times are read; lines end in any way', () => {
  const text = `\uFEFFWEBVTT Разбор\r\n\r\nNOTE для редактора\r\n\r\n1\r\n${cue}\r\n\r\n01:00:00.000 --> 101:00:00.500 line:0 align:start\r\nДа`
  expect(read(text)).toMatchObject({ cues: 2, faults: [] })
  // The mark of the order of bytes is not kept.
  expect(read(text).text.startsWith('WEBVTT')).toBe(true)
})

test.for([
  ['an empty file', '', /пуст/],
  ['another kind of captions', `1\n00:00:01,000 --> 00:00:04,000\nДа`, /^Строка 1: .*WEBVTT/],
  ['a heading that goes on', `WEBVTTX\n\n${cue}`, /^Строка 1: /],
  ['no cue', 'WEBVTT\n\nNOTE пока пусто\n', /ни одной реплики/],
  ['times that do not parse', `WEBVTT\n\n${cue}\n\n00:61.000 --> 01:02.000\nДа`, /^Строка 6: .*«00:61\.000»/],
  ['a comma', 'WEBVTT\n\n00:01.000 --> 00:04,000\nДа', /^Строка 3: .*«00:04,000»/],
  ['an arrow without spaces', 'WEBVTT\n\n00:01.000-->00:04.000\nДа', /^Строка 3: .*пробелами/],
  ['an end before its beginning', 'WEBVTT\n\nимя\n00:04.000 --> 00:01.000\nДа', /^Строка 4: .*не позже/],
  ['an end at its beginning', 'WEBVTT\n\n00:04.000 --> 00:04.000\nДа', /^Строка 3: .*не позже/],
  ['words without times', `WEBVTT\n\n${cue}\n\nЗабытая реплика\n`, /^Строка 6: .*нет времени/],
  ['a zero sign', `WEBVTT\n\n${cue}\0`, /^Строка 4: знак/],
] as const)('D2 captions with %s are refused in words', ([, text, why]) => {
  const { faults } = read(text)
  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatch(why)
})

test('D2 captions of another encoding and those that are too long are refused', () => {
  const text = `WEBVTT\n\n${cue}`
  expect(readCaptions(Buffer.from(`\uFEFF${text}`, 'utf16le')).faults[0]).toMatch(/UTF-8/)
  expect(readCaptions(Buffer.alloc(1024 * 1024 + 1, 'x')).faults[0]).toMatch(/больше 1 МБ/)
})
