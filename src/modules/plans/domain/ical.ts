/** A calendar by RFC 5545: lines of 75 octets, whole days or hours, the same identifiers each time. Pure. */
export interface CalendarEvent {
  /** Stable: the phone replaces the event it knows. */
  readonly uid: string
  readonly title: string
  readonly note: string
  readonly address: string
  readonly from: string
  /** The last day of it. */
  readonly to: string
  /** By the clock; null: whole days. */
  readonly hours: { readonly from: Date; readonly to: Date } | null
  /** Grows with each change (§3.8.7.4). */
  readonly sequence: number
}

const escaped = (text: string): string =>
  text
    .replace(/\\/g, '\\\\')
    .replace(/[;,]/g, (c) => `\\${c}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f]/g, '')

const encoder = new TextEncoder()

/** §3.1: no line is longer than 75 octets, and no letter is torn. */
export function folded(line: string): string {
  let [out, width] = ['', 0]
  for (const letter of line) {
    const size = encoder.encode(letter).length
    if (width + size > 75) {
      out += '\r\n '
      width = 1
    }
    out += letter
    width += size
  }
  return out
}

const plainDay = (day: string): string => day.replaceAll('-', '')
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
const stamp = (at: Date): string => `${at.toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}Z`

export function calendarOf(name: string, events: readonly CalendarEvent[], at: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//NMO//Plan//RU',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...events.flatMap((e) => [
      'BEGIN:VEVENT',
      `UID:${e.uid}`,
      `DTSTAMP:${stamp(at)}`,
      `SEQUENCE:${e.sequence}`,
      ...(e.hours
        ? [`DTSTART:${stamp(e.hours.from)}`, `DTEND:${stamp(e.hours.to)}`]
        : [`DTSTART;VALUE=DATE:${plainDay(e.from)}`, `DTEND;VALUE=DATE:${plainDay(dayAfter(e.to))}`]),
      `SUMMARY:${escaped(e.title)}`,
      ...(e.note ? [`DESCRIPTION:${escaped(e.note)}`] : []),
      `URL:${e.address}`,
      // Hours of an event are taken; a week of the plan leaves its days free.
      `TRANSP:${e.hours ? 'OPAQUE' : 'TRANSPARENT'}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}
