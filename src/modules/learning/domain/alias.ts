/** Numbers of one programme in the cabinets of the НМО portal: how they are compared, what they may be. Pure. */
import { inRussianLayout } from '../../../platform/search/reading.ts'
import type { FieldFault } from '../../../platform/problem.ts'
import { Cabinet, cabinetWords, kindPrefix, type Aliases } from '../contract.ts'

/** Case, spaces and hyphens of every kind do not tell two numbers apart. */
export const keyOf = (number: string): string =>
  number
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s\u00ad\p{Pd}_−]+/gu, '')

const prefixes = new Map(Object.values(kindPrefix).map((prefix) => [keyOf(prefix), prefix]))

/** «иом000007» → «ИОМ-000007»: as the portal itself numbers programmes; null: it is no such number. */
export function ownNumberOf(key: string): string | null {
  const [, letters = '', digits] = /^(\p{L}+)(\d{6,9})$/u.exec(key) ?? []
  const prefix = prefixes.get(letters)
  return prefix && digits ? `${prefix}-${digits}` : null
}

/** What may be a number in these typed words, in both layouts of the keyboard. */
export function keysIn(text: string): string[] {
  const readings = /[a-z]/i.test(text) ? [text, inRussianLayout(text)] : [text]
  return [...new Set(readings.map(keyOf))].filter(isNumberLike)
}

/** A word would be found instead of what is searched by it, a short number instead of hours. */
const isNumberLike = (key: string): boolean => key.length >= 4 && key.length <= 40 && /\d/.test(key)

export interface Numbered {
  readonly cabinet: Cabinet
  readonly number: string
  readonly key: string
}

export const numbersIn = (a: Aliases): Numbered[] =>
  Cabinet.options.flatMap((cabinet) =>
    a[cabinet] === '' ? [] : [{ cabinet, number: a[cabinet], key: keyOf(a[cabinet]) }],
  )

export const fieldOf = (cabinet: Cabinet): string => `aliases.${cabinet}`

export const takenFault = (cabinet: Cabinet): FieldFault => ({
  field: fieldOf(cabinet),
  message: `${cabinetWords[cabinet]}: такой номер уже у другой программы`,
})

export const aliasFaults = (a: Aliases): FieldFault[] =>
  numbersIn(a).flatMap(({ cabinet, number, key }) => {
    const message = !/^[\p{L}\p{N}][\p{L}\p{N}\s\p{Pd}_/.−]*$/u.test(number)
      ? 'В номере бывают буквы, цифры, пробел, дефис, точка и косая черта'
      : !isNumberLike(key)
        ? 'Номер как в кабинете: хотя бы 4 знака, среди них цифра'
        : ownNumberOf(key) !== null
          ? 'Так нумерует программы этот портал. Нужен номер из кабинета'
          : null
    return message ? [{ field: fieldOf(cabinet), message }] : []
  })
