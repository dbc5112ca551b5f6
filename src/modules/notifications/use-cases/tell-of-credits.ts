/** D7+: credits came into a cycle, were taken back, or wait because no cycle takes them by itself. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import type {
  credited,
  creditDoubted,
  creditNone,
  creditTwice,
  creditWaits,
  cycleConfirmed,
  cycleDiffers,
} from '../../credits/contract.ts'
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
        ? e.reason
          ? `Причина: ${e.reason}`.slice(0, 200)
          : 'Почему, сказано в начислениях цикла'
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

export const tellOfDoubt = (ctx: Context, e: z.output<typeof creditDoubted.payload>): Promise<void> =>
  notify(ctx, {
    eventKey: `credits.doubted/${e.expectationId}`,
    personId: e.personId,
    kind: 'credits',
    template: 'credits-news',
    data: {
      title: e.title,
      what: `${e.credits} ЗЕТ похожи на уже засчитанные`,
      advice: `Скажите, то же ли это обучение: ${e.twin}`.slice(0, 200),
    },
    link: '/credits',
  })

export const tellOfTwice = (ctx: Context, e: z.output<typeof creditTwice.payload>): Promise<void> =>
  notify(ctx, {
    eventKey: `credits.twice/${e.expectationId}`,
    personId: e.personId,
    kind: 'credits',
    template: 'credits-news',
    data: {
      title: e.title,
      what: 'Второй раз ЗЕТ не начислены',
      advice: `Уже засчитано: ${e.twin}`.slice(0, 200),
    },
    link: '/credits',
  })

export function tellOfNone(ctx: Context, e: z.output<typeof creditNone.payload>): Promise<void> {
  const [family, id = ''] = e.source.split('/')
  const isStudy = family === 'study'
  return notify(ctx, {
    eventKey: `credits.none/${e.source}`,
    personId: e.personId,
    kind: 'credits',
    template: 'credits-news',
    data: {
      title: e.title.slice(0, 200),
      what: isStudy ? 'Обучение окончено, ЗЕТ за него нет' : 'Документ проверен, ЗЕТ за него нет',
      advice: e.rule.slice(0, 200),
    },
    link: isStudy ? `/learning/${id}` : `/documents/${id}`,
  })
}

export async function tellOfConfirmed(
  ctx: Context,
  e: z.output<typeof cycleConfirmed.payload>,
  eventId: string,
): Promise<void> {
  if (e.isOwnAct) return
  await notify(ctx, {
    eventKey: `cycle.confirmed/${eventId}`,
    personId: e.personId,
    kind: 'credits',
    template: 'credits-news',
    data: {
      title: e.specialty,
      what: 'Пятилетний цикл подтверждён',
      advice: 'Документ проверен и говорит то же самое. Начисления на месте',
    },
    link: `/credits/${e.cycleId}`,
  })
}

export const tellOfDifference = (ctx: Context, e: z.output<typeof cycleDiffers.payload>): Promise<void> =>
  notify(ctx, {
    eventKey: `cycle.differs/${e.paperId}/${e.cycleId}`,
    personId: e.personId,
    kind: 'credits',
    template: 'credits-news',
    data: {
      title: e.specialty,
      what: e.does === 'follow' ? 'Можно начать следующий пятилетний цикл' : 'Документ и цикл говорят разное',
      advice:
        e.does === 'follow'
          ? 'Новая аккредитация проверена: прежний цикл кончится, когда начнётся новый'
          : 'Посмотрите, что изменится, и исправьте цикл или напишите, почему не согласны',
    },
    link: '/credits',
  })
