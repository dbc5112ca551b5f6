/** C4: what a person tells at registration, and what is wrong with it; all faults at once. */
import { toEmail, toMobile } from '../model/contacts.ts'
import { passwordFault } from '../model/password.ts'
import { isSnils, snilsDigits } from '../model/snils.ts'
import type { Sandbox } from '../sandbox.ts'
import type { Faults } from './forms.ts'
import { t } from './html.ts'

export interface RegistrationFacts {
  readonly lastName: string
  readonly firstName: string
  readonly middleName: string
  readonly birthDate: string
  readonly snils: string
  readonly mobile: string
  readonly email: string
  readonly password: string
  readonly channel: 'sms' | 'email'
}

const cyrillicName = /^[А-ЯЁа-яё]+(?:[ -][А-ЯЁа-яё]+)*$/

export function readFacts(form: URLSearchParams): RegistrationFacts {
  const of = (name: string) => (form.get(name) ?? '').trim().slice(0, 200)
  return {
    lastName: of('lastName'),
    firstName: of('firstName'),
    middleName: of('middleName'),
    birthDate: of('birthDate'),
    snils: of('snils'),
    mobile: of('mobile'),
    email: of('email'),
    password: form.get('password') ?? '',
    channel: form.get('channel') === 'email' ? 'email' : 'sms',
  }
}

export function factsFaults(sandbox: Sandbox, facts: RegistrationFacts, repeated: string): Faults {
  const { world } = sandbox
  const faults: Record<string, string | undefined> = {
    lastName: nameFault(facts.lastName, 'Введите фамилию'),
    firstName: nameFault(facts.firstName, 'Введите имя'),
    middleName: facts.middleName === '' ? undefined : nameFault(facts.middleName, ''),
    birthDate: birthFault(facts.birthDate, sandbox.now()),
    snils: snilsFault(facts.snils),
    mobile: toMobile(facts.mobile) ? undefined : 'Введите номер мобильного: +7 и 10 цифр',
    email: toEmail(facts.email) ? undefined : 'Введите почту вида имя@узел.ру',
    password: passwordFault(facts.password),
    repeated: facts.password === repeated ? undefined : 'Пароли различаются. Введите один и тот же дважды',
  }
  if (!faults['snils'] && world.personBySnils(facts.snils)) {
    faults['snils'] = 'Этот СНИЛС уже зарегистрирован. Войдите в ту запись'
  }
  if (!faults['mobile'] && world.personByLogin(facts.mobile))
    faults['mobile'] = 'Этот номер уже привязан к другой записи'
  if (!faults['email'] && world.personByLogin(facts.email))
    faults['email'] = 'Эта почта уже привязана к другой записи'
  return Object.fromEntries(
    Object.entries(faults).flatMap(([name, words]) => (words === undefined ? [] : [[name, t(words)]])),
  )
}

export function nameFault(value: string, empty: string): string | undefined {
  if (value === '') return empty
  return cyrillicName.test(value) ? undefined : 'Только русские буквы, пробел и дефис'
}

export function snilsFault(value: string): string | undefined {
  const digits = snilsDigits(value)
  if (!/^\d{11}$/.test(digits)) return `В СНИЛС 11 цифр, введено ${digits.replace(/\D/g, '').length}`
  return isSnils(digits) ? undefined : 'Контрольное число СНИЛС не сходится. Проверьте цифры'
}

/** A real day, not in the future, not more than 120 years ago. */
export function birthFault(value: string, now: Date): string | undefined {
  const date = new Date(`${value}T00:00:00Z`)
  const isReal =
    /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
  if (value === '') return 'Введите дату рождения'
  if (!isReal) return 'Такого дня нет. Проверьте дату рождения'
  if (date > now) return 'Дата рождения в будущем. Проверьте год'
  return now.getTime() - date.getTime() > 120 * 366 * 86_400_000
    ? 'Дата слишком давняя. Проверьте год'
    : undefined
}
