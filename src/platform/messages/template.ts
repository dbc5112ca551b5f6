/** What a kind of message is made of, and the few words that all kinds share. Pure. */
import { z } from 'zod'

export interface Written {
  readonly subject: string
  /** For SMS and push. */
  readonly short: string
  /** For letters; paragraphs are parted by an empty line. */
  readonly long: string
}

export interface Site {
  /** Host of the portal: browsers offer a code only there. */
  readonly host: string
  /** The year of a date is said only when it is not the current one. */
  readonly now: Date
}

export interface Template<D extends z.ZodType> {
  readonly data: D
  /** Whoever reads it can act for the person: erased as soon as it is sent. */
  readonly isSecret: boolean
  /** Longest life in the queue. */
  readonly ttlSeconds: number
  readonly write: (data: z.output<D>, site: Site) => Written
}

export const template = <D extends z.ZodType>(t: Template<D>): Template<D> => t

export const minute = 60
export const hour = 60 * minute
export const day = 24 * hour

export const line = z.string().trim().min(1).max(300)
const monthOfYear = new Intl.DateTimeFormat('ru-RU', { day: 'numeric', month: 'long', timeZone: 'UTC' })
export const date = (iso: string, now: Date) => {
  const day = monthOfYear.format(new Date(`${iso}T00:00:00Z`))
  return iso.startsWith(`${now.getUTCFullYear()}-`) ? day : `${day} ${iso.slice(0, 4)}`
}
export const cutTo = (text: string, length: number) =>
  text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text
export const lower = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1)
export const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)
