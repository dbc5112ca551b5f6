/** Rows → contract. */
import { moscowDay } from '../../platform/calendar/working-days.ts'
import type { Actor } from '../../platform/context.ts'
import type { Role } from '../../platform/permissions.ts'
import { isGrantedTo, sectionNeeded, type Permission } from '../../platform/permissions.ts'
import type { ApplicationRow } from '../applications/contract.ts'
import type { FileCard } from '../files/contract.ts'
import {
  kindWords,
  type DeskPaper,
  type KindRule,
  type Need,
  type Paper,
  type PaperChange,
  type PaperDraft,
  type PaperRules,
  type SectionName,
  type Standing,
} from './contract.ts'
import { lastDayBefore } from './domain/days.ts'
import { kinds, ruleOn } from './domain/kinds.ts'
import { mayResume, mayRevoke, maySuspend } from './domain/life.ts'
import { isReplaced, stateOf, type PaperRecord } from './domain/paper.ts'
import { postOf, posts } from './domain/posts.ts'
import type { NeedRecord, StandingRecord } from './domain/standing.ts'
import { titleOf } from './domain/words.ts'
import { mayDecide, mayMend, mayRenew } from './policy.ts'
import type { DraftRecord } from './store/drafts.ts'
import type { ChangeLine } from './store/papers.ts'

const cards = (ids: readonly string[], files: ReadonlyMap<string, FileCard>): FileCard[] =>
  ids.flatMap((id) => files.get(id) ?? [])

const draftTitle = ({ fields: f }: DraftRecord): string =>
  [f.kind ? kindWords[f.kind] : 'Новый допуск', f.organisationName.trim()].filter(Boolean).join(', ')

export const presentDraft = (
  d: DraftRecord,
  files: ReadonlyMap<string, FileCard>,
  paper: PaperRecord | undefined,
): PaperDraft => ({
  id: d.id,
  version: d.version,
  fields: d.fields,
  files: cards(d.fields.fileIds, files),
  title: draftTitle(d),
  savedAt: d.savedAt.toISOString(),
  mends: paper && (paper.status === 'withdrawn' || paper.status === 'rejected') ? paper.status : null,
  renews: d.renewsId,
})

export interface PaperSurroundings {
  readonly now: Date
  readonly files: ReadonlyMap<string, FileCard>
  readonly application: ApplicationRow | null
  /** All papers of the person. */
  readonly all: readonly PaperRecord[]
}

export function presentPaper(p: PaperRecord, { now, files, application, all }: PaperSurroundings): Paper {
  const replaced = isReplaced(p, all, now)
  return {
    id: p.id,
    class: p.class,
    kind: p.kind,
    status: p.status,
    state: stateOf(p, now),
    number: p.number,
    issuer: p.issuer,
    organisation: p.organisation,
    specialty: p.specialty && { key: p.specialty.key, code: p.specialty.code, name: p.specialty.name },
    post: p.post === null ? null : { key: p.post, name: postOf(p.post)?.name ?? p.post },
    startsOn: moscowDay(p.startsAt),
    endsOn: p.endsAt && lastDayBefore(p.endsAt),
    endsAt: p.endsAt?.toISOString() ?? null,
    origin: p.origin,
    files: cards(p.fileIds, files),
    application: application && {
      id: application.id,
      number: application.number,
      status: application.status,
      dueOn: application.dueOn,
    },
    reason: p.reason,
    decidedAt: p.decidedAt?.toISOString() ?? null,
    updatedAt: p.updatedAt.toISOString(),
    version: p.version,
    isReplaced: replaced,
    can: { mend: mayMend(p), renew: mayRenew(p) && !replaced },
  }
}

/** Names of fields in histories and cases. */
export const fieldWords: Readonly<Record<string, string>> = {
  number: 'Номер',
  issuer: 'Кем выдан',
  organisation: 'Организация',
  specialty: 'Специальность',
  post: 'Должность',
  startsOn: 'Действует с',
  endsOn: 'Действует по',
  kind: 'Вид',
  name: 'Фамилия, имя, отчество',
}

export const presentChange = (c: ChangeLine, names: ReadonlyMap<string, string>): PaperChange => ({
  at: c.at.toISOString(),
  act: c.act,
  who: c.actorId === null ? null : (names.get(c.actorId) ?? null),
  reason: c.reason,
  values: c.differences.map((d) => ({
    label: fieldWords[d.field] ?? d.field,
    was: d.was,
    became: d.became,
  })),
})

const presentNeed = (n: NeedRecord): Need => ({
  class: n.class,
  state: n.state,
  paperId: n.paper?.id ?? null,
  title: n.paper && titleOf(n.paper),
  endsOn: n.paper?.endsAt ? lastDayBefore(n.paper.endsAt) : null,
})

export const hasRoleFor = (section: SectionName, roles: readonly Role[]): boolean =>
  Object.entries(sectionNeeded).some(
    ([permission, needed]) => needed === section && isGrantedTo(roles, permission as Permission),
  )

/** `held`: all roles of the person now; `acting`: those of this session. */
export const presentStanding = (
  s: StandingRecord,
  held: readonly Role[],
  acting: readonly Role[],
): Standing => ({
  section: s.section,
  hasRole: hasRoleFor(s.section, held),
  isActing: hasRoleFor(s.section, acting),
  holds: s.holds,
  changesAt: s.changesAt?.toISOString() ?? null,
  needs: s.needs.map(presentNeed),
  source: s.source,
})

export const presentRules = (today: string): PaperRules => ({
  kinds: kinds.map((k): KindRule => {
    const rule = ruleOn(k, today)
    return {
      kind: k.kind,
      class: k.class,
      asksNumber: k.asksNumber,
      asksIssuer: k.asksIssuer,
      asksOrganisation: k.asksOrganisation,
      asksSpecialty: k.levels.length > 0,
      asksPost: k.asksPost,
      levels: [...k.levels],
      termYears: rule.termYears,
      numberHint: k.numberHint,
      source: rule.source,
    }
  }),
  posts: posts.map(({ key, name, section }) => ({ key, name, section })),
})

export const presentForDesk = (
  actor: Actor,
  p: PaperRecord,
  of: { readonly paper: Paper; readonly history: PaperChange[]; readonly holder: DeskPaper['holder'] },
): DeskPaper => {
  const mine = mayDecide(actor, p)
  return {
    ...of.paper,
    history: of.history,
    holder: of.holder,
    can: {
      suspend: mine && maySuspend(p),
      resume: mine && mayResume(p),
      revoke: mine && mayRevoke(p),
    },
  }
}
