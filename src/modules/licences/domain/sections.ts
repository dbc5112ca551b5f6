/** What each section of medical work demands, as dated data with its source: licence ∧ attestation ∧ employment (F7). */
import type { SpecialtyLevel } from '../../organisations/contract.ts'
import type { PaperKind, SectionName } from '../contract.ts'

export interface SectionRule {
  readonly section: SectionName
  /** Days in force by Moscow, both inclusive; null is open. */
  readonly from: string | null
  readonly to: string | null
  /** Of the organisation where the person works. */
  readonly licences: readonly PaperKind[]
  readonly attestations: readonly PaperKind[]
  readonly levels: readonly SpecialtyLevel[]
  /** Specialties by their key that belong here whatever the level says; `except` belong elsewhere. */
  readonly only: readonly string[] | null
  readonly except: readonly string[]
  readonly source: string
  readonly isVerified: boolean
}

const attestations: readonly PaperKind[] = [
  'periodic-accreditation',
  'primary-accreditation',
  'specialised-accreditation',
  'specialist-certificate',
]

const laboratory = ['31.02.03', '31.08.05', '31.08.06', '32.08.08', '32.08.10', '32.08.13', '32.08.14']
const pharmacy = ['33.08.01', '33.08.02', '33.08.03', '33.05.01', '33.02.01']

const source =
  'Источник портала: раздел открывается, когда действуют лицензия, аттестация и место работы; ' +
  'Федеральный закон 21.11.2011 № 323-ФЗ, ст. 69 и 100 — статья не подтверждена'

export const sectionRules: readonly SectionRule[] = [
  {
    section: 'doctor',
    from: null,
    to: null,
    licences: ['medical-activity'],
    attestations,
    levels: ['residency', 'specialist'],
    only: null,
    except: [...laboratory, ...pharmacy],
    source,
    isVerified: false,
  },
  {
    section: 'nurse',
    from: null,
    to: null,
    licences: ['medical-activity'],
    attestations,
    levels: ['secondary', 'bachelor'],
    only: null,
    except: [...laboratory, ...pharmacy, '31.02.04', '31.02.05'],
    source,
    isVerified: false,
  },
  {
    section: 'laboratory',
    from: null,
    to: null,
    licences: ['medical-activity'],
    attestations,
    levels: ['secondary', 'bachelor', 'specialist', 'residency'],
    only: laboratory,
    except: [],
    source,
    isVerified: false,
  },
]

export const rulesOf = (section: SectionName): readonly SectionRule[] =>
  sectionRules.filter((r) => r.section === section)

/** The rule in force on this day; each section has one for every day, which a test keeps true. */
export function sectionRuleOn(section: SectionName, day: string): SectionRule {
  const found = rulesOf(section).find(
    (r) => (r.from === null || r.from <= day) && (r.to === null || day <= r.to),
  )
  if (!found) throw new Error(`No rule of the section ${section} on ${day}`)
  return found
}

export const namesSpecialty = (
  rule: SectionRule,
  specialty: { readonly key: string; readonly level: SpecialtyLevel },
): boolean =>
  rule.levels.includes(specialty.level) &&
  (rule.only === null || rule.only.includes(specialty.key)) &&
  !rule.except.includes(specialty.key)
