/** B4: questions that wait for me, and the desk of all of them: nothing is lost and nothing closes by itself. */
import type { z } from 'zod'
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import type { ExplanationState, explanationsDesk } from '../contract.ts'
import { presentCases } from '../present.ts'
import * as store from '../store.ts'

type Listed = z.input<(typeof explanationsDesk)['reply']>

export interface CasePaging {
  readonly state: ExplanationState
  readonly page: number
  readonly size: number
}

async function list(ctx: Context, actorId: string | null, f: CasePaging): Promise<Listed> {
  const { rows, ...counts } = await store.listCases(ctx.db, {
    actorId,
    exceptSubjectId: personOf(ctx),
    state: f.state,
    today: moscowDay(ctx.now),
    limit: f.size,
    offset: (f.page - 1) * f.size,
  })
  return { items: await presentCases(ctx, rows), ...counts }
}

export const listToMe = (ctx: Context, f: CasePaging): Promise<Listed> => list(ctx, personOf(ctx), f)
export const listDesk = (ctx: Context, f: CasePaging): Promise<Listed> => list(ctx, null, f)
