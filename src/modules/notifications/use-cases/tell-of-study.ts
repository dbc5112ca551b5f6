/** D1, D2: a learner is told what the organisation decided and answered; its staff, what is asked; a writer, what came of a review. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { capital } from '../../../platform/messages/template.ts'
import type {
  reviewMoved,
  studyAnswered,
  studyAsked,
  studyMoved,
  StudyState,
} from '../../studies/contract.ts'
import type { presenceSettled } from '../../presence/contract.ts'
import { notify, type News } from './notify.ts'

type Words = News<'credits-news'>['data']

export const tell = (
  ctx: Context,
  to: {
    readonly eventKey: string
    readonly personId: string
    readonly link: string
    readonly isWork?: boolean
  },
  data: Words,
): Promise<void> =>
  notify(ctx, {
    eventKey: to.eventKey,
    personId: to.personId,
    kind: to.isWork ? 'work' : 'credits',
    template: 'credits-news',
    data: { title: data.title.slice(0, 200), what: data.what, advice: data.advice.slice(0, 200) },
    link: to.link,
  })

const because = (reason: string | null, otherwise: string): string =>
  reason ? `Причина: ${reason}` : otherwise

/** What is finished is told of by its credits; what somebody did themselves they know. */
const said: Partial<Record<StudyState, (e: z.output<typeof studyMoved.payload>) => Omit<Words, 'title'>>> = {
  learning: () => ({ what: 'Вас зачислили', advice: 'Материалы открыты в «Моём обучении»' }),
  refused: (e) => ({ what: 'В зачислении отказано', advice: because(e.reason, 'Выберите другую программу') }),
  failed: (e) => ({ what: 'Программа не освоена', advice: because(e.reason, 'Спросите организацию') }),
  annulled: (e) => ({
    what: 'Результат обучения отозван',
    advice: because(e.reason, 'Спросите организацию'),
  }),
}

export async function tellOfStudy(
  ctx: Context,
  e: z.output<typeof studyMoved.payload>,
  eventId: string,
): Promise<void> {
  const words = said[e.state]?.(e)
  if (!words || e.isOwnAct) return
  await tell(
    ctx,
    { eventKey: `study.moved/${eventId}`, personId: e.personId, link: `/learning/${e.studyId}` },
    { title: e.title, ...words },
  )
}

export async function tellOfStudyQuestion(
  ctx: Context,
  e: z.output<typeof studyAsked.payload>,
): Promise<void> {
  for (const personId of e.staffIds)
    await tell(
      ctx,
      {
        eventKey: `study-question.asked/${e.questionId}/${personId}`,
        personId,
        link: '/teaching/questions',
        isWork: true,
      },
      { title: e.title, what: 'Вопрос ученика', advice: 'Ответьте в «Вопросах учеников»' },
    )
}

export const tellOfStudyAnswer = (ctx: Context, e: z.output<typeof studyAnswered.payload>): Promise<void> =>
  tell(
    ctx,
    {
      eventKey: `study-question.answered/${e.questionId}`,
      personId: e.personId,
      link: `/learning/${e.studyId}`,
    },
    { title: e.title, what: 'Преподаватель ответил', advice: 'Ответ на странице обучения' },
  )

export async function tellOfReview(
  ctx: Context,
  e: z.output<typeof reviewMoved.payload>,
  eventId: string,
): Promise<void> {
  const what = {
    shown: 'Ваш отзыв показан',
    hidden: 'Ваш отзыв не показан',
    replied: 'На ваш отзыв ответили',
  }
  if (e.state === 'waiting' || e.state === 'reported') return
  await tell(
    ctx,
    { eventKey: `review.moved/${eventId}`, personId: e.personId, link: `/learning/${e.studyId}` },
    {
      title: e.title,
      what: what[e.state],
      advice:
        e.state === 'hidden' && e.reason
          ? `Причина: ${e.reason}. Отзыв можно переписать`
          : 'Отзыв на странице обучения',
    },
  )
}

/** Whoever was there is told by their credits; whoever was not, what was short. */
export async function tellOfPresence(
  ctx: Context,
  e: z.output<typeof presenceSettled.payload>,
): Promise<void> {
  if (e.isConfirmed) return
  await tell(
    ctx,
    {
      eventKey: `presence.settled/${e.meetingId}/${e.personId}`,
      personId: e.personId,
      link: `/events/${e.meetingId}`,
    },
    {
      title: e.title,
      what: 'Присутствие не подтверждено',
      advice: `${capital(e.why)}. Участие не засчитано`,
    },
  )
}
