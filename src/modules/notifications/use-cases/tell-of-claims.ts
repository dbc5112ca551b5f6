/** D7+: the staff of an organisation is told what waits for it; the person, that it refused or lets the day pass. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import type {
  activityReversed,
  claimMade,
  claimOverdue,
  claimRefused,
  claimReminded,
  claimReversed,
} from '../../credits/contract.ts'
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
    link: `/credits/claims/${e.expectationId}`,
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

/** Both sides: the person, where the ledger has not told them already, and the staff besides who did it. */
export async function tellOfReversal(
  ctx: Context,
  e: z.output<typeof claimReversed.payload>,
  eventId: string,
): Promise<void> {
  const data = { title: `${e.title}, ${e.credits} ЗЕТ`, advice: `Причина: ${e.reason}`.slice(0, 200) }
  const news = { template: 'credits-news' as const }
  if (!e.wasCredited)
    await notify(ctx, {
      ...news,
      eventKey: `claim.reversed/${eventId}`,
      personId: e.personId,
      kind: 'credits',
      data: { ...data, what: 'Подтверждение обучения снято' },
      link: `/credits/claims/${e.expectationId}`,
    })
  for (const personId of e.staffIds)
    await notify(ctx, {
      ...news,
      eventKey: `claim.reversed/${eventId}/${personId}`,
      personId,
      kind: 'work',
      data: { ...data, what: 'Подтверждение вашей организации снято' },
      link: '/credits/desk?state=decided',
    })
}

/** Where the ledger has not told the person already. */
export async function tellOfActivityReversal(
  ctx: Context,
  e: z.output<typeof activityReversed.payload>,
  eventId: string,
): Promise<void> {
  if (e.wasCredited) return
  await notify(ctx, {
    eventKey: `activity.reversed/${eventId}`,
    personId: e.personId,
    kind: 'credits',
    template: 'credits-news',
    data: {
      title: e.title,
      what: 'Подтверждение деятельности снято',
      advice: `Причина: ${e.reason}`.slice(0, 200),
    },
    link: `/credits/activities/${e.activityId}`,
  })
}
