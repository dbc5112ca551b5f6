/** Why a sign-in, a code or a change of the account may be refused. */
import { refusal } from '../../../platform/problem.ts'
import { esiaSignature } from './door-refusals.ts'

export * from './door-refusals.ts'

export const personNotFound = refusal('person.not-found', 404, 'Такого человека нет')

export const firstStepNeeded = refusal('sign-in.first-step-needed', 409, 'Начните вход сначала')
export const signInExpired = refusal('sign-in.expired', 409, 'Вход не завершён за 10 минут. Начните сначала')
export const noSecondStep = refusal(
  'sign-in.no-second-step',
  409,
  'Некуда отправить код: подтвердите телефон или почту на Госуслугах',
)
export const channelNotYours = refusal('sign-in.channel-not-yours', 409, 'Сюда код отправить нельзя')

export const codeWrong = refusal('code.wrong', 422, 'Код не подошёл')
export const codeExpired = refusal('code.expired', 409, 'Код устарел. Запросите новый')
export const codeDead = refusal('code.dead', 409, 'Этот код больше не действует. Запросите новый')
export const codeTooSoon = refusal('code.too-soon', 429, 'Новый код можно запросить чуть позже')
export const codeTooMany = refusal('code.too-many', 429, 'Слишком много кодов. Подождите')

export const codeUsed = refusal('code.used', 409, 'Этот код уже использован. Дождитесь следующего')
export const recoveryCodeWrong = refusal('code.recovery-wrong', 422, 'Такого кода восстановления у вас нет')
export const recoveryCodeUsed = refusal('code.recovery-used', 409, 'Этот код восстановления уже использован')
export const passkeyRefused = refusal('passkey.refused', 422, 'Ключ не принят. Попробуйте ещё раз')
export const passkeyLate = refusal('passkey.late', 409, 'Ключ ответил слишком поздно. Попробуйте ещё раз')
export const passkeyUnknown = refusal('passkey.unknown', 404, 'Этот ключ у нас не записан')
export const passkeyKnown = refusal('passkey.known', 409, 'Этот ключ уже добавлен')
export const passkeyCopied = refusal(
  'passkey.copied',
  403,
  'Похоже, у этого ключа есть копия. Он больше не открывает кабинет: удалите его и добавьте новый',
)
export const tooManyPasskeys = refusal('passkey.too-many', 409, 'Ключей уже десять. Удалите ненужный')
export const factorNotYours = refusal('sign-in.factor-not-yours', 409, 'Этот способ у вас не подключён')
export const ownFactors = refusal('factor.own', 403, 'Свои способы входа меняют в профиле')
export const factorNotFound = refusal('factor.not-found', 404, 'Этот способ уже отключён')
export const noStrongerFactor = refusal(
  'factor.no-stronger',
  409,
  'Сначала подключите приложение с кодами или ключ доступа: иначе вход будет нечем подтвердить',
)
export const appKeyGone = refusal('factor.app-key-gone', 409, 'Ключ устарел. Начните подключение заново')

/** A proof of whatever kind may be refused by these. */
export const proofRefusals = [
  codeWrong,
  codeExpired,
  codeDead,
  codeUsed,
  codeTooMany,
  passkeyRefused,
  passkeyLate,
  passkeyUnknown,
  passkeyCopied,
  recoveryCodeWrong,
  recoveryCodeUsed,
  factorNotYours,
  channelNotYours,
] as const

export const linkDead = refusal('link.dead', 409, 'Ссылка уже не действует. Запросите новую')
export const recoveryNotProved = refusal(
  'recovery.not-proved',
  409,
  'Сначала подтвердите, что это вы: откройте ссылку из письма ещё раз',
)
export const snilsTaken = refusal('registration.snils-taken', 409, 'С этим СНИЛС кабинет уже есть')
export const emailTaken = refusal(
  'account.email-taken',
  409,
  'Этот адрес уже служит логином другому человеку',
)
export const currentPasswordWrong = refusal('password.current-wrong', 422, 'Нынешний пароль не подошёл')
export const phoneFrozen = refusal(
  'account.phone-frozen',
  409,
  'После восстановления пароля телефон можно сменить через сутки',
)
export const sessionNotFound = refusal('session.not-found', 404, 'Такого входа нет или он уже завершён')

