/** D2, D9+: what a lesson of cmi5 or a package of xAPI said without a line comes from the browser that kept it. */
import type { z } from 'zod'
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { bringBelated } from '../../cmi5/index.ts'
import type { bringWords as contract } from '../contract.ts'
import { courseNotBegun, itemNotFound, type Word } from '../contract.ts'
import { openCourse, type Opened } from './course.ts'
import { bringSaid } from './package-said.ts'

type Outcomes = z.output<typeof contract.reply>['outcomes']

/** Each by itself and in order: what is refused stops nothing behind it. */
export async function bringWords(
  ctx: Context,
  of: { readonly studyId: string; readonly itemId: string; readonly sessionId: string },
  words: readonly Word[],
): Promise<{ outcomes: Outcomes }> {
  const { opened, take } = await ctx.transaction((tx) => speaking(tx, of.studyId, of.itemId))
  // Whoever finished still says their last word; whoever was sent away learns no more.
  if (opened.study.state !== 'learning' && opened.study.state !== 'finished')
    throw new Problem(courseNotBegun)
  const outcomes: Outcomes = []
  for (const word of words) outcomes.push({ seq: word.seq, ...(await bring(ctx, take, of, word)) })
  return { outcomes }
}

const takers = { cmi5: bringBelated, xapi: bringSaid } as const
type Take = (typeof takers)[keyof typeof takers]

/** Only lessons that speak with the store by themselves have words. */
async function speaking(
  tx: Context,
  studyId: string,
  itemId: string,
): Promise<{ opened: Opened; take: Take }> {
  const opened = await openCourse(tx, studyId)
  const item = opened.items.find((one) => one.id === itemId)
  const kind = opened.materials.get(item?.material_id ?? '')?.inside?.kind
  if (kind !== 'cmi5' && kind !== 'xapi') throw new Problem(itemNotFound)
  return { opened, take: takers[kind] }
}

async function bring(
  ctx: Context,
  take: Take,
  { studyId, itemId, sessionId }: Parameters<typeof bringWords>[1],
  { method, resource, params, headers, body, saidAt }: Word,
): Promise<Omit<Outcomes[number], 'seq'>> {
  try {
    const outcome = await take(ctx, {
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
