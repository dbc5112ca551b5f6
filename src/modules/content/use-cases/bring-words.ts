/** D2, D9+: what a lesson of cmi5 said without a line comes from the browser that kept it. */
import type { z } from 'zod'
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { bringBelated } from '../../cmi5/index.ts'
import type { bringWords as contract } from '../contract.ts'
import { courseNotBegun, type Word } from '../contract.ts'
import { lessonsOf } from './units.ts'

type Outcomes = z.output<typeof contract.reply>['outcomes']

/** Each by itself and in order: what is refused stops nothing behind it. */
export async function bringWords(
  ctx: Context,
  of: { readonly studyId: string; readonly itemId: string; readonly sessionId: string },
  words: readonly Word[],
): Promise<{ outcomes: Outcomes }> {
  const { opened } = await ctx.transaction((tx) => lessonsOf(tx, of.studyId, of.itemId))
  // Whoever finished still says their last word; whoever was sent away learns no more.
  if (opened.study.state !== 'learning' && opened.study.state !== 'finished')
    throw new Problem(courseNotBegun)
  const outcomes: Outcomes = []
  for (const word of words) outcomes.push({ seq: word.seq, ...(await bring(ctx, of, word)) })
  return { outcomes }
}

async function bring(
  ctx: Context,
  { studyId, itemId, sessionId }: Parameters<typeof bringWords>[1],
  { method, resource, params, headers, body, saidAt }: Word,
): Promise<Omit<Outcomes[number], 'seq'>> {
  try {
    const outcome = await bringBelated(ctx, {
      sessionId,
      personId: personOf(ctx),
      holder: { holderId: studyId, partId: itemId },
      request: {
        method,
        resource,
        params,
        headers: Object.fromEntries(
          Object.entries(headers).filter(([, value]) => value !== undefined),
        ) as Record<string, string>,
        body: Buffer.from(body, 'base64'),
        saidAt: new Date(saidAt),
      },
    })
    return { outcome, why: null }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { outcome: 'refused', why: error.extras.detail ?? error.refusal.title }
  }
}
