/** Words of the register of papers. */
import { nb, t } from '../../../web/ui/words.ts'
import type { PaperFilter, Stop } from '../contract.ts'

export const filterWords: Readonly<Record<PaperFilter, string>> = {
  verified: 'Подтверждённые',
  ending: 'Скоро закончатся',
  unverified: 'На проверке',
  suspended: 'Приостановленные',
  revoked: 'Аннулированные',
  rejected: 'Неподтверждённые',
  withdrawn: 'Отозванные',
}

export const desk = {
  title: 'Реестр допусков',
  note: nb('Лицензии, аккредитации и места работы людей. Кто и что открывал, видит владелец'),
  search: 'Фамилия, СНИЛС или номер документа',
  find: 'Найти',
  status: 'Состояние',
  kind: 'Вид',
  any: 'Любое',
  anyKind: 'Любой',
  what: 'реестр',
  failed: 'Реестр не загрузился',
  empty: 'Ничего не нашлось',
  emptyNote: nb('Проверьте фамилию, СНИЛС или начало номера; снимите отбор по состоянию.'),
  paperWhat: 'допуск',
  toRegister: 'К реестру',
  holder: 'Чей',
  snils: 'СНИЛС',
  decide: 'Решение',
  cannot: nb('Решает проверяющий, и никогда — по своему документу.'),
  noStep: nb('Этот документ уже не действует: решать нечего.'),
  acts: {
    suspend: 'Приостановить',
    resume: 'Возобновить',
    revoke: 'Аннулировать',
  } satisfies Record<Stop['act'], string>,
  titles: {
    suspend: 'Приостановить действие?',
    resume: 'Возобновить действие?',
    revoke: 'Аннулировать документ?',
  } satisfies Record<Stop['act'], string>,
  losses: {
    suspend: nb('Раздел работы закроется сразу, и в открытых окнах тоже. Действие можно возобновить.'),
    resume: nb('Если действуют и остальные допуски, раздел работы откроется сразу.'),
    revoke: nb('Раздел работы закроется сразу. Вернуть документ нельзя: понадобится новый.'),
  } satisfies Record<Stop['act'], string>,
  keep: 'Оставить как есть',
  reason: 'Причина',
  reasonHint: nb('Её прочтёт владелец документа'),
  told: (what: string) => t`Готово: ${what}. Человеку сообщено`,
} as const
