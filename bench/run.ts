/** `npm run bench`: ratios to a bare server that says the same SQL, in one run; figures of a noisy machine mean nothing alone. */
import type { Task as BareTask } from './bare-server.ts'
import { capture, type Statement } from './capture.ts'
import { growApplications, growCrowd } from './growth.ts'
import { read, write, type Kind } from './kinds.ts'
import { start } from './process.ts'
import type { Guest } from './scene.ts'
import { compareStatements } from './statements.ts'
import {
  asInjected,
  best,
  browsers,
  count,
  crowd,
  here,
  leave,
  line,
  manyConnections,
  prepareMany,
  quick,
  scene,
  settings,
  signIn,
  type Senders,
} from './stage.ts'
import { readThroughStorm, timesSlower } from './storm.ts'

async function captureOf(kind: Kind, senders: Senders): Promise<{ statements: Statement[]; reply: string }> {
  const [warm, request] = await prepareMany(kind, senders, 2)
  await here.app.inject(asInjected(warm!))
  let reply = ''
  const statements = await capture(async () => {
    const answer = await here.app.inject(asInjected(request!))
    if (answer.statusCode >= 300) throw new Error(`${kind.path}: ${answer.statusCode} ${answer.body}`)
    reply = answer.body
  })
  return { statements, reply }
}

interface Comparison {
  readonly senders: Senders
  readonly requests: number
  readonly connections: number
  /** What the yardstick does beside the statements of the captured request. */
  readonly beside?: () => Promise<Pick<BareTask, 'turns' | 'bcrypt'>>
}

async function compare(kind: Kind, { senders, requests, connections, beside }: Comparison): Promise<void> {
  console.log(`\n${kind.name}: ${kind.method} ${kind.path}`)
  const { statements, reply } = await captureOf(kind, senders)
  const task = { statements, fresh: bornIn(statements), reply, ...(await beside?.()) }
  const measured = (ports: readonly number[]) =>
    best(ports, () => prepareMany(kind, senders, requests), connections)
  for (const processes of [1, 2]) {
    const bareServer = await start(
      './bare-server.ts',
      // As the owner: the yardstick stands before the second wall.
      { databaseUrl: scene.ownerUrl, poolSize: 10, ...task } satisfies BareTask,
      processes,
    )
    const bare = await measured(bareServer.ports)
    await bareServer.stop()
    console.log(line(`голый сервер, процессов ${processes}`, bare))
    for (const check of ['false', 'true']) {
      const ours = await start(
        './our-server.ts',
        { databaseUrl: scene.appUrl, settings: { ...settings, SIGNATURE_CHECK: check } },
        processes,
      )
      const how = check === 'true' ? 'проверяется' : 'не проверяется'
      console.log(line(`наш, подпись ${how}, процессов ${processes}`, await measured(ours.ports), bare))
      await ours.stop()
    }
  }
}

