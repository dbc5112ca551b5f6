/** What of a person's each module keeps: named and counted before two accounts become one, so that nobody is surprised. */
import type { Context } from './context.ts'

export interface Belongings {
  /** «Заявления»: as the person reads it. */
  readonly what: string
  readonly count: (ctx: Context, personId: string) => Promise<number>
}

export interface Counted {
  readonly what: string
  readonly count: number
}

/** Nothing is said of what there is none of. */
export async function countBelongings(
  ctx: Context,
  all: readonly Belongings[],
  personId: string,
): Promise<Counted[]> {
  const counted: Counted[] = []
  for (const { what, count } of all) counted.push({ what, count: await count(ctx, personId) })
  return counted.filter((one) => one.count > 0)
}
