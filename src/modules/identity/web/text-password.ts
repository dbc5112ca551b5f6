/** Words about passwords: what a new one must be. */
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
