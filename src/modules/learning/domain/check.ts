/** What is wrong with a programme, a schedule or a request of an organisation: every wrong field at once. Pure. */
import { isDay } from '../../../platform/calendar/days.ts'
import type { FieldFault } from '../../../platform/problem.ts'
import type { ProgrammeFields, ProviderFields, SessionFields } from '../contract.ts'
import type { Rule } from './rules.ts'

type Need = (isRight: boolean, field: string, message: string) => void

function gathering(): { readonly faults: FieldFault[]; readonly need: Need } {
  const faults: FieldFault[] = []
  const need: Need = (isRight, field, message) => {
    if (!isRight && !faults.some((f) => f.field === field)) faults.push({ field, message })
  }
  return { faults, need }
}

export interface Known {
  readonly rule: Rule | undefined
  readonly specialties: ReadonlySet<string>
}

export function programmeFaults(p: ProgrammeFields, known: Known): FieldFault[] {
  const { faults, need } = gathering()
  need(p.title.length >= 5, 'title', 'Напишите название: хотя бы 5 знаков')
  need(p.annotation.length >= 40, 'annotation', 'Опишите программу: хотя бы 40 знаков')
  need(p.kind !== 'event' || p.eventKind !== null, 'eventKind', 'Выберите, вебинар это или конференция')
  hours(p, known.rule, need)
  need(p.bases.length > 0, 'bases', 'Выберите хотя бы одну основу обучения')
  const isPaid = p.bases.includes('paid')
  need(!isPaid || p.priceKopecks !== null, 'priceKopecks', 'Напишите цену договора')
  need(isPaid || p.priceKopecks === null, 'priceKopecks', 'Цена бывает только у договора. Отметьте «Договор»')
  need(p.specialties.length > 0, 'specialties', 'Выберите хотя бы одну специальность')
  const strange = p.specialties.filter((key) => !known.specialties.has(key))
  need(strange.length === 0, 'specialties', `Нет такой специальности: ${strange.join(', ')}`)
  return faults
}

function hours(p: ProgrammeFields, rule: Rule | undefined, need: Need): void {
  need(p.hours !== null, 'hours', 'Напишите, сколько академических часов')
  if (p.hours === null || !rule) return
  need(p.hours >= rule.minHours, 'hours', `Нужно не меньше ${rule.minHours} часов, написано ${p.hours}`)
  need(p.hours <= rule.maxHours, 'hours', `Бывает не больше ${rule.maxHours} часов, написано ${p.hours}`)
}

/** Where teaching has no day it begins when the learner wishes, and says so. */
export const hasNoStart = (p: Pick<ProgrammeFields, 'isAnytime'>, sessionsAhead: number): boolean =>
  !p.isAnytime && sessionsAhead === 0

export function sessionFaults(sessions: readonly SessionFields[]): FieldFault[] {
  const { faults, need } = gathering()
  sessions.forEach((s, i) => {
    const at = `sessions.${i}`
    need(isDay(s.startsOn), `${at}.startsOn`, 'Напишите день начала, например 14.03.2027')
    need(isDay(s.endsOn), `${at}.endsOn`, 'Напишите день окончания, например 20.03.2027')
    need(
      !isDay(s.startsOn) || !isDay(s.endsOn) || s.startsOn <= s.endsOn,
      `${at}.endsOn`,
      'Окончание раньше начала. Проверьте год',
    )
    need(
      s.startsAt === null || /^([01]\d|2[0-3]):[0-5]\d$/.test(s.startsAt),
      `${at}.startsAt`,
      'Время как 10:00',
    )
    need(
      !s.link || /^https:\/\/[^\s/]+\.[^\s]+$/.test(s.link),
      `${at}.link`,
      'Ссылка начинается с https:// и без пробелов',
    )
    if (s.applyBy === null) return
    need(isDay(s.applyBy), `${at}.applyBy`, 'Напишите последний день записи')
    need(!isDay(s.applyBy) || s.applyBy <= s.endsOn, `${at}.applyBy`, 'Запись кончается позже занятий')
  })
  return faults
}

export function providerFaults(p: ProviderFields, hasLicence: boolean): FieldFault[] {
  const { faults, need } = gathering()
  need(hasLicence, 'licence', 'В справочнике нет действующей лицензии организации. Её вносит администратор')
  need(/^\S+ \S+/.test(p.responsibleName), 'responsibleName', 'Напишите фамилию и имя')
  need(p.responsiblePost !== '', 'responsiblePost', 'Напишите должность')
  need(
    p.responsiblePhone.replace(/\D/g, '').length >= 10,
    'responsiblePhone',
    'В номере нужно не меньше 10 цифр',
  )
  need(
    /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(p.responsibleEmail),
    'responsibleEmail',
    'Адрес как dpo@academy.example',
  )
  need(p.statementNumber !== '', 'statementNumber', 'Напишите номер заявления')
  need(isDay(p.statementOn), 'statementOn', 'Напишите день заявления')
  return faults
}
