/** Words of the desk of people. */
import { nb, plural, t } from '../../../web/ui/words.ts'
import type { SignInMethod } from '../contract.ts'

/** «•••-•••-•440 95», never broken across lines. */
export const snilsTail = (end: string): string => `•••\u2011•••\u2011•${end.slice(0, 3)}\u00a0${end.slice(3)}`

export const people = {
  title: t`Люди`,
  note: nb('Найденный человек увидит в своём журнале, кто и когда его искал.'),
  search: t`Фамилия, СНИЛС, телефон или почта`,
  find: 'Найти',
  what: 'людей',
  failed: t`Поиск не получился`,
  start: t`Напишите, кого найти`,
  startNote: nb(
    'Хватит начала фамилии из трёх букв или последних знаков, которые назвал человек по телефону.',
  ),
  nobody: t`Никого не нашлось`,
  nobodyNote: nb('Проверьте, как написана фамилия, или ищите по СНИЛС.'),
  more: nb('Показаны первые двадцать. Уточните: добавьте имя или ищите по СНИЛС.'),
  born: (year: number) => t`${year} г. р.`,
  snils: (end: string) => t`СНИЛС ${snilsTail(end)}`,
  claimed: t`назван человеком, не подтверждён`,
  formerly: (end: string) => t`раньше называл СНИЛС ${snilsTail(end)}: он подтверждён у другого`,
  closed: t`Вход закрыт`,
  person: t`Как человек входит`,
  oneFailed: t`Запись не загрузилась`,
  calm: t`Сам человек входит как обычно.`,
  absent: t`Такой записи нет`,
  absentNote: nb('Может быть, её объединили с другой. Найдите человека снова.'),
  ways: t`Способы входа`,
  esia: 'Госуслуги',
  password: 'Пароль',
  passwordState: { none: 'не задан', works: 'работает', disabled: 'отключён' },
  app: t`Приложение с кодами`,
  passkeys: t`Ключи доступа`,
  codes: t`Коды восстановления`,
  has: (is: boolean) => (is ? 'есть' : 'нет'),
  left: (n: number) => (n === 0 ? 'нет' : t`осталось ${n}`),
  contacts: 'Связь',
  phone: 'Телефон',
  email: 'Почта',
  none: t`не указано`,
  sessions: t`Открытые сеансы`,
  noSessions: t`Сейчас нигде не вошёл`,
  method: { esia: 'через Госуслуги', password: 'по паролю', passkey: 'ключом доступа' } satisfies Record<
    SignInMethod,
    string
  >,
  seen: (when: string) => t`последнее действие ${when}`,
  pauses: t`Остановлено порталом`,
  until: (when: string) => t`до ${when}`,
  toBlocks: t`Все блокировки`,
  access: 'Вход',
  isOpen: t`Открыт: человек входит как обычно.`,
  closedSince: (when: string, why: string | null) => (why ? t`Закрыт ${when}: ${why}` : t`Закрыт ${when}`),
  roles: t`Роли и права`,
  own: nb('Это ваша запись: закрыть, открыть или завершить сеансы может другой администратор.'),
  reason: 'Причина',
  reasonHint: t`Останется в журнале, её увидит и сам человек`,
  keep: t`Не надо`,
  acts: {
    close: {
      word: t`Закрыть вход`,
      title: t`Закрыть вход?`,
      loss: nb(
        'Все сеансы завершатся сразу, войти будет нельзя ни паролем, ни через Госуслуги. Данные останутся на месте.',
      ),
      done: t`Вход закрыт`,
    },
    open: {
      word: t`Открыть вход`,
      title: t`Открыть вход?`,
      loss: nb('Человек снова сможет войти теми же способами, что и раньше.'),
      done: t`Вход открыт`,
    },
    endSessions: {
      word: t`Завершить сеансы`,
      title: t`Завершить все сеансы?`,
      loss: nb('На всех устройствах придётся войти заново. Несохранённое на открытых страницах пропадёт.'),
      done: t`Сеансы завершены`,
    },
    resetFactors: {
      word: t`Снять способы входа`,
      title: t`Снять способы входа?`,
      loss: nb(
        'Только если вы видели человека и его паспорт. Приложение, ключи и коды на бумаге перестанут действовать, сеансы завершатся, вход снова подтвердит СМС. Человек узнает по всем каналам.',
      ),
      done: t`Способы входа сняты`,
    },
  },
  found: (n: number) => plural(n, 'человек', 'человека', 'человек'),
} as const
export type DoorAct = keyof typeof people.acts
