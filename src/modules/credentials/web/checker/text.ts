/** Words of the page of checking without a network. */
export const text = {
  yes: 'Да',
  no: 'Нет',
  notAsked: 'Не проверено',
  checked: 'Что проверено',
  says: 'Что в нём сказано',
  claims: 'Что в нём написано — верить этому нельзя',
  checking: 'Проверяем…',
  failed: 'Проверить не получилось: файл не читается',
  from: (origin: string, day: string) => `Взята с ${origin} ${day}`,
  since: (day: string) => `подписывает с ${day}`,
} as const
