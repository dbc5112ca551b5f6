/** Codes of the journal in Russian. Every audited address and every writing job has its words: a test compares. */

import { serverWords } from './server-words.ts'

/** Said of what was done, without a subject: the name of who did it stands beside. */
export const actWords: Readonly<Record<string, string>> = {
  'application-seen': 'Открыта карточка заявления',
  'application-file-seen': 'Просмотрен скан из заявления',
  'application-file-opened': 'Открыт файл заявления',
  'application-claimed': 'Заявление взято в работу',
  'application-released': 'Заявление возвращено в очередь',
  'application-field-checked': 'Сверено поле заявления',
  'application-question-asked': 'Задан вопрос по заявлению',
  'application-answered': 'Отправлен ответ на вопрос',
  'application-remarked': 'Написано сообщение по заявлению',
  'application-decided': 'Принято решение по заявлению',
  'application-withdrawn': 'Заявление отозвано',
  'certificate-downloaded': 'Скачан сертификат',
  'certificate-looked-at': 'Просмотрен сертификат',
  'certificate-revoked': 'Сертификат отозван',
  'file-uploaded': 'Загружен файл',
  'file-deleted': 'Удалён файл',
  'files.check': 'Файл проверен',
  'signed-in': 'Вход в кабинет',
  'esia-returned': 'Вход через Госуслуги',
  'esia-compared': 'Сверка с Госуслугами',
  'identity.renew-esia': 'Данные с Госуслуг обновлены сами',
  'esia-unlinked': 'Госуслуги отвязаны от кабинета',
  'organisation-chosen': 'Выбрано, от какой организации действовать',
  'merge-seen': 'Показано, что объединится',
  'accounts-merged': 'Два кабинета одного человека объединены',
  'merge-proposed': 'Предложено объединить два кабинета',
  'merge-withdrawn': 'Предложение объединить кабинеты отозвано',
  'merge-agreed': 'Согласие объединить кабинеты',
  'merge-refused': 'Отказ объединять кабинеты',
  'roles-looked-at': 'Просмотрены роли человека',
  'people-searched': 'Поиск людей',
  'role-given': 'Дана или предложена роль',
  'role-proposal-withdrawn': 'Предложение роли отозвано',
  'role-revoked': 'Роль отозвана',
  'role-approved': 'Роль согласована второй подписью',
  'role-refused': 'Предложение роли отклонено',
  'staff.give-by-papers': 'Роль дана по действующим допускам',
  'status-asked': 'Подано заявление о смене статуса',
  'staff.hear-decision': 'Смена статуса ждёт второй подписи',
  'role-switched': 'Выбрана другая роль',
  'signed-out': 'Выход из кабинета',
  'session-ended': 'Закрыт вход с устройства',
  'other-sessions-ended': 'Закрыты входы с других устройств',
  'password-tried': 'Проверен пароль',
  'sign-in-code-sent': 'Отправлен код для входа',
  'password-code-sent': 'Отправлен код для смены пароля',
  'password-changed': 'Изменён пароль',
  'password-rule-changed': 'Изменено правило паролей',
  'old-password-replaced': 'Пароль заменён при входе',
  'app-begun': 'Показан ключ для приложения с кодами',
  'app-connected': 'Подключено приложение с кодами',
  'their-factors-reset': 'Сняты потерянные способы входа',
  'app-removed': 'Отключено приложение с кодами',
  'passkey-added': 'Добавлен ключ доступа',
  'passkey-named': 'Ключ доступа назван иначе',
  'passkey-removed': 'Удалён ключ доступа',
  'step-up-code-sent': 'Отправлен код перед важным действием',
  'stepped-up': 'Подтверждение перед важным действием',
  'recovery-codes-made': 'Созданы коды восстановления',
  'messages-switched': 'Выключены или включены коды сообщением',
  'factor-chosen': 'Выбран способ подтверждать вход',
  'recovery-asked': 'Запрошено восстановление пароля',
  'setting-changed': 'Изменена настройка портала',
  'invitation-opened': 'Открыто приглашение первого администратора',
  'first-administrator': 'Назначен первый администратор',
  'recovery-opened': 'Открыта ссылка восстановления пароля',
  'recovery-code-sent': 'Отправлен код для нового пароля',
  'recovery-proved': 'Подтверждено, что пароль восстанавливает хозяин',
  'password-recovered': 'Пароль восстановлен',
  'registration-asked': 'Начата регистрация',
  'registration-confirmed': 'Регистрация подтверждена',
  'contact-code-sent': 'Отправлен код на новый телефон или почту',
  'contact-changed': 'Изменён телефон или почта',
  'organisation-created': 'Добавлена организация',
  'organisation-changed': 'Изменена организация',
  'education-code-requested': 'Запрошен код для подтверждения записи',
  'education-draft-deleted': 'Удалён черновик записи',
  'education-draft-restored': 'Возвращён черновик записи',
  'education-record-confirmed': 'Запись об образовании подтверждена кодом',
  'education-record-mended': 'Начато исправление записи об образовании',
  'provider-saved': 'Сохранена заявка организации на право обучать',
  'provider-submitted': 'Подана заявка организации на право обучать',
  'providers-looked-at': 'Просмотрены заявки организаций на право обучать',
  'provider-claimed': 'Заявка организации взята в работу',
  'provider-decided': 'Принято решение по заявке организации',
  'search-saved': 'Сохранён поиск программ',
  'search-switched': 'Включены или выключены уведомления поиска',
  'search-deleted': 'Удалён сохранённый поиск',
  'programmes-imported': 'Загружены программы',
  'programme-created': 'Заведена программа',
  'programme-changed': 'Изменена программа',
  'programme-sessions-saved': 'Сохранено расписание программы',
  'programme-submitted': 'Программа подана на проверку',
  'programme-recalled': 'Программа отозвана с проверки',
  'programmes-decided': 'Принято решение по программам',
  'programme-withdrawn': 'Программа снята',
  'claim-made': 'Сообщено, что ЗЕТ не начислены',
  'claim-withdrawn': 'Отозвано сообщение о неначисленных ЗЕТ',
  'claim-reminded': 'Организации напомнили о ЗЕТ',
  'claims-looked-at': 'Просмотрено, что ждёт подтверждения организации',
  'claim-confirmed': 'Организация подтвердила обучение',
  'claim-refused': 'Организация не подтвердила обучение',
  'accreditation-report-saved': 'Сохранён отчёт для аккредитации',
  'accreditation-filed': 'Отмечена подача документов на аккредитацию',
  'accreditation-unfiled': 'Снята отметка о подаче на аккредитацию',
  'cycle-opened': 'Открыт пятилетний цикл',
  'cycle-changed': 'Исправлены данные пятилетнего цикла',
  'cycle-closed': 'Закрыт пустой пятилетний цикл',
  'credit-cycle-chosen': 'ЗЕТ засчитаны в цикл по выбору человека',
  'credits.hear-merge': 'Циклы двух кабинетов стали циклами одного',
  'credits.hear-record': 'ЗЕТ за проверенное удостоверение',
  'licence-register-searched': 'Поиск в реестре допусков',
  'licence-seen': 'Открыт допуск в реестре',
  'licence-stopped': 'Изменено действие допуска',
  'licences.tell-of-ends': 'Срок допуска закончился',
  'licence-case-seen': 'Открыто расхождение с федеральным регистром',
  'licence-case-decided': 'Решено расхождение с федеральным регистром',
  'licence-case-answered': 'Ответ о расхождении с федеральным регистром',
  'licence-import-asked': 'Запущена загрузка из федерального регистра',
  'licences.import': 'Сведения из федерального регистра',
  'licences.import-by-hand': 'Сведения из федерального регистра',
  'licences.hear-decision': 'Решение о допуске вступило в силу',
  'licences.hear-withdrawal': 'Допуск отозван вместе с заявлением',
  'records.hear-decision': 'Запись обновлена по решению, выпущен документ',
  'records.hear-revocation': 'Запись обновлена: сертификат отозван',
  'records.hear-withdrawal': 'Запись обновлена: заявление отозвано',
  'message-settings-changed': 'Изменены настройки сообщений',
  'push-device-added': 'Подключены уведомления на устройстве',
  'push-device-removed': 'Отключены уведомления на устройстве',
  'job-replayed': 'Задание запущено снова',
  'licence-draft-deleted': 'Удалён черновик допуска',
  'licence-draft-restored': 'Возвращён черновик допуска',
  'licence-mended': 'Начато исправление допуска',
  'licence-renewal-begun': 'Начато продление допуска',
  'licence-submitted': 'Допуск отправлен на проверку',
  'person-found': 'Найдена запись человека',
  'doors-seen': 'Просмотрены способы входа и сеансы',
  'doors-closed': 'Вход закрыт',
  'doors-opened': 'Вход снова открыт',
  'their-sessions-ended': 'Завершены все сеансы',
  'blocks-seen': 'Просмотрена блокировка входа',
  'block-lifted': 'Блокировка входа снята раньше срока',
  'explanation-asked': 'Задан вопрос о просмотре',
  'explanation-seen': 'Открыт вопрос о просмотре',
  'explanation-answered': 'Дано объяснение просмотра',
  'oversight.make-reports': 'Составлен ночной отчёт о доступе',
  'oversight-report-seen': 'Прочитан ночной отчёт о доступе',
  'oversight-report-saved': 'Скачан ночной отчёт о доступе',
  'finding-seen': 'Просмотрена находка ночного отчёта',
  ...serverWords,
}

