/** Why an act upon somebody's rights may be refused. */
import { refusal } from '../../../platform/problem.ts'

export const grantNotFound = refusal('staff.grant-not-found', 404, 'Такой роли ни у кого нет')
export const proposalNotFound = refusal('staff.proposal-not-found', 404, 'Такого предложения нет')
export const notYourself = refusal(
  'staff.not-yourself',
  403,
  'Себе права не дают и не согласуют. Попросите другого сотрудника',
)
export const notSamePerson = refusal(
  'staff.not-same-person',
  403,
  'Согласовать должен другой человек: вы сами это предложили',
)
export const notYourRole = refusal('staff.not-your-role', 403, 'Такую роль даёт и согласует не ваша роль')
export const notYourOrganisation = refusal(
  'staff.not-your-organisation',
  403,
  'Вы даёте роли только в своей организации',
)
export const alreadyHeld = refusal('staff.already-held', 409, 'Эта роль у человека уже есть')
export const alreadyProposed = refusal(
  'staff.already-proposed',
  409,
  'Эту роль человеку уже предложили, ждём второй подписи',
)
export const alreadySettled = refusal('staff.already-settled', 409, 'По этому предложению уже решили')
export const alreadyEnded = refusal('staff.already-ended', 409, 'Эта роль уже закончилась')
export const lastAdministrator = refusal(
  'staff.last-administrator',
  409,
  'Это последний администратор. Сначала дайте эту роль другому',
)
