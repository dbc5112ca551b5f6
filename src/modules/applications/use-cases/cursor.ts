/** Where a list goes on: the key of its last row, opaque to the caller. */
import type { z } from 'zod'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'

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
