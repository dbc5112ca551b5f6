/** D9+: an organisation writes a programme; after publication a change is another version. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import * as no from '../contract.ts'
import { kindPrefix, programmeMoved, type DeskProgramme, type ProgrammeFields } from '../contract.ts'
import * as policy from '../policy.ts'
import { writeAliases } from '../store/aliases.ts'
import * as store from '../store/programmes.ts'
import { findProvider } from '../store/providers.ts'
import type { ProgrammeRow, VersionRow } from '../store/tables.ts'
import { faultsOfAliases } from './aliases.ts'
import { deskProgramme, ownHeld } from './one-programme.ts'

export const numberOf = (kind: ProgrammeFields['kind'], n: number): string =>
  `${kindPrefix[kind]}-${String(n).padStart(6, '0')}`

export const contentOf = (f: ProgrammeFields) => ({
  title: f.title,
  annotation: f.annotation,
  event_kind: f.kind === 'event' ? f.eventKind : null,
  form: f.form,
  hours: f.hours,
  bases: [...new Set(f.bases)],
  price_kopecks: f.priceKopecks,
  specialties: [...new Set(f.specialties)],
  competencies: f.competencies.filter((c) => c !== ''),
  features: [...new Set(f.features)],
  difficulty: f.difficulty,
  is_anytime: f.isAnytime,
})

export const freshVersion = (
  tx: Context,
  p: Pick<ProgrammeRow, 'id' | 'organisation_id' | 'latest_version'>,
  f: ProgrammeFields,
): VersionRow => ({
  programme_id: p.id,
  version: p.latest_version,
  organisation_id: p.organisation_id,
  state: 'draft',
  ...contentOf(f),
  credits: null,
  rule: null,
  written_by: tx.actor.personId,
  submitted_by: null,
  submitted_at: null,
  decided_by: null,
  decided_at: null,
  reason: null,
  created_at: tx.now,
})

export const freshProgramme = (
  tx: Context,
  organisationId: string,
  kind: ProgrammeRow['kind'],
  n: number,
): ProgrammeRow => ({
  id: tx.services.random.uuid(),
  organisation_id: organisationId,
  number: numberOf(kind, n),
  kind,
  state: 'draft',
  latest_version: 1,
  published_version: null,
  withdrawn_why: null,
  withdrawn_by: null,
  withdrawn_at: null,
  revision: 1,
  created_at: tx.now,
  updated_at: tx.now,
})

/** The organisation the person acts for, with its cabinet open. */
export async function openProvider(tx: Context): Promise<string> {
  const id = tx.actor.organisationId
  if (!id || !policy.mayProvide(tx.actor, { organisation_id: id })) throw new Problem(no.noOrganisation)
  if ((await findProvider(tx.db, id))?.state !== 'open') throw new Problem(no.providerNotOpen)
  return id
}

export async function told(
  tx: Context,
  p: ProgrammeRow,
  what: { state: string; title: string },
): Promise<void> {
  await tx.record({
    subjectId: null,
    object: { kind: 'programme', id: p.id },
    details: { number: p.number, ...what },
  })
  await tx.publish(programmeMoved, {
    programmeId: p.id,
    organisationId: p.organisation_id,
    state: what.state,
  })
}

/** At once, whatever becomes of the version. */
async function keepAliases(
  tx: Context,
  p: Pick<ProgrammeRow, 'id' | 'organisation_id'>,
  { aliases }: ProgrammeFields,
): Promise<void> {
  if (!aliases) return
  const errors = await faultsOfAliases(tx, [{ aliases }], p.id)
  if (errors.length > 0)
    throw new Problem(invalid, { errors: errors.map(({ field, message }) => ({ field, message })) })
  await writeAliases(tx.db, [{ programmeId: p.id, organisationId: p.organisation_id, aliases }])
}

/** Numbers alone were changed: there is nothing to review. */
const isSame = (latest: VersionRow, f: ProgrammeFields): boolean =>
  Object.entries(contentOf(f)).every(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(latest[name as keyof VersionRow]),
  )

export const createProgramme = (ctx: Context, f: ProgrammeFields): Promise<DeskProgramme> =>
  ctx.transaction(async (tx) => {
    personOf(tx)
    const organisationId = await openProvider(tx)
    const [n] = await store.nextNumbers(tx.db, 1)
    const p = freshProgramme(tx, organisationId, f.kind, n!)
    await store.insertProgrammes(tx.db, [p], [freshVersion(tx, p, f)])
    await keepAliases(tx, p, f)
    await told(tx, p, { state: 'draft', title: f.title })
    return deskProgramme(tx, p.id)
  })

export const changeProgramme = (
  ctx: Context,
  id: string,
  { revision, ...f }: ProgrammeFields & { revision: number },
): Promise<DeskProgramme> =>
  ctx.transaction(async (tx) => {
    const { programme, latest } = await ownHeld(tx, id)
    if (!policy.mayChange(latest.state)) throw new Problem(no.programmeInReview)
    if (programme.revision !== revision)
      throw new Problem(no.programmeChanged, { current: await deskProgramme(tx, id) })
    // The number was given out with its kind: neither changes.
    const fields = { ...f, kind: programme.kind }
    await keepAliases(tx, programme, fields)
    if (policy.maySubmit(latest.state)) {
      await store.changeVersion(tx.db, id, latest.version, { ...contentOf(fields), state: 'draft' })
      await store.changeProgrammes(tx.db, [id], { updated_at: tx.now })
    } else if (f.aliases && isSame(latest, fields)) {
      await store.changeProgrammes(tx.db, [id], { updated_at: tx.now })
      await told(tx, programme, { state: 'numbers', title: f.title })
      return deskProgramme(tx, id)
    } else {
      const next = latest.version + 1
      await store.insertVersions(tx.db, [freshVersion(tx, { ...programme, latest_version: next }, fields)])
      await store.changeProgrammes(tx.db, [id], { latest_version: next, updated_at: tx.now })
    }
    await told(tx, programme, { state: 'draft', title: f.title })
    return deskProgramme(tx, id)
  })
