/** Words of certificates and of their verification. */
import { nb, t } from '../../../web/ui/words.ts'
import type { Tone } from '../../../web/ui/status.tsx'
import {
  statusWords,
  type CertificateStatus,
  type CredentialCheck,
  type CredentialVerdict,
  type FileCheck,
  type FileVerdict,
} from '../contract.ts'

export const tones: Readonly<Record<CertificateStatus, Tone>> = { valid: 'done', revoked: 'refused' }

export const text = {
  statusWords,
  certificate: 'Сертификат',
  certificates: 'Сертификаты',
  what: 'сертификаты',
  failed: 'Сертификаты не загрузились',
  oneFailed: 'Сертификат не загрузился',
  calm: 'С сертификатами ничего не случилось: они на месте.',
  none: 'Сертификатов пока нет',
  noneNote: nb('Сертификат появляется, когда проверяющий подтверждает запись. Мы пришлём уведомление.'),
  absentTitle: 'Такого сертификата нет',
  absentNote: 'Адрес с ошибкой, или сертификат не ваш.',
  toDocuments: 'К документам',
  documents: 'Документы',
  number: (number: string, day: string) => t`№ ${number} от ${day}`,
  revokedTitle: 'Сертификат отозван',
  reason: (reason: string) => t`Причина: ${reason}`,
  /** Beside the plate «Отозван». */
  revokedSince: (day: string) => t`с ${day}`,
  revokedOn: (day: string) => t`отозван ${day}`,
  download: (size: string) => t`Скачать PDF, ${size}`,
  notDownloaded: nb('Файл не скачался. Сертификат на месте, повторите.'),
  says: 'Что в нём сказано',
  holder: 'Кому выдан',
  check: 'Проверка',
  anyone: nb('Любой проверит сертификат по QR или коду:'),
  share: 'Скопировать ссылку',
  qr: (number: string) => t`QR-код для проверки сертификата № ${number}`,
  toApplication: 'Заявление и журнал',

  verify: nb('Проверить документ'),
  verifyNote: nb('Сертификаты портала проверяет кто угодно, без входа'),
  byCode: 'По коду',
  code: 'Код с документа',
  codeHint: nb('16 знаков под QR, например 7Q4K‑2209‑ABCD‑EFGH. Регистр и дефисы не важны'),
  codeEmpty: 'Введите код с документа',
  doCheck: 'Проверить',
  byFile: 'По файлу',
  byFileHint: nb(
    'PDF, JSON, VC‑JWT или картинка‑бейдж до 5 МБ. Проверим подпись и целость. Файл не сохраняется',
  ),
  choose: 'Выбрать файл',
  issuer: (name: string) => t`Кем назван издатель: ${name}`,
  faults: 'Что не так в файле',
  wholeFile: 'весь файл',
  offline: nb('Без сети'),
  offlineNote: nb(
    'Скачайте страницу проверки заранее и откройте её с диска: она проверит Open Badge сама, никуда не обращаясь.',
  ),
  offlinePage: nb('Страница проверки (один файл HTML)'),
  offlineCommand: nb('Для администраторов: команда nmo verify и'),
  prints: nb('Отпечатки ключей портала'),
  printsFailed: nb('Отпечатки не загрузились'),
  printSince: (day: string) => t`подписывает с ${day}`,
  offlineKit: nb('набор с ключами и списками отозванных'),
  takeBadge: 'Open Badge (JSON)',
  takeSigned: 'Для кошелька (VC‑JWT)',
  takePng: 'Картинка PNG',
  takePicture: 'Картинка SVG',
  takeProof: 'Запись в журнале',
  others: nb('Для других систем'),
  othersNote: nb('Open Badge 3.0 принимают кошельки достижений и кадровые системы. Он уже лежит внутри PDF.'),
  notTaken: nb('Файл не скачался. Повторите; если это запись в журнале — через минуту‑две после выдачи.'),
  orDrop: nb('или перетащите его сюда'),
  tooBig: nb('Файл больше 5 МБ: сертификаты портала меньше'),
  emptyFile: nb('Файл пуст. Сохраните его ещё раз и выберите снова'),
  checking: 'Проверяем…',
  genuine: 'Подлинный',
  notAccepted: 'Не принято',
  whatFound: 'Что проверено',
  signer: (name: string) => t`Подпись принадлежит: ${name}`,
  genuineSays: 'Что сказано в настоящем сертификате',
  issuedOn: 'Выдан порталом',
  numberLabel: 'Номер',
  codeResult: nb('Проверка сертификата'),
  validFound: (number: string) => t`Сертификат № ${number} подлинный`,
  revokedFound: (number: string) => t`Сертификат № ${number} отозван`,
  unknownTitle: 'Сертификата с таким кодом нет',
  unknownNote: nb('Сверьте каждый знак с документом. Если всё верно, документ выдан не порталом.'),
  another: 'Проверить другой',
  checkFailed: 'Проверить не получилось',
  compare: nb('Сравните эти сведения с документом, который у вас в руках.'),

  kept: nb('Выданные сертификаты'),
  keptNote: nb('Владелец увидит в своём журнале, что вы открывали сертификат'),
  search: nb('Номер, код или имя'),
  nothing: 'Ничего не нашлось',
  nothingNote: nb('Проверьте номер или код.'),
  revoke: 'Отозвать…',
  revokeTitle: (number: string) => t`Отозвать сертификат № ${number}?`,
  revokeLoss: nb('Каждый, кто проверит сертификат, увидит, что он отозван, и причину. Вернуть нельзя.'),
  revokeStays: nb('Файл у владельца не изменится. Запись об образовании перестанет быть подтверждённой.'),
  revokeAct: 'Отозвать сертификат',
  revokeKeep: 'Оставить в силе',
  revokeReason: 'Причина',
  revokeReasonHint: nb('Её прочтут владелец и каждый, кто проверит'),
} as const

