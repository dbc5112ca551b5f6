/** Why an act upon an application may be refused. */
import { refusal } from '../../../platform/problem.ts'

export const applicationNotFound = refusal('application.not-found', 404, 'Такого заявления нет')
export const fileNotFound = refusal('application.file-not-found', 404, 'Такого файла в заявлении нет')
export const noSuchField = refusal('application.no-such-field', 404, 'Такого поля в заявлении нет')
export const notUnderReview = refusal(
  'application.not-under-review',
  409,
  'По этому заявлению решение уже принято',
)
export const waitsForAnswer = refusal(
  'application.waits-for-answer',
  409,
  'Ждём ответа заявителя. Срок стоит',
)
export const held = refusal('application.held', 409, 'Заявление проверяет другой сотрудник')
export const notHeld = refusal('application.not-held', 409, 'Сначала возьмите заявление в работу')
export const changed = refusal(
  'application.changed',
  409,
  'Заявление изменилось, пока вы его проверяли. Посмотрите ещё раз',
)
export const notChecked = refusal('application.not-checked', 409, 'Одобрить нельзя: сверено не всё')
export const alreadyAnswered = refusal('application.already-answered', 409, 'На этот вопрос вы уже ответили')
export const reviewIsOver = refusal('application.over', 409, 'Рассмотрение окончено')

export const applicationRefusals = [
  applicationNotFound,
  fileNotFound,
  noSuchField,
  notUnderReview,
  waitsForAnswer,
  held,
  notHeld,
  changed,
  notChecked,
  alreadyAnswered,
  reviewIsOver,
]
