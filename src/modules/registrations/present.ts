/** Row → contract, with what this person may do next. */
import type { ApplicationRow } from '../applications/contract.ts'
import type { FileCard } from '../files/contract.ts'
import type { PersonCard } from '../identity/contract.ts'
import type { Registration, RegistrationLine } from './contract.ts'
import type { RegistrationRecord } from './domain.ts'
import * as policy from './policy.ts'
import type { Line } from './store/history.ts'

export const presentLine = (r: RegistrationRecord): RegistrationLine => ({
  id: r.id,
  status: r.status,
  name: r.fields.shortName || r.fields.name,
  savedAt: r.savedAt.toISOString(),
  reason: r.reason,
})

export interface Around {
  readonly person: PersonCard
  readonly files: ReadonlyMap<string, FileCard>
  readonly application: ApplicationRow | null
  readonly lines: readonly Line[]
  readonly people: ReadonlyMap<string, PersonCard>
}

export const scansOfFields = (f: RegistrationRecord['fields']): string[] => [
  ...f.fileIds,
  ...f.licenceFileIds,
  ...f.basisFileIds,
]

export const present = (r: RegistrationRecord, around: Around): Registration => ({
  ...presentLine(r),
  version: r.version,
  fields: r.fields,
  files: scansOfFields(r.fields).flatMap((id) => around.files.get(id) ?? []),
  responsibleName: around.person.fullName,
  needsEsia: !around.person.isConfirmed,
  application: around.application && {
    id: around.application.id,
    number: around.application.number,
    status: around.application.status,
    dueOn: around.application.dueOn,
    answerBy: around.application.answerBy,
  },
  organisationId: r.organisationId,
  history: around.lines.map((l) => ({
    at: l.at.toISOString(),
    act: l.act,
    who:
      l.actorId === null || l.actorId === r.personId
        ? null
        : (around.people.get(l.actorId)?.shortName ?? null),
    reason: l.reason,
  })),
  can: { change: policy.mayChange(r.status), remove: policy.mayRemove(r) },
})