export const verdictWords: Readonly<Record<FileVerdict, { title: string; note: string }>> = {
  genuine: { title: 'Документ подлинный', note: nb('Подписан порталом, не изменён, действует.') },
  revoked: { title: 'Сертификат отозван', note: nb('Файл подлинный, но сертификат больше не действует.') },
  altered: {
    title: 'Файл изменён после подписания',
    note: nb('Доверять ему нельзя: то, что в нём написано, портал не подписывал.'),
  },
  appended: {
    title: 'К файлу дописано после подписания',
    note: nb('Подписанная часть цела, но видеть вы можете дописанное. Попросите исходный файл.'),
  },
  foreign: { title: 'Подписан не порталом НМО', note: nb('Подпись в файле есть, но она чужая.') },
  unsigned: {
    title: 'В файле нет электронной подписи',
    note: nb('Сертификаты портала всегда подписаны. Скан и распечатка проверяются по коду.'),
  },
  unknown: {
    title: 'Такого сертификата у нас нет',
    note: nb('Подпись портала верна, но сертификат с этим содержанием не числится.'),
  },
  'not-pdf': {
    title: 'Это не сертификат портала',
    note: nb('Сертификаты портала — файлы PDF и Open Badge. Снимок или распечатку проверьте по коду.'),
  },
}

export const checkWords: Readonly<Record<FileCheck['key'], string>> = {
  pdf: 'Это файл PDF',
  signed: 'В нём есть электронная подпись',
  ours: 'Подпись — портала НМО',
  intact: 'Подписанное не изменено',
  whole: 'К файлу ничего не дописано',
  'in-force': 'Сертификат числится у нас и не отозван',
}

export const badgeVerdictWords: Readonly<Record<CredentialVerdict, { title: string; note: string }>> = {
  genuine: { title: 'Open Badge подлинный', note: nb('Подписан порталом, не изменён, действует.') },
  revoked: { title: 'Сертификат отозван', note: nb('Open Badge подлинный, но больше не действует.') },
  altered: {
    title: 'Open Badge изменён после подписания',
    note: nb('Доверять ему нельзя: то, что в нём написано, портал не подписывал.'),
  },
  unsigned: { title: 'В Open Badge нет подписи', note: nb('Open Badge портала всегда подписан.') },
  foreign: {
    title: 'Подписан не порталом НМО',
    note: nb('Ключа, которым он подписан, нет среди ключей портала, нынешних и прежних.'),
  },
  'not-yet': { title: 'Ещё не действует', note: nb('Срок действия начнётся позже.') },
  expired: { title: 'Срок действия прошёл', note: nb('Подпись верна, но срок, указанный в нём, прошёл.') },
  unclear: {
    title: 'Проверить до конца нельзя',
    note: nb('В файле слова или список отозванных, которых портал не знает. Принимать его не стоит.'),
  },
  malformed: {
    title: 'Это не Open Badge 3.0',
    note: nb('Обязательных частей нет или они записаны неверно: ниже названа каждая.'),
  },
  unknown: {
    title: 'Такого сертификата у нас нет',
    note: nb('Подпись портала верна, но Open Badge с этим содержанием не числится.'),
  },
}

export const badgeCheckWords: Readonly<Record<CredentialCheck['key'], string>> = {
  model: nb('Это проверяемое удостоверение W3C'),
  badge: nb('Это Open Badge 3.0'),
  signed: 'В нём есть подпись',
  ours: 'Ключ — портала НМО',
  intact: 'Подписанное не изменено',
  dates: 'Срок действия идёт',
  'in-force': 'В списке отозванных его нет',
  known: 'Сертификат числится у нас',
  logged: 'Запись о выдаче стоит в журнале',
}
