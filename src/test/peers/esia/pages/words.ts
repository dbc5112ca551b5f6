/** Russian words for what the stand keeps in Latin. */
import type { Level, SecondStep } from '../model/person.ts'

export const levelWords: Readonly<Record<Level, string>> = {
  simplified: 'Упрощённая запись',
  standard: 'Стандартная запись',
  confirmed: 'Подтверждённая запись',
}

export const secondStepWords: Readonly<Record<SecondStep, string>> = {
  none: 'Не нужен',
  sms: 'Код в СМС или письме',
  totp: 'Код из приложения',
}
