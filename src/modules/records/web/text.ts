/** Words of education records. */
import { nb, t } from '../../../web/ui/words.ts'
import type { Tone } from '../../../web/ui/status.tsx'
import { documentWords, formWords, statusWords, type DraftFields, type RecordStatus } from '../contract.ts'

export const tones: Readonly<Record<RecordStatus, Tone>> = {
  unverified: 'quiet',
  verified: 'done',
  rejected: 'refused',
  withdrawn: 'quiet',
  revoked: 'refused',
}

export const labels: Readonly<Record<keyof DraftFields, string>> = {
  institutionId: 'Учебное заведение',
  institutionName: 'Учебное заведение',
  specialty: 'Специальность',
  programme: 'Программа',
  form: 'Форма обучения',
  startedOn: 'Начало',
  endedOn: 'Окончание',
  kind: 'Вид документа',
  hours: 'Объём, часов',
  series: 'Серия',
  number: 'Номер',
  issuedOn: 'Дата выдачи',
  fileIds: 'Скан или фото',
}

export const text = {
  statusWords,
  documentWords,
  formWords,
  documents: 'Документы',
  education: 'Образование',
  what: 'документы',
  failed: 'Документы не загрузились',
  calm: 'С ними ничего не случилось: они на месте.',
  add: 'Добавить запись',
  drafts: 'Черновики',
  draftOf: (when: string) => t`Сохранён ${when}`,
  mending: 'Исправляете запись',
  go: 'Продолжить',
  emptyTitle: 'Записей об образовании пока нет',
  emptyNote: nb(
    'Добавьте диплом или удостоверение со сканом. Проверяющий сверит его, и здесь появится сертификат.',
  ),
  certificates: 'Сертификаты',
  record: 'Запись об образовании',
  recordFailed: 'Запись не загрузилась',
  absentTitle: 'Такой записи нет',
  absentNote: 'Адрес с ошибкой, или запись не ваша.',
  toDocuments: 'К документам',
  numberFrom: (number: string, day: string) => t`${number} от ${day}`,
  what2: 'Где и чему учились',
  document: 'Документ',
  scans: 'Сканы',
  institution: labels.institutionName,
  specialty: labels.specialty,
  study: 'Учёба',
  hours: (n: number) => t`${n} ч`,
  issued: labels.issuedOn,
  inReview: 'Проверяем запись',
  inReviewNote: nb('Запись уже в кабинете. Проверяющий сверяет её со сканом.'),
  dueOn: (day: string) => t`решим к ${day}`,
  question: 'Проверяющий задал вопрос',
  questionNote: nb('Пока ответа нет, рассмотрение стоит.'),
  toQuestion: 'К вопросу',
  verified: 'Запись подтверждена',
  verifiedNote: nb('Проверяющий сверил сведения со сканом.'),
  toCertificate: 'К сертификату',
  rejected: 'Запись не подтверждена',
  withdrawn: 'Заявление отозвано',
  withdrawnNote: nb('Сведения и сканы сохранились. Исправьте и подайте снова, когда будете готовы.'),
  revoked: 'Подтверждение отозвано',
  mend: 'Исправить и подать снова',
  toApplication: 'Заявление и журнал',
  application: (number: string) => t`Заявление № ${number}`,
  confirmedAt: (when: string) => t`Подтверждено кодом ${when}`,

  title: 'Добавить запись об образовании',
  mendTitle: 'Исправить запись об образовании',
  step1: nb('Шаг 1 из 2. Сведения и скан. Дальше — одноразовый код'),
  step2: (to: string) => t`Шаг 2 из 2. Код отправлен на ${to}`,
  institutionHint: nb('Начните вводить название, город или ОГРН'),
  institutionNothing: nb('Не нашлось. Введите полное название — проверим вручную'),
  institutionFree: 'Так и записать',
  programmeHint: nb('Как в документе, если отличается от специальности'),
  hoursHint: (min: number) => t`Не меньше ${min}`,
  numberHint: (words: string) => t`Бывает так: ${words}`,
  filesHint: nb('Все углы видны, текст читается'),
  check: nb('Проверить и получить код'),
  later: 'Закончить позже',
  draftFailed: 'Черновик не загрузился',
  alreadyTitle: nb('Эта запись уже подтверждена'),
  toRecord: 'Открыть запись',
  cannotStart: nb('Черновик не начался'),
  starting: nb('Готовим черновик'),

  scanLook: 'Так выглядит скан',
  scanTips: 'Каким должен быть скан',
  tips: [
    nb('Документ целиком, видны все углы'),
    nb('Буквы и печать читаются'),
    nb('Приложение к диплому — отдельным файлом'),
  ],
  next: 'Что будет дальше',
  steps: [
    nb('Подтвердите запись кодом из СМС.'),
    nb('Запись сразу появится в кабинете с пометкой «Не проверено».'),
    nb('Проверяющий сверит скан и подтвердит её сертификатом.'),
  ],
  confirmTitle: 'Подтвердите запись кодом',
  code: 'Код из сообщения',
  codeHint: nb('6 цифр. Код действует 5 минут и подтверждает именно эти сведения'),
  doConfirm: 'Подтвердить',
  back: 'Изменить сведения',
  whatConfirmed: 'Что вы подтверждаете',
  about: (words: string) => t`В сообщении сказано: «${words}»`,
  newCode: nb('Код больше не действует. Запросите новый'),
  pulled: nb('Черновик обновлён: его дополнили на другом устройстве'),
  conflictTitle: nb('Черновик изменён на другом устройстве'),
  conflictNote: nb('Эти поля заполнены по-разному. Остальные уже объединены, ничего не потеряно.'),
  here: 'Здесь',
  there: 'На другом устройстве',
  keepMine: nb('Оставить то, что здесь'),
  takeTheirs: nb('Взять с другого устройства'),
  filesOf: (n: number) => t`файлов: ${n}`,
  nothing: 'пусто',
} as const

/** A value of a field as people read it. */
export function shownValue(name: keyof DraftFields, fields: DraftFields): string {
  if (name === 'fileIds') return text.filesOf(fields.fileIds.length)
  if (name === 'kind') return fields.kind ? documentWords[fields.kind] : text.nothing
  if (name === 'form') return fields.form ? formWords[fields.form] : text.nothing
  if (name === 'institutionId') return fields.institutionName || text.nothing
  return fields[name] || text.nothing
}
