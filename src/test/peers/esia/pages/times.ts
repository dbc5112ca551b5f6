/** Dates and times for people: Moscow, always said. */
const clock = new Intl.DateTimeFormat('ru-RU', {
  timeZone: 'Europe/Moscow',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

export const moscow = (iso: string): string => `${clock.format(new Date(iso)).replace(' в ', ', ')} по Москве`

export const date = (isoDate: string): string =>
  new Intl.DateTimeFormat('ru-RU', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })
    .format(new Date(`${isoDate}T00:00:00Z`))
    .replace(/\s?г\.$/, '')
    .replaceAll(' ', '\u00a0')
