/** What stands on the paper of a finished study: words of the sheet and what a program reads of it. Pure. */
import type { Achievement, CertificateFact, CertificateForm } from '../contract.ts'
import { dayOf } from '../domain.ts'

/** As `study.finished` tells it; days as YYYY-MM-DD. */
export interface FinishedStudy {
  readonly studyId: string
  readonly personId: string
  readonly kind: 'advanced' | 'retraining' | 'module' | 'event'
  readonly title: string
  readonly organisationId: string
  readonly organisationName: string
  /** Academic hours of 45 minutes. */
  readonly hours: number
  readonly credits: number
  /** Of the programme. */
  readonly number?: string | null
  readonly specialty?: string | null
  /** Of the organisation's own paper: «ПК № 0123». */
  readonly documentNumber?: string | null
  readonly startedOn: string
  readonly finishedOn: string
}

interface StudyPaper {
  readonly personId: string
  readonly sourceKey: string
  readonly kind: `study-${FinishedStudy['kind']}`
  readonly title: string
  readonly form: CertificateForm
  readonly facts: readonly CertificateFact[]
  readonly achievement: Achievement
  readonly applicationId: null
}

const sentences: Readonly<Record<FinishedStudy['kind'], string>> = {
  advanced: 'Пройдено повышение квалификации по дополнительной профессиональной программе',
  retraining: 'Пройдена профессиональная переподготовка по дополнительной профессиональной программе',
  module: 'Освоен интерактивный образовательный модуль',
  event: 'Подтверждено участие в образовательном мероприятии',
}
const criteria: Readonly<Record<FinishedStudy['kind'], string>> = {
  advanced: 'Программа пройдена полностью, итоговая аттестация пройдена.',
  retraining: 'Программа пройдена полностью, итоговая аттестация пройдена.',
  module: 'Материал изучен, итоговое тестирование пройдено.',
  event: 'Присутствие подтверждено по правилам мероприятия.',
}

/** Under which cause a study has its certificate. */
export const studyKey = (studyId: string): string => `study/${studyId}`

const plural = new Intl.PluralRules('ru')
const hourWords: Readonly<Record<string, string>> = {
  one: 'академический час',
  few: 'академических часа',
  many: 'академических часов',
  other: 'академического часа',
}
export const hoursInWords = (n: number): string =>
  `${n.toLocaleString('ru-RU')} ${hourWords[plural.select(n)]!}`

/** Noon of Moscow: the day stays the same whatever zone the process has. */
const day = (on: string): string => dayOf(new Date(`${on}T12:00:00+03:00`))

const period = (s: FinishedStudy): string =>
  s.startedOn === s.finishedOn ? day(s.finishedOn) : `${day(s.startedOn)} – ${day(s.finishedOn)}`

export function paperOfStudy(s: FinishedStudy): StudyPaper {
  const isFormal = s.kind === 'advanced' || s.kind === 'retraining'
  const open = (label: string, value: string): CertificateFact => ({ label, value, isPublic: true })
  return {
    personId: s.personId,
    sourceKey: studyKey(s.studyId),
    kind: `study-${s.kind}`,
    title: sentences[s.kind],
    form: s.kind,
    facts: [
      open(s.kind === 'event' ? 'Мероприятие' : s.kind === 'module' ? 'Модуль' : 'Программа', s.title),
      open(isFormal ? 'Организация' : 'Провайдер', s.organisationName),
      open('Объём', hoursInWords(s.hours)),
      open(isFormal ? 'Срок обучения' : 'Когда', period(s)),
      ...(s.number ? [open('Номер программы', s.number)] : []),
      ...(s.documentNumber ? [open('Документ организации', s.documentNumber)] : []),
      ...(s.specialty ? [open('Специальность', s.specialty)] : []),
      ...(s.credits > 0 ? [open('Баллы НМО (ЗЕТ)', s.credits.toLocaleString('ru-RU'))] : []),
    ],
    achievement: {
      hours: s.hours > 0 ? s.hours : null,
      credits: s.credits,
      startedOn: s.startedOn,
      finishedOn: s.finishedOn,
      provider: { id: s.organisationId, name: s.organisationName },
      criteria: criteria[s.kind],
    },
    applicationId: null,
  }
}
