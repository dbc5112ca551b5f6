/**
 * What each kind of paper must say, as dated data: a wrong rule is a change of a line here, not of the program.
 * Only what the field facts cite is `isVerified`; the rest is common knowledge of the trade, held to lightly.
 */
import type { SpecialtyLevel } from '../../organisations/contract.ts'
import type { PaperClass, PaperKind } from '../contract.ts'

export interface DatedRule {
  /** Days on which the paper begins, both inclusive; null is open. */
  readonly from: string | null
  readonly to: string | null
  /** It holds so many years at most; null: until it is stopped. */
  readonly termYears: number | null
  readonly source: string
  readonly isVerified: boolean
}

export interface Kind {
  readonly kind: PaperKind
  readonly class: PaperClass
  /** What the application is called. */
  readonly application: string
  readonly asksNumber: boolean
  readonly asksIssuer: boolean
  readonly asksOrganisation: boolean
  readonly asksPost: boolean
  /** Levels of specialties it may name; none: it names no specialty. */
  readonly levels: readonly SpecialtyLevel[]
  readonly numberHint: string | null
  readonly rules: readonly DatedRule[]
}

/** Under which the engine of applications keeps reviews of papers. */
export const applicationKind = 'licence-paper'

const licence = {
  class: 'licence',
  application: 'Проверка лицензии',
  asksNumber: true,
  asksIssuer: true,
  asksOrganisation: true,
  asksPost: false,
  levels: [],
  numberHint: 'Как в выписке из реестра, например Л041-01137-77/00123456',
} as const

const unlimited: readonly DatedRule[] = [
  {
    from: '2011-11-03',
    to: null,
    termYears: null,
    source: 'Федеральный закон 04.05.2011 № 99-ФЗ, ст. 9 ч. 4: лицензия действует бессрочно; не подтверждено',
    isVerified: false,
  },
  {
    from: null,
    to: '2011-11-02',
    termYears: 5,
    source: 'Федеральный закон 08.08.2001 № 128-ФЗ: срок лицензии, обычно пять лет; не подтверждено',
    isVerified: false,
  },
]

const attestation = {
  class: 'attestation',
  asksNumber: true,
  asksIssuer: true,
  asksOrganisation: false,
  asksPost: false,
} as const

const medical: readonly SpecialtyLevel[] = ['secondary', 'bachelor', 'specialist', 'residency']
const accreditationNumber = 'Номер записи из выписки о прохождении аккредитации'

const fiveYears = (source: string, isVerified: boolean): DatedRule => ({
  from: null,
  to: null,
  termYears: 5,
  source,
  isVerified,
})

const employment = {
  class: 'employment',
  application: 'Проверка места работы',
  asksNumber: false,
  asksIssuer: false,
  asksOrganisation: true,
  asksPost: true,
  levels: [],
  numberHint: null,
  rules: [
    {
      from: null,
      to: null,
      termYears: null,
      source: 'Карточка ФРМР, вид занятия должности (OID 1.2.643.5.1.13.2.1.1.209)',
      isVerified: true,
    },
  ],
} as const

export const kinds: readonly Kind[] = [
  { ...licence, kind: 'medical-activity', rules: unlimited },
  { ...licence, kind: 'pharmacy-activity', rules: unlimited },
  { ...licence, kind: 'narcotics-activity', rules: unlimited },
  {
    ...attestation,
    kind: 'periodic-accreditation',
    application: 'Проверка периодической аккредитации',
    levels: medical,
    numberHint: accreditationNumber,
    rules: [
      {
        from: '2023-01-01',
        to: '2028-12-31',
        termYears: 5,
        source:
          'Приказ Минздрава 28.10.2022 № 709н (рег. 30.11.2022 № 71224), в силе 01.01.2023 – 01.01.2029',
        isVerified: true,
      },
      {
        from: null,
        to: '2022-12-31',
        termYears: 5,
        source: 'Приказ Минздрава 22.11.2021 № 1081н и более ранние; срок прежних не подтверждён',
        isVerified: false,
      },
      {
        from: '2029-01-01',
        to: null,
        termYears: 5,
        source: 'Порядок после 01.01.2029 ещё не принят: действует прежний срок',
        isVerified: false,
      },
    ],
  },
  {
    ...attestation,
    kind: 'primary-accreditation',
    application: 'Проверка первичной аккредитации',
    levels: ['secondary', 'bachelor', 'specialist'],
    numberHint: accreditationNumber,
    rules: [fiveYears('Приказ Минздрава 28.10.2022 № 709н: не реже раза в пять лет', true)],
  },
  {
    ...attestation,
    kind: 'specialised-accreditation',
    application: 'Проверка специализированной аккредитации',
    levels: ['residency', 'secondary'],
    numberHint: accreditationNumber,
    rules: [fiveYears('Приказ Минздрава 28.10.2022 № 709н: не реже раза в пять лет', true)],
  },
  {
    ...attestation,
    kind: 'specialist-certificate',
    application: 'Проверка сертификата специалиста',
    levels: ['residency', 'secondary', 'specialist'],
    numberHint: 'Серия и номер подряд, как на сертификате',
    rules: [fiveYears('ФРМР: сертификат действует пять лет со дня экзамена', true)],
  },
  {
    ...attestation,
    kind: 'qualification-category',
    application: 'Проверка квалификационной категории',
    levels: medical,
    numberHint: 'Номер приказа о присвоении категории',
    rules: [fiveYears('ФРМР: категория действует 1825 дней со дня присвоения', true)],
  },
  { ...employment, kind: 'main-employment' },
  { ...employment, kind: 'internal-secondary' },
  { ...employment, kind: 'combined-duty' },
  { ...employment, kind: 'external-secondary' },
]

export function kindOf(kind: PaperKind): Kind {
  const found = kinds.find((k) => k.kind === kind)
  if (!found) throw new Error(`No rules for ${kind}`)
  return found
}

/** The rule of the day on which the paper begins. Each kind covers all days, which a test keeps true. */
export function ruleOn(kind: Kind, day: string): DatedRule {
  const found = kind.rules.find((r) => (r.from === null || r.from <= day) && (r.to === null || day <= r.to))
  if (!found) throw new Error(`No rule of ${kind.kind} on ${day}`)
  return found
}
