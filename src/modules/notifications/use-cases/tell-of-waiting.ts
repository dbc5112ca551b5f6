/** D7+: a learner is told that days changed or passed; the people of an organisation, what waits for them. */
import type { z } from 'zod'
import { dayWords } from '../../../platform/calendar/days.ts'
import type { Context } from '../../../platform/context.ts'
import type { attemptGranted } from '../../content/contract.ts'
import type {
  studiesWait,
  studyOverdue,
  studyProgrammeWithdrawn,
  studyReminded,
  studyRescheduled,
} from '../../studies/contract.ts'
import { tell } from './tell-of-study.ts'

const waitsFor = { enrolment: 'заявка ждёт решения', result: 'обучение ждёт результата' } as const
const tabs = { enrolment: 'applied', result: 'waiting' } as const

export const tellOfOverdue = (ctx: Context, e: z.output<typeof studyOverdue.payload>): Promise<void> =>
  tell(
    ctx,
    {
      eventKey: `study.overdue/${e.studyId}/${e.what}/${e.dueOn}`,
      personId: e.personId,
      link: `/learning/${e.studyId}`,
    },
    {
      title: e.title,
      what:
        e.what === 'enrolment'
          ? `Организация не ответила на заявку до ${dayWords(e.dueOn)}`
          : `Организация не внесла результат до ${dayWords(e.dueOn)}`,
      advice: 'Напомните ей одной кнопкой на странице обучения',
    },
  )

export async function tellOfReminder(
  ctx: Context,
  e: z.output<typeof studyReminded.payload>,
  eventId: string,
): Promise<void> {
  for (const personId of e.staffIds)
    await tell(
      ctx,
      {
        eventKey: `study.reminded/${eventId}/${personId}`,
        personId,
        link: `/teaching/learners?state=${tabs[e.what]}`,
        isWork: true,
      },
      {
        title: e.title,
        what: `Напоминание ученика: ${waitsFor[e.what]}`,
        advice: `Срок прошёл ${dayWords(e.dueOn)}`,
      },
    )
}

const words = {
  enrolment: {
    fresh: 'Новые заявки',
    late: 'Заявки ждут дольше срока',
    advice: 'Зачислите или откажите в «Учениках»',
  },
  result: {
    fresh: 'Ждут результата',
    late: 'Результаты ждут дольше срока',
    advice: 'Внесите результат в «Учениках»',
  },
} as const

/** One line, however many wait. */
export async function tellOfWaiting(
  ctx: Context,
  e: z.output<typeof studiesWait.payload>,
  eventId: string,
): Promise<void> {
  const say = words[e.what]
  for (const personId of e.staffIds)
    await tell(
      ctx,
      {
        eventKey: `studies.wait/${eventId}/${personId}`,
        personId,
        link: `/teaching/learners?state=${tabs[e.what]}`,
        isWork: true,
      },
      {
        title: e.count === 1 ? e.title : `${e.title} и ещё ${e.count - 1}`,
        what: `${e.isOverdue ? say.late : say.fresh}: ${e.count}`,
        advice: say.advice,
      },
    )
}

const period = (d: { readonly startsOn: string; readonly endsOn: string | null }): string =>
  d.endsOn && d.endsOn !== d.startsOn
    ? `${dayWords(d.startsOn)} – ${dayWords(d.endsOn)}`
    : dayWords(d.startsOn)

export const tellOfDays = (
  ctx: Context,
  e: z.output<typeof studyRescheduled.payload>,
  eventId: string,
): Promise<void> =>
  tell(
    ctx,
    { eventKey: `study.rescheduled/${eventId}`, personId: e.personId, link: `/learning/${e.studyId}` },
    {
      title: e.title,
      what: `Дни обучения изменены: ${period(e)}. Были ${period(e.was)}`,
      advice: 'Если новые дни не подходят, запись можно отменить',
    },
  )

export const tellOfWithdrawal = (
  ctx: Context,
  e: z.output<typeof studyProgrammeWithdrawn.payload>,
): Promise<void> =>
  tell(
    ctx,
    {
      eventKey: `study.programme-withdrawn/${e.studyId}`,
      personId: e.personId,
      link: `/learning/${e.studyId}`,
    },
    {
      title: e.title,
      what:
        e.state === 'applied'
          ? 'Программу сняли, но вашу заявку рассмотрят'
          : e.endsOn
            ? `Программу сняли. Закончить можно до ${dayWords(e.endsOn)}`
            : 'Программу сняли. Начатое можно закончить',
      advice: `Причина: ${e.why}`,
    },
  )

export const tellOfAttempt = (ctx: Context, e: z.output<typeof attemptGranted.payload>): Promise<void> =>
  tell(
    ctx,
    { eventKey: `attempt.granted/${e.extraId}`, personId: e.personId, link: `/learning/${e.studyId}` },
    { title: e.title, what: `Вам дали ещё одну попытку: ${e.itemTitle}`, advice: `Причина: ${e.why}` },
  )
