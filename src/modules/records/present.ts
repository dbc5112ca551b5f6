/** Rows → contract. */
import type { ApplicationRow } from '../applications/contract.ts'
import type { FileCard } from '../files/contract.ts'
import { documentWords, type Draft, type EducationRecord, type KindRules } from './contract.ts'
import { kinds, ruleOn, type Kind } from './domain/kinds.ts'
import { formatWords } from './domain/number.ts'
import { mayMend } from './policy.ts'
import type { DraftRecord } from './store/drafts.ts'
import type { EducationRow } from './store/records.ts'

const cards = (ids: readonly string[], files: ReadonlyMap<string, FileCard>): FileCard[] =>
  ids.flatMap((id) => files.get(id) ?? [])

const titleOf = (d: DraftRecord): string =>
  [d.fields.kind ? documentWords[d.fields.kind] : 'Запись об образовании', d.fields.institutionName.trim()]
    .filter(Boolean)
    .join(': ')

export const presentDraft = (
  d: DraftRecord,
  files: ReadonlyMap<string, FileCard>,
  record: EducationRow | undefined,
): Draft => ({
  id: d.id,
  version: d.version,
  fields: d.fields,
  files: cards(d.fields.fileIds, files),
  title: titleOf(d),
  createdAt: d.createdAt.toISOString(),
  savedAt: d.savedAt.toISOString(),
  mends: record && (record.status === 'withdrawn' || record.status === 'rejected') ? record.status : null,
})

export const presentRecord = (
  r: EducationRow,
  files: ReadonlyMap<string, FileCard>,
  application: ApplicationRow | null,
): EducationRecord => ({
  id: r.id,
  status: r.status,
  kind: r.kind,
  institution: { id: r.institutionId, name: r.institutionName },
  specialty: { code: r.specialtyCode, name: r.specialtyName },
  programme: r.programme,
  form: r.form,
  startedOn: r.startedOn,
  endedOn: r.endedOn,
  issuedOn: r.issuedOn,
  hours: r.hours,
  series: r.series,
  number: r.number,
  files: cards(r.fileIds, files),
  confirmedAt: r.confirmedAt.toISOString(),
  application: application && {
    id: application.id,
    number: application.number,
    status: application.status,
    dueOn: application.dueOn,
  },
  decidedAt: r.decidedAt?.toISOString() ?? null,
  reason: r.reason,
  can: { mend: mayMend(r.status) },
})

export const presentKinds = (today: string): KindRules[] =>
  kinds.map((k: Kind) => {
    const rule = ruleOn(k, today)
    return {
      kind: k.kind,
      levels: [...k.levels],
      forms: [...k.forms],
      asksHours: k.asksHours,
      minHours: rule.minHours,
      asksProgramme: k.asksProgramme,
      numberHint: rule.formats.map(formatWords).join('; '),
    }
  })
