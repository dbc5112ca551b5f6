/** Words of papers of admission. */
import { nb, t } from '../../../web/ui/words.ts'
import type { Tone } from '../../../web/ui/status.tsx'
import {
  actWords,
  classWords,
  kindWords,
  sectionWords,
  stateWords,
  type Need,
  type NeedState,
  type PaperAct,
  type PaperClass,
  type PaperFields,
  type PaperState,
} from '../contract.ts'

export const tones: Readonly<Record<PaperState, Tone>> = {
  checking: 'ours',
  future: 'quiet',
  active: 'done',
  expired: 'refused',
  suspended: 'refused',
  revoked: 'refused',
  rejected: 'yours',
  withdrawn: 'quiet',
}

export const actTones: Readonly<Record<PaperAct, Tone>> = {
  submitted: 'ours',
  verified: 'done',
  rejected: 'refused',
  withdrawn: 'quiet',
  suspended: 'refused',
  resumed: 'done',
  revoked: 'refused',
  renewed: 'done',
  imported: 'done',
  corrected: 'quiet',
  expired: 'refused',
}

export const needTones: Readonly<Record<NeedState, Tone>> = {
  held: 'done',
  checking: 'ours',
  future: 'quiet',
  expired: 'yours',
  suspended: 'refused',
  revoked: 'yours',
  elsewhere: 'yours',
  missing: 'yours',
}

export const needWords: Readonly<Record<NeedState, string>> = {
  held: 'Действует',
  checking: 'На проверке',
  future: 'Ещё не началось',
  expired: 'Срок истёк',
  suspended: 'Приостановлено',
  revoked: 'Аннулировано',
  elsewhere: 'Другой организации',
  missing: 'Не хватает',
}

const missing: Readonly<Record<PaperClass, string>> = {
  licence: 'Добавьте лицензию организации, в которой работаете',
  attestation: 'Добавьте аккредитацию или сертификат по своей специальности',
  employment: 'Добавьте место работы с должностью',
}

/** What to do about one of the three; `until` is a day in words. */
export function cureOf({ class: of, state }: Need, until: string | null): string {
  switch (state) {
    case 'held':
      return until ? t`До ${until}` : 'Без срока'
    case 'checking':
      return 'Ничего делать не нужно: раздел откроется, как только документ подтвердят'
    case 'future':
      return 'Ничего делать не нужно: начнёт действовать в свой день'
    case 'expired':
      return until ? t`Срок вышел ${until}. Добавьте новый документ` : 'Срок вышел. Добавьте новый документ'
    case 'suspended':
      return 'Узнайте причину в документе. Раздел откроется сам, когда действие возобновят'
    case 'revoked':
      return 'Добавьте документ, который действует'
    case 'elsewhere':
      return 'Лицензия есть, но другой организации. Нужна лицензия той, в которой вы работаете'
    case 'missing':
      return missing[of]
  }
}

export const labels: Readonly<Record<keyof PaperFields, string>> = {
  kind: 'Вид документа',
  number: 'Номер',
  issuer: 'Кем выдан',
  organisationId: 'Организация',
  organisationName: 'Организация',
  ogrn: 'ОГРН',
  specialty: 'Специальность',
  post: 'Должность',
  startsOn: 'Действует с',
  endsOn: 'Действует по',
  fileIds: 'Скан или фото',
}

