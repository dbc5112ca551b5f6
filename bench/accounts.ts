/** Sign-in and rights while the number of accounts grows: both must stand still. */
import { randomUUID } from 'node:crypto'
import { personActor } from '../src/platform/house.ts'
import { checkPermission } from '../src/platform/serve.ts'
import type { Scene } from './scene.ts'

/** Brings the number of people to `total`, each with a password, one in ten with a role and an open session. */
export async function growAccounts(scene: Scene, total: number): Promise<void> {
  const { rows } = await scene.sql('select count(*)::int as n from identity.person')
  const from = (rows as { n: number }[])[0]!.n
  if (from >= total) return
  await scene.sql(
    `with born as (
      insert into identity.person (id, snils, family_name, given_name, birth_date, phone, phone_verified, email, email_verified, is_confirmed, created_at, updated_at)
      select gen_random_uuid(), lpad((30000000000 + n)::text, 11, '0'), 'Людная', 'Анна', '1980-01-01', '+7' || (9100000000 + n), true, 'many' || n || '@example.ru', true, true, now(), now()
      from generate_series($1::bigint, $2::bigint) n returning id, email
    ), entering as (
      insert into identity.password (person_id, login_email, hash, changed_at) select id, email, '-', now() from born
    ), serving as (select id from born order by id limit ($2 - $1) / 10), granted as (
      insert into platform.role_grant (id, person_id, role, granted_at) select gen_random_uuid(), id, 'verifier', now() from serving
    )
    insert into platform.session (id, token_hash, jkt, public_jwk, state, person_id, method, ip, user_agent, created_at, activated_at, last_seen_at, expires_at)
    select gen_random_uuid(), sha256(id::text::bytea), id::text, '{}', 'active', id, 'password', '127.0.0.1', 'bench', now(), now(), now(), now() + interval '8 hours' from serving`,
    [from, total - 1],
  )
  await scene.sql('analyze identity.person, identity.password, platform.role_grant, platform.session')
}

/** Milliseconds of what a request pays for rights in the process: the set of permissions made of the roles, and the question to it. */
export function permissionCost(): number {
  const [personId, sessionId, rounds] = [randomUUID(), randomUUID(), 200_000]
  const ask = () => {
    const actor = personActor({ personId, sessionId, roles: ['citizen', 'verifier'], organisationId: null })
    checkPermission(actor, 'applications.verify')
  }
  for (let i = 0; i < rounds; i++) ask()
  const began = performance.now()
  for (let i = 0; i < rounds; i++) ask()
  return (performance.now() - began) / rounds
}
