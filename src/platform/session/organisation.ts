/** For whom a session acts: one of the organisations that Госуслуги tell of this person, or nobody but oneself. */
import { sql } from 'kysely'
import type { Db } from '../context.ts'

export async function chosenOrganisationOf(db: Db, sessionId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select chosen_organisation_id as id
    from platform.session where id = ${sessionId}`.execute(db)
  return rows[0]?.id ?? null
}

/** Under a new token: the old one lives until the new one has come back, as with a change of role. */
export async function chooseOrganisation(
  db: Db,
  sessionId: string,
  chosen: { readonly employmentId: string; readonly ogrn: string | null } | null,
  newTokenHash: Buffer,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update platform.session
    set chosen_organisation_id = ${chosen?.employmentId ?? null}, chosen_ogrn = ${chosen?.ogrn ?? null},
      previous_token_hash = token_hash, previous_until = null, token_hash = ${newTokenHash}
    where id = ${sessionId} and state = 'active'`.execute(db)
  return numAffectedRows === 1n
}

/** The employment is over: whoever acts for it in an open session acts for it no longer. */
export async function forgetOrganisations(
  db: Db,
  personId: string,
  employmentIds: readonly string[],
): Promise<void> {
  if (employmentIds.length === 0) return
  await sql`update platform.session set chosen_organisation_id = null, chosen_ogrn = null
    where person_id = ${personId} and chosen_organisation_id = any(${[...employmentIds]}::uuid[])`.execute(db)
}
