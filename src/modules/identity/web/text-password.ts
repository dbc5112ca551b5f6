/** Words about passwords: what a new one must be. */
import type { PasswordChangeHow } from '../contract/password-age.ts'
import { nb, plural, t } from '../../../web/ui/words.ts'

const signs = (n: number) => plural(n, 'знак', 'знака', 'знаков')

export const newPassword = {
  hint: t`Длинная фраза лучше хитрого слова`,
  must: t`Каким должен быть пароль`,
  length: (least: number, typed: number) =>
    typed === 0 || typed >= least
      ? nb(`Не меньше ${least} знаков`)
      : nb(`Не меньше ${least} знаков: введено ${typed}`),
  tooLong: (most: number) => nb(`Не больше ${most} знаков`),
  pattern: t`Не ряд клавиш и не повтор`,
  /** The same rules when they are broken. */
  broken: {
    pattern: t`Это ряд клавиш или повтор`,
    own: t`В нём ваше имя, дата или номер`,
    known: t`Он в списке паролей, которые угадывают первыми`,
    near: (distance: number) => nb(`Похож на нынешний: измените не меньше ${distance} знаков`),
  },
  own: t`Без вашего имени, дат и номеров`,
  known: t`Нет в списке паролей, которые угадывают первыми`,
  checking: t`проверяем`,
  later: t`проверим при сохранении`,
  near: (distance: number) => nb(`Отличается от нынешнего не меньше чем на ${signs(distance)}`),
  done: 'Выполнено:',
  notYet: t`Ещё нет:`,
  bad: 'Исправьте:',
  fits: t`Пароль подходит`,
  left: (what: readonly string[]) => nb(`Осталось: ${what.join('; ')}`),
} as const

/** A password that opens nothing until another is chosen. */
export const replaced = {
  why: {
    old: (when: string, days: number) =>
      nb(
        `Пароль назначен ${when}, а портал просит менять его раз в ${plural(days, 'день', 'дня', 'дней')}. Назначьте новый — и кабинет откроется, код снова не понадобится.`,
      ),
    known: t`Ваш пароль есть в списке, по которому подбирают чужие входы. Назначьте другой — и кабинет откроется, код снова не понадобится.`,
    given: t`Этот пароль вам назначил администратор. Придумайте свой — и кабинет откроется, код снова не понадобится.`,
  },
  current: t`Нынешний пароль`,
  next: t`Новый пароль`,
  save: t`Сохранить и войти`,
  saved: t`Пароль изменён, остальные сеансы закончены`,
  later: t`Не сейчас? Ничего не потеряется: портал попросит новый пароль при следующем входе.`,
  form: t`Новый пароль вместо прежнего`,
} as const

const how: Readonly<Record<PasswordChangeHow, string>> = {
  registered: t`Придуман при регистрации`,
  set: t`Заведён в профиле`,
  changed: t`Сменён в профиле`,
  expired: t`Сменён при входе`,
  recovered: t`Восстановлен по письму`,
  given: t`Назначен администратором`,
  removed: t`Удалён: кабинет подтверждён через Госуслуги`,
}
export const changed = {
  how: (by: PasswordChangeHow, device: string | null) => (device ? nb(`${how[by]}, ${device}`) : how[by]),
  history: t`Когда менялся пароль`,
  age: (days: number) => (days === 0 ? t`сегодня` : nb(`${plural(days, 'день', 'дня', 'дней')} назад`)),
  due: (when: string) => nb(`Сменить до ${when}`),
  overdue: t`Пора сменить: при следующем входе портал попросит новый`,
  noDue: t`Менять по сроку не нужно`,
} as const
