/** The time of a request, `yyyy.MM.dd HH:mm:ss Z`: it may differ from the clock of ЕСИА by a minute at most. */
import { EsiaError } from './errors.ts'

export const toleranceMs = 60_000

export function checkTimestamp(value: string, now: Date): void {
  const at = parseTimestamp(value)
  if (at === undefined) throw new EsiaError('007003', '[timestamp]')
  if (Math.abs(at - now.getTime()) > toleranceMs) {
    throw new EsiaError('007015', `${value} при часах стенда ${now.toISOString()}`)
  }
}

export function parseTimestamp(value: string): number | undefined {
  const [, y, mo, d, h, mi, s, sign, oh, om] =
    /^(\d{4})\.(\d\d)\.(\d\d) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)$/.exec(value) ?? []
  if (om === undefined) return undefined
  const local = Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s))
  const same = new Date(local).toISOString() === `${y}-${mo}-${d}T${h}:${mi}:${s}.000Z`
  const offset = (Number(oh) * 60 + Number(om)) * 60_000 * (sign === '-' ? -1 : 1)
  return same && Number(oh) <= 14 && Number(om) < 60 ? local - offset : undefined
}
