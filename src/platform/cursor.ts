/** Where a list goes on: the key of its last row, opaque to the caller. */
import { z } from 'zod'
import { Problem } from './problem.ts'
import { invalid } from './refusals.ts'

export const toCursor = (key: object): string => Buffer.from(JSON.stringify(key)).toString('base64url')

export function fromCursor<T extends z.ZodType>(
  shape: T,
  cursor: string | undefined,
): z.output<T> | undefined {
  if (cursor === undefined || cursor === '') return undefined
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    throw new Problem(invalid, {
      errors: [{ field: 'cursor', message: 'Список изменился. Откройте его сначала' }],
    })
  }
}

/** «2026-11-14~<id>»: short enough for an address that is kept. A spoilt one begins anew. */
export const toPlace = (key: string | number, id: string): string => `${key}~${id}`

export function fromPlace(
  place: string | undefined,
  isKey: (key: string) => boolean,
): { readonly key: string; readonly id: string } | undefined {
  const [key = '', id] = place?.split('~') ?? []
  return isKey(key) && z.uuid().safeParse(id).success ? { key, id: id! } : undefined
}

/** Milliseconds of an instant, as `Date` takes them. */
export const isMillis = (key: string): boolean => /^\d{1,14}$/.test(key)
