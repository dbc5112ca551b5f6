/** D7+: where a person works by papers that were checked here: for the report on their work. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import { postOf } from '../domain/posts.ts'
import * as papers from '../store/papers.ts'

interface Employment {
  readonly organisation: string
  readonly post: string
  readonly startsOn: string
}

/** Those that hold now, the one that began last first. */
export async function employmentsOf(ctx: Context, personId: string): Promise<Employment[]> {
  const all = await papers.papersOf(ctx.db, personId)
  return all
    .filter(
      (p) => p.class === 'employment' && p.status === 'verified' && (p.endsAt === null || p.endsAt > ctx.now),
    )
    .toSorted((a, b) => b.startsAt.getTime() - a.startsAt.getTime())
    .flatMap((p) =>
      p.organisation && p.post
        ? [
            {
              organisation: p.organisation.name,
              post: postOf(p.post)?.name ?? p.post,
              startsOn: moscowDay(p.startsAt),
            },
          ]
        : [],
    )
}
