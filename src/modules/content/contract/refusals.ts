/** What may be refused, in words. */
import { refusal } from '../../../platform/problem.ts'

export const launchUnknown = refusal('content.launch-unknown', 404, 'Такого запуска урока нет')
export const itemNotFound = refusal('content.item-not-found', 404, 'Такого раздела нет')
export const materialNotFound = refusal('content.material-not-found', 404, 'Такого материала нет')
export const bankNotFound = refusal('content.bank-not-found', 404, 'Такого набора вопросов нет')
export const contentChanged = refusal(
  'content.changed',
  409,
  'Содержание уже изменил кто-то другой. Посмотрите, что вышло',
)
export const nothingToOpen = refusal('content.nothing-to-open', 409, 'Изменений для слушателей нет')
export const notReady = refusal('content.not-ready', 409, 'Открыть слушателям пока нельзя')
export const materialInUse = refusal(
  'content.material-in-use',
  409,
  'Материал стоит в содержании: сначала уберите его оттуда',
)
export const materialNotReady = refusal('content.material-not-ready', 409, 'Материал ещё не готов')

export const courseNotFound = refusal('course.not-found', 404, 'Такого обучения нет')
export const courseNotBegun = refusal('course.not-begun', 409, 'Обучение ещё не началось')
export const entryFirst = refusal('course.entry-first', 409, 'Сначала пройдите входной тест')
export const finalLater = refusal(
  'course.final-later',
  409,
  'Итоговый тест откроется, когда пройдены обязательные разделы',
)
export const courseEmpty = refusal('course.empty', 409, 'Организация ещё не открыла материалы')
export const attemptNotFound = refusal('attempt.not-found', 404, 'Такой попытки нет')
export const attemptEnded = refusal('attempt.ended', 409, 'Попытка уже закончена')
export const noMoreAttempts = refusal('attempt.no-more', 409, 'Попытки закончились')
export const pageNotFound = refusal('content.no-such-page', 404, 'Такой страницы в документе нет')
