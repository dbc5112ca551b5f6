/** Refusals that any address may answer with; those of a module stand in its contract. */
import { refusal } from './problem.ts'

export const invalid = refusal('invalid', 422, 'Проверьте поля')
export const malformed = refusal('malformed', 400, 'Запрос не удалось прочитать')
export const unauthenticated = refusal('unauthenticated', 401, 'Войдите, чтобы продолжить')
export const forbidden = refusal('forbidden', 403, 'У вас нет доступа к этому действию')
/** F7: the role gives this right, but its papers do not hold at this instant. */
export const sectionClosed = refusal(
  'section.closed',
  403,
  'Раздел закрыт: не все допуски действуют. Что сделать, сказано в разделе «Допуски»',
)
/** Entered by a message alone, which is not enough for these rights. */
export const secondMethodNeeded = refusal(
  'session.second-method-needed',
  403,
  'С вашими правами входа по СМС мало. Подключите приложение с кодами или ключ доступа',
)
/** Sensitive work: whoever sits at an open page must show that they are they. */
export const stepUpNeeded = refusal('session.step-up-needed', 403, 'Подтвердите, что это вы')
export const notFound = refusal('not-found', 404, 'Такой страницы или записи нет')
export const methodNotAllowed = refusal('method-not-allowed', 405, 'Это действие здесь невозможно')
export const tooLarge = refusal('too-large', 413, 'Слишком большой запрос')
export const unsupportedMedia = refusal('unsupported-media', 415, 'Такой вид данных здесь не принимается')
export const tooMany = refusal('too-many', 429, 'Слишком часто. Подождите немного')
export const unavailable = refusal('unavailable', 503, 'Сервис перегружен. Повторите через несколько секунд')
export const outcomeUnknown = refusal(
  'outcome-unknown',
  503,
  'Связь с базой прервалась. Повторите: дважды действие не выполнится',
)
export const defect = refusal('defect', 500, 'У нас сбой. Мы уже знаем о нём')

export const idempotencyMismatch = refusal(
  'idempotency.mismatch',
  422,
  'Этот ключ повтора уже использован с другими данными',
)
export const idempotencyInProgress = refusal(
  'idempotency.in-progress',
  409,
  'Такой же запрос ещё выполняется',
)

/** Refusals of the request signature (profile nmo-req/1). The page signs again by itself where that helps. */
export const signatureMissing = refusal('signature.missing', 401, 'Запрос не подписан')
export const signatureInvalid = refusal('signature.invalid', 401, 'Подпись запроса не сошлась')
export const signatureUncovered = refusal('signature.uncovered', 400, 'Важный заголовок не подписан')
export const signatureClock = refusal('signature.clock', 401, 'Часы устройства расходятся с нашими')
export const signatureEpoch = refusal('signature.epoch', 401, 'Подпись устарела')
export const signatureReplayed = refusal('signature.replayed', 401, 'Этот запрос уже был принят')
export const signatureDigest = refusal('signature.digest', 400, 'Тело запроса изменилось в пути')

export const platformRefusals = [
  invalid,
  malformed,
  unauthenticated,
  forbidden,
  sectionClosed,
  secondMethodNeeded,
  stepUpNeeded,
  notFound,
  methodNotAllowed,
  tooLarge,
  unsupportedMedia,
  tooMany,
  unavailable,
  outcomeUnknown,
  defect,
  idempotencyMismatch,
  idempotencyInProgress,
  signatureMissing,
  signatureInvalid,
  signatureUncovered,
  signatureClock,
  signatureEpoch,
  signatureReplayed,
  signatureDigest,
]