/** Ids and keys that the captured request itself made: they must be new each time. */
function bornIn(statements: readonly Statement[]): string[] {
  const inserted = statements
    .filter((s) => /insert into/i.test(s.text))
    .flatMap((s) => s.values)
    .filter((v): v is string => typeof v === 'string')
  const uuids = inserted.flatMap(
    (v) => v.match(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? [],
  )
  const keys = inserted.filter((v) => /^[\w-]{20,64}$/.test(v) && !/^[0-9a-f-]{36}$/.test(v))
  const known = new Set(statements.flatMap((s) => (/insert into/i.test(s.text) ? [] : s.values)))
  return [...new Set([...uuids, ...keys])].filter((v) => !known.has(v))
}

/** The dear step: bcrypt. The yardstick compares the same password at the same cost; connections are few, as the queue is. */
async function compareSignIn(): Promise<void> {
  const logins = await crowd()
  const { password, hash } = logins
  const used: Guest[] = []
  const senders = async (n: number) => {
    const fresh = await Promise.all(Array.from({ length: n }, () => scene.guest()))
    used.push(...fresh)
    return fresh
  }
  await compare(signIn(logins), {
    senders,
    requests: quick ? 12 : 60,
    connections: 4,
    // The second of the two captured; the yardstick opens a session of its own each time, as we do.
    beside: async () => ({
      turns: [{ from: used[1]!.sessionId, to: (await senders(2000)).map((g) => g.sessionId) }],
      bcrypt: { text: password, hash: hash.slice(hash.indexOf('$2')) },
    }),
  })
}

/** p99 of reads may at most double while a crowd signs in by password. */
async function weatherStorm(): Promise<void> {
  console.log('\nчтения, пока толпа входит по паролю')
  for (const key of [
    'password.unknown.step',
    'address.failures',
    'address.accounts',
    'one-password.accounts',
  ])
    await scene.sql(
      `insert into platform.policy (key, value, effective_from, source, why) values ($1, '1000000', now(), 'замер', 'замер')`,
      [key],
    )
  const { logins } = await crowd()
  const guests = await Promise.all(Array.from({ length: 64 }, () => scene.guest()))
  const tried: Kind = {
    name: 'вход по неверному паролю',
    method: 'POST',
    path: '/api/identity/password/sign-in',
    body: (i) => ({ login: logins[i % logins.length], password: `неверный ${i}` }),
  }
  const ours = await start(
    './our-server.ts',
    { databaseUrl: scene.appUrl, settings: { ...settings, SIGNATURE_CHECK: 'true' } },
    1,
  )
  const storm = await readThroughStorm({
    ports: ours.ports,
    reads: () => prepareMany(read, () => Promise.resolve(browsers), quick ? 300 : 1500),
    signIns: (n) => prepareMany(tried, () => Promise.resolve(guests), n),
    rounds: quick ? 3 : 5,
  })
  await ours.stop()
  for (const [i, calm] of storm.calm.entries()) {
    console.log(line(`затишье, замер ${i + 1}`, calm))
    console.log(line(`буря, замер ${i + 1}`, storm.stormy[i]!))
  }
  const slower = timesSlower(storm)
  console.log(
    `  входов проверено ${storm.checked}, попрошено подождать ${storm.turnedAway}; чтения дольше: p50 в ${slower.p50.toFixed(2)} раза, p99 в ${slower.p99.toFixed(2)} раза (предел 2)`,
  )
}

/** The second wall: the same list by the same server with the policies of rows and without them, in turns. */
async function compareWall(): Promise<void> {
  console.log(`\nвторая стена (политики строк): ${read.method} ${read.path}`)
  const { rows } = await scene.sql(
    `select schemaname || '.' || tablename as name from pg_policies where schemaname <> 'graphile_worker'`,
  )
  const tables = [...new Set((rows as { name: string }[]).map((r) => r.name))]
  const set = async (how: 'enable' | 'disable') => {
    for (const table of tables) await scene.sql(`alter table ${table} ${how} row level security`)
  }
  const server = await start(
    './our-server.ts',
    { databaseUrl: scene.appUrl, settings: { ...settings, SIGNATURE_CHECK: 'true' } },
    1,
  )
  const measured = () => best(server.ports, () => prepareMany(read, inTurn.senders, count), manyConnections)
  await set('disable')
  const without = await measured()
  await set('enable')
  console.log(line('без политик строк', without))
  console.log(line('с политиками строк', await measured(), without))
  await server.stop()
}

console.log(
  `Запросов в каждом замере: ${count}, соединений: ${manyConnections}. Доля — к голому серверу с тем же SQL в этом же запуске.`,
)
await scene.growTo(1000)
await scene.sql(
  `update applications.application set applicant_id = $1 where number in (select number from applications.application limit 25)`,
  [browsers[0]!.personId],
)
const inTurn: Comparison = {
  senders: () => Promise.resolve(browsers),
  requests: count,
  connections: manyConnections,
  // The second of two is the captured one; the yardstick too goes by all of them, or its writes would queue for one row.
  beside: () =>
    Promise.resolve({
      turns: (['personId', 'sessionId'] as const).map((what) => ({
        from: browsers[1]![what],
        to: browsers.map((b) => b[what]),
      })),
    }),
}
const only = (what: string): boolean =>
  !process.argv.some((a) => /^--(read|write|sign-in|storm|wall|accounts|xapi)$/.test(a)) ||
  process.argv.includes(what)
if (only('--read')) await compare(read, inTurn)
if (only('--write')) await compare(write, inTurn)
if (only('--wall')) await compareWall()
if (only('--sign-in')) await compareSignIn()
if (only('--accounts')) await growCrowd()
if (only('--storm')) await weatherStorm()
if (only('--xapi')) await compareStatements()
if (process.argv.some((a) => /^--(storm|accounts|xapi)$/.test(a))) await leave()
await growApplications()
await leave()
