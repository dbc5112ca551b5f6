/** Words of events, codes and presence. */
import { time } from '../../../web/ui/dates.ts'
import { nb, t } from '../../../web/ui/words.ts'
import type { Tone } from '../../../web/ui/status.tsx'
import type { CheckOutcome, Meeting, MeetingState } from '../contract.ts'

export const stateWords: Readonly<Record<MeetingState, string>> = {
  ahead: 'Впереди',
  on: 'Идёт сейчас',
  between: 'Перерыв до следующего дня',
  over: 'Прошло',
}
export const stateTones: Readonly<Record<MeetingState, Tone>> = {
  ahead: 'ours',
  on: 'yours',
  between: 'ours',
  over: 'quiet',
}

export const creditedWords: Readonly<Record<NonNullable<Meeting['creditedBy']>, string>> = {
  code: 'Засчитано по коду',
  presence: 'Засчитано по присутствию',
  results: 'Засчитано организатором',
  content: 'Засчитано',
}

export const outcomeWords: Readonly<Record<CheckOutcome, string>> = {
  confirmed: 'Подтверждена',
  missed: 'Пропущена',
  open: 'Ждёт ответа',
}
export const outcomeTones: Readonly<Record<CheckOutcome, Tone>> = {
  confirmed: 'done',
  missed: 'refused',
  open: 'yours',
}

const missedOf = (m: Meeting): string[] =>
  m.asked.flatMap((c) => (c.outcome === 'missed' ? [time(c.askedAt)] : []))

export const text = {
  title: 'Мероприятия',
  note: nb('Код от организатора и присутствие на вебинарах и конференциях'),
  what: 'мероприятия',
  failed: 'Мероприятия не загрузились',
  calm: nb('Засчитанное на месте.'),
  none: 'Мероприятий пока нет',
  noneNote: nb(
    'Здесь появятся мероприятия, на которые вы записаны. Код от организатора запишет и засчитает сразу.',
  ),
  toCatalogue: 'Найти в каталоге',
  groups: { on: 'Идут сейчас', between: nb('Продолжатся в другой день'), ahead: 'Впереди', over: 'Прошли' },
  one: 'Мероприятие',
  oneFailed: 'Мероприятие не загрузилось',
  absent: 'Такого мероприятия нет',
  absentNote: nb('Адрес с ошибкой, или вы на него не записаны.'),

  code: 'Код мероприятия',
  codeHint: nb('8 знаков, например 7Q4K‑2209. Регистр и дефис не важны, код одноразовый'),
  codeEmpty: nb('Введите код, который дал организатор'),
  enter: 'Ввести код',
  entered: (title: string) => t`Код принят: «${title}» засчитано`,
  codeSheet: nb('Код от организатора'),
  codeNote: (from: string, until: string) => t`Действует с ${from} до ${until} по Москве`,

  asking: 'Вы здесь?',
  askingNote: nb('Ответьте, чтобы подтвердить присутствие. Позже этого времени ответ не засчитается.'),
  untilTime: (time: string) => t`до ${time}`,
  iAmHere: 'Я здесь',
  answered: nb('Присутствие подтверждено'),
  notAnswered: nb('Ответ не ушёл. Связь вернётся — нажмите ещё раз, время идёт по часам портала.'),
  onNow: nb('Вы на мероприятии'),
  onNote: nb(
    'Не закрывайте страницу: минуты считаются, пока она открыта. В случайные моменты спросим, здесь ли вы.',
  ),
  lost: nb('Связь прервалась. Минуты без связи не считаются; как только она вернётся, счёт продолжится.'),
  aheadTitle: (when: string) => t`Начнётся ${when}`,
  betweenTitle: (when: string) => t`Продолжение ${when}`,
  aheadNote: nb('Откройте эту страницу в начале и не закрывайте до конца.'),
  waitTitle: nb('Подводим итог'),
  waitNote: nb('Через несколько минут после конца участие засчитается само.'),
  creditedNote: (credits: number) => t`Начислим ${credits} ЗЕТ, сертификат появится в документах.`,
  shortTitle: nb('Присутствие не подтвердилось'),
  shortWords: (m: Meeting) => {
    const missed = missedOf(m)
    // Of several days a bare hour says little: the list below names the day.
    const which =
      missed.length === 0 || m.days.length > 1 ? '' : t` Без ответа проверки в ${missed.join(', ')}.`
    return nb(
      `${m.standing?.words ?? ''}.${which} ${m.credits > 0 ? 'ЗЕТ не начислены' : 'Участие не засчитано'}.`,
    )
  },
  shortNote: nb('Не согласны с итогом — напишите организатору.'),
  shortNoteCode: nb(
    'Если вы получили код от организатора, введите его. Не согласны с итогом — напишите организатору.',
  ),
  presence: 'Присутствие',
  checks: 'Подтверждено проверок',
  minutes: 'Минут на мероприятии',
  ofNeeded: (n: number, needed: number) => t`${n}, нужно ${needed}`,
  rule: (needed: number, checks: number, minutes: number) =>
    t`Нужно подтвердить ${needed} из ${checks} проверок и быть ${minutes} минут.`,
  askedList: nb('Какие проверки были'),
  askedSoFar: (n: number) => t`Уже спросили: ${n}`,
  place: 'Место',
  broadcast: 'Трансляция',
  connect: 'Подключиться',
  connectTo: (title: string) => t`Подключиться: ${title}`,
  broadcastOpen: nb('Трансляция открыта'),
  broadcastOpenNote: nb('Откроется в новой вкладке. Ссылка ваша: не передавайте её другим.'),
  broadcastAhead: (when: string) => t`Подключиться можно ${when}`,
  broadcastAheadNote: nb('Кнопка появится здесь сама.'),
  broadcastWhat: 'трансляцию',
  broadcastFailed: nb('Трансляция не загрузилась'),
  broadcastLater: (when: string) => t`Ссылка появится здесь ${when}`,
  organiser: 'Организатор',
  when: 'Когда',
  about: 'О мероприятии',
  toStudy: 'Моё обучение по нему',
} as const

