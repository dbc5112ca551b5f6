/** D1, D7+: a person tells of talks, publications, teaching; a verifier looks at the scan as at any document. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { submitApplication } from '../../applications/index.ts'
import { attachFiles, detachFiles, fileCards, filesOf } from '../../files/index.ts'
import { personCard } from '../../identity/index.ts'
import { specialtyByCode } from '../../organisations/index.ts'
import {
  activityCannotMend,
  activityChanged,
  activityCounted,
  ActivityKind,
  activityMoved,
  activityNotFound,
  activityWords,
  tooManyActivities,
  type Activity,
  type ActivityFields,
} from '../contract.ts'
import { activityFacts, activityRuleOn, checkActivity } from '../domain/activity.ts'
import { isOwn, mayMend } from '../policy.ts'
import * as store from '../store/activities.ts'
import { lockPerson } from '../store/cycles.ts'
import type { ActivityRow } from '../store/tables.ts'

export const applicationKind = 'professional-activity'
/** Where the scans are attached. */
const scansOf = (id: string) => ({ kind: applicationKind, id })
/** What its credits are given for: one decision. */
export const sourceOf = (row: Pick<ActivityRow, 'id' | 'application_id'>): string =>
  `activity/${row.id}/${row.application_id}`
const mostUnderReview = 20

async function show(ctx: Context, r: ActivityRow): Promise<Activity> {
  return {
    id: r.id,
    kind: r.kind,
    title: r.title,
    place: r.place,
    specialty: { key: r.specialty_key, name: r.specialty_name },
    happenedOn: r.happened_on,
    hours: r.hours,
    state: r.state,
    reason: r.reason,
    credits: r.credits,
    rule: r.rule,
    applicationId: r.application_id,
    files: [...(await filesOf(ctx, scansOf(r.id)))],
    version: r.version,
    can: { mend: mayMend(r) },
  }
}

export async function listActivities(ctx: Context) {
  const rules = await store.activityRules(ctx.db)
  const today = moscowDay(ctx.now)
  const items: Activity[] = []
  for (const row of await store.activitiesOf(ctx.db, personOf(ctx))) items.push(await show(ctx, row))
  return {
    items,
    rules: ActivityKind.options.map((kind) => {
      const { words, source } = activityRuleOn(rules, kind, today)
      return { kind, words, source }
    }),
  }
}

async function ownActivity(ctx: Context, id: string): Promise<ActivityRow> {
  const row = await store.findActivity(ctx.db, id)
  if (!row || !isOwn(ctx.actor, row)) throw new Problem(activityNotFound)
  return row
}

export const readActivity = async (ctx: Context, id: string): Promise<Activity> =>
  show(ctx, await ownActivity(ctx, id))

export const addActivity = (ctx: Context, fields: ActivityFields): Promise<Activity> =>
  ctx.transaction(async (tx) => {
    await lockPerson(tx.db, personOf(tx))
    if ((await store.countUnderReview(tx.db, personOf(tx))) >= mostUnderReview)
      throw new Problem(tooManyActivities)
    return submit(tx, tx.services.random.uuid(), fields, undefined)
  })

export const mendActivity = (
  ctx: Context,
  id: string,
  { version, ...fields }: ActivityFields & { readonly version: number },
): Promise<Activity> =>
  ctx.transaction(async (tx) => {
    await lockPerson(tx.db, personOf(tx))
    const before = await ownActivity(tx, id)
    if (!mayMend(before)) throw new Problem(activityCannotMend)
    if (before.version !== version) throw new Problem(activityChanged, { current: await show(tx, before) })
    return submit(tx, id, fields, before)
  })

async function submit(
  tx: Context,
  id: string,
  fields: ActivityFields,
  before: ActivityRow | undefined,
): Promise<Activity> {
  const personId = personOf(tx)
  const specialty = fields.specialty ? await specialtyByCode(tx, fields.specialty) : undefined
  const { faults, activity } = checkActivity(fields, {
    today: moscowDay(tx.now),
    hasSpecialty: specialty !== undefined,
    files: [...(await fileCards(tx, fields.fileIds)).values()],
  })
  if (!activity || !specialty) throw new Problem(invalid, { errors: [...faults] })
  const rule = activityRuleOn(await store.activityRules(tx.db), activity.kind, activity.happenedOn)
  await keepFiles(tx, id, fields.fileIds)
  const { fullName } = await personCard(tx, personId)
  const application = await submitApplication(tx, {
    kind: applicationKind,
    subjectId: id,
    title: `Другая деятельность: ${activityWords[activity.kind].toLowerCase()}`,
    facts: activityFacts(activity, { holder: fullName, specialty: specialty.name, rule: rule.words }),
    fileIds: fields.fileIds,
  })
  const row: ActivityRow = {
    id,
    person_id: personId,
    kind: activity.kind,
    title: activity.title,
    place: activity.place,
    specialty_key: specialty.key,
    specialty_name: specialty.name,
    happened_on: activity.happenedOn,
    hours: activity.hours,
    state: 'under-review',
    reason: null,
    application_id: application.id,
    application_number: application.number,
    credits: 0,
    rule: rule.words,
    created_at: before?.created_at ?? tx.now,
    decided_at: null,
    version: (before?.version ?? 0) + 1,
  }
  await keepActivity(tx, row)
  return show(tx, row)
}

async function keepFiles(tx: Context, id: string, ids: readonly string[]): Promise<void> {
  const there = (await filesOf(tx, scansOf(id))).map((f) => f.id)
  const gone = there.filter((f) => !ids.includes(f))
  if (gone.length > 0) await detachFiles(tx, gone, scansOf(id))
  const fresh = ids.filter((f) => !there.includes(f))
  if (fresh.length > 0) await attachFiles(tx, fresh, { to: scansOf(id) })
}

/** Kept, written to the journal of its person, told. */
export async function keepActivity(tx: Context, row: ActivityRow): Promise<void> {
  await store.putActivity(tx.db, row)
  await tx.record({
    subjectId: row.person_id,
    object: { kind: 'activity', id: row.id },
    details: { title: row.title, state: row.state, ...(row.reason ? { reason: row.reason } : {}) },
  })
  await tx.publish(activityMoved, {
    activityId: row.id,
    personId: row.person_id,
    kind: row.kind,
    title: row.title,
    place: row.place,
    specialtyKey: row.specialty_key,
    happenedOn: row.happened_on,
    state: row.state,
    credits: row.credits,
    reason: row.reason,
  })
  // What is confirmed or was is what corrections are about.
  if (row.state === 'confirmed' || row.state === 'reversed')
    await tx.publish(activityCounted, { activityId: row.id })
}
