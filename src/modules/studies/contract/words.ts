/** Words of learning. States: the working set of nmo.md §3. */
import { z } from 'zod'

export const StudyState = z.enum([
  'applied',
  'learning',
  'finished',
  'failed',
  'refused',
  'cancelled',
  'annulled',
])
export type StudyState = z.output<typeof StudyState>

export const studyWords: Record<StudyState, string> = {
  applied: 'Заявка подана',
  learning: 'Учусь',
  finished: 'Завершено',
  failed: 'Не освоено',
  refused: 'Отказано',
  cancelled: 'Отменено',
  annulled: 'Результат отозван',
}

/** Who said that it is finished. */
export const Via = z.enum(['content', 'results', 'code', 'presence'])
export type Via = z.output<typeof Via>

export const viaWords: Record<Via, string> = {
  content: 'Материалы и тест пройдены',
  results: 'Результат внесла организация',
  code: 'Введён код подтверждения',
  presence: 'Присутствие подтверждено',
}

/** The three tabs of a person. */
export const Tab = z.enum(['current', 'finished', 'other'])
export type Tab = z.output<typeof Tab>

/** Where learning stands between «received» and «credited». */
export const Step = z.enum(['applied', 'enrolled', 'learning', 'waiting', 'result', 'credited'])
export type Step = z.output<typeof Step>

export const stepWords: Record<Step, string> = {
  applied: 'Заявка подана',
  enrolled: 'Зачисление',
  learning: 'Обучение',
  waiting: 'Ждёт результата',
  result: 'Результат внесён',
  credited: 'ЗЕТ начислены',
}

/** Who must act now. */
export const Who = z.enum(['organisation', 'learner', 'portal'])
export type Who = z.output<typeof Who>

/** Lists of the organisation: a state, or those of them that wait for a result. */
export const DeskTab = z.enum([...StudyState.options, 'waiting'])
export type DeskTab = z.output<typeof DeskTab>
