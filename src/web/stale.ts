/** A save that came after another's: its refusal brings the version that stands now. */
import type { z } from 'zod'
import { Refusal } from './api.ts'

export const currentIn = <S extends z.ZodType>(error: unknown, shape: S): z.output<S> | undefined =>
  error instanceof Refusal ? shape.safeParse(error.extras['current']).data : undefined
