/** Providers and programmes as their desks see them. */
import type { Actor } from '../../../platform/context.ts'
import type { OrganisationCard } from '../../organisations/contract.ts'
import type { DeskProgramme, DeskState, Provider } from '../contract.ts'
import * as policy from '../policy.ts'
import { presentProgramme, presentSession, type Around } from './programme.ts'
import type { ProgrammeRow, ProviderRow, VersionRow } from '../store/tables.ts'

const instant = (at: Date | null): string | null => at?.toISOString() ?? null

export function presentProvider(
  actor: Actor,
  r: ProviderRow,
  card: Pick<OrganisationCard, 'licence'> | undefined,
): Provider {
  const own = policy.mayProvide(actor, r)
  const waits = r.state === 'submitted' || r.state === 'in-work'
  return {
    organisationId: r.organisation_id,
    name: r.organisation_name,
    city: r.city,
    state: r.state,
    responsibleName: r.responsible_name,
    responsiblePost: r.responsible_post,
    responsiblePhone: r.responsible_phone,
    responsibleEmail: r.responsible_email,
    statementNumber: r.statement_number,
    statementOn: r.statement_on ?? '',
    reason: r.reason,
    submittedAt: instant(r.submitted_at),
    dueOn: waits ? r.due_on : null,
    decidedAt: instant(r.decided_at),
    licence: card?.licence ?? null,
    version: r.version,
    can: {
      change: own && policy.mayChangeProvider(r.state),
      submit: own && policy.mayChangeProvider(r.state),
      take: policy.mayDecide(actor, r) && r.state === 'submitted',
      decide: policy.mayDecide(actor, r) && waits,
    },
  }
}

/** The latest version says more than the whole. */
export const deskStateOf = (p: ProgrammeRow, v: VersionRow): DeskState =>
  v.state === 'published' || v.state === 'past' ? p.state : v.state

export function presentDesk(
  actor: Actor,
  p: ProgrammeRow,
  versions: readonly VersionRow[],
  around: Around,
  links: ReadonlyMap<string, string>,
): DeskProgramme {
  const latest = versions[0]!
  const own = policy.mayProvide(actor, p)
  return {
    ...presentProgramme(p, latest, around),
    deskState: deskStateOf(p, latest),
    allSessions: around.sessions.map((s) => ({ ...presentSession(s), link: links.get(s.id) ?? null })),
    reason: latest.reason,
    submittedAt: instant(latest.submitted_at),
    versions: versions.map((v) => ({
      version: v.version,
      state: v.state,
      title: v.title,
      createdAt: v.created_at.toISOString(),
      submittedAt: instant(v.submitted_at),
      decidedAt: instant(v.decided_at),
      reason: v.reason,
    })),
    revision: p.revision,
    can: {
      change: own && policy.mayChange(latest.state),
      submit: own && policy.maySubmit(latest.state),
      recall: own && latest.state === 'review',
      decide: latest.state === 'review' && policy.mayDecide(actor, latest),
      withdraw: policy.mayWithdraw(actor, p, p.state),
    },
  }
}
