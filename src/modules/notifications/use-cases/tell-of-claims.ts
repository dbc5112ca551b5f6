/** D7+: the staff of an organisation is told what waits for it; the person, that it refused or lets the day pass. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import type { claimMade, claimOverdue, claimRefused, claimReminded } from '../../credits/contract.ts'
import { notify } from './notify.ts'

export const tellOfClaim = (ctx: Context, e: z.output<typeof claimMade.payload>): Promise<void> =>
  toStaff(ctx, e, `claim.made/${e.expectationId}`, 'Обучение ждёт подтверждения')

export const tellOfReminder = (
  ctx: Context,
  e: z.output<typeof claimReminded.payload>,
  eventId: string,
): Promise<void> => toStaff(ctx, e, `claim.reminded/${eventId}`, 'Напоминание: обучение ждёт подтверждения')

async function toStaff(
  ctx: Context,
  e: z.output<typeof claimMade.payload>,
  key: string,
  what: string,
): Promise<void> {
  for (const personId of e.staffIds)
    await notify(ctx, {
      eventKey: `${key}/${personId}`,
      personId,
      kind: 'work',
      template: 'credits-news',
      data: { title: `${e.title}, ${e.credits} ЗЕТ`, what, advice: 'Подтвердите или откажите с причиной' },
      link: '/credits/desk',
    })
}

export const tellOfRefusal = (ctx: Context, e: z.output<typeof claimRefused.payload>): Promise<void> =>
  notify(ctx, {
    eventKey: `claim.refused/${e.expectationId}`,
    personId: e.personId,
    kind: 'credits',
    template: 'credits-news',
    data: {
      title: e.title,
      what: 'Организация не подтвердила обучение',
      advice: `Причина: ${e.reason}`.slice(0, 200),
    },
    link: '/credits',
  })

export const tellOfOverdue = (ctx: Context, e: z.output<typeof claimOverdue.payload>): Promise<void> =>
  notify(ctx, {
    eventKey: `claim.overdue/${e.expectationId}`,
    personId: e.personId,
    kind: 'credits',
    template: 'credits-news',
    data: {
      title: e.title,
      what: `Организация не ответила в срок: ${e.credits} ЗЕТ не начислены`,
      advice: 'Напомните ей одной кнопкой в пятилетнем цикле',
    },
    link: '/credits',
  })
