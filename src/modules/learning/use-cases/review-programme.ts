/** D9+: a version goes to review, is recalled, published or returned; a programme is withdrawn. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { listSpecialties } from '../../organisations/index.ts'
import * as no from '../contract.ts'
import {
  programmesPublished,
  programmesReturned,
  programmeWithdrawn,
  type DeskProgramme,
  type ProgrammeFields,
} from '../contract.ts'
import { hasNoStart, programmeFaults, type Known } from '../domain/check.ts'
import { creditsOf, ruleOn } from '../domain/rules.ts'
import * as policy from '../policy.ts'
import * as store from '../store/programmes.ts'
import { unlist } from '../store/listing.ts'
import { rules } from '../store/providers.ts'
import { sessionsOf } from '../store/sessions.ts'
import type { ProgrammeRow, VersionRow } from '../store/tables.ts'
import { listProgrammes } from './list-programmes.ts'
import { deskProgramme, held, ownHeld } from './one-programme.ts'
import { openProvider, told } from './write-programme.ts'

const fieldsOf = (p: ProgrammeRow, v: VersionRow): ProgrammeFields => ({
  kind: p.kind,
  title: v.title,
  annotation: v.annotation,
  eventKind: v.event_kind,
  form: v.form,
  hours: v.hours,
  bases: v.bases,
  priceKopecks: v.price_kopecks,
  specialties: v.specialties,
  competencies: v.competencies,
  features: v.features,
  difficulty: v.difficulty,
  isAnytime: v.is_anytime,
})

/** Rules of this day and the specialties there are: what a check leans on. */
export async function known(tx: Context): Promise<(kind: ProgrammeFields['kind']) => Known> {
  const [all, specialties] = [await rules(tx.db), await listSpecialties(tx, undefined)]
  const keys = new Set(specialties.map((s) => s.key))
  return (kind) => ({ rule: ruleOn(all, kind, moscowDay(tx.now)), specialties: keys })
}

export const submitProgramme = (ctx: Context, id: string): Promise<DeskProgramme> =>
  ctx.transaction(async (tx) => {
    const { programme, latest } = await ownHeld(tx, id)
    await openProvider(tx)
    if (!policy.maySubmit(latest.state)) throw new Problem(no.programmeNotDraft)
    const fields = fieldsOf(programme, latest)
    const errors = programmeFaults(fields, (await known(tx))(programme.kind))
    const ahead = (await sessionsOf(tx.db, [id])).filter((s) => s.starts_on >= moscowDay(tx.now))
    if (hasNoStart(fields, ahead.length))
      errors.push({ field: 'sessions', message: 'Добавьте набор с датой или отметьте «В любой день»' })
    if (errors.length > 0) throw new Problem(invalid, { errors })
    await store.changeVersion(tx.db, id, latest.version, {
      state: 'review',
      submitted_by: personOf(tx),
      submitted_at: tx.now,
    })
    await store.changeProgrammes(tx.db, [id], { updated_at: tx.now })
    await told(tx, programme, { state: 'review', title: latest.title })
    return deskProgramme(tx, id)
  })

export const recallProgramme = (ctx: Context, id: string): Promise<DeskProgramme> =>
  ctx.transaction(async (tx) => {
    const { programme, latest } = await ownHeld(tx, id)
    if (latest.state !== 'review') throw new Problem(no.programmeNotInReview)
    await store.changeVersion(tx.db, id, latest.version, { state: 'draft' })
    await store.changeProgrammes(tx.db, [id], { updated_at: tx.now })
    await told(tx, programme, { state: 'draft', title: latest.title })
    return deskProgramme(tx, id)
  })

export interface Decision {
  readonly ids: readonly string[]
  readonly to: 'published' | 'returned'
  readonly why: string
}

