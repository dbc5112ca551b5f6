/** D4: a plan reminds: what this week is for, what ends soon, where to apply, how to catch up. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import type { planReminded } from '../../plans/contract.ts'
import { notify } from './notify.ts'

export const tellOfPlan = (ctx: Context, e: z.output<typeof planReminded.payload>): Promise<void> =>
  notify(ctx, {
    eventKey: `plan.reminded/${e.reminderId}`,
    personId: e.personId,
    kind: 'plan',
    template: 'plan-news',
    data: { title: e.title, what: e.what, advice: e.advice },
    link: '/plan',
  })
