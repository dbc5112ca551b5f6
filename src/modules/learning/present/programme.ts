/** One version of a programme → contract. */
import type { OrganisationCard, Specialty } from '../../organisations/contract.ts'
import type { Aliases, Programme, Session } from '../contract.ts'
import type { Session as SessionRow } from '../store/sessions.ts'
import type { ProgrammeRow, VersionRow } from '../store/tables.ts'

const instant = (at: Date | null): string | null => at?.toISOString() ?? null

export const presentSession = (s: SessionRow): Session => ({
  id: s.id,
  startsOn: s.starts_on,
  endsOn: s.ends_on,
  startsAt: s.starts_at,
  applyBy: s.apply_by,
  places: s.places,
  left: s.places === null ? null : Math.max(0, s.places - s.taken),
  place: s.place,
})

export interface Around {
  readonly organisation: Pick<OrganisationCard, 'id' | 'name' | 'city'>
  readonly specialties: ReadonlyMap<string, Specialty>
  readonly sessions: readonly SessionRow[]
  readonly aliases: Aliases
  readonly today: string
}

export function presentProgramme(p: ProgrammeRow, v: VersionRow, around: Around): Programme {
  const { id, name, city } = around.organisation
  return {
    id: p.id,
    number: p.number,
    aliases: around.aliases,
    kind: p.kind,
    eventKind: v.event_kind,
    state: p.state,
    version: v.version,
    title: v.title,
    annotation: v.annotation,
    organisation: { id, name, city },
    form: v.form,
    hours: v.hours,
    credits: v.credits,
    rule: v.rule,
    bases: v.bases,
    priceKopecks: v.price_kopecks,
    specialties: v.specialties.map((key) => {
      const known = around.specialties.get(key)
      return { key, code: known?.code ?? null, name: known?.name ?? key }
    }),
    competencies: v.competencies,
    features: v.features,
    difficulty: v.difficulty,
    isAnytime: v.is_anytime,
    sessions: around.sessions.filter((s) => s.ends_on >= around.today).map(presentSession),
    publishedAt: v.state === 'published' || v.state === 'past' ? instant(v.decided_at) : null,
    withdrawn: p.withdrawn_at && { at: p.withdrawn_at.toISOString(), why: p.withdrawn_why ?? '' },
  }
}