/** All of them or none: a reviewer who ticked thirty learns that one has moved meanwhile. */
export const decideProgrammes = (ctx: Context, d: Decision): Promise<{ decided: number }> =>
  ctx.transaction(async (tx) => {
    if (d.to === 'returned' && d.why === '')
      throw new Problem(invalid, { errors: [{ field: 'why', message: 'Напишите, что исправить' }] })
    const ids = [...new Set(d.ids)]
    const rows = await store.lockProgrammes(tx.db, ids)
    const latest = new Map((await store.latestVersions(tx.db, ids)).map((v) => [v.programme_id, v]))
    if (rows.length < ids.length) throw new Problem(no.programmeNotFound)
    const versions = rows.map((p) => latest.get(p.id)!)
    if (versions.some((v) => v.state !== 'review')) throw new Problem(no.programmeNotInReview)
    if (versions.some((v) => !policy.mayDecide(tx.actor, v))) throw new Problem(no.ownDecision)
    await (d.to === 'published' ? publish(tx, rows, latest) : giveBack(tx, rows, versions, d.why))
    await tx.record({
      subjectId: null,
      object: { kind: 'programme', id: ids.length === 1 ? ids[0]! : tx.requestId },
      details: {
        to: d.to,
        numbers: rows.map((p) => p.number).join(', '),
        ...(d.why ? { reason: d.why } : {}),
      },
    })
    return { decided: ids.length }
  })

async function publish(
  tx: Context,
  rows: readonly ProgrammeRow[],
  latest: ReadonlyMap<string, VersionRow>,
): Promise<void> {
  const rulesNow = await known(tx)
  const decided = rows.map((p) => {
    const v = latest.get(p.id)!
    const { rule } = rulesNow(p.kind)
    if (!rule || v.hours === null) throw new Error(`${p.number}: no rule of hours for ${p.kind}`)
    return { programmeId: p.id, version: v.version, credits: creditsOf(rule, v.hours), rule: rule.source }
  })
  await store.publishVersions(tx.db, decided, tx.actor.personId, tx.now)
  await listProgrammes(
    tx,
    rows.map((p) => p.id),
  )
  const fresh = rows.filter((p) => p.published_version === null)
  await tx.publish(programmesPublished, {
    programmeIds: rows.map((p) => p.id),
    newIds: fresh.map((p) => p.id),
  })
}

async function giveBack(
  tx: Context,
  rows: readonly ProgrammeRow[],
  versions: readonly VersionRow[],
  why: string,
): Promise<void> {
  for (const v of versions)
    await store.changeVersion(tx.db, v.programme_id, v.version, {
      state: 'returned',
      reason: why,
      decided_by: personOf(tx),
      decided_at: tx.now,
    })
  await store.changeProgrammes(
    tx.db,
    rows.map((p) => p.id),
    { updated_at: tx.now },
  )
  await tx.publish(programmesReturned, {
    items: versions.map((v) => ({
      programmeId: v.programme_id,
      title: v.title,
      submittedBy: v.submitted_by,
    })),
    reason: why,
  })
}

export const withdrawProgramme = (
  ctx: Context,
  id: string,
  { why, keepsApplications }: { readonly why: string; readonly keepsApplications: boolean },
): Promise<DeskProgramme> =>
  ctx.transaction(async (tx) => {
    const { programme, latest } = await held(tx, id)
    if (!policy.mayWithdraw(tx.actor, programme, programme.state)) throw new Problem(no.programmeNotPublished)
    if (latest.state === 'review') await store.changeVersion(tx.db, id, latest.version, { state: 'draft' })
    await store.changeProgrammes(tx.db, [id], {
      state: 'withdrawn',
      withdrawn_why: why,
      withdrawn_by: personOf(tx),
      withdrawn_at: tx.now,
      updated_at: tx.now,
    })
    await unlist(tx.db, id)
    await tx.record({
      subjectId: null,
      object: { kind: 'programme', id },
      details: { number: programme.number, reason: why },
    })
    await tx.publish(programmeWithdrawn, {
      programmeId: id,
      organisationId: programme.organisation_id,
      title: latest.title,
      why,
      keepsApplications,
    })
    return deskProgramme(tx, id)
  })
