/** What this module refuses, with its words. */
import { refusal } from '../../../platform/problem.ts'

export const draftNotFound = refusal('licence-draft.not-found', 404, 'Такого черновика нет')
export const draftConflict = refusal('licence-draft.conflict', 409, 'Черновик изменён на другом устройстве')
export const draftSubmitted = refusal(
  'licence-draft.submitted',
  409,
  'Этот документ уже отправлен на проверку',
)
export const tooManyDrafts = refusal(
  'licence-draft.too-many',
  409,
  'Черновиков уже 20. Закончите или удалите лишние',
)
export const paperNotFound = refusal('licence.not-found', 404, 'Такого документа нет')
export const cannotMend = refusal(
  'licence.cannot-mend',
  409,
  'Исправить можно отозванный или неподтверждённый документ',
)
export const cannotRenew = refusal(
  'licence.cannot-renew',
  409,
  'Продлить можно подтверждённый документ, у которого есть срок',
)
export const cannotStop = refusal('licence.cannot-stop', 409, 'Документ сейчас не действует')
export const cannotResume = refusal('licence.cannot-resume', 409, 'Документ не приостановлен')
export const paperChanged = refusal('licence.changed', 409, 'Пока вы решали, документ изменился')
export const ownPaper = refusal('licence.own', 403, 'По своему документу решает другой сотрудник')
