/** Events of one source → one row of the portfolio; the same whatever the order in which they were heard. Pure. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Event } from '../../../platform/event.ts'
import { plain } from '../../../platform/search/reading.ts'
import { issued, revoked } from '../../credentials/contract.ts'
import {
  activityMoved,
  activityStates,
  credited,
  type ActivityState,
  type CreditKind,
} from '../../credits/contract.ts'
import type { ProgrammeKind } from '../../learning/contract.ts'
import { planMoved, stateWords as planWords } from '../../plans/contract.ts'
import { recordChanged, recordSaved } from '../../records/contract.ts'
import {
  studyAnnulled,
  studyFinished,
  studyMoved,
  studyRescheduled,
  studyWords,
  type StudyState,
} from '../../studies/contract.ts'
import type { EntryKind, EntryStatus } from '../contract.ts'

export interface Heard {
  readonly id: string
  readonly type: string
  readonly payload: unknown
  readonly at: Date
}

export interface Folded {
  readonly kind: EntryKind
  readonly status: EntryStatus
  readonly word: string
  readonly title: string
  readonly organisation: string | null
  readonly specialtyKey: string | null
  readonly startsOn: string | null
  readonly dueOn: string | null
  readonly endedOn: string | null
  readonly credits: number
  readonly credited: number
  readonly number: string | null
  readonly link: string | null
  readonly note: string | null
  readonly sortOn: string
  readonly searchText: string
}

type Row = Omit<Folded, 'sortOn' | 'searchText'>

const blank: Row = {
  kind: 'other',
  status: 'current',
  word: '',
  title: '',
  organisation: null,
  specialtyKey: null,
  startsOn: null,
  dueOn: null,
  endedOn: null,
  credits: 0,
  credited: 0,
  number: null,
  link: null,
  note: null,
}

const kinds: Record<ProgrammeKind, EntryKind> = {
  advanced: 'programme',
  retraining: 'programme',
  module: 'module',
  event: 'event',
}
const creditKinds: Record<CreditKind, EntryKind> = {
  programme: 'programme',
  module: 'module',
  event: 'event',
  other: 'other',
}
const studyStatus: Record<StudyState, EntryStatus> = {
  applied: 'waiting',
  learning: 'current',
  finished: 'done',
  failed: 'ended',
  refused: 'ended',
  cancelled: 'ended',
  annulled: 'ended',
}

const activityStatus: Record<ActivityState, EntryStatus> = {
  'under-review': 'waiting',
  confirmed: 'done',
  returned: 'ended',
  withdrawn: 'ended',
  reversed: 'ended',
}

interface Reading {
  readonly type: string
  /** Null: it concerns no row. */
  readonly source: (payload: unknown) => { readonly source: string; readonly personId: string } | null
  readonly step: (row: Row, payload: unknown, at: string) => Row
}

type Payload<E> = E extends Event<infer T> ? T['_zod']['output'] : never

function reading<E extends Event>(
  e: E,
  source: (p: Payload<E>) => string | null,
  step: (row: Row, p: Payload<E>, at: string) => Row,
): Reading {
  const parsed = (payload: unknown) => e.payload.parse(payload) as Payload<E> & { personId: string }
  return {
    type: e.type,
    source: (payload) => {
      const p = parsed(payload)
      const found = source(p)
      return found === null ? null : { source: found, personId: p.personId }
    },
    step: (row, payload, at) => step(row, parsed(payload), at),
  }
}

const studyOf = (p: { studyId: string }) => `study/${p.studyId}`
const recordOf = (p: { recordId: string }) => `record/${p.recordId}`
const certificateOf = (p: { certificateId: string }) => `certificate/${p.certificateId}`

const recordStates = {
  unverified: ['waiting', 'Проверяется'],
  verified: ['done', 'Подтверждён'],
  rejected: ['ended', 'Не подтверждён'],
  withdrawn: ['ended', 'Заявление отозвано'],
  revoked: ['ended', 'Подтверждение отозвано'],
} as const satisfies Record<string, readonly [EntryStatus, string]>

const recordStep = (row: Row, p: Payload<typeof recordChanged>): Row => {
  const [status, word] = recordStates[p.status]
  return {
    ...row,
    kind: 'document',
    status,
    word,
    title: p.about?.title ?? (row.title || 'Документ об образовании'),
    organisation: p.about?.institution ?? row.organisation,
    specialtyKey: p.about?.specialtyKey ?? row.specialtyKey,
    startsOn: p.about?.startedOn ?? row.startsOn,
    endedOn: p.about?.endedOn ?? row.endedOn,
    credits: p.about?.credits ?? row.credits,
    number: p.about?.number ?? row.number,
    link: `/documents/${p.recordId}`,
  }
}

