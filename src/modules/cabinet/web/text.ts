/** Words of the home page and of help. */
import { nb, plural, t } from '../../../web/ui/words.ts'

const some = (n: number, isMore: boolean, one: string, few: string, many: string): string =>
  isMore ? `${n} и больше ${many}` : plural(n, one, few, many)

export const text = {
  greet: (givenAndPatronymic: string, acts: number) =>
    acts > 0
      ? t`${givenAndPatronymic}, сейчас ${plural(acts, 'дело', 'дела', 'дел')}`
      : t`${givenAndPatronymic}, дел сейчас нет`,
  /** As long as what comes after it: the lines below stay where they are. */
  looking: (givenAndPatronymic: string) => t`${givenAndPatronymic}, сейчас…`,
  home: 'Главная',
  nowSheet: 'Что сделать сейчас',
  waitsForYou: 'Ждём вас',
  answerTitle: (title: string) => t`Ответьте на вопрос: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
  answerNote: (number: string) => t`Заявление № ${number}. Без ответа рассмотрение стоит.`,
  answer: 'Ответить',
  draftTitle: 'Закончите запись об образовании',
  draftNote: (what: string, at: string) => t`${what}. Черновик сохранён ${at}`,
  goOn: 'Продолжить',
  queueTitle: (waiting: number) =>
    t`Разберите очередь: ${plural(waiting, 'заявление', 'заявления', 'заявлений')}`,
  queueNote: (today: number, overdue: number) =>
    [
      today > 0 ? t`${plural(today, 'решение', 'решения', 'решений')} — сегодня` : 'на сегодня решений нет',
      overdue > 0 ? t`просрочено ${overdue}` : 'просроченных нет',
    ].join(', '),
  teaching: {
    applied: (n: number, isMore: boolean) =>
      t`${some(n, isMore, 'заявка ждёт', 'заявки ждут', 'заявок ждут')} зачисления`,
    asked: (n: number, isMore: boolean) => t`${some(n, isMore, 'вопрос', 'вопроса', 'вопросов')} от учеников`,
    claims: (n: number, isMore: boolean) =>
      t`${some(n, isMore, 'обучение ждёт', 'обучения ждут', 'обучений ждут')} подтверждения`,
    programmes: (n: number, isMore: boolean) =>
      t`${some(n, isMore, 'программа ждёт', 'программы ждут', 'программ ждут')} проверки`,
    providers: (n: number, isMore: boolean) =>
      t`${some(n, isMore, 'организация просит', 'организации просят', 'организаций просят')} открыть кабинет`,
    reviews: (n: number, isMore: boolean) =>
      t`${some(n, isMore, 'отзыв ждёт', 'отзыва ждут', 'отзывов ждут')} проверки`,
  },
  teachingNotes: {
    applied: nb('Зачислите приказом или откажите с причиной'),
    asked: nb('Ответ придёт человеку в уведомления'),
    claims: nb('Люди пишут, что учились у вас, а ЗЕТ нет'),
    programmes: nb('После проверки они появятся в каталоге'),
    providers: nb('На решение тридцать рабочих дней'),
    reviews: nb('Виден отзыв только после проверки'),
  },
  openDesk: 'К столу',
  stoppedTitle: (n: number) =>
    t`${plural(n, 'задание остановилось', 'задания остановились', 'заданий остановилось')}`,
  stoppedNote: 'Все попытки исчерпаны. Посмотрите причину и запустите снова',
  look: 'Посмотреть',
  rolesTitle: (n: number) => t`Согласуйте ${plural(n, 'роль', 'роли', 'ролей')}`,
  rolesNote: 'Предложил другой сотрудник. Без вашего согласия роль не начнёт действовать',
  toRoles: 'К ролям',
  termTitle: (role: string) => t`Заканчивается роль: ${role}`,
  termNote: 'Если она нужна и дальше, попросите администратора дать её снова',
  yourRole: 'Ваша роль',
  role: 'Роль',
  organisation: 'Организация',
  until: 'Действует до',
  noEnd: t`без срока`,
  yourSections: 'Разделы вашей роли',
  noSections: (note: string) =>
    t`${note}. Отдельных разделов у этой роли нет: открыто своё — документы, заявления, уведомления.`,
  toProfile: 'К профилю',
  start: 'С чего начать',
  startTitle: 'Добавьте запись об образовании',
  startNote: 'Диплом или удостоверение, скан и код из СМС. Проверим и выдадим сертификат',
  add: 'Добавить',
  applications: 'Заявления',
  all: 'Все',
  noApplications: 'Вы ещё ничего не подавали',
  noApplicationsNote: 'Заявление подаётся само, когда вы сохраняете запись об образовании',
  news: 'Уведомления',
  allNews: 'Все уведомления',
  noNews: 'Новых событий нет',
  planWeek: t`План на эту неделю`,
  allPlan: t`Весь план`,
  planFailed: t`План не загрузился`,
  cycle: 'Пятилетний цикл',
  cycleOf: (specialty: string) => `Пятилетний цикл: ${specialty.toLowerCase()}`,
  allCredits: 'Все начисления',
  cycleFailed: 'Цикл не загрузился',
  documents: 'Документы',
  allDocuments: 'Все документы',
  noDocuments: 'Подтверждённые документы появятся здесь',
  documentsNote: 'После проверки здесь будет сертификат с подписью портала',
  help: 'Помощь',
  contacts: 'Контакты',
  decisionBy: (day: string) => t`решение к ${day}`,
  answerBy: (day: string) => t`ответ до ${day}`,
} as const
