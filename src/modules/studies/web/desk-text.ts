/** Words of the organisation that teaches, and of whoever reads reviews. */
import { nb, plural, t } from '../../../web/ui/words.ts'
import { resultWords, reviewWords, studyWords, type RowResult } from '../contract.ts'

const people = (n: number) => plural(n, 'человек', 'человека', 'человек')
const rows = (n: number) => plural(n, 'строка', 'строки', 'строк')

export const learners = {
  title: 'Ученики',
  note: nb('Кто подал заявку, учится и завершил. Результат приносит человеку ЗЕТ и документ.'),
  what: 'учеников',
  failed: 'Список не загрузился',
  calm: nb('Он на месте.'),
  search: nb('Фамилия, СНИЛС, номер или название программы'),
  states: {
    ...studyWords,
    learning: 'Учатся',
    finished: 'Завершили',
    applied: nb('Ждут зачисления'),
    waiting: nb('Ждут результата'),
  },
  tabs: nb('Состояние'),
  upload: nb('Загрузить таблицей'),
  empty: nb('Здесь пока никого нет'),
  emptyNote: nb('Заявки придут сами, когда программа опубликована. Список можно загрузить таблицей.'),
  all: nb('Отметить всех на странице'),
  one: (name: string) => t`Отметить: ${name}`,
  chosen: (n: number) => t`Отмечено: ${people(n)}`,
  enrol: 'Зачислить',
  enrolTitle: nb('Зачислить приказом'),
  enrolNote: (n: number) => t`Обучение начнут ${people(n)}. Им придёт уведомление.`,
  order: nb('Номер приказа'),
  refuse: 'Отказать',
  refuseTitle: nb('Отказать в зачислении?'),
  refuseNote: (n: number) => t`Отказ получат ${people(n)}. Места в наборах освободятся.`,
  why: 'Причина',
  whyHint: nb('Её прочитает человек'),
  keep: nb('Не сейчас'),
  enrolled: (n: number) => t`Зачислено: ${people(n)}`,
  refused: (n: number) => t`Отказано: ${people(n)}`,
  finish: nb('Освоили'),
  finishTitle: nb('Внести результат'),
  finishNote: (n: number) => t`ЗЕТ и документ получат ${people(n)}.`,
  finishedOn: nb('Дата окончания'),
  startsOn: nb('Дата начала'),
  startsHint: nb('Если учёба началась не в день зачисления. У набора день свой.'),
  due: (day: string) => t`Ответить до ${day}`,
  remindedAt: (day: string) => t`Ученик напомнил ${day}`,
  isLate: 'Просрочено',
  extra: nb('Дать попытку'),
  document: nb('Номер документа'),
  documentHint: nb('Удостоверения или диплома. Номера на каждого загружайте таблицей.'),
  entered: (n: number) => t`Внесено: ${people(n)}`,
  fail: nb('Не освоили'),
  failTitle: nb('Записать, что не освоили?'),
  failNote: (n: number) => t`ЗЕТ не получат ${people(n)}. Причину они прочитают.`,
  annul: nb('Отозвать результат'),
  annulTitle: nb('Отозвать результат?'),
  annulNote: (name: string, credits: number) =>
    t`${name}: ${credits} ЗЕТ снимутся, документ портала перестанет действовать.`,
  annulled: nb('Результат отозван'),
  contentDone: nb('материалы пройдены'),
  share: (share: number) => t`пройдено ${Math.round(share * 100)} %`,
  order2: (n: string) => t`приказ № ${n}`,
  documentOf: (n: string) => t`документ № ${n}`,
  noSnils: nb('СНИЛС не указан'),
} as const

export const extra = {
  title: nb('Ещё одна попытка теста'),
  note: (name: string) => t`${name} узнает о ней из уведомления.`,
  what: 'попытки',
  failed: nb('Попытки не загрузились'),
  none: nb('В этой программе нет тестов, или человек их ещё не открывал.'),
  line: (i: {
    readonly title: string
    readonly taken: number
    readonly attemptsLeft: number | null
    readonly isDone: boolean
  }) =>
    t`${i.title}: ${plural(i.taken, 'попытка', 'попытки', 'попыток')}, ${
      i.isDone ? 'пройден' : i.attemptsLeft === null ? 'без ограничений' : `осталось ${i.attemptsLeft}`
    }`,
  test: 'Тест',
  why: 'Причина',
  whyHint: nb('Её прочитает человек'),
  act: nb('Дать попытку'),
  keep: nb('Не сейчас'),
  given: nb('Попытка дана'),
} as const

