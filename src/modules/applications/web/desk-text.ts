/** Words of the verifier's desk. */
import { moment } from '../../../web/ui/dates.ts'
import { listing, plural, t } from '../../../web/ui/words.ts'

interface Named {
  readonly name: string
  readonly at: string
}

export const desk = {
  title: t`Стол проверяющего`,
  queue: (n: number) => (n >= 1000 ? 'Очередь: больше 999' : `Очередь: ${n}`),
  counts: (today: number, overdue: number) =>
    t`${today > 0 ? `${today} — сегодня` : 'на сегодня нет'}, ${overdue > 0 ? `просрочено ${overdue}` : 'просроченных нет'}`,
  states: { waiting: 'Ждут нас', asked: 'Ждём ответа', decided: 'Решено' },
  statesName: 'Какие заявления показать',
  what: 'очередь',
  failed: 'Очередь не загрузилась',
  calm: 'Заявления на месте, отметки сохранены.',
  empty: { waiting: 'Очередь пуста', asked: 'Вопросов без ответа нет', decided: 'Вы ещё ничего не решали' },
  emptyNote: {
    waiting: t`Новые заявления появятся здесь сами, уведомим.`,
    asked: t`Здесь видно, кто ещё не ответил и до какого дня.`,
    decided: t`Решения остаются здесь с причиной и временем.`,
  },
  more: 'Показать ещё',
  choose: t`Выберите заявление в очереди`,
  chooseNote: t`Заявитель увидит, что вы открыли его документы.`,
  start: t`Начать с первого`,
  refused: t`Заявления проверяют сотрудники с ролью «проверяющий»`,
  refusedNote: t`Роль даёт администратор портала.`,

  todayUntil: t`сегодня до 18:00`,
  late: (rest: string) => rest,
  decideToday: t`решить сегодня до 18:00`,
  decideBy: (date: string) => t`решить до ${date}`,
  answerBy: (date: string) => t`ответ до ${date}`,
  heldBy: (name: string) => t`проверяет ${name}`,
  nth: (i: number, n: number) => t`${i} из ${n}`,
  nextOf: (i: number, n: number) => t`${i} из ${n}, следующее заявление`,

  checkTitle: (n: number) => t`Сверьте ${plural(n, 'поле', 'поля', 'полей')}`,
  done: (done: number, n: number) => t`${done} из ${n}`,
  note: (number: string, date: string) => t`№ ${number}, подано ${date}`,
  onScan: (read: string) => t`на скане ${read}`,
  differs: t`не совпадает`,
  allAgree: t`Все поля совпадают`,
  restAgrees: (n: number) => t`Остальное совпадает: ${plural(n, 'поле', 'поля', 'полей')}`,
  readLabel: 'Что стоит на скане',
  readHint: 'Отличающиеся знаки подсветим',

  scanWaiting: 'Открываем скан',
  scanFailed: 'Скан не открылся',
  scanCalm: t`С файлом ничего не случилось: он на месте.`,
  noScan: t`К заявлению не приложен скан`,
  save: 'Скачать файл',
  sheetAlt: (name: string, n: number) => t`Скан: ${name}, лист ${n}`,
  scanHere: t`Здесь будет скан заявления, которое вы откроете.`,
  fileSwitch: t`Файлы заявления`,
  /** Two scans of one name are told apart by when they came. */
  fileName: (file: Named, all: readonly Named[], now: Date) =>
    all.some((other) => other !== file && other.name === file.name)
      ? `${file.name}, ${moment(file.at, now)}`
      : file.name,
  pick: t`Щёлкните по скану там, где стоит это поле: лупа покажет место крупно.`,

  take: t`Взять в работу`,
  giveBack: t`Вернуть в очередь`,
  heldNote: (name: string, time: string) =>
    t`Сейчас его проверяет ${name}. Освободится в ${time}, если не будет действий.`,
  taken: t`Вы взяли его в работу.`,
  untaken: t`Отметка поля возьмёт заявление в работу.`,
  approve: 'Одобрить',
  askWord: 'Спросить',
  reject: 'Отклонить…',
  reason: t`Причина — её увидит заявитель`,
  noReason: 'Не выбрана',
  scanUnseen: t`откройте скан`,
  cannot: (parts: readonly string[]) => t`Одобрить нельзя: ${parts.join(', ')}.`,
  mismatched: (labels: readonly string[]) => t`не совпало: ${listing(labels)}`,
  unchecked: (n: number) =>
    n === 1
      ? t`1 поле не сверено`
      : t`${plural(n, 'поле', 'поля', 'полей')} не ${n < 5 && n > 1 ? 'сверены' : 'сверено'}`,
  waitsAnswer: (date: string) => t`Ждём ответа до ${date}. Срок рассмотрения стоит.`,
  answerLate: t`Срок ответа прошёл. Можно ждать дальше или отклонить.`,
  decidedBy: (name: string, at: string) => t`Решение: ${name}, ${at}`,
  approved: (who: string) => t`Одобрено: ${who}`,
  rejected: (who: string) => t`Отклонено: ${who}`,
  questionSent: (who: string) => t`Вопрос отправлен: ${who}. Срок стоит до ответа`,
  remarkSent: t`Сообщение отправлено`,
  stale: t`Заявление изменилось: посмотрите переписку и решите ещё раз.`,

  askTitle: 'Спросить заявителя',
  question: 'Вопрос',
  stopsClock: t`Остановить срок до ответа`,
  stopsHint: t`На ответ даются 3 рабочих дня. Без отметки срок рассмотрения идёт.`,
  sendQuestion: t`Задать вопрос`,
  cancel: 'Не спрашивать',
  attach: 'Файлы к вопросу',
  attachHint: 'Например, образец',
  mismatch: (label: string, read: string, typed: string) =>
    `Поле «${label}»: на скане — ${read}, в заявлении — ${typed}.`,
  mismatchPlain: (label: string) => `Поле «${label}» не совпадает со сканом.`,
  askTail: 'Проверьте, пожалуйста, и ответьте.',

  rejectTitle: 'Отклонить заявление?',
  rejectLoss: t`Заявитель увидит причину и сможет подать запись снова. Отменить решение нельзя.`,
  comment: 'Пояснение',
  commentHint: t`Что исправить. Обязательно для «Другой причины»`,
  rejectAct: 'Отклонить заявление',
  rejectKeep: t`Вернуться к сверке`,

  talk: t`Вопросы и ответы`,
  applicant: (name: string) => t`${name}, заявитель`,
  keysOther: t`другое заявление`,
  keysField: t`другое поле`,
  keysVerdict: t`совпало, не совпало`,
  keysSwitch: t`Управлять клавишами`,
  absent: t`Такого заявления нет`,
  absentNote: t`Адрес с ошибкой, или это ваше собственное заявление: его проверяет другой сотрудник.`,
  toQueue: t`К очереди`,
}
