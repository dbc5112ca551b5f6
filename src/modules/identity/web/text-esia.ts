/** Words of Госуслуги in the profile. */
import { listing, nb, snils, t } from '../../../web/ui/words.ts'
import { fullDay } from '../../../web/ui/dates.ts'
import type { FactChange } from '../contract/esia-profile.ts'

const facts: Readonly<Record<FactChange['fact'], string>> = {
  familyName: 'Фамилия',
  givenName: 'Имя',
  patronymic: 'Отчество',
  birthDate: t`Дата рождения`,
  gender: 'Пол',
  snils: 'СНИЛС',
  phone: 'Телефон',
  email: 'Почта',
  isConfirmed: t`Запись подтверждена`,
}

function value(fact: FactChange['fact'], said: FactChange['from']): string {
  if (said === null || said === '') return t`не было`
  if (typeof said === 'boolean') return said ? 'да' : 'нет'
  if (fact === 'snils') return snils(said)
  if (fact === 'birthDate') return fullDay(said)
  if (fact === 'gender') return said === 'M' ? 'мужской' : 'женский'
  return said
}

const levels = {
  confirmed: t`Запись подтверждена`,
  standard: t`Запись стандартная: подтвердите её на Госуслугах`,
  simplified: t`Запись упрощённая: подтвердите её на Госуслугах`,
} as const

export const esia = {
  title: 'Госуслуги',
  failed: t`Раздел не загрузился`,
  calm: t`Связь с Госуслугами на месте.`,
  tie: t`Связь с кабинетом`,
  linked: 'Связаны',
  notLinked: t`Не связаны`,
  level: (level: keyof typeof levels | null) => (level ? levels[level] : null),
  at: (when: string) => nb(`Данные сверены ${when}`),
  renewed: t`Дальше сверяем сами раз в сутки, без вашего участия.`,
  byHand: t`Данные обновляются при каждом входе через Госуслуги.`,
  synchronise: t`Синхронизировать с Госуслугами`,
  relink: t`Связать с новой записью`,
  link: t`Связать с Госуслугами`,
  linkNote: t`После этого входить можно через Госуслуги, а ФИО и СНИЛС подтвердятся сами. Связать можно только свою запись: с тем же СНИЛС.`,
  unlinkedAt: (when: string) =>
    nb(`Вы отвязали Госуслуги ${when}. Войти через них нельзя, пока не свяжете снова.`),
  unlink: t`Отвязать Госуслуги`,
  unlinkQuestion: t`Отвязать Госуслуги?`,
  unlinkLoss: t`Через Госуслуги в кабинет будет не войти, и данные перестанут обновляться сами. Заявления и документы останутся на месте.`,
  unlinkRoles: t`Роли, которые дают ваши организации на Госуслугах, закончатся. Остальные сеансы завершатся.`,
  stay: t`Оставить связь`,
  unlinkedDone: t`Госуслуги отвязаны`,
  lastWay: t`Отвязать нельзя: другого способа войти у вас нет. Сначала заведите пароль или ключ доступа в профиле.`,
  check: t`Проверьте свои данные`,
  checkSteps: [
    t`Откройте свой профиль на Госуслугах: ФИО, дату рождения, СНИЛС, телефон и почту.`,
    t`Нашли ошибку — исправьте её там: портал этих данных не меняет. СНИЛС и паспорт Госуслуги проверяют до пяти дней.`,
    t`Вернитесь сюда и нажмите «Синхронизировать с Госуслугами»: новое появится сразу.`,
  ],
  checkThere: t`Проверить данные на Госуслугах`,
  changed: t`Что изменилось на Госуслугах`,
  changedAt: (when: string) => nb(`Пришло ${when}`),
  fact: (change: FactChange) => facts[change.fact],
  was: (change: FactChange) => value(change.fact, change.from),
  became: (change: FactChange) => value(change.fact, change.to),
  wrong: t`Ошибка? Исправьте её на Госуслугах и сверьте данные ещё раз.`,
  changes: (changes: readonly FactChange[]) =>
    changes.length === 0
      ? t`Данные сверены: ничего не изменилось`
      : nb(
          `Обновлено: ${listing(changes.map((c) => facts[c.fact].toLowerCase().replace('снилс', 'СНИЛС')))}`,
        ),
  done: {
    linked: t`Кабинет связан с Госуслугами`,
    relinked: t`Кабинет связан с новой записью`,
  },
  comparing: t`Сверяем данные`,
  toSection: t`К разделу «Госуслуги»`,
  organisations: t`От кого вы действуете`,
  organisationsNote: t`Организации сообщают Госуслуги. Уволились — организация исчезнет отсюда сама.`,
  noOrganisations: t`Госуслуги не называют ни одной организации. Вы действуете от себя.`,
  chief: 'руководитель',
  admin: t`администратор на Госуслугах`,
  employee: 'сотрудник',
  myself: t`Только от себя`,
  acting: t`Действуете сейчас`,
  act: 'Выбрать',
  actFor: (name: string) => nb(`Выбрать: ${name}`),
  actedFor: (name: string | null) =>
    name ? nb(`Теперь вы действуете от организации ${name}`) : t`Теперь вы действуете от себя`,
  choose: t`От кого вы действуете?`,
  chooseLead: t`Выбор можно сменить в профиле, в разделе «Госуслуги».`,
} as const

export const merging = {
  title: t`Объединить два кабинета`,
  lead: t`Госуслуги подтвердили: оба кабинета ваши. Из двух станет один — обратно разделить нельзя.`,
  failed: t`Предложение не загрузилось`,
  calm: t`Ничего ещё не объединено.`,
  absent: t`Объединять уже нечего`,
  absentNote: t`Подтверждение живёт 15 минут и годится один раз. Начните снова в разделе «Госуслуги».`,
  kept: t`Останется`,
  keptNote: t`входите через Госуслуги`,
  gone: t`Исчезнет`,
  goneNote: t`открыт сейчас`,
  name: 'ФИО',
  since: t`Заведён`,
  snils: 'СНИЛС',
  snilsEnd: (end: string) => nb(`оканчивается на ${end.slice(0, 3)} ${end.slice(3)}`),
  phone: 'Телефон',
  email: 'Почта',
  none: t`не указано`,
  moves: t`Что перейдёт`,
  nothing: t`В этом кабинете ничего нет: переносить нечего.`,
  ends: t`Что закончится`,
  end: {
    password: t`Пароль этого кабинета. Новый можно завести в оставшемся.`,
    factors: t`Приложение с кодами, ключи доступа и коды восстановления этого кабинета.`,
    roles: t`Роли, которые давали организации. Роли по допускам перейдут.`,
  },
  session: t`Этот вход и все остальные входы в исчезающий кабинет.`,
  act: t`Объединить кабинеты`,
  question: t`Объединить кабинеты насовсем?`,
  loss: t`Всё перейдёт в кабинет, который открывают Госуслуги. Отменить нельзя.`,
  keep: t`Оставить два кабинета`,
  doneLead: t`Теперь он один. Войдите через Госуслуги: всё ваше там.`,
} as const
