/** Simple values of xAPI: identifiers, languages, instants, durations (IEEE 9274.1.1 §4.2.7; xAPI 1.0.3 part 2 §4). */

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i
export const isUuid = (v: unknown): v is string => typeof v === 'string' && uuid.test(v)

/** RFC 3987: a scheme, and none of the characters that an IRI never has. */
const iri = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`\p{Cc}]+$/iu
const iriLimit = 4096
export const isIri = (v: unknown): v is string =>
  typeof v === 'string' && v.length <= iriLimit && iri.test(v) && v.isWellFormed()

/** RFC 5646 §2.1, with private use and grandfathered tags. */
const language =
  /^(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?|x(?:-[a-z0-9]{1,8})+|i-[a-z0-9]{2,8})$/i
export const isLanguage = (v: unknown): v is string => typeof v === 'string' && language.test(v)

const mailto = /^mailto:[^\s@<>"\p{Cc}]+@[^\s@<>"\p{Cc}]+$/u
export const isMailto = (v: unknown): v is string =>
  typeof v === 'string' && v.length <= 512 && mailto.test(v) && v.isWellFormed()

export const isSha1 = (v: unknown): v is string => typeof v === 'string' && /^[0-9a-f]{40}$/i.test(v)
/** SHA-224 … SHA-512: attachments are named by one of them. */
export const isSha2 = (v: unknown): v is string =>
  typeof v === 'string' && /^(?:[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i.test(v)

/** ISO 8601-1 §5.5.2; only the smallest part may have a fraction. */
const duration =
  /^P(?:\d+(?:[.,]\d+)?W|(?!$)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/
export const isDuration = (v: unknown): v is string => {
  if (typeof v !== 'string' || v.length > 100) return false
  return duration.test(v.replace(/(\d+)[.,]\d+([YMDHS])$/, '$1$2'))
}

const instant =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(?:([Zz])|([+-])(\d\d)(?::?(\d\d))?)?$/
const basic = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?((?:[.,]\d+)?)(Z|[+-]\d\d(?::?\d\d)?)?$/

/** Milliseconds of an instant as RFC 3339 or ISO 8601 writes it; null for anything else. An offset of minus zero is none. */
export function readInstant(v: unknown): number | null {
  if (typeof v !== 'string' || v.length > 60) return null
  const said = v.replace(
    basic,
    (
      _,
      y: string,
      mo: string,
      d: string,
      h: string,
      mi: string,
      s: string | undefined,
      f: string,
      z?: string,
    ) => `${y}-${mo}-${d}T${h}:${mi}:${s ?? '00'}${f}${z ?? ''}`,
  )
  const m = instant.exec(said)
  if (!m) return null
  const [, year, month, day, hour, minute, second = '00', , sign, zoneHour = '00', zoneMinute = '00'] = m
  if (sign === '-' && zoneHour === '00' && zoneMinute === '00') return null
  if (Number(zoneHour) > 23 || Number(zoneMinute) > 59) return null
  const fraction = /[.,](\d+)/.exec(said)?.[1] ?? ''
  const date = `${year}-${month}-${day}`
  // A leap second is the first of the next minute.
  const at = Date.parse(`${date}T${hour}:${minute}:${second === '60' ? '59' : second}Z`)
  if (Number.isNaN(at) || new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10) !== date) return null
  const offsetMs = (Number(zoneHour) * 60 + Number(zoneMinute)) * 60_000 * (sign === '-' ? -1 : 1)
  return at + (second === '60' ? 1000 : Number(fraction.slice(0, 3).padEnd(3, '0'))) - offsetMs
}

/** An instant in UTC, as replies have it; digits of the fraction are kept. */
export function inUtc(said: string): string {
  const at = readInstant(said)
  if (at === null || /[Zz]$/.test(said)) return said
  const fraction = /[.,](\d+)/.exec(said)?.[1]
  const whole = new Date(at).toISOString()
  return fraction && fraction.length > 3 ? whole.replace('Z', `${fraction.slice(3)}Z`) : whole
}
