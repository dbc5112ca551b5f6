/** Names of the pages: apart from the other words, because the first download has them. */
import { t } from '../../../web/ui/words.ts'

export const titles = {
  role: 'В какой роли работать сейчас?',
  signIn: t`Вход в личный кабинет`,
  code: t`Подтвердите вход`,
  passwords: 'Пароли',
  newPassword: t`Смените пароль`,
  finishing: t`Завершаем вход`,
  trouble: t`Вход не получился`,
  signUp: 'Регистрация',
  confirm: t`Подтверждение почты`,
  recover: t`Новый пароль`,
  finishRecovery: t`Придумайте новый пароль`,
  signedOut: t`Вы вышли`,
  secondMethod: t`Второй способ входа`,
  profile: 'Профиль',
  esia: 'Госуслуги',
  esiaReturn: t`Сверка с Госуслугами`,
  organisation: t`От кого вы действуете?`,
  merge: t`Объединить два кабинета`,
  mergeProposal: t`Предложение объединить кабинеты`,
  merged: t`Кабинеты объединены`,
  blocks: t`Блокировки входа`,
  people: t`Люди`,
  person: t`Как человек входит`,
  cannotLeave: t`Нет связи: выйти не получилось`,
} as const
