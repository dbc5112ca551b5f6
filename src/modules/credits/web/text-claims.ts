/** Words of what waits for an organisation: the person's form, the staff's desk. */
import { fullDay } from '../../../web/ui/dates.ts'
import { kindWords, type Correction } from '../contract.ts'

export const words = {
  title: 'ЗЕТ не начислены',
  note: 'Напишите, чему и где вы учились: организация подтвердит, и ЗЕТ придут в цикл',
  labels: {
    organisationId: 'Где учились',
    kind: 'Что это было',
    specialty: 'Специальность',
    title: 'Название',
    hours: 'Часов',
    endedOn: 'День окончания',
  },
  organisationHint: 'Начните вводить название, город или ОГРН',
  hoursHint: '1 час — 1 ЗЕТ',
  kinds: kindWords,
  learning: 'Обучение',
  send: 'Отправить организации',
  cancel: 'Отменить',
  after: 'и можно отправлять',
  sent: (on: string) => `Отправлено. Ждём ответ до ${fullDay(on)}`,
  entrance: 'ЗЕТ не начислены',
  until: (on: string) => `ответ до ${fullDay(on)}`,
  late: (on: string) => `ответа нет с ${fullDay(on)}`,
  remind: 'Напомнить',
  reminded: 'Организации напомнили',
  remindedAt: (on: string) => `напомнили ${on}`,
  withdraw: 'Отозвать',
  withdrawTitle: 'Отозвать сообщение?',
  withdrawNote: 'Организация больше не увидит его. ЗЕТ за это обучение не начислятся.',
  withdrawKeep: 'Оставить',
  withdrawn: 'Сообщение отозвано',

  deskTitle: 'Подтверждение обучения',
  deskNote: 'Люди сообщили, что учились у вас, а ЗЕТ не начислены. На ответ есть месяц',
  deskWhat: 'что ждёт подтверждения',
  deskFailed: 'Список не загрузился',
  deskCalm: 'Сообщения людей на месте.',
  tabs: { open: 'Ждут ответа', decided: 'Решённые' },
  emptyOpen: 'Никто не ждёт',
  emptyOpenNote: 'Здесь появятся люди, которым не начислены ЗЕТ за ваше обучение.',
  emptyDecided: 'Решённых ещё нет',
  emptyDecidedNote: 'Подтверждения и отказы останутся здесь.',
  lastDay: 'последний день ответа',
  passed: 'срок прошёл',
  line: (credits: number, specialty: string, endedOn: string) =>
    `${credits} ЗЕТ, ${specialty.toLowerCase()}, окончено ${fullDay(endedOn)}`,
  states: {
    credited: 'Подтверждено',
    cycle: 'Подтверждено',
    refused: 'Отказано',
    organisation: 'Ждёт ответа',
    withdrawn: 'Отозвано',
    doubt: 'Подтверждено',
    reversed: 'Подтверждение снято',
  },
  confirm: 'Подтвердить',
  confirmTitle: 'Подтвердить обучение',
  confirmNote: (person: string, credits: number) =>
    `${person} получит ${credits} ЗЕТ. Ошибку можно будет снять с причиной.`,
  number: 'Номер удостоверения',
  numberOther: 'Номер документа',
  confirmed: 'Подтверждено, ЗЕТ начислены',
  counted: 'Это обучение уже засчитано: второй раз ЗЕТ не начислены',
  reverse: 'Снять подтверждение',
  reverseNote: (person: string, credits: number) =>
    `${person}: ${credits} ЗЕТ будут сняты. В начислениях останутся обе строки.`,
  reverseNone: (person: string) => `${person}: запись больше не будет подтверждённой.`,
  reverseHint: 'Её прочитают человек и сотрудники организации.',
  reversed: 'Подтверждение снято',
  alikeTitle: 'Похоже на то, что уже есть',
  twinLine: (credits: number, endedOn: string) => `${credits} ЗЕТ, окончено ${fullDay(endedOn)}`,
  isAnother: 'Это другое обучение',
  isAnotherHint: 'Одни и те же часы засчитываются один раз.',
  refuse: 'Отказать',
  refuseTitle: 'Отказать в подтверждении',
  refuseNote: 'Причину прочитает человек.',
  reason: 'Причина',
  refused: 'Отказ отправлен',
  keep: 'Не сейчас',
  given: (number: string) => `документ № ${number}`,
}

/** Confirmations of all organisations and verifiers. */
export const corrections = {
  title: 'Исправление начислений',
  note: 'Что подтвердили организации и проверяющие. Ошибочное можно снять с причиной',
  search: 'Кто или номер',
  searchHint: 'Фамилия, СНИЛС, часть номера удостоверения или заявления о деятельности',
  find: 'Найти',
  what: 'подтверждения',
  failed: 'Подтверждения не загрузились',
  empty: 'Ничего не нашлось',
  emptyNote: 'Проверьте фамилию или номер.',
  emptyAll: 'Ещё ничего не подтверждали.',
  confirmed: 'Подтверждено',
  activity: 'Другая деятельность',
  line: (c: Correction): string =>
    [
      c.credits > 0 && `${c.credits} ЗЕТ`,
      c.specialty.toLowerCase(),
      c.of === 'claim' ? `окончено ${fullDay(c.on)}` : fullDay(c.on),
    ]
      .filter(Boolean)
      .join(', '),
  number: (c: Correction): string => `${c.of === 'claim' ? 'документ' : 'заявление'} № ${c.number}`,
  act: (c: Correction): string =>
    c.of === 'activity' && c.credits > 0 ? 'Снять ЗЕТ' : 'Снять подтверждение',
  personReads: 'Её прочитает человек.',
}

/** The page of one's own claim. */
export const ownWords = {
  title: 'Сообщение о неначисленных ЗЕТ',
  what: 'сообщение',
  failed: 'Сообщение не загрузилось',
  absent: 'Такого сообщения нет',
  absentNote: 'Адрес с ошибкой, или оно не ваше.',
  credits: 'ЗЕТ',
  madeAt: 'Отправлено',
  dueOn: 'Ответ до',
  decidedAt: 'Решено',
  approver: 'Кто решил',
  rule: 'По какому правилу',
}
