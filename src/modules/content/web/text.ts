/** Words of the pages of contents. */
import { fileSize, number, plural, t } from '../../../web/ui/words.ts'
import { itemWords, purposeWords, questionKindWords, type ItemKind } from '../contract.ts'

/** «45 мин», «1 ч 20 мин», «40 с». */
export function lasting(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  if (seconds < 60) return t`${Math.round(seconds)} с`
  return minutes < 60
    ? t`${minutes} мин`
    : minutes % 60 === 0
      ? t`${Math.floor(minutes / 60)} ч`
      : t`${Math.floor(minutes / 60)} ч ${minutes % 60} мин`
}

/** «Курс SCORM 1.2, 3 урока», «Видео, 12 мин». */
export function aboutItem(kind: ItemKind, amount: number): string {
  if (kind === 'test') return plural(amount, 'вопрос', 'вопроса', 'вопросов')
  if (kind === 'video') return `${itemWords.video}, ${lasting(amount)}`
  if (kind === 'pdf') return `PDF, ${plural(amount, 'страница', 'страницы', 'страниц')}`
  return amount > 1 ? `${itemWords[kind]}, ${plural(amount, 'урок', 'урока', 'уроков')}` : itemWords[kind]
}

export const words = {
  kinds: itemWords,
  purposes: purposeWords,
  questionKinds: questionKindWords,
  title: 'Содержание',
  what: 'содержание программы',
  failed: 'Содержание не загрузилось',
  calm: 'Всё сохранено на сервере.',
  absent: 'Такой программы нет',
  absentNote: 'Возможно, её убрали или она другой организации.',
  back: 'Наши программы',
  note: (open: number | null) =>
    open === null ? 'Слушателям ещё не открыто' : `Слушателям открыт выпуск ${open}`,
  draftTitle: (n: number) => `Черновик выпуска ${n}`,
  draftNote: 'Слушатели увидят изменения, когда вы их откроете. Кто уже учится, останется со своим выпуском.',
  open: 'Открыть слушателям',
  opened: 'Открыто: новые слушатели получат этот выпуск',
  items: 'Разделы',
  empty: 'Разделов пока нет',
  emptyNote: 'Добавьте курс SCORM, cmi5 или xAPI, видео, PDF или соберите тест.',
  required: 'обязательный',
  optional: 'по желанию',
  preview: 'Посмотреть',
  up: 'Выше',
  down: 'Ниже',
  edit: 'Изменить',
  itemTitle: 'Название',
  isRequired: 'Обязательный раздел',
  isRequiredHint: 'Без него обучение не завершится',
  remove: 'Убрать раздел',
  removed: 'Раздел убран',
  saved: 'Сохранено',
  save: 'Сохранить',
  cancel: 'Отмена',
  changedByOther: 'Содержание изменил кто-то другой — показано новое',
  add: 'Добавить материалы',
  addHint: `Архив ZIP (SCORM 1.2, SCORM 2004, cmi5, xAPI) или видео MP4, WebM — до ${fileSize(300 * 2 ** 20)}; PDF — до ${fileSize(20 * 2 ** 20)}.`,
  pick: 'Выбрать файл',
  sending: (name: string) => `Отправляем «${name}»`,
  checking: 'Проверяем…',
  stop: 'Остановить',
  materials: 'Файлы',
  waiting: 'Проверяется',
  importing: (done: number, total: number) =>
    total === 0 ? 'Разбираем' : `Разобрано ${number(done)} из ${number(total)}`,
  refused: 'Не принят',
  spare: 'Не в содержании',
  drop: 'Удалить файл',
  putBack: 'Вернуть в содержание',
  tests: 'Тесты и вопросы',
  addTest: 'Добавить тест',
  newBank: 'Новый набор вопросов',
  bankName: 'Название набора',
  noBanks: 'Сначала заведите набор вопросов: из него собирается тест.',
  questions: (n: number) => plural(n, 'вопрос', 'вопроса', 'вопросов'),
  reviews: (n: number) => `Ждут оценки: ${plural(n, 'попытка', 'попытки', 'попыток')}`,
  reviewsOpen: 'Оценить ответы',
  bytes: fileSize,
  aboutItem,
}

export const testWords = {
  newTitle: 'Новый тест',
  changeTitle: 'Правила теста',
  title: 'Название',
  bank: 'Набор вопросов',
  purpose: 'Какой это тест',
  purposeHints: {
    entry: 'До обучения: засчитывается с любым результатом. Обязательный — открывает остальные разделы',
    final: 'Его результат — итог обучения. Открывается после обязательных разделов',
    own: 'Для себя: нужно набрать порог',
  },
  count: 'Сколько вопросов в попытке',
  countHint: 'Пусто — все вопросы набора',
  minutes: 'Минут на попытку',
  minutesHint: 'Пусто — без ограничения. Время считает сервер',
  attempts: 'Сколько попыток',
  attemptsHint: 'Пусто — сколько угодно',
  pass: 'Порог, %',
  shuffle: 'Перемешивать вопросы и варианты',
  add: 'Добавить',
  added: 'Тест добавлен',
}