export const desk = {
  title: nb('Присутствие на мероприятиях'),
  note: nb('Коды и проверки присутствия наборов вашей организации'),
  what: 'мероприятия организации',
  failed: 'Мероприятия не загрузились',
  calm: nb('Коды и присутствие на месте.'),
  none: 'Мероприятий нет',
  noneNote: nb('Опубликуйте программу вида «Мероприятие» и добавьте набор.'),
  set: 'Настроены',
  unset: nb('Ждут настройки'),
  setUp: 'Настроить',
  setUpTitle: nb('Настроить присутствие'),
  changeTitle: nb('Изменить условия'),
  meeting: 'Мероприятие',
  oneFailed: 'Мероприятие не загрузилось',
  absent: 'Такого мероприятия нет',
  absentNote: nb('Адрес с ошибкой, или мероприятие другой организации.'),
  noSession: nb('Этого набора нет среди ваших, или присутствие на нём уже настроено.'),
  dayOf: (n: number, of: number) => (of > 1 ? t`День ${n}` : nb('Время, по Москве')),
  addDay: nb('Добавить день'),
  removeDay: nb('Убрать день'),
  date: 'День',
  startsAt: 'Начало',
  endsAt: 'Окончание',
  timeHint: nb('Часы и минуты, например 10:00'),
  checksSheet: nb('Проверки присутствия'),
  checks: nb('Сколько раз спросить'),
  checksADay: nb('Сколько раз спросить в каждый день'),
  checksOf: (checks: number, days: number) =>
    days > 1 ? t`${checks} в каждый из ${days} дней` : String(checks),
  checksHint: nb('От 3 до 12; 0 — не спрашивать. Моменты выберет портал, заранее их не видит никто'),
  window: nb('Минут на ответ'),
  windowHint: nb('От 3 до 15'),
  minMinutes: nb('Минут не меньше'),
  minMinutesHint: nb('Пусто — по правилу: три четверти длительности всех дней вместе'),
  codesSheet: nb('Коды подтверждения (ИКП)'),
  codesOn: nb('Раздавать одноразовые коды'),
  codesOnHint: nb('Код засчитывает участие сам, без проверок'),
  codesFrom: nb('Действуют с: день'),
  codesUntil: nb('До: день'),
  save: 'Сохранить',
  cancel: 'Отмена',
  saved: nb('Условия сохранены'),
  change: nb('Изменить условия'),
  terms: 'Условия',
  termsWords: (needed: number, checks: number) => t`${needed} из ${checks}`,
  onlyCodes: nb('не спрашивать, только коды'),
  people: nb('Кто на мероприятии'),
  cameList: nb('Кто был на мероприятии'),
  hereNow: (here: number, all: number) => t`На связи ${here}, всего приходили ${all}`,
  came: (n: number) => t`Приходили: ${n}`,
  asked: (n: number) => t`Проверок прошло: ${n}`,
  nobody: nb('Пока никого'),
  nobodyNote: nb('Список появится, когда слушатели откроют страницу мероприятия. Обновляется сам.'),
  listFailed: 'Список не загрузился',
  name: 'Слушатель',
  presence: 'Присутствие',
  state: 'Сейчас',
  outcome: 'Итог',
  here: nb('на связи'),
  away: (when: string) => t`нет с ${when}`,
  confirmed: 'засчитано',
  notConfirmed: nb('не засчитано'),
  makeCodes: nb('Сделать коды'),
  count: nb('Сколько'),
  asWhat: nb('Каким файлом'),
  asTable: nb('Таблица CSV'),
  asSlips: nb('Листы для разрезания, PDF'),
  once: nb(
    'Файл отдаётся один раз: портал хранит только отпечатки кодов. Потеряли — отмените пачку и сделайте новую.',
  ),
  codesMade: nb('Коды сделаны, файл скачан'),
  codesCount: (made: number, used: number) => t`Сделано ${made}, использовано ${used}`,
  batch: (made: number, used: number) => t`${made} шт., использовано ${used}`,
  voided: 'отменена',
  voidBatch: nb('Отменить пачку'),
  voidedNow: nb('Неиспользованные коды пачки больше не действуют'),
  notMade: nb('Коды не сделаны. Повторите.'),
} as const
