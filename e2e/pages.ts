/**
 * Every page of the portal and who opens it, one line each: `e2e/tests/pages.test.ts` looks at each of them,
 * `src/web/pages.test.ts` wants every address of the router here.
 *
 * `[who, name of the picture, address of the router, from]`. An address with `$` needs `from`: a real address, or
 * `place → link → link`: the first such link in that place; what is no link says the `$` by its text.
 * One sign-in serves all the lines of a person.
 */
export const people = {
  guest: null,
  /** A fresh account from Госуслуги: everything is empty. */
  newcomer: null,
  medic: 'orlova',
  verifier: 'demina',
  administrator: 'ilina',
} as const

export type Who = keyof typeof people
export type Stop = readonly [who: Who, name: string, route: string, from?: string]

export const stops: readonly Stop[] = [
  ['guest', 'вход', '/sign-in'],
  ['guest', 'вход-код-без-входа', '/sign-in/code'],
  ['guest', 'новый-пароль-без-входа', '/sign-in/new-password'],
  ['guest', 'вход-завершение-без-входа', '/sign-in/finish'],
  ['guest', 'вход-не-удался', '/sign-in/trouble', '/sign-in/trouble?code=esia.unconfirmed&id=9f3c2a10'],
  ['guest', 'вышли', '/sign-out'],
  ['guest', 'регистрация', '/sign-up'],
  ['guest', 'регистрация-подтверждение', '/sign-up/confirm'],
  ['guest', 'пароль-забыт', '/recover'],
  ['guest', 'пароль-ссылка-без-ключа', '/recover/finish'],
  ['guest', 'проверить-документ', '/verify'],
  ['guest', 'проверка-неизвестного', '/verify/$code', '/verify/AAAA-AAAA-AAAA-AAAA'],
  ['guest', 'организации', '/organisations'],
  ['guest', 'организации-не-нашлось', '/organisations', '/organisations?q=шшшшш'],
  ['guest', 'организация', '/organisations/$id', '/organisations → main a[href^="/organisations/"]'],
  ['guest', 'помощь', '/help'],
  ['guest', 'контакты', '/contacts'],
  ['guest', 'почта-и-смс', '/mailbox'],

  ['newcomer', 'новичок-главная', '/'],
  ['newcomer', 'новичок-документы', '/documents'],
  ['newcomer', 'новичок-заявления', '/applications'],
  ['newcomer', 'новичок-уведомления', '/notifications'],
  ['newcomer', 'новичок-отправленное', '/notifications/sent'],
  ['newcomer', 'новичок-профиль', '/profile'],
  ['newcomer', 'новичок-журнал', '/profile/journal'],
  ['newcomer', 'новичок-вопросы-ко-мне', '/explanations'],
  ['newcomer', 'новичок-чужая-строка', '/profile/journal/$id', '/profile/journal/1'],
  ['newcomer', 'новичок-чужой-раздел', '/desk'],
  ['newcomer', 'новичок-допуски', '/licences'],
  ['newcomer', 'новичок-чужой-допуск', '/licences/$id', '/licences/0193a1de-0000-7000-8000-000000000001'],
  ['newcomer', 'новичок-чужая-запись', '/documents/$id', '/documents/0193a1de-0000-7000-8000-000000000001'],

  ['medic', 'главная', '/'],
  ['medic', 'все-разделы', '/more'],
  ['medic', 'выбор-роли', '/role'],
  ['medic', 'второй-способ-не-нужен', '/second-method'],
  ['medic', 'документы', '/documents'],
  ['medic', 'сертификаты', '/documents', '/documents?tab=certificates'],
  ['medic', 'запись-новая', '/documents/new'],
  [
    'medic',
    'запись',
    '/documents/$id',
    '/documents → main a[href^="/documents/"]:not([href*="new"], [href*="draft"])',
  ],
  [
    'medic',
    'черновик-нет-такого',
    '/documents/draft/$id',
    '/documents/draft/0193a1de-0000-7000-8000-000000000001',
  ],
  [
    'medic',
    'проверка-сертификата',
    '/verify/$code',
    '/documents?tab=certificates → main a[href^="/certificates/"] → .certificate-code',
  ],
  [
    'medic',
    'сертификат',
    '/certificates/$id',
    '/documents?tab=certificates → main a[href^="/certificates/"]',
  ],
  ['medic', 'заявления', '/applications'],
  ['medic', 'заявления-не-нашлось', '/applications', '/applications?q=шшшшш'],
  [
    'medic',
    'заявление-вопрос',
    '/applications/$id',
    '/applications?status=question → main a[href^="/applications/"]',
  ],
  [
    'medic',
    'заявление-одобрено',
    '/applications/$id',
    '/applications?status=approved → main a[href^="/applications/"]',
  ],
  ['medic', 'уведомления', '/notifications'],
  ['medic', 'отправленное', '/notifications/sent'],
  ['medic', 'настройки-сообщений', '/notifications/settings'],
  ['medic', 'допуски', '/licences'],
  ['medic', 'допуск-новый', '/licences/new'],
  ['medic', 'допуск-черновик', '/licences/draft/$id', '/licences → main a[href^="/licences/draft/"]'],
  [
    'medic',
    'допуск',
    '/licences/$id',
    '/licences → main a[href^="/licences/"]:not([href*="draft"], [href*="new"])',
  ],
  ['medic', 'работа-врача', '/work/doctor'],
  ['medic', 'работа-медсестры-чужая', '/work/nurse'],
  ['medic', 'работа-лаборанта-чужая', '/work/laboratory'],
  ['medic', 'профиль', '/profile'],
  ['medic', 'кто-смотрел', '/profile/journal'],
  [
    'medic',
    'запись-журнала',
    '/profile/journal/$id',
    '/profile/journal?view=others → main a[href^="/profile/journal/"]',
  ],
  ['medic', 'вопроса-нет', '/explanations/$id', '/explanations/0193a1de-0000-7000-8000-000000000001'],

  ['verifier', 'проверяющий-главная', '/'],
  ['verifier', 'стол', '/desk'],
  ['verifier', 'сверка', '/desk/$id', '/desk → main a[href^="/desk/"]:not([href*="certificates"])'],
  ['verifier', 'выданные-сертификаты', '/desk/certificates'],
  ['verifier', 'реестр-допусков', '/desk/papers'],
  ['verifier', 'допуск-в-реестре', '/desk/papers/$id', '/desk/papers → main a[href^="/desk/papers/"]'],

  ['administrator', 'администратор-главная', '/'],
  ['administrator', 'пароли', '/people/passwords'],
  ['administrator', 'задания', '/operations/jobs'],
  ['administrator', 'вопросы-о-просмотрах', '/desk/explanations'],
  ['administrator', 'блокировки', '/people/blocks'],
  ['administrator', 'блокировки-законченные', '/people/blocks', '/people/blocks?state=over'],
  ['administrator', 'организация-новая', '/organisations/new'],
  [
    'administrator',
    'организация-правка',
    '/organisations/$id/edit',
    '/organisations → main a[href^="/organisations/"]:not([href*="new"]) → main a[href$="/edit"]',
  ],
  ['administrator', 'нет-такой-страницы', '/nowhere'],
]
