/** D2: the people of an organisation hear of free answers that wait; a learner, how theirs were marked. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import type { answersWait, attemptMarked } from '../../content/contract.ts'
import { tell } from './tell-of-study.ts'

const said = {
  waits: 'Ответы слушателей ждут оценки',
  today: 'Сегодня последний день оценить ответы',
  overdue: 'Ответы ждут оценки дольше срока',
} as const

/** One line, however many wait. */
export async function tellOfAnswers(
  ctx: Context,
  e: z.output<typeof answersWait.payload>,
  eventId: string,
): Promise<void> {
  for (const personId of e.staffIds)
    await tell(
      ctx,
      { eventKey: `answers.wait/${eventId}/${personId}`, personId, link: '/teaching/answers', isWork: true },
      {
        title: e.count === 1 ? e.title : `${e.title} и ещё ${e.count - 1}`,
        what: `${said[e.stage]}: ${e.count}`,
        advice: 'Оцените их в «Ответах слушателей»',
      },
    )
}

export const tellOfMark = (ctx: Context, e: z.output<typeof attemptMarked.payload>): Promise<void> =>
  tell(
    ctx,
    {
      eventKey: `attempt.marked/${e.attemptId}`,
      personId: e.personId,
      link: `/learning/${e.studyId}/attempts/${e.attemptId}`,
    },
    {
      title: e.title,
      what: `${e.itemTitle}: ответы оценены`,
      advice: e.isPassed ? 'Тест сдан. Откройте результат' : 'Откройте результат и замечания',
    },
  )
