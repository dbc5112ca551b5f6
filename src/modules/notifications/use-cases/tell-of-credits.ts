/** D7+: credits came into a cycle, were taken back, or wait because no cycle takes them by itself. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import type { credited, creditWaits } from '../../credits/contract.ts'
import { notify } from './notify.ts'

export async function tellOfCredits(
  ctx: Context,
  e: z.output<typeof credited.payload>,
  eventId: string,
): Promise<void> {
  if (e.isOwnAct) return
  await notify(ctx, {
    eventKey: `credits.credited/${eventId}`,
    personId: e.personId,
    kind: 'credits',
    template: 'credits-news',
    data: {
      title: e.title,
      what: e.isReversal ? `Снято ${Math.abs(e.credits)} ЗЕТ` : `Начислено ${e.credits} ЗЕТ`,
      advice: e.isReversal
        ? 'Почему, сказано в начислениях цикла'
        : 'Сколько ещё нужно, видно в пятилетнем цикле',
    },
    link: `/credits/${e.cycleId}`,
  })
}

export const tellOfWaiting = (ctx: Context, e: z.output<typeof creditWaits.payload>): Promise<void> =>
  notify(ctx, {
    eventKey: `credits.waits/${e.expectationId}`,
    personId: e.personId,
    kind: 'credits',
    template: 'credits-news',
    data: {
      title: e.title,
      what: `${e.credits} ЗЕТ ждут пятилетнего цикла`,
      advice: 'Откройте цикл или выберите, в какой засчитать',
    },
    link: '/credits',
  })