export const lastWayIn = refusal(
  'esia.last-way',
  409,
  'Без Госуслуг в кабинет будет не войти. Сначала заведите пароль или ключ доступа',
)
export const esiaNotLinked = refusal('esia.not-linked', 409, 'Кабинет не связан с Госуслугами')
export const organisationNotYours = refusal(
  'organisation.not-yours',
  409,
  'В этой организации вы больше не работаете: так сообщили Госуслуги',
)
export const mergeGone = refusal('merge.gone', 409, 'Подтверждение устарело. Начните объединение заново')
export const mergeOfStaff = refusal(
  'merge.staff',
  409,
  'В другом кабинете вы работаете на портале: такие кабинеты объединяет администратор',
)

/** Every way in which sign-in through Госуслуги can fail; `advice` of each is on the page «Вход не получился». */
export const esiaRefusals = {
  down: refusal('esia.down', 503, 'Госуслуги не отвечают'),
  slow: refusal('esia.slow', 504, 'Госуслуги отвечают слишком долго'),
  resting: refusal('esia.resting', 503, 'Госуслуги недоступны. Мы пробуем снова'),
  stateUnknown: refusal('esia.state-unknown', 409, 'Этот вход начат не здесь или уже завершён'),
  stateExpired: refusal('esia.state-expired', 409, 'Вход начат слишком давно'),
  foreignBrowser: refusal('esia.foreign-browser', 409, 'Вход начат в другом браузере'),
  cancelled: refusal('esia.cancelled', 409, 'Вход на Госуслугах отклонён'),
  unconfirmed: refusal('esia.unconfirmed', 403, 'Учётная запись Госуслуг не подтверждена'),
  accountBlocked: refusal('esia.account-blocked', 403, 'Учётная запись Госуслуг заблокирована'),
  deleted: refusal('esia.deleted', 403, 'Учётная запись Госуслуг удалена'),
  signature: esiaSignature,
  clock: refusal('esia.clock', 502, 'Часы портала и Госуслуг разошлись'),
  setup: refusal('esia.setup', 502, 'Портал неверно настроен для Госуслуг'),
  scope: refusal('esia.scope', 502, 'Госуслуги не разрешили порталу нужные данные'),
  codeUsed: refusal('esia.code-used', 409, 'Этот ответ Госуслуг уже использован'),
  tokenForeign: refusal('esia.token-foreign', 502, 'Ответ Госуслуг подписан неизвестным ключом'),
  tokenWrong: refusal('esia.token-wrong', 502, 'Ответ Госуслуг не прошёл проверку'),
  profileIncomplete: refusal('esia.profile-incomplete', 403, 'В учётной записи Госуслуг не хватает данных'),
  snilsOfAnother: refusal('esia.snils-of-another', 409, 'Этот СНИЛС уже связан с другой записью Госуслуг'),
  secondStep: refusal('esia.second-step', 409, 'Второй шаг на Госуслугах не пройден'),
  organisation: refusal('esia.organisation', 409, 'Вы вошли на Госуслуги не от себя, а от организации'),
  unlinked: refusal('esia.unlinked', 409, 'Вы отвязали Госуслуги от этого кабинета'),
  anotherPerson: refusal('esia.another-person', 409, 'На Госуслугах вошёл другой человек'),
  anotherRecord: refusal('esia.another-record', 409, 'На Госуслугах у вас другая учётная запись'),
  other: refusal('esia.other', 502, 'Госуслуги ответили отказом'),
} as const
export type EsiaTrouble = keyof typeof esiaRefusals
