/** Refusals of this module. */
import { refusal } from '../../../platform/problem.ts'

export const providerNotFound = refusal('provider.not-found', 404, 'Такой заявки организации нет')
export const noOrganisation = refusal(
  'provider.no-organisation',
  409,
  'Вы действуете без организации. Роль представителя даёт администратор',
)
export const notEducational = refusal(
  'provider.not-educational',
  409,
  'Обучать может образовательная организация с действующей лицензией',
)
export const providerNotOpen = refusal(
  'provider.not-open',
  409,
  'Кабинет организации ещё не открыт: дождитесь решения по заявке',
)
export const providerPassed = refusal(
  'provider.passed',
  409,
  'Состояние заявки уже другое. Обновите страницу',
)
export const providerChanged = refusal('provider.changed', 409, 'Заявку изменил кто-то ещё')

export const programmeNotFound = refusal('programme.not-found', 404, 'Такой программы нет')
export const programmeChanged = refusal('programme.changed', 409, 'Программу изменил кто-то ещё')
export const programmeInReview = refusal(
  'programme.in-review',
  409,
  'Версия на проверке. Отзовите её, чтобы изменить',
)
export const programmeNotDraft = refusal('programme.not-draft', 409, 'Подать можно только черновик')
export const programmeNotInReview = refusal('programme.not-in-review', 409, 'Эта версия уже не на проверке')
export const programmeNotPublished = refusal(
  'programme.not-published',
  409,
  'Снять можно только то, что есть',
)
export const ownDecision = refusal('programme.own-decision', 409, 'Свою версию проверяет другой человек')
export const sessionTaken = refusal(
  'programme.session-taken',
  409,
  'На этот набор уже записаны люди: удалить его нельзя',
)