/** An act whose details make it a more exact one. */
export function wordsOf(code: string, details: Readonly<Record<string, unknown>>): string {
  if (code === 'application-decided' && details['outcome'] === 'approved') return 'Заявление одобрено'
  if (code === 'application-decided' && details['outcome'] === 'rejected') return 'Заявление отклонено'
  if (details['isOnlyFound'] === true) return 'Найдена запись человека'
  if (code === 'password-tried' && details['isRight'] === false) return 'Неверный пароль'
  if (code === 'password-tried' && details['isRight'] === true) return 'Верный пароль'
  if (code === 'records.hear-decision')
    return details['number'] ? 'Выпущен сертификат' : 'Запись об образовании обновлена по решению'
  // A code without words is our omission; the line of evidence must still be seen.
  return actWords[code] ?? `Действие «${code}»`
}

/** What the details tell of the object, if anything: its number, title, or name. */
export function aboutOf(details: Readonly<Record<string, unknown>>): string | null {
  const text = (name: string) =>
    typeof details[name] === 'string' && details[name] !== '' ? details[name] : null
  const number = text('number')
  const parts = [number && `№ ${number}`, text('title') ?? text('name') ?? text('because')]
  return parts.filter((part) => part !== null).join(', ') || null
}

/** Why such an act is done at all; the first beginning that fits. What a person does with their own things says it itself. */
const purposes: readonly (readonly [begins: string, purpose: string])[] = [
  ['nmo-', 'Работа администратора на сервере'],
  ['application-', 'Проверка поданного заявления'],
  ['certificate-looked-at', 'Проверка подлинности сертификата'],
  ['certificate-revoked', 'Отзыв сертификата'],
  ['people-searched', 'Поиск человека, чтобы дать роль'],
  ['block', 'Разбор блокировки входа'],
  ['licence', 'Проверка допуска'],
  ['role', 'Управление ролями и правами'],
  ['staff.hear-decision', 'Смена статуса по заявлению'],
  ['staff.', 'Роль по действующим допускам'],
  ['records.', 'Учёт документов об образовании'],
  ['files.check', 'Проверка файла на вирусы и на то, открывается ли он'],
  ['explanation-', 'Ответ на вопрос о просмотре'],
  ['oversight', 'Поиск атак и необычных просмотров'],
  ['finding-', 'Поиск атак и необычных просмотров'],
]

/** What the row itself says of the reason goes before what is known of its kind. */
export function purposeOf(code: string, details: Readonly<Record<string, unknown>>): string | null {
  const because = details['because']
  if (typeof because === 'string' && because !== '')
    return `${because.slice(0, 1).toUpperCase()}${because.slice(1)}`
  return purposes.find(([begins]) => code.startsWith(begins))?.[1] ?? null
}
