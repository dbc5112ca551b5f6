/** What this module says to the outside: individual plans, their proposals, progress and calendar. Promise D4. */
import { z } from 'zod'
import { bytes, endpoint } from '../../platform/endpoint.ts'
import { event } from '../../platform/event.ts'
import { refusal } from '../../platform/problem.ts'
import { invalid } from '../../platform/refusals.ts'
import {
  Answer,
  Around,
  Difference,
  Plan,
  PlanDraft,
  PlanItem,
  PlanLine,
  Proposal,
} from './contract/shapes.ts'
import { WantedItems, Wishes } from './contract/wishes.ts'

export * from './contract/shapes.ts'
export * from './contract/wishes.ts'
export * from './contract/words.ts'

export const planNotFound = refusal('plan.not-found', 404, 'Такого плана нет')
export const planChanged = refusal('plan.changed', 409, 'План изменили на другом устройстве')
export const planRuns = refusal('plan.runs', 409, 'План уже есть. Измените его или сначала закройте')
export const planOver = refusal('plan.over', 409, 'Этот план закрыт')
export const draftChanged = refusal('plan.draft-changed', 409, 'Черновик изменили на другом устройстве')
export const inPlanAlready = refusal('plan.has-programme', 409, 'Эта программа уже в плане')
export const noSuchProgramme = refusal('plan.no-programme', 404, 'Такой программы в каталоге нет')
export const planFull = refusal('plan.full', 409, 'В плане 60 программ: больше не уместить')
export const noPlan = refusal('plan.none', 409, 'Плана ещё нет. Составьте его')
export const calendarNotFound = refusal('plan.calendar-not-found', 404, 'Этот адрес календаря не действует')

const Id = z.object({ id: z.uuid() })

export const proposePlan = endpoint({
  method: 'POST',
  path: '/api/plans/proposal',
  summary: 'Подобрать программы под цель, темы и часы; нельзя — сказать почему и как можно',
  body: Wishes,
  reply: Answer,
  problems: [invalid],
})

export const reviewPlan = endpoint({
  method: 'POST',
  path: '/api/plans/review',
  summary: 'Разложить выбранное по неделям и сказать, чего не хватает',
  /** `planId`: the plan that would be changed, for the difference. */
  body: z.strictObject({ wishes: Wishes, items: WantedItems, planId: z.uuid().nullable().default(null) }),
  reply: z.object({ proposal: Proposal, difference: Difference.nullable() }),
  problems: [invalid, planNotFound],
})

export const alternatives = endpoint({
  method: 'POST',
  path: '/api/plans/alternatives',
  summary: 'Чем можно заменить программу так, чтобы план не стал хуже',
  body: z.strictObject({ wishes: Wishes, items: WantedItems, programmeId: z.uuid() }),
  reply: z.object({ items: z.array(PlanItem) }),
  problems: [invalid],
})

export const readDraft = endpoint({
  method: 'GET',
  path: '/api/plans/draft',
  summary: 'Черновик плана; ещё ничего не сохраняли — пустой',
  reply: PlanDraft,
})

export const saveDraft = endpoint({
  method: 'PUT',
  path: '/api/plans/draft',
  summary: 'Сохранить черновик плана',
  body: PlanDraft.omit({ savedAt: true }),
  reply: PlanDraft,
  problems: [draftChanged],
})

export const deleteDraft = endpoint({
  method: 'DELETE',
  path: '/api/plans/draft',
  summary: 'Удалить черновик плана',
})

export const createPlan = endpoint({
  method: 'POST',
  path: '/api/plans',
  summary: 'Сохранить план; черновик больше не нужен',
  body: z.strictObject({ wishes: Wishes, items: WantedItems.min(1) }),
  reply: Plan,
  success: 201,
  problems: [invalid, planRuns],
})

export const listPlans = endpoint({
  method: 'GET',
  path: '/api/plans',
  summary: 'Мои планы: действующий и прошлые',
  reply: z.object({ items: z.array(PlanLine) }),
})

export const currentPlan = endpoint({
  method: 'GET',
  path: '/api/plans/current',
  summary: 'Действующий план с неделями, сроками и ходом',
  reply: z.object({ plan: Plan.nullable() }),
})

