/**
 * What each kind of document must look like, as dated data: a wrong rule is a change of a line here, not of the program.
 * Only what the field facts cite is `isVerified`; the rest is common knowledge of the trade, held to lightly:
 * where an institution prints its own forms, a number without a series is taken as it is written.
 */
import type { SpecialtyLevel } from '../../organisations/contract.ts'
import type { DocumentKind, StudyForm } from '../contract.ts'

/** How series and number may be printed. `own`: the institution's own form, as written. */
export type NumberFormat =
  | { readonly series: 'digits'; readonly length: number; readonly numberDigits: number }
  | {
      readonly series: 'letters'
      readonly min: number
      readonly max: number
      readonly numberDigits: readonly number[]
    }
  | { readonly series: 'none'; readonly own: true }

export interface DatedRule {
  /** Days of issue of the document, both inclusive; null is open. */
  readonly from: string | null
  readonly to: string | null
  readonly formats: readonly NumberFormat[]
  /** Academic hours at least. */
  readonly minHours: number | null
  readonly source: string
  readonly isVerified: boolean
}

export interface Kind {
  readonly kind: DocumentKind
  /** «диплом», «удостоверение»: for «В номере диплома…». */
  readonly genitive: string
  /** What the application is called: «Проверка диплома о переподготовке». */
  readonly application: string
  readonly levels: readonly SpecialtyLevel[]
  readonly forms: readonly StudyForm[]
  readonly asksHours: boolean
  readonly asksProgramme: boolean
  readonly rules: readonly DatedRule[]
}

const anyForm: readonly StudyForm[] = ['full-time', 'part-time', 'extramural', 'distance']
const own: NumberFormat = { series: 'none', own: true }
/** State forms since 2014: six digits of series, seven of number. */
const stateForm: NumberFormat = { series: 'digits', length: 6, numberDigits: 7 }
const oldStateForm: NumberFormat = { series: 'letters', min: 2, max: 3, numberDigits: [6, 7] }

const stateDiploma = (source: string): readonly DatedRule[] => [
  {
    from: '2014-01-01',
    to: null,
    formats: [stateForm, oldStateForm],
    minHours: null,
    source,
    isVerified: false,
  },
  {
    from: null,
    to: '2013-12-31',
    formats: [oldStateForm, stateForm, own],
    minHours: null,
    source: 'Бланки прежних образцов: серия из букв; формат не подтверждён',
    isVerified: false,
  },
]

const furtherEducation = (minHours: number): readonly DatedRule[] => {
  const formats: readonly NumberFormat[] = [{ series: 'digits', length: 4, numberDigits: 7 }, stateForm, own]
  return [
    {
      from: '2025-09-01',
      to: null,
      formats,
      minHours,
      source:
        'Приказ Минобрнауки 24.03.2025 № 266, п. 18 (объём); день вступления в силу и формат бланка не подтверждены',
      isVerified: true,
    },
    {
      from: '2013-09-01',
      to: '2025-08-31',
      formats,
      minHours,
      source: 'Приказ Минобрнауки 01.07.2013 № 499, п. 12; не подтверждено',
      isVerified: false,
    },
    {
      from: null,
      to: '2013-08-31',
      formats,
      minHours: null,
      source: 'Прежние правила не установлены: объём не проверяется',
      isVerified: false,
    },
  ]
}

export const kinds: readonly Kind[] = [
  {
    kind: 'retraining-diploma',
    genitive: 'диплома',
    application: 'Проверка диплома о переподготовке',
    levels: ['residency', 'secondary'],
    forms: anyForm,
    asksHours: true,
    asksProgramme: true,
    rules: furtherEducation(250),
  },
  {
    kind: 'advanced-certificate',
    genitive: 'удостоверения',
    application: 'Проверка удостоверения о повышении квалификации',
    levels: ['residency', 'secondary'],
    forms: anyForm,
    asksHours: true,
    asksProgramme: true,
    rules: furtherEducation(16),
  },
  {
    kind: 'specialist-diploma',
    genitive: 'диплома',
    application: 'Проверка диплома специалиста',
    levels: ['specialist'],
    forms: ['full-time', 'part-time', 'extramural'],
    asksHours: false,
    asksProgramme: false,
    rules: stateDiploma('Приказ Минобрнауки 13.02.2014 № 112; формат не подтверждён'),
  },
  {
    kind: 'bachelor-diploma',
    genitive: 'диплома',
    application: 'Проверка диплома бакалавра',
    levels: ['bachelor'],
    forms: ['full-time', 'part-time', 'extramural'],
    asksHours: false,
    asksProgramme: false,
    rules: stateDiploma('Приказ Минобрнауки 13.02.2014 № 112; формат не подтверждён'),
  },
  {
    kind: 'residency-diploma',
    genitive: 'диплома',
    application: 'Проверка диплома об ординатуре',
    levels: ['residency'],
    forms: ['full-time'],
    asksHours: false,
    asksProgramme: false,
    rules: [
      {
        from: null,
        to: null,
        formats: [stateForm, own],
        minHours: null,
        source: 'ФГОС ординатуры: форма очная; не подтверждено',
        isVerified: false,
      },
    ],
  },
  {
    kind: 'internship-diploma',
    genitive: 'диплома',
    application: 'Проверка диплома об интернатуре',
    levels: ['residency'],
    forms: ['full-time'],
    asksHours: false,
    asksProgramme: false,
    rules: [
      {
        from: null,
        to: null,
        formats: [stateForm, own],
        minHours: null,
        source: 'Интернатура прекращена; формат бланка не подтверждён',
        isVerified: false,
      },
    ],
  },
  {
    kind: 'secondary-diploma',
    genitive: 'диплома',
    application: 'Проверка диплома о среднем образовании',
    levels: ['secondary'],
    forms: ['full-time', 'part-time', 'extramural'],
    asksHours: false,
    asksProgramme: false,
    rules: stateDiploma('Приказ Минобрнауки 25.10.2013 № 1186; формат не подтверждён'),
  },
]

export function kindOf(kind: DocumentKind): Kind {
  const found = kinds.find((k) => k.kind === kind)
  if (!found) throw new Error(`No rules for ${kind}`)
  return found
}

/** The rule of the day of issue. Each kind covers all days, which a test keeps true. */
export function ruleOn(kind: Kind, day: string): DatedRule {
  const found = kind.rules.find((r) => (r.from === null || r.from <= day) && (r.to === null || day <= r.to))
  if (!found) throw new Error(`No rule of ${kind.kind} on ${day}`)
  return found
}