export const learnWords = {
  one: 'Обучение',
  what: 'обучение',
  failed: 'Обучение не загрузилось',
  calm: 'Ваше место и ответы сохранены.',
  absent: 'Такого обучения нет',
  absentNote: 'Проверьте ссылку или откройте «Моё обучение».',
  back: 'Моё обучение',
  progress: 'Пройдено',
  resume: 'Продолжить',
  begin: 'Начать',
  resumeAt: (title: string) => `Вы остановились здесь: ${title}`,
  beginNote: 'Начните с первого раздела: место сохраняется само.',
  allDone: 'Всё обязательное пройдено',
  allDoneNote: 'К разделам можно вернуться в любое время.',
  closed: 'Раздел пока закрыт',
  closedShort: 'Закрыт',
  closedBy: {
    entry: 'Сначала ответьте на входной тест. Результат может быть любым.',
    final: 'Итоговый тест откроется, когда будут пройдены обязательные разделы.',
  },
  opens: 'Что откроет раздел',
  opensAfter: (titles: readonly string[]) =>
    titles.length > 2
      ? `откроется после: ${titles.slice(0, 2).join(', ')} и ещё ${titles.length - 2}`
      : `откроется после: ${titles.join(', ')}`,
  over: 'Обучение завершено',
  items: 'Разделы',
  states: { new: 'Не начат', begun: 'Начат', done: 'Пройден', failed: 'Не сдан' },
  emptyNote: 'Организация ещё не открыла материалы. Когда откроет, они появятся здесь.',
  archive: 'Скачать все материалы',
  archiveNote: (bytes: number) => `Один архив, ${fileSize(bytes)}`,
  saving: (done: number, of: number) => `Скачано ${fileSize(done)} из ${fileSize(of)}`,
  archiveFailed: 'Архив не скачался. Попробуйте ещё раз',
  optional: 'по желанию',
  score: (share: number) => `результат ${Math.round(share * 100)} %`,
  failedUnit: 'откройте и пройдите ещё раз',
  attemptsLeft: (n: number) => `осталось ${plural(n, 'попытка', 'попытки', 'попыток')}`,
  lesson: 'Урок',
  opening: 'Открываем раздел',
  openFailed: 'Раздел не открылся',
  toCourse: 'К содержанию',
  nextItem: 'Следующий раздел',
  save: {
    saved: 'Сохранено',
    saving: 'Сохраняем…',
    offline: 'Нет связи: сохраним, когда появится',
    'signed-out': 'Вход закончился. Всё сохранено на этом устройстве: войдите, и мы отправим',
    refused: 'Часть не принята сервером. Обновите страницу',
    frail: 'Этот браузер не даёт подстраховать занятие: если связь пропадёт, остановитесь и дождитесь её',
    unkept: 'Браузер не даёт хранить данные: не закрывайте страницу, пока нет связи',
  },
  newer: (device: string, at: string) =>
    device === ''
      ? `На другом устройстве вы ушли дальше (${at}). Место осталось там`
      : `На другом устройстве (${device}) вы ушли дальше, ${at}. Место осталось там`,
  newerOpen: 'Открыть то место',
  page: 'Страница',
  ofPages: (n: number) => `из ${n}`,
  before: 'Назад',
  after: 'Дальше',
  openFile: 'Открыть файл целиком',
  watched: 'Просмотрено',
  russian: 'Русский',
  fullScreen: 'На весь экран',
  smaller: 'Свернуть',
  speaking: 'Этот курс сам сообщает порталу, что сделано.',
  isPreview: 'Просмотр: ничего не засчитывается',
  openResult: 'Ответы и результат',
}

