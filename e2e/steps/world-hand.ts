/** What no page can do: time that has passed for a session, a pause that outlasts a slow machine. */
import { reachDatabase } from '../../src/start/reach.ts'
import { environmentWith, readOptions } from '../../src/start/options.ts'
import { settingsOf } from '../../src/start/settings.ts'
import { withClient } from '../../src/start/client.ts'
import { snilsFrom } from '../../src/test/snils.ts'
import { nmo } from '../../src/test/terminal.ts'
import type { World } from '../world.ts'
import { demoAccount, type Account } from './sign-in.ts'

async function change(world: World, query: string, values: readonly string[]): Promise<void> {
  const settings = settingsOf(environmentWith(readOptions(['--data', world.dataDir]), {}))
  const database = await reachDatabase(settings)
  try {
    const { rowCount } = await withClient(database.ownerUrl, (client) => client.query(query, [...values]))
    if (!rowCount) throw new Error(`${values.join()}: ничего не нашлось`)
  } finally {
    await database.release()
  }
}

/** As if the person had proved themselves a quarter of an hour ago. */
export const letProofGrowOld = (world: World, familyName: string): Promise<void> =>
  change(
    world,
    `update platform.session s set proved_at = s.proved_at - interval '15 minutes'
      from identity.person p where p.id = s.person_id and p.family_name = $1 and s.state = 'active'`,
    [familyName],
  )

/** As if every pause that holds for this person had been over a moment ago. */
export const letPausesEnd = (world: World, personSnils: string): Promise<void> =>
  change(
    world,
    `update identity.block b set until = now() from identity.person p
      where p.id = b.person_id and p.snils = $1 and b.until > now()`,
    [personSnils],
  )

/** As after somebody else has proved the СНИЛС that was only typed here. */
export const loseTypedSnils = (world: World, snils: string, claimed: string): Promise<void> =>
  change(
    world,
    `update identity.person set snils = null, snils_is_proved = false, claimed_snils = $2 where snils = $1`,
    [snils, claimed],
  )

/** An event of several hours passes in a minute: nothing of it has been asked yet. */
export const letChecksWait = (world: World, title: string): Promise<void> =>
  change(
    world,
    `update presence.check c set asks_at = now() + c.n * interval '30 minutes', told_at = null
      from presence.meeting m where m.id = c.meeting_id and m.title = $1`,
    [title],
  )

/** The window of what was asked closes, the next check comes, and the clock that asks listeners strikes. */
export async function letNextCheckCome(world: World, title: string): Promise<void> {
  await letWindowsClose(world, title)
  await change(
    world,
    `update presence.check c set asks_at = now() from presence.meeting m
      where m.id = c.meeting_id and m.title = $1
        and c.n = (select min(n) from presence.check where meeting_id = m.id and asks_at > now())`,
    [title],
  )
  await strike(world, 'presence.ask')
}

const letWindowsClose = (world: World, title: string): Promise<void> =>
  change(
    world,
    `update presence.check c
      set asks_at = case when asks_at > now() then asks_at else asks_at - make_interval(mins => m.window_minutes + 1) end
      from presence.meeting m where m.id = c.meeting_id and m.title = $1`,
    [title],
  )

/** Everybody who came has sat so long with the page open; then all of it is so far in the past that it is over. */
export async function letEventEnd(world: World, title: string, satMinutes: number): Promise<void> {
  await change(
    world,
    `update presence.attendee a set watched_ms = watched_ms + $2::int * 60000
      from presence.meeting m where m.id = a.meeting_id and m.title = $1`,
    [title, String(satMinutes)],
  )
  await change(
    world,
    `with past as (
        select id, ends_at - now() + make_interval(mins => window_minutes + 1) as by from presence.meeting where title = $1
      ), checks as (
        update presence.check c set asks_at = asks_at - past.by from past where c.meeting_id = past.id
      ), days as (
        update presence.day d set starts_at = starts_at - past.by, ends_at = ends_at - past.by from past where d.meeting_id = past.id
      )
      update presence.meeting m set starts_at = starts_at - past.by, ends_at = ends_at - past.by from past where m.id = past.id`,
    [title],
  )
  await strike(world, 'presence.settle')
}

/** What the clock does each minute, now. */
const strike = (world: World, job: string): Promise<void> =>
  change(world, 'select graphile_worker.add_job($1)', [job])

/** Given long ago by two persons: a story of homes is not one of grants. */
export const holdRoles = (world: World, snils: string, roles: readonly string[]): Promise<void> =>
  change(
    world,
    `insert into platform.role_grant (id, person_id, role, granted_at, origin, basis, organisation_id)
      select gen_random_uuid(), p.id, role, now() - interval '30 days', 'grant', 'Приказ № 12',
        case when role in ('manager', 'provider') then (select id from organisations.organisation order by name limit 1) end
      from identity.person p, unnest($2::text[]) as role where p.snils = $1`,
    [snils, `{${roles.join()}}`],
  )

/** The console of the server; a refusal of the command breaks the story. */
export async function onServer(world: World, line: readonly string[], input = ''): Promise<string> {
  const env = { ...definedOf(process.env), NMO_DATA_DIR: world.dataDir, PUBLIC_ORIGIN: world.portal }
  const { code, said, failed } = await nmo(line, env, input)
  if (code !== 0) throw new Error(`nmo ${line.join(' ')}: ${failed}`)
  return said
}

const definedOf = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )

export interface Employed extends Account {
  readonly fullName: string
  readonly snils: string
}

/** Of the demo world, who enters through Госуслуги otherwise. */
export async function givePassword(world: World, login: string): Promise<Account> {
  const who = { ...demoAccount(login), password: `Лодка плывёт ${Date.now()}` }
  await onServer(world, ['user', 'password', who.login, '--keep'], who.password)
  return who
}

/** Somebody whom the server's person has seen with a passport: phone and mailbox proved, a password of their own. */
export async function employ(
  world: World,
  fullName: string,
  roles: readonly string[] = [],
): Promise<Employed> {
  const n = Math.floor(Math.random() * 8_999_999) + 1_000_000
  const snils = snilsFrom(700_000_000 + n)
  const who = { login: `sotrudnik${n}@example.ru`, password: 'Лодка плывёт под липой', phone: `+7925${n}` }
  const facts = ['--snils', snils, '--name', fullName, '--born', '1988-02-29', '--email', who.login]
  const wanted = roles.flatMap((role) => ['--role', role])
  await onServer(world, ['user', 'add', ...facts, '--phone', who.phone, ...wanted])
  await onServer(world, ['user', 'password', snils, '--keep'], who.password)
  return { ...who, fullName, snils }
}