export const readPlan = endpoint({
  method: 'GET',
  path: '/api/plans/:id',
  summary: 'Один план',
  params: Id,
  reply: Plan,
  problems: [planNotFound],
})

export const changePlan = endpoint({
  method: 'PUT',
  path: '/api/plans/:id',
  summary: 'Принять изменённый план',
  params: Id,
  body: z.strictObject({ wishes: Wishes, items: WantedItems.min(1), version: z.int() }),
  reply: Plan,
  problems: [planNotFound, planChanged, planOver, invalid],
})

export const replan = endpoint({
  method: 'POST',
  path: '/api/plans/:id/replanning',
  summary: 'Пересчитать план под новые пожелания и показать разницу; ничего не меняется',
  params: Id,
  body: Wishes,
  reply: Answer.extend({ difference: Difference.nullable() }),
  problems: [planNotFound, planOver, invalid],
})

export const addToPlan = endpoint({
  method: 'POST',
  path: '/api/plans/current/items',
  summary: 'Добавить программу каталога в действующий план',
  body: z.strictObject({ programmeId: z.uuid() }),
  reply: Plan,
  problems: [noPlan, inPlanAlready, noSuchProgramme, planFull, invalid],
})

export const tellProgress = endpoint({
  method: 'PUT',
  path: '/api/plans/:id/items/:programmeId/progress',
  summary: 'Сказать, сколько часов программы уже пройдено',
  params: z.object({ id: z.uuid(), programmeId: z.uuid() }),
  body: z.strictObject({ hours: z.int().min(0).max(5000) }),
  reply: Plan,
  problems: [planNotFound, planOver],
})

export const closePlan = endpoint({
  method: 'POST',
  path: '/api/plans/:id/closure',
  summary: 'Закрыть план: напоминаний больше не будет',
  params: Id,
  reply: Plan,
  problems: [planNotFound, planOver],
})

export const readAround = endpoint({
  method: 'GET',
  path: '/api/plans/current/around',
  summary: 'К плану: как учатся его программы, из чего они, мероприятия человека',
  reply: Around,
})

const Address = z.object({ madeAt: z.iso.datetime().nullable() })

export const readCalendarAddress = endpoint({
  method: 'GET',
  path: '/api/plans/calendar-address',
  summary: 'Есть ли у плана адрес для календаря телефона',
  reply: Address,
})

export const makeCalendarAddress = endpoint({
  method: 'POST',
  path: '/api/plans/calendar-address',
  summary: 'Дать новый секретный адрес календаря; прежний перестаёт действовать',
  reply: z.object({ address: z.url(), madeAt: z.iso.datetime() }),
})

export const revokeCalendarAddress = endpoint({
  method: 'DELETE',
  path: '/api/plans/calendar-address',
  summary: 'Отозвать адрес календаря',
  reply: Address,
})

export const calendarFeed = endpoint({
  method: 'GET',
  path: '/api/plans/calendar/:token',
  summary: 'План для календаря телефона (iCalendar, RFC 5545) по секретному адресу',
  params: z.object({ token: z.string().max(80) }),
  reply: bytes(['text/calendar'], 1),
  problems: [calendarNotFound],
})

const toPerson = (p: { personId: string }) => [`person:${p.personId}`]

/** The plan stands: made, changed, moved on or over. Enough for whoever keeps a portfolio. */
export const planMoved = event(
  'plan.moved',
  z.object({
    planId: z.uuid(),
    personId: z.uuid(),
    name: z.string(),
    state: z.enum(['running', 'reached', 'closed']),
    startsOn: z.iso.date(),
    deadline: z.iso.date(),
    endedOn: z.iso.date().nullable(),
    credits: z.int(),
    doneHours: z.int(),
    allHours: z.int(),
  }),
  toPerson,
)

export const planReminded = event(
  'plan.reminded',
  z.object({
    reminderId: z.uuid(),
    planId: z.uuid(),
    personId: z.uuid(),
    kind: z.enum(['week', 'checkpoint', 'apply', 'behind']),
    title: z.string(),
    what: z.string(),
    advice: z.string(),
  }),
  toPerson,
)
