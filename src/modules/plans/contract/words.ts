/** Words of individual plans. Promise D4. */
import { z } from 'zod'

/** What a plan is for; several at once. */
export const Goal = z.enum(['cycle', 'hours', 'topics'])
export type Goal = z.output<typeof Goal>

export const goalWords: Record<Goal, string> = {
  cycle: 'Закрыть пятилетний цикл',
  hours: 'Набрать часы',
  topics: 'Освоить темы',
}

export const PlanState = z.enum(['running', 'reached', 'closed'])
export type PlanState = z.output<typeof PlanState>

export const stateWords: Record<PlanState, string> = {
  running: 'Идёт',
  reached: 'Выполнен',
  closed: 'Закрыт',
}

/** Of one programme in a plan. `told`: the person says that all hours are done, the result is not known yet. */
export const ItemState = z.enum(['ahead', 'learning', 'told', 'done', 'gone'])
export type ItemState = z.output<typeof ItemState>

export const itemWords: Record<ItemState, string> = {
  ahead: 'Впереди',
  learning: 'Идёт',
  told: 'Ждёт результата',
  done: 'Окончено',
  gone: 'Снята с каталога',
}

/** Against the hours that were to be done by now. */
export const Pace = z.enum(['before', 'ahead', 'even', 'behind', 'done'])
export type Pace = z.output<typeof Pace>
