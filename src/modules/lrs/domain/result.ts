/** What came of it: score, success, time. */
import { aNumber, checkRecord, extensions, flag, text, that, type Check } from './check.ts'
import { isDuration } from './values.ts'

const score: Check = (c, value, at) => {
  const scaled = that((v) => typeof v === 'number' && v >= -1 && v <= 1, 'Число от -1 до 1')
  if (!checkRecord(c, value, at, { scaled, raw: aNumber, min: aNumber, max: aNumber })) return
  const { raw, min, max } = value
  const isBefore = (a: unknown, b: unknown) => typeof a === 'number' && typeof b === 'number' && a < b
  if (min !== undefined && max !== undefined && !isBefore(min, max)) c.fault(`${at}.max`, 'max больше min')
  if (isBefore(raw, min) || isBefore(max, raw)) c.fault(`${at}.raw`, 'raw между min и max')
}

export const result: Check = (c, value, at) =>
  void checkRecord(c, value, at, {
    score,
    success: flag,
    completion: flag,
    response: text,
    duration: that(isDuration, 'Длительность — по ISO 8601'),
    extensions,
  })
