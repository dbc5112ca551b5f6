/** Other professional activity: what is no programme, module or event; checked like a document, kept in the portfolio. Promises D1, D7+. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { event } from '../../../platform/event.ts'
import { refusal } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { FileCard } from '../../files/contract.ts'

export const ActivityKind = z.enum(['talk', 'publication', 'teaching', 'mentoring', 'project'])
export type ActivityKind = z.output<typeof ActivityKind>

export const activityWords: Record<ActivityKind, string> = {
  talk: 'Доклад',
  publication: 'Публикация',
  teaching: 'Преподавание',
  mentoring: 'Наставничество',
  project: 'Рабочая группа, рекомендации, исследование',
}

export const ActivityState = z.enum(['under-review', 'confirmed', 'returned', 'withdrawn', 'reversed'])
export type ActivityState = z.output<typeof ActivityState>

export const activityStates: Record<ActivityState, string> = {
  'under-review': 'Проверяется',
  confirmed: 'Подтверждено',
  returned: 'Возвращено',
  withdrawn: 'Отозвано вами',
  reversed: 'Подтверждение снято',
}

export const ActivityFields = z.object({
  kind: ActivityKind.or(z.literal('')).default(''),
  title: z.string().trim().max(300, 'Не длиннее 300 знаков').default(''),
  place: z.string().trim().max(300, 'Не длиннее 300 знаков').default(''),
  specialty: z.string().max(60).default(''),
  happenedOn: z.string().max(40).default(''),
  hours: z.string().trim().max(10, 'Не длиннее 10 знаков').default(''),
  fileIds: z.array(z.uuid()).max(10, 'Не больше десяти файлов').default([]),
})
export type ActivityFields = z.output<typeof ActivityFields>

export const Activity = z.object({
  id: z.uuid(),
  kind: ActivityKind,
  title: z.string(),
  place: z.string(),
  specialty: z.object({ key: z.string(), name: z.string() }),
  happenedOn: z.iso.date(),
  hours: z.int().nullable(),
  state: ActivityState,
  reason: z.string().nullable(),
  /** By the rule beside it; 0: it stays in the portfolio. */
  credits: z.int(),
  rule: z.string(),
  applicationId: z.uuid(),
  files: z.array(FileCard),
  version: z.int(),
  can: z.object({ mend: z.boolean() }),
})
export type Activity = z.output<typeof Activity>

/** What each kind brings by the rules in force today. */
export const ActivityRuleCard = z.object({
  kind: ActivityKind,
  words: z.string(),
  source: z.string(),
})

export const activityNotFound = refusal('activity.not-found', 404, 'Такой записи нет')
export const activityCannotMend = refusal(
  'activity.cannot-mend',
  409,
  'Исправить можно то, что не подтвердили, сняли или вы отозвали',
)
export const activityChanged = refusal('activity.changed', 409, 'Запись изменили на другом устройстве')
export const tooManyActivities = refusal(
  'activity.too-many',
  409,
  'Проверяются уже 20 записей: дождитесь решения',
)

const Id = z.object({ id: z.uuid() })

export const listActivities = endpoint({
  method: 'GET',
  path: '/api/credits/activities',
  summary: 'Моя другая деятельность: доклады, публикации, преподавание; что о ней говорят правила',
  reply: z.object({ items: z.array(Activity), rules: z.array(ActivityRuleCard) }),
})

export const readActivity = endpoint({
  method: 'GET',
  path: '/api/credits/activities/:id',
  summary: 'Одна запись о другой деятельности',
  params: Id,
  reply: Activity,
  problems: [activityNotFound],
})

export const addActivity = endpoint({
  method: 'POST',
  path: '/api/credits/activities',
  summary: 'Добавить деятельность со сканом: она уходит на проверку',
  body: ActivityFields,
  reply: Activity,
  success: 201,
  problems: [invalid, tooManyActivities],
})

export const mendActivity = endpoint({
  method: 'PUT',
  path: '/api/credits/activities/:id',
  summary: 'Исправить неподтверждённую запись и отправить на проверку снова',
  params: Id,
  body: ActivityFields.extend({ version: z.int() }),
  reply: Activity,
  problems: [activityNotFound, invalid, activityCannotMend, activityChanged],
})

export const activityMoved = event(
  'activity.moved',
  z.object({
    activityId: z.uuid(),
    personId: z.uuid(),
    kind: ActivityKind,
    title: z.string(),
    place: z.string(),
    specialtyKey: z.string(),
    happenedOn: z.iso.date(),
    state: ActivityState,
    credits: z.int(),
    reason: z.string().nullable(),
  }),
  (p) => [`person:${p.personId}`],
)
