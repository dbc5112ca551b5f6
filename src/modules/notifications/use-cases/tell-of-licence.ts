/** F7: a paper of admission ends soon, has ended, was suspended or taken away; told by the person's own channels. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import {
  kindWords,
  type caseMoved,
  type paperEnded,
  type paperEnding,
  type PaperAct,
  type paperStopped,
} from '../../licences/contract.ts'
import { notify } from './notify.ts'

const days = (n: number): string => {
  const tens = n % 100
  const one = n % 10
  if (one === 1 && tens !== 11) return `${n} день`
  return one > 1 && one < 5 && (tens < 11 || tens > 14) ? `${n} дня` : `${n} дней`
}

export const tellOfEnding = (ctx: Context, e: z.output<typeof paperEnding.payload>): Promise<void> =>
  notify(ctx, {
    eventKey: `licence.ending/${e.paperId}/${e.endsOn}/${e.days}`,
    personId: e.personId,
    kind: 'certificate',
    template: 'licence-news',
    data: {
      title: e.title,
      what: `Допуск закончится через ${days(e.days)}`,
      advice: 'Добавьте новый документ заранее, чтобы раздел работы не закрылся',
    },
    link: `/licences/${e.paperId}`,
  })

export const tellOfEnd = (ctx: Context, e: z.output<typeof paperEnded.payload>): Promise<void> =>
  notify(ctx, {
    eventKey: `licence.ended/${e.paperId}`,
    personId: e.personId,
    kind: 'certificate',
    template: 'licence-news',
    data: {
      title: e.title,
      what: 'Срок допуска закончился',
      advice: 'Раздел работы закрыт, пока не подтверждён новый документ',
    },
    link: `/licences/${e.paperId}`,
  })

const stops: Partial<Record<PaperAct, readonly [what: string, advice: string]>> = {
  suspended: ['Действие допуска приостановлено', 'Причина и что делать — в кабинете'],
  revoked: ['Допуск аннулирован', 'Причина и что делать — в кабинете'],
  resumed: ['Действие допуска возобновлено', 'Раздел работы открывается сам'],
}

export async function tellOfStop(
  ctx: Context,
  e: z.output<typeof paperStopped.payload>,
  eventId: string,
): Promise<void> {
  const words = stops[e.act]
  if (!words) return
  await notify(ctx, {
    eventKey: `licence.stopped/${e.paperId}/${eventId}`,
    personId: e.personId,
    kind: 'certificate',
    template: 'licence-news',
    data: { title: kindWords[e.kind], what: words[0], advice: words[1] },
    link: `/licences/${e.paperId}`,
  })
}

/** The verifier cannot tell who is right, we or the registry: the person can. */
export async function tellOfQuestion(
  ctx: Context,
  e: z.output<typeof caseMoved.payload>,
  eventId: string,
): Promise<void> {
  if (e.state !== 'asked' || e.question === null) return
  await notify(ctx, {
    eventKey: `licence-case.asked/${eventId}`,
    personId: e.personId,
    kind: 'question',
    template: 'licence-news',
    data: {
      title: e.question.slice(0, 200),
      what: 'Вопрос о допуске',
      advice: 'Ответьте в кабинете: сведения расходятся с федеральным регистром',
    },
    link: '/licences',
  })
}
