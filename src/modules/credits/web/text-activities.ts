/** Words of other activity: the list, the form, one record. */
import { fullDay } from '../../../web/ui/dates.ts'
import { activityStates, activityWords, type Activity } from '../contract.ts'

export const words = {
  entrance: 'Другая деятельность',
  title: 'Другая деятельность',
  note: 'Доклады, публикации, преподавание, наставничество — в портфолио после проверки',
  what: 'записи',
  failed: 'Записи не загрузились',
  calm: 'С ними ничего не случилось: они на месте.',
  empty: 'Записей ещё нет',
  emptyNote: 'Добавьте доклад, статью или занятие со сканом. После проверки они появятся в портфолио.',
  add: 'Добавить',
  rulesTitle: 'Даёт ли это ЗЕТ',
  kinds: activityWords,
  states: activityStates,
  line: (kind: string, place: string, on: string) => `${kind}. ${place}, ${fullDay(on)}`,
  /** Null where there are none. */
  credits: (a: Activity): string | null =>
    a.credits === 0 ? null : a.state === 'reversed' ? `Снято ${a.credits} ЗЕТ` : `${a.credits} ЗЕТ`,

  newTitle: 'Добавить деятельность',
  editTitle: 'Исправить запись',
  formNote: 'Проверяющий сверит запись со сканом и подтвердит её или напишет, что не так',
  labels: {
    kind: 'Что это было',
    title: 'Название или тема',
    place: 'Где',
    specialty: 'Специальность',
    happenedOn: 'День',
    hours: 'Часов',
    fileIds: 'Скан',
  },
  placeHint: 'Конференция, журнал или организация',
  hoursHint: 'Если занятия считали в часах',
  scansHint: 'Программа с вашим именем, обложка и страница статьи, справка или приказ',
  send: 'Отправить на проверку',
  cancel: 'Отменить',
  after: 'и можно отправлять',
  sent: 'Отправлено на проверку',

  one: 'Запись о деятельности',
  oneWhat: 'запись',
  oneFailed: 'Запись не загрузилась',
  absent: 'Такой записи нет',
  absentNote: 'Адрес с ошибкой, или она не ваша.',
  toAll: 'К другой деятельности',
  mend: 'Исправить',
  mendNote: 'Исправьте названное и отправьте снова: данные и сканы сохранились.',
  rule: 'По правилам',
  application: 'Ход проверки',
  toApplication: 'Открыть заявление',
}
