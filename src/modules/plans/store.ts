/** The only room that knows the tables of plans. */
import { sql } from 'kysely'
import type { Db } from '../../platform/context.ts'
import type { ItemState, PlanItem, PlanState, PlanWeek, Proposal, Wanted, Wishes } from './contract.ts'

export interface PlanRow {
  id: string
  person_id: string
  state: PlanState
  name: string
  wishes: Wishes
  goal: Proposal['goal']
  weeks: PlanWeek[]
  shortfalls: string[]
  notes: string[]
  starts_on: string
  deadline: string
  done_before: number
  made_at: Date
  saved_at: Date
  ended_at: Date | null
  version: number
}

export interface ItemRow {
  plan_id: string
  programme_id: string
  person_id: string
  place: number
  title: string
  organisation: string
  kind: PlanItem['kind']
  hours: number
  credits: number
  difficulty: PlanItem['difficulty']
  is_free: boolean
  price_kopecks: number | null
  session: PlanItem['session']
  starts_on: string
  due_on: string
  why: string[]
  state: ItemState
  done_hours: number
  finished_on: string | null
}

export interface DraftRow {
  person_id: string
  plan_id: string | null
  wishes: Wishes
  items: Wanted[] | null
  step: number
  version: number
  saved_at: Date
}

export interface ReminderRow {
  id: string
  plan_id: string
  person_id: string
  kind: 'week' | 'checkpoint' | 'apply' | 'behind'
  programme_id: string | null
  remind_on: string
  told_at: Date | null
}

type Tables = {
  'plans.plan': PlanRow
  'plans.item': ItemRow
  'plans.draft': DraftRow
  'plans.reminder': ReminderRow
  'plans.calendar_address': { person_id: string; token_hash: Buffer; made_at: Date }
}
const tables = (db: Db) => db.withTables<Tables>()

const json = (value: unknown) => sql<never>`${JSON.stringify(value)}::jsonb`