const did: Record<RowResult, string> = resultWords

export const results = {
  title: nb('Загрузить результаты'),
  note: nb('Файл Excel (.xlsx) или CSV: кого зачислили и кто освоил. Сначала проверим, потом сохраним.'),
  file: nb('Таблица результатов'),
  hint: nb(
    'Одна строка — один человек. В столбце «Результат»: зачислен, освоил или не освоил. «Дата начала» выбирает набор или называет настоящий день уже прошедшего курса. До 1000 строк.',
  ),
  sampleName: 'образец-результатов.csv',
  listName: 'ученики.csv',
  good: (read: number, counts: Partial<Record<RowResult, number>>, unchanged: number) =>
    [
      t`Прочитано: ${rows(read)}.`,
      ...(['learning', 'finished', 'failed'] as const).flatMap((r) =>
        counts[r] ? [t`${did[r]}: ${counts[r]}.`] : [],
      ),
      ...(unchanged > 0 ? [t`Уже внесено: ${unchanged}.`] : []),
    ].join(' '),
  save: (n: number) => t`Сохранить: ${rows(n)}`,
  saved: (n: number) => t`Сохранено: ${rows(n)}`,
  emptyTitle: nb('Сохранять нечего'),
  emptyNote: nb('Есть только заголовок, или файл пуст.'),
} as const

export const questions = {
  title: nb('Вопросы учеников'),
  what: 'вопросы',
  failed: 'Вопросы не загрузились',
  tabs: { open: nb('Ждут ответа'), answered: 'Отвеченные' },
  empty: nb('Все вопросы разобраны'),
  emptyNote: nb('Новый вопрос появится здесь и в уведомлениях.'),
  emptyAnswered: nb('Отвеченных вопросов пока нет'),
  answer: 'Ответить',
  answerTo: (name: string) => t`Ответить: ${name}`,
  label: 'Ответ',
  keep: nb('Не сейчас'),
  sent: nb('Ответ отправлен'),
  answered: (text: string) => t`Ответ: ${text}`,
} as const

export const reviews = {
  title: nb('Отзывы о программах'),
  judgeTitle: nb('Проверка отзывов'),
  judgeNote: nb(
    'Отзыв виден всем без имени. Скрывайте брань, рекламу и чужие персональные данные, а не плохие оценки.',
  ),
  what: 'отзывы',
  failed: 'Отзывы не загрузились',
  states: { ...reviewWords, reported: 'Жалобы' },
  emptyReported: nb('Жалоб нет'),
  report: 'Пожаловаться',
  reportTitle: nb('Пожаловаться на отзыв?'),
  reportNote: nb('Проверяющий прочитает отзыв ещё раз и решит. Пока он решает, отзыв виден.'),
  reportHint: nb('Брань, реклама, чужие персональные данные. Плохая оценка — не нарушение.'),
  reported: nb('Жалоба отправлена проверяющему'),
  reportWaits: nb('Жалоба у проверяющего'),
  reportIs: (why: string) => t`Жалоба организации: ${why}`,
  keepShown: nb('Оставить отзыв'),
  /** Begins with what is written on the button: whoever speaks to the computer says that (WCAG 2.5.3). */
  actOn: (act: string, title: string) => t`${act}: отзыв на программу «${title}»`,
  empty: nb('Отзывов пока нет'),
  emptyNote: nb('Их пишут те, кто прошёл программу. Виден отзыв после проверки.'),
  emptyWaiting: nb('Проверять нечего'),
  show: 'Показать',
  hide: 'Скрыть',
  hideTitle: nb('Скрыть отзыв?'),
  hideNote: nb('Его не увидит никто, кроме автора. Причину он прочитает.'),
  why: 'Причина',
  whyHint: nb('Что в отзыве нарушает правила'),
  keep: nb('Не сейчас'),
  shown: nb('Отзыв показан'),
  hidden: nb('Отзыв скрыт'),
  reply: 'Ответить',
  replyChange: nb('Изменить ответ'),
  replyLabel: nb('Ответ организации'),
  replied: nb('Ответ опубликован'),
  replyIs: (text: string) => t`Ответ организации: ${text}`,
} as const
