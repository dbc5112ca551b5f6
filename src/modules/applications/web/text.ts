/** Words of applications, as their applicant reads them. */
import { nb, plural, t } from '../../../web/ui/words.ts'
import { statusWord, statusWords, type ApplicationStatus } from '../contract.ts'
import type { Tone } from '../../../web/ui/status.tsx'

export const tones: Readonly<Record<ApplicationStatus, Tone>> = {
  'under-review': 'ours',
  question: 'yours',
  approved: 'done',
  rejected: 'refused',
  withdrawn: 'quiet',
}

/** A return for mending is the reader's move, whatever the desk calls it. */
export const toneOf = (of: { readonly status: ApplicationStatus; readonly isReturned: boolean }): Tone =>
  of.isReturned ? 'yours' : tones[of.status]

const kindWords: Readonly<Record<string, string>> = {
  'education-record': 'Запись об образовании',
  'licence-paper': 'Допуск к работе',
  'professional-activity': 'Другая деятельность',
  'organisation-registration': 'Регистрация организации',
}
export const kindWord = (kind: string): string => kindWords[kind] ?? kind

export const text = {
  applications: nb('Заявления'),
  application: nb('Заявление'),
  statusWord,
  statusWords,
  what: 'заявления',
  failed: 'Список не загрузился',
  calm: 'С заявлениями ничего не случилось: они на месте, сроки идут.',
  emptyTitle: 'Вы ещё ничего не подавали',
  emptyNote: t`Здесь будут видны срок и каждый шаг рассмотрения. Обычно начинают с диплома: заявление подаётся само, когда вы подтверждаете запись кодом.`,
  addRecord: 'Добавить диплом',
  status: 'Статус',
  kind: 'Вид',
  from: 'Подано с',
  to: 'По',
  search: 'Найти по названию или номеру',
  sieve: t`Поиск и период`,
  more: (shown: number) => t`показано ${shown}`,
  number: (number: string, date: string) => t`Заявление № ${number} от ${date}`,
  short: (number: string) => t`№ ${number}`,
  decideBy: (date: string) => t`решим к ${date}`,
  answerBy: (date: string) => t`ответьте до ${date}`,
  decidedOn: (date: string) => t`решение ${date}`,

  toQuestion: 'К вопросу',
  answerTitle: (date: string | null) =>
    date ? t`Ответьте проверяющему, и мы решим к ${date}` : t`Ответьте проверяющему`,
  clockStands: t`Пока ответа нет, срок рассмотрения стоит.`,
  clockStandsLate: t`Срок ответа прошёл, но ответить ещё можно. Пока ответа нет, рассмотрение стоит.`,
  approvedTitle: 'Проверка пройдена, сертификат готов',
  approvedWaiting: 'Проверка пройдена, готовим сертификат',
  approvedPlain: 'Проверка пройдена',
  returnedNext: t`Исправьте названное и отправьте снова: данные и файлы сохранились. Очередь начнётся заново.`,
  toMend: 'Исправить',
  rejectedNext: t`Исправьте запись и подайте её снова: данные и файлы сохранились.`,
  toRecord: 'Открыть запись',
  early: (date: string, days: number) =>
    days > 0
      ? t`${date}, на ${plural(days, 'день', 'дня', 'дней')} раньше срока`
      : days < 0
        ? t`${date}, на ${plural(-days, 'день', 'дня', 'дней')} позже срока`
        : t`${date}, в срок`,
  download: (size: string) => t`Скачать PDF, ${size}`,
  notDownloaded: t`Сертификат не скачался. Повторите через минуту.`,

  talk: 'Вопросы и ответы',
  noTalk: t`Вопросов нет. Если есть что добавить, напишите проверяющему: срок от этого не изменится.`,
  noTalkOver: t`Вопросов не было.`,
  you: 'Вы',
  verifier: (name: string) => t`${name}, проверяющий`,
  yourAnswer: 'Ваш ответ',
  sendAnswer: 'Отправить ответ',
  yourRemark: 'Ваше сообщение',
  sendRemark: 'Отправить',
  write: 'Написать проверяющему',
  notNow: 'Не сейчас',
  files: 'Файлы',
  filesHint: 'Все углы видны, текст читается',
  sent: 'Ответ отправлен. Рассмотрение продолжается',
  remarkSent: 'Сообщение отправлено',

  journal: 'Журнал',
  moscow: t`время московское`,
  decision: 'Решение',
  fromAnswer: t`Срок отсчитывается от вашего ответа`,
  forecastLater: (date: string) => t`По очереди выходит ${date}`,
  forecastLate: (date: string) => t`Обещали к ${date}, не успели. По очереди решим сегодня`,
  ahead: (n: number | null) =>
    n === null
      ? t`Перед вами больше тысячи заявлений`
      : n === 0
        ? t`Ваше заявление следующее`
        : t`Перед вами ${plural(n, 'заявление', 'заявления', 'заявлений')}`,
  accuracy: (share: number, count: number) =>
    t`Из последних ${plural(count, 'решения', 'решений', 'решений')} в срок — ${Math.round(share * 100)} %`,
  norm: t`Обычный срок: по этому виду заявлений решений пока мало`,
  drafted: 'Создан черновик',
  submitted: 'Заявление подано',
  scanTaken: (files: number, size: string) =>
    t`Скан принят: ${plural(files, 'файл', 'файла', 'файлов')}, ${size}`,
  checks: (name: string) => t`Проверяет ${name}`,
  asked: 'Проверяющий задал вопрос',
  stopped: t`Срок рассмотрения остановлен`,
  answered: 'Вы ответили, рассмотрение продолжено',
  decidedBy: (name: string) => t`Решение: ${name}`,
  withdrawn: 'Вы отозвали заявление',

  certificate: 'Сертификат',
  certificateWaits: t`Появится здесь сразу после одобрения: PDF с электронной подписью и кодом проверки. Пришлём уведомление.`,
  certificateMade: t`Готовим: обычно это меньше минуты. Страница обновится сама.`,
  certificateNone: t`Сертификат выдаётся только по одобренному заявлению.`,
  certificateRevoked: (reason: string) => t`Сертификат отозван. ${reason}`,
  anyoneChecks: t`Любой может проверить сертификат по коду или номеру`,
  codeOf: (number: string) => t`Код проверки сертификата ${number}`,
  share: t`Скопировать ссылку`,

  documents: 'Документы',
  fileCount: (n: number) => plural(n, 'файл', 'файла', 'файлов'),
  noFiles: t`Файлов нет.`,
  facts: 'Что вы указали',

  withdraw: t`Отозвать заявление…`,
  withdrawTitle: 'Отозвать заявление?',
  withdrawLoss: t`Рассмотрение прекратится, место в очереди пропадёт. Скан и переписка останутся в журнале.`,
  withdrawAgain: t`Подать снова можно в любой день — данные подставим.`,
  withdrawAct: 'Отозвать заявление',
  withdrawKeep: 'Оставить на рассмотрении',
  absentTitle: 'Такого заявления нет',
  absentNote: t`Адрес с ошибкой, или заявление подавал другой человек.`,
  toList: t`К моим заявлениям`,
  oneFailed: 'Заявление не загрузилось',
}
