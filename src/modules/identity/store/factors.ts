/** Rows of second steps: the application, and what the person chose. */
import type { Selectable } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import { needsStrongStep } from '../../../platform/permissions.ts'
import { rolesOf } from '../../../platform/session/life.ts'
import type { SignInMethod } from '../contract.ts'
import { choiceOf, type Choice, type OwnFactors, type Preferred } from '../domain/factors.ts'
import type { Person } from '../domain/person.ts'
import { passkeysOf, removePasskeys } from './passkeys.ts'
import { codesOf, removeCodes } from './recovery-codes.ts'
import { tables, type Tables } from './tables.ts'

export type AppRow = Selectable<Tables['identity.authenticator']>

const confirmed = (db: Db, personId: string) =>
  tables(db)
    .selectFrom('identity.authenticator')
    .selectAll()
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is not', null)

export const findApp = (db: Db, personId: string): Promise<AppRow | undefined> =>
  confirmed(db, personId).executeTakeFirst()

/** Locked: one code sent twice at once is accepted once. */
export const lockApp = (db: Db, personId: string): Promise<AppRow | undefined> =>
  confirmed(db, personId).forUpdate().executeTakeFirst()

/** One that is being connected; locked. */
export const lockNewApp = (db: Db, id: string): Promise<AppRow | undefined> =>
  tables(db)
    .selectFrom('identity.authenticator')
    .selectAll()
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()

/** The one begun before and never finished is of no use. */
export async function beginApp(
  db: Db,
  row: Pick<AppRow, 'id' | 'person_id' | 'session_id' | 'sealed' | 'created_at'>,
): Promise<void> {
  await tables(db)
    .deleteFrom('identity.authenticator')
    .where('person_id', '=', row.person_id)
    .where('confirmed_at', 'is', null)
    .execute()
  await tables(db)
    .insertInto('identity.authenticator')
    .values({ ...row, confirmed_at: null, last_step: null, last_used_at: null })
    .execute()
}

export async function confirmApp(
  db: Db,
  app: { readonly id: string; readonly personId: string; readonly step: number },
  at: Date,
): Promise<void> {
  await removeApp(db, app.personId)
  await tables(db)
    .updateTable('identity.authenticator')
    .set({ confirmed_at: at, last_step: app.step, last_used_at: at })
    .where('id', '=', app.id)
    .execute()
}

export async function spendStep(db: Db, id: string, step: number, at: Date): Promise<void> {
  await tables(db)
    .updateTable('identity.authenticator')
    .set({ last_step: step, last_used_at: at })
    .where('id', '=', id)
    .execute()
}

/** False when there was none. */
export async function removeApp(db: Db, personId: string): Promise<boolean> {
  const { numDeletedRows } = await tables(db)
    .deleteFrom('identity.authenticator')
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function forgetUnconfirmed(db: Db, before: Date): Promise<void> {
  await tables(db)
    .deleteFrom('identity.authenticator')
    .where('confirmed_at', 'is', null)
    .where('created_at', '<', before)
    .execute()
}

export async function ownFactors(db: Db, personId: string): Promise<OwnFactors> {
  const chosen = await tables(db)
    .selectFrom('identity.second_step')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return {
    hasApp: (await findApp(db, personId)) !== undefined,
    passkeys: (await passkeysOf(db, personId)).filter((key) => key.suspected_at === null).length,
    recoveryCodesLeft: (await codesOf(db, personId))?.left ?? 0,
    preferred: chosen?.preferred ?? null,
    isMessagesOff: chosen?.is_messages_off ?? false,
  }
}

/** What is open to this person, by what they hold and by what they may do. */
export async function openChoice(
  db: Db,
  person: Person,
  how: { readonly method: SignInMethod; readonly now: Date },
): Promise<Choice> {
  const held = await rolesOf(db, person.id, how.now)
  return choiceOf(person, await ownFactors(db, person.id), how.method, needsStrongStep(held))
}

/** Where one thing is proved already by a letter: beside a stronger way no message is taken at all. */
export const strictChoice = async (db: Db, person: Person): Promise<Choice> =>
  choiceOf(person, await ownFactors(db, person.id), 'password', true)

export async function choose(
  db: Db,
  personId: string,
  what: { readonly preferred?: Preferred | null; readonly isMessagesOff?: boolean },
  at: Date,
): Promise<void> {
  const row = {
    ...(what.preferred === undefined ? {} : { preferred: what.preferred }),
    ...(what.isMessagesOff === undefined ? {} : { is_messages_off: what.isMessagesOff }),
    updated_at: at,
  }
  await tables(db)
    .insertInto('identity.second_step')
    .values({ person_id: personId, preferred: null, ...row })
    .onConflict((on) => on.column('person_id').doUpdateSet(row))
    .execute()
}

/** All that was set up. */
export async function removeAll(db: Db, personId: string): Promise<void> {
  await tables(db).deleteFrom('identity.authenticator').where('person_id', '=', personId).execute()
  await removePasskeys(db, personId)
  await removeCodes(db, personId)
  await tables(db).deleteFrom('identity.second_step').where('person_id', '=', personId).execute()
}
