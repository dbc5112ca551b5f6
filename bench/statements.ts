/** Statements of xAPI: how many come in and are found in a second, beside bare SQL, and whether that stands while the store grows. */
import { randomUUID } from 'node:crypto'
import { portalStore } from '../src/modules/lrs/contract.ts'
import { makeClient } from '../src/modules/lrs/index.ts'
import { contextOf, system } from '../src/platform/house.ts'
import type { Task as BareTask } from './bare-server.ts'
import { capture } from './capture.ts'
import type { Prepared } from './load.ts'
import { start } from './process.ts'
import { asInjected, best, count, here, line, manyConnections, quick, scene, settings } from './stage.ts'

const totals = quick ? [1000, 10_000] : [1000, 100_000, 1_000_000]
const inBatch = 50

const home = 'https://nmo.example'
const statement = (n: number) => ({
  id: randomUUID(),
  actor: { account: { homePage: home, name: `person-${n % 500}` } },
  verb: { id: 'http://adlnet.gov/expapi/verbs/experienced', display: { ru: 'изучил' } },
  object: { id: `${home}/activities/${n % 200}`, definition: { name: { ru: 'Разбор ЭКГ' } } },
  context: { registration: randomUUID() },
  result: { completion: true, duration: 'PT12M30S', score: { scaled: 0.82 } },
})

async function credentials(): Promise<Readonly<Record<string, string>>> {
  const ctx = contextOf(here.house, { actor: system, audit: 'bench', requestId: 'bench', origin: null })
  const { client, secret } = await makeClient(ctx, {
    title: 'Замер',
    organisationId: null,
    scopes: ['statements/write', 'statements/read'],
    speaks: '2.0.0',
  })
  return {
    host: 'localhost:8443',
    authorization: `Basic ${Buffer.from(`${client.key}:${secret}`).toString('base64')}`,
    'x-experience-api-version': '2.0.0',
    'content-type': 'application/json',
  }
}

/** Statements as a year of work would leave them: 500 people of each thousand, twenty verbs, 200 activities. */
async function growTo(total: number): Promise<void> {
  const key = (kind: string, name: string) =>
    `left(encode(sha256(convert_to('${kind}', 'UTF8') || '\\x00'::bytea || convert_to(${name}, 'UTF8')), 'hex'), 32)::uuid`
  const agentName = `'account:["${home}","person-' || n % 500 + (n / 1000) * 500 || '"]'`
  await scene.sql(
    `with born as (
      insert into lrs.statement (store_id, id, place, is_voiding, body)
      select '${portalStore}', gen_random_uuid(), ((extract(epoch from now()) * 1000)::bigint - 40000000000 + n) << 20, false,
        jsonb_build_object('id', n, 'actor', 'person', 'verb', n % 20, 'text', repeat('занятие ', 50))::text
      from generate_series((select count(*) from lrs.statement) + 1, $1::bigint) n
      returning place, (body::jsonb ->> 'id')::bigint as n
    )
    insert into lrs.mention (store_id, key, place, of_place, is_direct)
    select '${portalStore}', m.key, b.place, b.place, true from born b cross join lateral (values
      (${key('agent', agentName.replaceAll('n %', 'b.n %').replaceAll('(n /', '(b.n /'))}),
      (${key('activity', `'${home}/activities/' || b.n % 200`)}),
      (${key('verb', `'https://nmo.example/verbs/' || b.n % 20`)}),
      (${key('registration', `'r' || b.n / 30`)})) m (key)`,
    [total],
  )
  await scene.sql('analyze lrs.statement, lrs.mention')
}

/** What the yardstick left: signs of statements that are not there. */
async function forgetYardstick(): Promise<void> {
  await scene.sql(
    `delete from lrs.mention m where not exists (select from lrs.statement s where s.store_id = m.store_id and s.place = m.of_place)`,
  )
  await scene.sql('vacuum analyze lrs.mention')
}

interface Wanted {
  readonly title: string
  /** Statements that one request brings or asks for. */
  readonly each: number
  readonly prepare: (n: number) => Prepared[]
  readonly requests: number
}

async function compare({ title, each, prepare, requests }: Wanted): Promise<void> {
  const [warm, second] = prepare(2)
  await here.app.inject(asInjected(warm!))
  let reply = ''
  const statements = await capture(async () => {
    const answer = await here.app.inject(asInjected(second!))
    if (answer.statusCode >= 300) throw new Error(`${title}: ${answer.statusCode} ${answer.body}`)
    reply = answer.body
  })
  const ids = second!.body ? [...second!.body.toString().matchAll(/"id":"([0-9a-f-]{36})"/g)] : []
  const places = statements.flatMap((s) => s.values.flat()).filter((v) => /^\d{17,}$/.test(String(v)))
  // The yardstick takes new ids and new places for each request, as we do.
  const fresh = ids.map((m) => m[1]!)
  const turns = [...new Set(places.map(String))]
    .filter(() => fresh.length > 0)
    .map((from, i) => ({
      from,
      to: Array.from({ length: 8000 }, (_, n) => String(BigInt(from) + BigInt((n * 64 + i + 1) * 1_048_576))),
    }))
  const bareServer = await start(
    './bare-server.ts',
    { databaseUrl: scene.ownerUrl, poolSize: 10, statements, fresh, reply, turns } satisfies BareTask,
    1,
  )
  const make = () => Promise.resolve(prepare(requests))
  const bare = await best(bareServer.ports, make, manyConnections)
  await bareServer.stop()
  console.log(line(`${title}, голый SQL`, bare))
  const ours = await start('./our-server.ts', { databaseUrl: scene.appUrl, settings }, 1)
  const measured = await best(ours.ports, make, manyConnections)
  await ours.stop()
  console.log(line(`${title}, наш`, measured, bare))
  if (each > 1) console.log(`    утверждений ${(measured.perSecond * each).toFixed(0)}/с`)
}

export async function compareStatements(): Promise<void> {
  console.log('\nутверждения xAPI: приём и поиск')
  const headers = await credentials()
  const posts = (size: number) => (n: number) =>
    Array.from({ length: n }, (_, i) => ({
      method: 'POST',
      path: '/xapi/statements',
      headers,
      body: Buffer.from(JSON.stringify(Array.from({ length: size }, (__, j) => statement(i * size + j)))),
    }))
  const { 'content-type': _, ...asking } = headers
  const searches = (query: (i: number) => Record<string, string>) => (n: number) =>
    Array.from({ length: n }, (__, i) => ({
      method: 'GET',
      path: `/xapi/statements?${new URLSearchParams({ ...query(i), limit: '25' }).toString()}`,
      headers: asking,
    }))
  const agent = (i: number) => JSON.stringify(statement(i).actor)
  const byAgent = searches((i) => ({ agent: agent(i) }))
  const byMany = searches((i) => ({
    agent: agent(i),
    activity: `${home}/activities/${i % 200}`,
    verb: `https://nmo.example/verbs/${i % 20}`,
  }))
  for (const total of totals) {
    await growTo(total)
    const size = `${total.toLocaleString('ru')} в хранилище`
    await compare({ title: `${size}, приём по одному`, each: 1, prepare: posts(1), requests: count })
    await compare({
      title: `${size}, приём по ${inBatch}`,
      each: inBatch,
      prepare: posts(inBatch),
      requests: Math.ceil(count / inBatch),
    })
    await forgetYardstick()
    await compare({ title: `${size}, по человеку`, each: 1, prepare: byAgent, requests: count })
    await compare({ title: `${size}, по трём условиям`, each: 1, prepare: byMany, requests: count })
  }
}
