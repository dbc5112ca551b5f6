/** What a known browser remembers of its person: the role chosen last. */
import type { Db } from '../../../platform/context.ts'
import { roles, type Role } from '../../../platform/permissions.ts'
import { tables } from './tables.ts'

export async function lastRoleOf(db: Db, personId: string, tokenHash: Buffer): Promise<Role | null> {
  const row = await tables(db)
    .selectFrom('identity.device')
    .select('last_role')
    .where('person_id', '=', personId)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return roles.find((role) => role === row?.last_role) ?? null
}

export async function keepLastRole(
  db: Db,
  d: { readonly personId: string; readonly tokenHash: Buffer; readonly role: Role },
): Promise<void> {
  await tables(db)
    .updateTable('identity.device')
    .set({ last_role: d.role })
    .where('person_id', '=', d.personId)
    .where('token_hash', '=', d.tokenHash)
    .execute()
}
