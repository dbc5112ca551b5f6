/** The package as the person sees it. */
import type { PersonCard, Contacts } from '../../identity/contract.ts'
import type { FileCard } from '../../files/contract.ts'
import { reportWords, type Cycle, type Package, type ReportFields } from '../contract.ts'
import { checksOf, emptyPartsOf, emptyReport, gapsOf, windowOn } from '../domain/accreditation.ts'
import { mayFile, maySaveReport } from '../policy.ts'
import type { PackageRow } from '../store/tables.ts'

export interface PackageParts {
  readonly cycle: Cycle
  readonly row: PackageRow | undefined
  readonly files: readonly FileCard[]
  readonly person: Pick<PersonCard, 'isConfirmed' | 'fullName' | 'snils' | 'birthDate'>
  readonly known: Package['known']
  readonly contacts: Contacts
  /** Credits of these years that wait for a cycle. */
  readonly waiting: number
  readonly today: string
}

export const reportOf = (row: PackageRow | undefined, files: readonly FileCard[]): ReportFields => ({
  ...emptyReport,
  ...(row && {
    education: row.education ?? '',
    workplace: row.workplace ?? '',
    post: row.post ?? '',
    agreement: row.is_agreed === null ? '' : row.is_agreed ? 'yes' : 'no',
    whyNot: row.why_not ?? '',
    // Sections that a newer version of the form added are empty in an older report.
    ...reportWords.parse(row.words),
  }),
  fileIds: files.map((f) => f.id),
})

export function presentPackage(parts: PackageParts): Package {
  const { cycle, row, files, person, contacts, waiting, today } = parts
  const report = reportOf(row, files)
  const checks = checksOf({
    cycleId: cycle.id,
    ways: cycle.forecast.ways,
    waiting,
    hasNumber: cycle.document.number !== null,
    isPaperChecked: cycle.isConfirmed,
    isNameProved: person.isConfirmed,
    isPhoneProved: contacts.phoneVerified,
    isEmailProved: contacts.emailVerified,
    report,
    files: files.length,
  })
  const gaps = gapsOf(checks)
  const state = windowOn(today, cycle.filingFrom, cycle.endsOn)
  const isFiled = row?.filed_on != null
  return {
    cycle: { id: cycle.id, specialty: cycle.specialty.name, startsOn: cycle.startsOn, endsOn: cycle.endsOn },
    window: { from: cycle.filingFrom, to: cycle.endsOn, state },
    checks,
    gaps,
    report,
    files: [...files],
    known: parts.known,
    emptyParts: emptyPartsOf(report),
    version: row?.version ?? 0,
    filed: row?.filed_on ? { on: row.filed_on, number: row.filed_number } : null,
    can: {
      save: maySaveReport({ isFiled, isClosed: cycle.state === 'closed' }),
      file: mayFile({ isFiled, gaps, isOpen: state !== 'early' }),
    },
  }
}
