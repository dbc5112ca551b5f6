/** How a value is looked through: each fault is told with its place, and nothing of it is thrown. */
import { isIri, isLanguage } from './values.ts'

export type XapiVersion = '1.0.3' | '2.0.0'
export type Json = Readonly<Record<string, unknown>>

export interface Checking {
  readonly version: XapiVersion
  readonly fault: (at: string, message: string) => void
}

export type Check = (c: Checking, value: unknown, at: string) => void
type Shape = Readonly<Record<string, Check>>

export const isRecord = (v: unknown): v is Json => typeof v === 'object' && v !== null && !Array.isArray(v)

const place = (at: string, key: string | number) => (at === '' ? String(key) : `${at}.${key}`)

/** An object with these fields and no others; `required` must be there. */
export function checkRecord(
  c: Checking,
  value: unknown,
  at: string,
  shape: Shape,
  required: readonly string[] = [],
): value is Json {
  if (!isRecord(value)) {
    c.fault(at, 'Нужен объект')
    return false
  }
  for (const key of required) if (value[key] === undefined) c.fault(place(at, key), 'Не хватает')
  for (const [key, inner] of Object.entries(value)) {
    const check = Object.hasOwn(shape, key) ? shape[key] : undefined
    if (check) check(c, inner, place(at, key))
    else c.fault(place(at, key), 'Такого поля нет')
  }
  return true
}

export const that =
  (isRight: (v: unknown) => boolean, message: string): Check =>
  (c, value, at) => {
    if (!isRight(value)) c.fault(at, message)
  }

export const text = that((v) => typeof v === 'string', 'Нужна строка')
export const flag = that((v) => typeof v === 'boolean', 'Нужно true или false')
export const aNumber = that((v) => typeof v === 'number' && Number.isFinite(v), 'Нужно число')
export const iri = that(isIri, 'Нужен IRI')
export const oneOf = (...words: readonly string[]): Check =>
  that((v) => typeof v === 'string' && words.includes(v), `Одно из: ${words.join(', ')}`)

export const listOf =
  (each: Check): Check =>
  (c, value, at) => {
    if (!Array.isArray(value)) return c.fault(at, 'Нужен список')
    value.forEach((one, i) => each(c, one, place(at, i)))
  }

/** Words by language. */
export const languageMap: Check = (c, value, at) => {
  if (!isRecord(value)) return c.fault(at, 'Нужны слова по языкам')
  for (const [key, words] of Object.entries(value)) {
    if (!isLanguage(key)) c.fault(place(at, key), 'Язык — по RFC 5646')
    if (typeof words !== 'string') c.fault(place(at, key), 'Нужна строка')
  }
}

/** Anything under names that are IRIs. */
export const extensions: Check = (c, value, at) => {
  if (!isRecord(value)) return c.fault(at, 'Нужен объект')
  for (const key of Object.keys(value)) if (!isIri(key)) c.fault(place(at, key), 'Имя расширения — IRI')
}