const readings: readonly Reading[] = [
  reading(studyMoved, studyOf, (row, p) => ({
    ...row,
    kind: kinds[p.kind],
    status: studyStatus[p.state],
    word: studyWords[p.state],
    title: p.title,
    organisation: p.organisationName,
    specialtyKey: p.specialtyKey,
    startsOn: row.startsOn ?? p.startsOn,
    dueOn: p.endsOn,
    credits: p.credits,
    link: `/learning/${p.studyId}`,
    note: p.reason,
  })),
  reading(studyRescheduled, studyOf, (row, p) => ({
    ...row,
    title: row.title || p.title,
    startsOn: p.startsOn,
    dueOn: p.endsOn,
  })),
  reading(studyFinished, studyOf, (row, p) => ({
    ...row,
    kind: kinds[p.kind],
    status: 'done',
    word: studyWords.finished,
    title: p.title,
    organisation: p.organisationName,
    specialtyKey: p.specialtyKey,
    startsOn: p.startedOn,
    endedOn: p.finishedOn,
    credits: p.credits,
    number: p.documentNumber,
    link: `/learning/${p.studyId}`,
    note: null,
  })),
  reading(studyAnnulled, studyOf, (row, p) => ({
    ...row,
    status: 'ended',
    word: studyWords.annulled,
    title: row.title || p.title,
    note: p.why,
  })),
  reading(
    activityMoved,
    (p) => `activity/${p.activityId}`,
    (row, p) => ({
      ...row,
      kind: 'other',
      status: activityStatus[p.state],
      word: activityStates[p.state],
      title: p.title,
      organisation: p.place,
      specialtyKey: p.specialtyKey,
      endedOn: p.happenedOn,
      credits: p.credits,
      link: `/credits/activities/${p.activityId}`,
      note: p.reason,
    }),
  ),
  reading(recordSaved, recordOf, recordStep),
  reading(recordChanged, recordOf, recordStep),
  reading(issued, certificateOf, (row, p, at) => ({
    ...row,
    kind: 'certificate',
    status: 'done',
    word: 'Выдан',
    title: p.title,
    endedOn: at,
    number: p.number,
    link: `/certificates/${p.certificateId}`,
  })),
  reading(revoked, certificateOf, (row, p, at) => ({
    ...row,
    kind: 'certificate',
    status: 'ended',
    word: 'Отозван',
    title: p.title,
    endedOn: row.endedOn ?? at,
    number: p.number,
    link: `/certificates/${p.certificateId}`,
    note: p.reason,
  })),
  reading(
    planMoved,
    (p) => `plan/${p.planId}`,
    (row, p) => ({
      ...row,
      kind: 'plan',
      status: p.state === 'running' ? 'current' : p.state === 'reached' ? 'done' : 'ended',
      word: planWords[p.state],
      title: p.name,
      startsOn: p.startsOn,
      dueOn: p.deadline,
      endedOn: p.endedOn,
      credits: p.credits,
      link: p.state === 'running' ? '/plan' : `/plan/${p.planId}`,
      note: `Пройдено ${p.doneHours} из ${p.allHours} часов`,
    }),
  ),
  reading(
    credited,
    // What was learnt here or stands on a document has a row already: the ledger only says that it counts.
    (p) => (p.of ? p.of.source.split('/').slice(0, 2).join('/') : null),
    (row, p) => {
      const counts = { ...row, credited: row.credited + p.credits }
      if (!p.of?.source.startsWith('claim/')) return counts
      return {
        ...counts,
        kind: creditKinds[p.of.kind],
        status: p.isReversal ? 'ended' : 'done',
        word: p.isReversal ? 'ЗЕТ сняты' : 'Подтверждено организацией',
        title: p.title,
        organisation: p.of.organisation,
        endedOn: p.of.earnedOn,
        credits: Math.abs(p.credits),
        link: `/credits/${p.cycleId}`,
      }
    },
  ),
]

const byType = new Map(readings.map((r) => [r.type, r]))

/** What the portfolio listens to. */
export const heardTypes: readonly string[] = [...byType.keys()]

export const sourceOf = (type: string, payload: unknown) => byType.get(type)?.source(payload) ?? null

/** Null: nothing has said what it is yet. */
export function fold(events: readonly Heard[]): Folded | null {
  const order = events.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
  const row = order.reduce((r, e) => byType.get(e.type)?.step(r, e.payload, moscowDay(e.at)) ?? r, blank)
  const first = order[0]
  if (row.title === '' || !first) return null
  return {
    ...row,
    sortOn: row.endedOn ?? row.dueOn ?? row.startsOn ?? moscowDay(first.at),
    searchText: plain([row.title, row.organisation, row.number].filter(Boolean).join(' ')),
  }
}