/** Plans of one person stand in one queue: a double click, two devices and an event that comes meanwhile. */
export const lockPerson = (db: Db, personId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`plans/${personId}`}, 0))`.execute(db)

const plans = (db: Db) => tables(db).selectFrom('plans.plan').selectAll()

export const plansOf = (db: Db, personId: string): Promise<PlanRow[]> =>
  plans(db).where('person_id', '=', personId).orderBy('made_at', 'desc').orderBy('id').limit(100).execute()

export const findPlan = (db: Db, id: string): Promise<PlanRow | undefined> =>
  plans(db).where('id', '=', id).executeTakeFirst()

export const runningPlan = (db: Db, personId: string): Promise<PlanRow | undefined> =>
  plans(db).where('person_id', '=', personId).where('state', '=', 'running').executeTakeFirst()

export async function insertPlan(db: Db, row: PlanRow): Promise<void> {
  await tables(db)
    .insertInto('plans.plan')
    .values({ ...row, wishes: json(row.wishes), goal: json(row.goal), weeks: json(row.weeks) })
    .execute()
}

export async function changePlan(
  db: Db,
  id: string,
  { wishes, goal, weeks, ...rest }: Partial<Omit<PlanRow, 'id' | 'person_id' | 'version'>>,
): Promise<void> {
  await tables(db)
    .updateTable('plans.plan')
    .set({
      ...rest,
      ...(wishes ? { wishes: json(wishes) } : {}),
      ...(goal ? { goal: json(goal) } : {}),
      ...(weeks ? { weeks: json(weeks) } : {}),
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute()
}

export const itemsOf = (db: Db, planIds: readonly string[]): Promise<ItemRow[]> =>
  planIds.length === 0
    ? Promise.resolve([])
    : tables(db)
        .selectFrom('plans.item')
        .selectAll()
        .where('plan_id', 'in', [...planIds])
        .orderBy('due_on')
        .orderBy('place')
        .execute()

/** In the running plan of one person. */
export const itemOfRunning = (db: Db, personId: string, programmeId: string): Promise<ItemRow | undefined> =>
  tables(db)
    .selectFrom('plans.item')
    .innerJoin('plans.plan', 'plans.plan.id', 'plans.item.plan_id')
    .selectAll('plans.item')
    .where('plans.item.person_id', '=', personId)
    .where('plans.item.programme_id', '=', programmeId)
    .where('plans.plan.state', '=', 'running')
    .executeTakeFirst()

/** Of everybody's running plans: what was not begun. */
export const waitingItems = (db: Db, programmeId: string): Promise<ItemRow[]> =>
  tables(db)
    .selectFrom('plans.item')
    .innerJoin('plans.plan', 'plans.plan.id', 'plans.item.plan_id')
    .selectAll('plans.item')
    .where('plans.item.programme_id', '=', programmeId)
    .where('plans.item.state', '=', 'ahead')
    .where('plans.plan.state', '=', 'running')
    .orderBy('plans.item.plan_id')
    .execute()

/** Of everybody's running plans: what is learnt in this session and not done. */
export const itemsOfSession = (db: Db, programmeId: string, sessionId: string): Promise<ItemRow[]> =>
  tables(db)
    .selectFrom('plans.item')
    .innerJoin('plans.plan', 'plans.plan.id', 'plans.item.plan_id')
    .selectAll('plans.item')
    .where('plans.item.programme_id', '=', programmeId)
    .where(sql<string>`plans.item.session ->> 'id'`, '=', sessionId)
    .where('plans.item.state', 'in', ['ahead', 'learning'])
    .where('plans.plan.state', '=', 'running')
    .orderBy('plans.item.plan_id')
    .execute()

export async function replaceItems(db: Db, planId: string, rows: readonly ItemRow[]): Promise<void> {
  await tables(db).deleteFrom('plans.item').where('plan_id', '=', planId).execute()
  if (rows.length > 0)
    await tables(db)
      .insertInto('plans.item')
      .values(rows.map((r) => ({ ...r, session: r.session === null ? null : json(r.session) })))
      .execute()
}

export async function changeItem(
  db: Db,
  planId: string,
  programmeId: string,
  {
    session,
    ...rest
  }: Partial<Pick<ItemRow, 'state' | 'done_hours' | 'finished_on' | 'session' | 'starts_on' | 'due_on'>>,
): Promise<void> {
  await tables(db)
    .updateTable('plans.item')
    .set({ ...rest, ...(session ? { session: json(session) } : {}) })
    .where('plan_id', '=', planId)
    .where('programme_id', '=', programmeId)
    .execute()
}

export const findDraft = (db: Db, personId: string): Promise<DraftRow | undefined> =>
  tables(db).selectFrom('plans.draft').selectAll().where('person_id', '=', personId).executeTakeFirst()

export async function saveDraft(db: Db, row: DraftRow): Promise<void> {
  const { person_id: _, ...rest } = row
  const kept = { ...rest, wishes: json(row.wishes), items: row.items === null ? null : json(row.items) }
  await tables(db)
    .insertInto('plans.draft')
    .values({ person_id: row.person_id, ...kept })
    .onConflict((c) => c.column('person_id').doUpdateSet(kept))
    .execute()
}

export async function deleteDraft(db: Db, personId: string): Promise<void> {
  await tables(db).deleteFrom('plans.draft').where('person_id', '=', personId).execute()
}

/** What was told stays told; the rest is set anew. */
export async function replaceReminders(db: Db, planId: string, rows: readonly ReminderRow[]): Promise<void> {
  await tables(db)
    .deleteFrom('plans.reminder')
    .where('plan_id', '=', planId)
    .where('told_at', 'is', null)
    .execute()
  if (rows.length > 0)
    await tables(db)
      .insertInto('plans.reminder')
      .values([...rows])
      .onConflict((c) => c.columns(['plan_id', 'kind', 'programme_id', 'remind_on']).doNothing())
      .execute()
}

/** Of today and of days that were missed, each once; whoever works beside takes others. */
export const lockDueReminders = (db: Db, today: string, most: number): Promise<ReminderRow[]> =>
  tables(db)
    .selectFrom('plans.reminder')
    .selectAll()
    .where('told_at', 'is', null)
    .where('remind_on', '<=', today)
    .orderBy('id')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute()

export async function tellReminders(db: Db, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return
  await tables(db)
    .updateTable('plans.reminder')
    .set({ told_at: at })
    .where('id', 'in', [...ids])
    .execute()
}

const addresses = (db: Db) => tables(db).selectFrom('plans.calendar_address').selectAll()

export const addressOf = (db: Db, personId: string) =>
  addresses(db).where('person_id', '=', personId).executeTakeFirst()

export const addressBy = (db: Db, tokenHash: Buffer) =>
  addresses(db).where('token_hash', '=', tokenHash).executeTakeFirst()

export async function saveAddress(db: Db, personId: string, tokenHash: Buffer, at: Date): Promise<void> {
  const to = { token_hash: tokenHash, made_at: at }
  await tables(db)
    .insertInto('plans.calendar_address')
    .values({ person_id: personId, ...to })
    .onConflict((c) => c.column('person_id').doUpdateSet(to))
    .execute()
}

export async function deleteAddress(db: Db, personId: string): Promise<void> {
  await tables(db).deleteFrom('plans.calendar_address').where('person_id', '=', personId).execute()
}

/** Two accounts of one person made one: drafts and addresses of the gone one end, plans stay. */
export async function changePerson(db: Db, from: string, to: string): Promise<void> {
  await deleteDraft(db, from)
  await deleteAddress(db, from)
  for (const table of ['plan', 'item', 'reminder'] as const)
    await sql`update plans.${sql.raw(table)} set person_id = ${to} where person_id = ${from}`.execute(db)
}
