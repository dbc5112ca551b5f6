/** Words of keys of systems. */
import { nb, t } from '../../../web/ui/words.ts'

export const keys = {
  title: nb('Ключи систем'),
  note: nb(
    'Система организации (деканат, СДО) сама публикует программы и вносит результаты: каждый запрос она подписывает своим ключом.',
  ),
  what: 'ключи',
  failed: 'Ключи не загрузились',
  empty: nb('Ключей пока нет'),
  emptyNote: nb(
    'Сделайте пару ключей ECDSA P-256 у себя и вставьте сюда открытый. Закрытый не покидает вашу систему.',
  ),
  add: nb('Добавить ключ'),
  name: nb('Название системы'),
  publicKey: nb('Открытый ключ'),
  publicKeyHint: nb('PEM, как его пишет openssl ec -pubout, или JWK'),
  register: 'Зарегистрировать',
  keep: nb('Не сейчас'),
  added: nb('Ключ зарегистрирован'),
  by: (name: string) => t`отвечает ${name}`,
  used: (at: string) => t`последний запрос ${at}`,
  unused: nb('запросов ещё не было'),
  revoked: 'Отозван',
  works: 'Действует',
  revoke: 'Отозвать',
  revokeOf: (name: string) => t`Отозвать ключ: ${name}`,
  revokeTitle: nb('Отозвать ключ?'),
  revokeNote: (name: string) => t`${name} сразу потеряет доступ. Вернуть ключ нельзя, можно добавить новый.`,
  done: nb('Ключ отозван'),
} as const
