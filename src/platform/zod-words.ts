/** Russian words for what a shape refuses; a contract that says its own message keeps it. */
import type { z } from 'zod'

const english = /^(Invalid|Too |Unrecognized|Expected|Required)/

export function russianIssue(issue: z.core.$ZodIssue): string {
  if (issue.message && !english.test(issue.message)) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'Заполните поле'
        : `Нужно значение другого вида: ${kinds[issue.expected] ?? issue.expected}`
    case 'too_small':
      return issue.origin === 'string'
        ? Number(issue.minimum) === 1
          ? 'Заполните поле'
          : `Не короче ${issue.minimum} знаков`
        : issue.origin === 'array'
          ? `Не меньше ${issue.minimum}`
          : `Не меньше ${issue.minimum}`
    case 'too_big':
      return issue.origin === 'string' ? `Не длиннее ${issue.maximum} знаков` : `Не больше ${issue.maximum}`
    case 'invalid_format':
      return formats[issue.format] ?? 'Проверьте, как записано значение'
    case 'invalid_value':
      return 'Выберите значение из списка'
    case 'not_multiple_of':
      return `Нужно число, кратное ${issue.divisor}`
    case 'invalid_key':
    case 'invalid_element':
    case 'invalid_union':
    case 'unrecognized_keys':
    case 'custom':
      return 'Проверьте значение'
  }
}

const kinds: Record<string, string> = {
  string: 'текст',
  number: 'число',
  int: 'целое число',
  boolean: 'да или нет',
  array: 'список',
  object: 'набор полей',
  date: 'дата',
}

const formats: Record<string, string> = {
  date: 'Нужна дата вида 2026-02-28, которая есть в календаре',
  datetime: 'Нужны дата и время по UTC',
  email: 'Нужен адрес почты, например ivanova@example.ru',
  uuid: 'Нужен идентификатор записи',
  url: 'Нужен адрес, например https://example.ru',
}
