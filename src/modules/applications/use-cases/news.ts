/** What every event of an application begins with, and what its journal row names. */
import type { JournalNote } from '../../../platform/context.ts'
import type { ApplicationNews } from '../contract.ts'
import type { ApplicationRecord } from '../domain.ts'

export const newsOf = (a: ApplicationRecord): ApplicationNews => ({
  applicationId: a.id,
  number: a.number,
  kind: a.kind,
  subjectId: a.subjectId,
  applicantId: a.applicantId,
  title: a.title,
})

/** The applicant is the subject: they see the row under «кто смотрел, кто менял». */
export const noteOf = (a: ApplicationRecord, details: Record<string, unknown> = {}): JournalNote => ({
  subjectId: a.applicantId,
  object: { kind: 'application', id: a.id },
  details: { number: a.number, title: a.title, ...details },
})
