/** Words of notifications, message settings and the mailbox. */
import { plural, t } from '../../../web/ui/words.ts'
import type { Channel, Delivery, Kind } from '../contract.ts'

export const text = {
  title: 'Уведомления',
  sent: 'Отправленное',
  sentTitle: t`Отправленные мне сообщения`,
  settings: t`Настройки сообщений`,
  settingsTab: 'Настройки',
  sections: 'Разделы уведомлений',
  all: 'Все',
  unread: (n: number) => (n > 0 ? t`Новые: ${n}` : 'Новые'),
  readAll: t`Прочитать все`,
  fresh: 'Новое',
  what: 'уведомления',
  failed: t`Уведомления не загрузились`,
  calm: t`Они на месте, и сообщения по другим каналам идут.`,
  empty: t`Пока ничего не произошло`,
  emptyNote: t`Здесь будет каждый шаг по вашим заявлениям, сертификатам и входам в кабинет.`,
  emptyUnread: t`Всё прочитано`,
  emptyUnreadNote: t`Прежние уведомления — на вкладке «Все».`,
  toAll: t`Показать все`,
  reached: (word: string, at: string) => t`${word}, ${at}`,
} as const

export const sentText = {
  what: 'отправленные сообщения',
  failed: t`Список не загрузился`,
  calm: t`Сообщения отправляются как обычно.`,
  note: t`Что мы отправили вам по СМС, почте и push, когда и дошло ли. Слова сообщений здесь не хранятся.`,
  empty: t`Мы вам ещё ничего не отправляли`,
  emptyNote: t`Когда появятся новости, здесь будет видно, каким путём они ушли.`,
  tries: (n: number) => plural(n, 'попытка', 'попытки', 'попыток'),
} as const

export const channelWords: Record<Channel, string> = { push: 'Push', sms: 'СМС', email: 'Почта' }
export const reachedWords: Record<Channel, string> = {
  push: t`Ушло push`,
  sms: t`Ушло СМС`,
  email: t`Ушло письмо`,
}

export const kindWords: Record<Kind, { readonly title: string; readonly note: string }> = {
  application: { title: 'Заявления', note: t`принято, решено, новое сообщение` },
  question: { title: t`Вопросы ко мне`, note: t`без ответа рассмотрение стоит` },
  certificate: { title: 'Сертификаты и допуски', note: t`готов, отозван, скоро закончится` },
  file: { title: 'Файлы', note: t`файл не принят` },
  plan: { title: t`План обучения`, note: t`что на этой неделе, близкие сроки, запись, отставание` },
  credits: {
    title: t`ЗЕТ и программы`,
    note: t`начислены, ждут цикла, сняты; решения и ответы организации; новое в сохранённых поисках`,
  },
  security: { title: t`Вход и безопасность`, note: t`хотя бы один способ, уходит сразу всеми` },
  work: { title: 'Работа', note: t`ответы заявителей` },
}

const messageWords: Record<string, string> = {
  code: t`Код подтверждения`,
  'email-confirmation': t`Подтверждение почты`,
  'account-exists': t`Кабинет уже есть`,
  'password-recovery': t`Новый пароль`,
  'password-changed': t`Пароль изменён`,
  'password-expires': t`Скоро менять пароль`,
  'factors-changed': t`Способы входа изменены`,
  'contact-changed': t`Смена телефона или почты`,
  'signed-in': t`Вход с нового устройства`,
  'role-changed': t`Роли изменились`,
  'sign-in-blocked': t`Вход закрыт на время`,
  'application-submitted': t`Заявление принято`,
  'application-message': t`Сообщение по заявлению`,
  'application-decided': t`Решение по заявлению`,
  'question-asked': t`Вопрос по заявлению`,
  'question-answered': t`Ответ заявителя`,
  'answer-reminded': t`Напоминание об ответе`,
  'certificate-ready': t`Сертификат готов`,
  'certificate-revoked': t`Сертификат отозван`,
  'file-refused': t`Файл не принят`,
  'push-test': t`Пробное сообщение`,
}
export const messageWord = (kind: string): string => messageWords[kind] ?? 'Сообщение'

