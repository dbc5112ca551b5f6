/** Refusals of this module. */
import { refusal } from '../../../platform/problem.ts'

export const studyNotFound = refusal('study.not-found', 404, 'Такого обучения нет')
export const programmeClosed = refusal('study.programme-closed', 409, 'На эту программу сейчас не записывают')
export const studyTwice = refusal('study.twice', 409, 'Вы уже записаны на эту программу')
export const studyFinishedBefore = refusal(
  'study.finished-before',
  409,
  'Вы уже прошли эту программу: второй раз ЗЕТ за неё не начисляют',
)
export const sessionClosed = refusal('study.session-closed', 409, 'Запись на этот набор закрыта')
export const noPlaces = refusal('study.no-places', 409, 'Мест в этом наборе не осталось. Выберите другой')
export const tooManyStudies = refusal(
  'study.too-many',
  409,
  'У вас 100 незавершённых программ. Завершите или отмените лишние',
)
export const studyPassed = refusal('study.passed', 409, 'Состояние обучения уже другое. Обновите страницу')
export const noTeacher = refusal('study.no-organisation', 409, 'Выберите, от какой организации вы действуете')
export const ownResult = refusal('study.own-result', 409, 'Свой результат вносит другой сотрудник')
export const nothingToRemind = refusal(
  'study.nothing-to-remind',
  409,
  'Напоминать нечего: срок организации ещё не прошёл',
)
export const remindedToday = refusal('study.reminded-today', 409, 'Организации сегодня уже напомнили')
export const noteNotFound = refusal('note.not-found', 404, 'Такой заметки нет')
export const noteChanged = refusal('note.changed', 409, 'Заметку изменили на другом устройстве')
export const tooManyNotes = refusal('note.too-many', 409, 'В этой программе уже 500 заметок. Удалите лишние')
export const questionNotFound = refusal('study-question.not-found', 404, 'Такого вопроса нет')
export const questionAnswered = refusal('study-question.answered', 409, 'На этот вопрос уже ответили')
export const tooManyQuestions = refusal(
  'study-question.too-many',
  409,
  'Пять ваших вопросов ждут ответа. Дождитесь его',
)
export const reviewNotFound = refusal('review.not-found', 404, 'Такого отзыва нет')
export const reviewNotYours = refusal('review.not-finished', 409, 'Отзыв пишут после завершения программы')
export const reviewTooOften = refusal(
  'review.too-often',
  409,
  'За сутки можно оставить 10 отзывов. Продолжите завтра',
)
export const reviewPassed = refusal('review.passed', 409, 'По этому отзыву уже решили. Обновите страницу')
