/** What events say of a record. Pure. */
import { documentWords } from '../contract.ts'
import type { Content } from './check.ts'

export const aboutOf = (
  c: Pick<
    Content,
    | 'kind'
    | 'programme'
    | 'institutionName'
    | 'specialtyKey'
    | 'specialtyName'
    | 'startedOn'
    | 'endedOn'
    | 'hours'
    | 'series'
    | 'number'
  >,
) => ({
  title: c.programme ?? `${documentWords[c.kind]}: ${c.specialtyName.toLowerCase()}`,
  institution: c.institutionName,
  specialtyKey: c.specialtyKey,
  startedOn: c.startedOn,
  endedOn: c.endedOn,
  // One credit is one academic hour of advanced training (nmo.md §2).
  credits: c.kind === 'advanced-certificate' ? (c.hours ?? 0) : 0,
  number: [c.series, c.number].filter(Boolean).join(' '),
})
