/** Words of certificates and of their verification. */
import { nb, t } from '../../../web/ui/words.ts'
import type { Tone } from '../../../web/ui/status.tsx'
import { statusWords, type CertificateStatus, type FileCheck, type FileVerdict } from '../contract.ts'

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
  byFileHint: nb('PDF до 5 МБ. Проверим подпись и целость. Файл не сохраняется'),
  choose: 'Выбрать PDF',
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
    title: 'Это не PDF',
    note: nb('Сертификаты портала — файлы PDF. Снимок или распечатку проверьте по коду.'),
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