export const text = {
  stateWords,
  kindWords,
  classWords,
  sectionWords,
  actWords,
  title: 'Лицензии и аккредитации',
  note: nb('Раздел работы открывается сам, когда действуют все три: лицензия, аккредитация и место работы'),
  what: 'допуски',
  failed: 'Допуски не загрузились',
  calm: 'С ними ничего не случилось: они на месте.',
  add: 'Добавить',
  addThis: (what: string) => t`Добавить: ${what}`,
  drafts: 'Черновики',
  draft: 'Черновик',
  draftOf: (when: string) => t`Сохранён ${when}`,
  mending: 'Исправляете документ',
  renewing: 'На смену прежнему',
  papers: 'Документы',
  emptyTitle: 'Допусков пока нет',
  emptyNote: nb(
    'Добавьте аккредитацию, место работы и лицензию организации. Проверяющий сверит сканы, и раздел работы откроется сам.',
  ),
  sections: 'Разделы работы',
  open: 'Открыт',
  closed: 'Закрыт',
  openUntil: (when: string) => t`До ${when}`,
  wholeDay: (day: string) => t`${day} включительно`,
  openForever: 'Без срока',
  opensAt: (when: string) => t`Откроется ${when}`,
  noRole: nb('Документы в порядке. Осталась роль: её назначает администратор вашей организации.'),
  toWork: 'Перейти к работе',
  toRole: 'Сменить роль',
  from: (day: string) => t`с ${day}`,
  until: (day: string) => t`до ${day}`,
  noEnd: 'без срока',
  numberWords: (number: string) => t`№ ${number}`,
  fromRegistry: 'Из федерального регистра',

  paper: 'Допуск',
  paperFailed: 'Документ не загрузился',
  absentTitle: 'Такого документа нет',
  absentNote: 'Адрес с ошибкой, или документ не ваш.',
  toPapers: 'К допускам',
  facts: 'Сведения',
  history: 'История',
  scans: 'Сканы',
  noScans: nb('Сканов нет: сведения пришли из федерального регистра.'),
  fieldWas: (label: string, was: string, became: string) => t`${label}: было «${was}», стало «${became}»`,
  toApplication: 'Заявление и переписка',
  inReview: 'Проверяем документ',
  inReviewNote: nb('Проверяющий сверяет его со сканом. Как только подтвердит, раздел работы обновится сам.'),
  dueOn: (day: string) => t`решим к ${day}`,
  question: 'Проверяющий задал вопрос',
  questionNote: nb('Пока ответа нет, рассмотрение стоит.'),
  needsAnswer: 'Нужен ваш ответ',
  toQuestion: 'К вопросу',
  rejected: 'Документ не подтверждён',
  withdrawn: 'Заявление отозвано',
  withdrawnNote: nb('Сведения и сканы сохранились. Исправьте и подайте снова, когда будете готовы.'),
  mend: 'Исправить и подать снова',
  renew: 'Добавить новый на смену',
  active: 'Документ действует',
  activeUntil: (day: string, rest: string) =>
    rest ? t`До ${day} включительно, ${rest}` : t`До ${day} включительно`,
  activeForever: nb('Срок не ограничен.'),
  replaced: nb('Ему на смену уже есть новый документ.'),
  future: (day: string) => t`Начнёт действовать ${day}`,
  expired: 'Срок истёк',
  expiredNote: nb(
    'Если у вас есть новый документ, добавьте его: раздел откроется, как только его подтвердят.',
  ),
  suspended: 'Действие приостановлено',
  revoked: 'Документ аннулирован',

  newTitle: 'Добавить допуск',
  mendTitle: 'Исправить допуск',
  renewTitle: 'Новый документ на смену',
  cannotStart: nb('Черновик не начался'),
  starting: nb('Готовим черновик'),
  lead: nb('Перепишите с документа и приложите скан. Черновик сохраняется сам'),
  document: 'Документ',
  term: 'Срок',
  termHint: (years: number) => t`Обычно на ${years} лет`,
  noTermHint: nb('Оставьте пустым, если срок не ограничен'),
  whoseLicence: 'Чья лицензия',
  whoseLicenceHint: nb('Организация, в которой вы работаете, или вы сами, если предприниматель'),
  workplace: 'Где вы работаете',
  organisationHint: nb('Начните вводить название, город или ОГРН'),
  organisationNothing: nb('Не нашлось. Введите полное название и ОГРН — проверим вручную'),
  organisationFree: 'Так и записать',
  worksFrom: 'Работаете с',
  worksUntil: 'Работаете по',
  startHints: {
    licence: nb('День начала действия по выписке'),
    attestation: nb('День прохождения или экзамена'),
    employment: nb('По трудовому договору'),
  },
  filesHint: nb('Все углы видны, текст читается'),
  filesHintWork: nb('Выписка о трудовой деятельности или справка с места работы'),
  filesHintLicence: nb('Выписка из реестра лицензий'),
  submit: 'Отправить на проверку',
  submitted: 'Отправлено на проверку',
  checkNotes: 'Обратите внимание',
  sendAnyway: 'Всё верно, отправить',
  later: 'Закончить позже',
  draftFailed: 'Черновик не загрузился',
  alreadyTitle: nb('Этот документ уже отправлен'),
  toPaper: 'Открыть документ',
  next: 'Что будет дальше',
  steps: [
    nb('Документ появится среди допусков с пометкой «На проверке».'),
    nb('Проверяющий сверит его со сканом, обычно за три рабочих дня.'),
    nb('Когда действуют все три допуска, раздел работы откроется сам.'),
  ],
  why: 'Откуда правило',
  pulled: nb('Черновик обновлён: его дополнили на другом устройстве'),
  conflictTitle: nb('Черновик изменён на другом устройстве'),
  conflictNote: nb('Эти поля заполнены по-разному. Остальные уже объединены, ничего не потеряно.'),
  here: 'Здесь',
  there: 'На другом устройстве',
  keepMine: nb('Оставить то, что здесь'),
  takeTheirs: nb('Взять с другого устройства'),
  nothing: 'пусто',

  work: {
    doctor: 'Рабочее место врача',
    nurse: 'Рабочее место медсестры',
    laboratory: 'Рабочее место лаборанта',
  },
  workNote: nb('Раздел открыт, пока действуют все три допуска'),
  workWhat: 'раздел',
  workFailed: 'Раздел не загрузился',
  grounds: 'Основания',
  workOpen: 'Раздел открыт',
  workUntil: (when: string) => t`До ${when}: тогда закончится один из допусков`,
  workForever: nb('Ни у одного из допусков нет срока'),
  toAll: 'Все мои допуски',
} as const
