/** What this module refuses, with its words. */
import { refusal } from '../../../platform/problem.ts'

export const registrationNotFound = refusal('registration.not-found', 404, 'Такой заявки нет')
export const registrationConflict = refusal(
  'registration.conflict',
  409,
  'Заявка изменена на другом устройстве',
)
export const registrationPassed = refusal(
  'registration.passed',
  409,
  'Заявка уже подана. Чтобы изменить её, отзовите заявление',
)
export const tooManyRegistrations = refusal(
  'registration.too-many',
  409,
  'Незаконченных заявок уже 5. Закончите или удалите лишние',
)
export const needsEsia = refusal(
  'registration.needs-esia',
  409,
  'Организацию регистрирует человек, подтверждённый на Госуслугах. Подтвердите учётную запись и подайте заявку снова',
)
export const ogrnKnown = refusal(
  'registration.ogrn-known',
  409,
  'Организация с таким ОГРН уже есть на портале',
)
export const ogrnUnderReview = refusal(
  'registration.ogrn-under-review',
  409,
  'Заявку с таким ОГРН уже подал другой человек',
)