export const attemptWords = {
  what: 'попытку',
  failed: 'Попытка не загрузилась',
  absent: 'Такой попытки нет',
  start: 'Начать тест',
  goOn: 'Вернуться к тесту',
  repeat: 'Новая попытка',
  about: (questions: number, pass: number) =>
    `${plural(questions, 'вопрос', 'вопроса', 'вопросов')}, порог ${pass} %`,
  minutes: (n: number) => `На попытку — ${plural(n, 'минута', 'минуты', 'минут')}, время идёт и без связи.`,
  noMinutes: 'Время не ограничено.',
  attempts: (n: number) => `Осталось ${plural(n, 'попытка', 'попытки', 'попыток')}.`,
  unlimited: 'Попыток сколько угодно.',
  savedOneByOne: 'Каждый ответ сохраняется сразу.',
  past: 'Прошлые попытки',
  number: (n: number) => `Попытка ${n}`,
  question: (n: number, of: number) => `Вопрос ${n} из ${of}`,
  points: (n: number) => plural(n, 'балл', 'балла', 'баллов'),
  left: 'Осталось времени',
  overTime: 'Время вышло',
  answered: (n: number, of: number) => `Отвечено ${n} из ${of}`,
  end: 'Закончить',
  endTitle: 'Закончить попытку?',
  endNote: (missing: number) =>
    missing === 0
      ? 'Ответы будут посчитаны, изменить их уже нельзя.'
      : `Без ответа — ${plural(missing, 'вопрос', 'вопроса', 'вопросов')}. Изменить ответы потом нельзя.`,
  keep: 'Вернуться к вопросам',
  kept: {
    offline: 'Ответы сохранены на этом устройстве. Отправим, когда появится связь',
    'signed-out': 'Вход закончился. Ответы сохранены на этом устройстве: войдите, и мы их отправим',
    unkept: 'Ответы ещё не отправлены, а браузер не даёт их хранить: не закрывайте страницу',
  },
  lost: 'Часть ответов пришла после конца попытки и не засчитана',
  passed: 'Сдано',
  notPassed: 'Не сдано',
  waits: 'Ждёт оценки преподавателя',
  waitsNote: (on: string | null) =>
    on === null
      ? 'Свободные ответы читает организация. Результат придёт сюда.'
      : `Свободные ответы читает организация, срок — до ${on}. Мы сообщим о результате.`,
  result: (points: number, of: number) => `${number(points, 2)} из ${number(of, 2)}`,
  yours: 'Ваш ответ',
  right: 'Верно',
  none: 'Нет ответа',
  why: 'Почему',
  remark: 'Замечание преподавателя',
  single: 'Один верный ответ',
  multiple: 'Отметьте все верные',
  match: 'Подберите пару',
  order: 'Расставьте по порядку',
  place: (n: number) => `Место ${n}`,
  choose: 'Выберите',
  up: 'Выше',
  down: 'Ниже',
  answer: 'Ответ',
  all: 'Все вопросы',
  explainedLater:
    'Пока видно только, где ответ неверный. Верные ответы и объяснения откроются, когда тест сдан или попытки кончились.',
  passLine: (percent: number) => `Порог ${percent} %`,
  waitsShort: 'Ждёт оценки',
  hasAnswer: 'есть ответ',
}

export const bankWords = {
  what: 'вопросы',
  failed: 'Вопросы не загрузились',
  absent: 'Такого набора нет',
  title: 'Вопросы',
  name: 'Название набора',
  note: 'Начатые попытки остаются со своими вопросами.',
  question: (n: number) => `Вопрос ${n}`,
  kind: 'Вид вопроса',
  words: 'Вопрос',
  choices: 'Варианты',
  choicesHint: 'Каждый с новой строки; верные отмечены знаком * в начале',
  pairs: 'Пары',
  pairsHint: 'Каждая с новой строки: слева = справа',
  steps: 'Шаги',
  stepsHint: 'Каждый с новой строки, в верном порядке',
  right: 'Верное число',
  tolerance: 'Погрешность',
  units: 'Единицы',
  sample: 'Что должно быть в хорошем ответе',
  sampleHint: 'Увидит тот, кто оценивает',
  explanation: 'Объяснение',
  explanationHint: 'Слушатель прочтёт его, когда сдаст тест или кончатся попытки',
  points: 'Баллы',
  add: 'Добавить вопрос',
  remove: 'Убрать вопрос',
  save: 'Сохранить',
  saved: 'Вопросы сохранены',
  empty: 'Вопросов пока нет. Добавьте первый или загрузите таблицу.',
  upload: 'Загрузить таблицу CSV',
  uploadHint: 'Столбцы: Вид; Вопрос; Варианты; Верно; Погрешность; Единицы; Баллы; Объяснение',
  sampleFile: 'Скачать образец',
  found: (n: number) => `В таблице ${plural(n, 'вопрос', 'вопроса', 'вопросов')}, ошибок нет`,
  addThese: (n: number) => `Добавить ${plural(n, 'вопрос', 'вопроса', 'вопросов')}`,
  faults: (n: number) => `В таблице ${plural(n, 'ошибка', 'ошибки', 'ошибок')}: ничего не добавлено`,
  line: 'Строка',
  column: 'Столбец',
  fault: 'Что исправить',
  added: (n: number) => `Добавлено: ${plural(n, 'вопрос', 'вопроса', 'вопросов')}`,
}
