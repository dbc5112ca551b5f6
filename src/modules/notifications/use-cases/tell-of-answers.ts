/** D2: the people of an organisation hear of free answers and of learning elsewhere that wait for them; a learner, what came of theirs. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import type { attemptMarked, claimSettled, ManyWait } from '../../content/contract.ts'
import { tell } from './tell-of-study.ts'

type Waiting = z.output<typeof ManyWait>

interface Line {
  readonly event: string
  readonly said: Readonly<Record<Waiting['stage'], string>>
  readonly advice: string
}

/** One line, however many wait. */
const tellOfWaiting =
  ({ event, said, advice }: Line) =>
  async (ctx: Context, e: Waiting, eventId: string): Promise<void> => {
    for (const personId of e.staffIds)
      await tell(
        ctx,
        { eventKey: `${event}/${eventId}/${personId}`, personId, link: '/teaching/answers', isWork: true },
        {
          title: e.count === 1 ? e.title : `${e.title} и ещё ${e.count - 1}`,
          what: `${said[e.stage]}: ${e.count}`,
          advice,
        },
      )
  }

export const tellOfAnswers = tellOfWaiting({
  event: 'answers.wait',
  said: {
    waits: 'Ответы слушателей ждут оценки',
    today: 'Сегодня последний день оценить ответы',
    overdue: 'Ответы ждут оценки дольше срока',
  },
  advice: 'Оцените их в «Ответах слушателей»',
})

export const tellOfClaims = tellOfWaiting({
  event: 'external-claims.wait',
  said: {
    waits: 'Слушатели ждут подтверждения прохождения',
    today: 'Сегодня последний день подтвердить прохождение',
    overdue: 'Прохождение ждёт подтверждения дольше срока',
  },
  advice: 'Сверьте с внешней платформой и решите в «Ответах слушателей»',
})

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

export const tellOfClaim = (ctx: Context, e: z.output<typeof claimSettled.payload>): Promise<void> =>
  tell(
    ctx,
    {
      eventKey: `external-claim.decided/${e.claimId}`,
      personId: e.personId,
      link: `/learning/${e.studyId}/items/${e.itemId}`,
    },
    e.outcome === 'confirmed'
      ? { title: e.title, what: `${e.itemTitle}: прохождение подтверждено`, advice: 'Раздел засчитан' }
      : {
          title: e.title,
          what: `${e.itemTitle}: прохождение не подтверждено`,
          advice: `Причина: ${e.reason ?? ''}`,
        },
  )