export const statusWords = {
  queued: { tone: 'ours', word: 'Отправляем' },
  sent: { tone: 'done', word: 'Отправлено' },
  delivered: { tone: 'done', word: 'Доставлено' },
  rejected: { tone: 'refused', word: t`Не принято` },
  expired: { tone: 'quiet', word: 'Устарело' },
  failed: { tone: 'refused', word: t`Не отправлено` },
} as const satisfies Record<Delivery['status'], { tone: string; word: string }>

const reasons: Record<string, string> = {
  'address-unknown': t`такого адреса нет`,
  'subscription-gone': t`браузер отключил push`,
  'content-refused': t`оператор не принял сообщение`,
  undelivered: t`телефон не получил`,
  unreachable: t`нет связи с оператором`,
  timeout: t`оператор не ответил`,
  'reader-busy': t`ящик получателя занят`,
  'provider-busy': t`оператор перегружен`,
  'provider-error': t`сбой у оператора`,
  'provider-refused-us': t`оператор нас не принял, мы уже знаем`,
}
export const reasonWord = (reason: string | null): string | null =>
  reason ? (reasons[reason] ?? t`сбой у нас`) : null

export const settingsText = {
  what: 'настройки',
  failed: t`Настройки не загрузились`,
  calm: t`Сообщения идут по прежним настройкам.`,
  about: t`О чём и как сообщать`,
  mode: t`Если отмечено несколько способов`,
  first: t`По очереди`,
  firstHint: t`Сначала push; не дошло — СМС; не дошло — письмо`,
  all: t`Сразу всеми`,
  allHint: t`Одно и то же придёт по каждому отмеченному способу`,
  quiet: t`Не будить ночью`,
  quietHint: t`С 22:00 до 8:00 по Москве push и СМС подождут утра. Коды и письма приходят сразу.`,
  save: 'Сохранить',
  saved: t`Настройки сохранены`,
  noPhone: t`СМС не приходят: телефон не подтверждён.`,
  noEmail: t`Письма не приходят: почта не подтверждена.`,
  noDevice: t`Push не приходят: ни одно устройство не подключено.`,
  toProfile: t`К профилю`,
  codes: t`Коды подтверждения приходят всегда, их выключить нельзя.`,
} as const

export const pushText = {
  title: t`Push на этом устройстве`,
  devices: t`Подключённые устройства`,
  enable: t`Включить push`,
  disable: t`Выключить здесь`,
  test: t`Прислать пробное`,
  tested: t`Отправили. Сообщение появится через несколько секунд`,
  this: t`это устройство`,
  unlink: 'Отключить',
  unlinkOne: (name: string) => t`Отключить ${name}`,
  unlinked: (name: string) => t`${name}: push выключены`,
  added: (at: string) => t`подключено ${at}`,
  enabled: t`Push включены: сообщения придут, даже если портал закрыт.`,
  off: t`Push выключены. Сообщения о заявлениях придут на экран, даже если портал закрыт.`,
  denied: t`Браузер запретил уведомления. Разрешите их для этого сайта в настройках браузера (значок слева от адреса) и вернитесь сюда.`,
  unsupported: t`Этот браузер не умеет push. Включите СМС или почту.`,
  homeScreen: t`На iPhone и iPad push работают, если портал добавлен на экран «Домой»: «Поделиться» → «На экран „Домой“».`,
  dismissed: t`Вы не ответили на вопрос браузера. Нажмите ещё раз и выберите «Разрешить».`,
  unreachable: t`Браузер не смог связаться со своей службой push. Проверьте связь или включите СМС и почту.`,
} as const

export const mailboxText = {
  title: t`Почта и СМС`,
  note: t`Учебный мир: всё, что ушло бы людям, видно здесь. В настоящем портале такой страницы нет.`,
  search: t`Поиск по словам, номеру, адресу`,
  what: 'сообщения',
  failed: t`Сообщения не загрузились`,
  empty: t`Ещё ничего не отправлено`,
  emptyNote: t`Войдите или зарегистрируйтесь: код и письма появятся здесь сами.`,
  list: t`Сообщения, новые сверху`,
  copy: (code: string) => t`Копировать ${code}`,
  absent: t`Здесь ничего нет`,
  refreshed: t`Обновляется само`,
} as const
