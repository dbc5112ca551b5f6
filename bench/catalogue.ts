/** `npm run bench:catalogue`: the public catalogue at 10³, 10⁴ and 10⁵ programmes beside a bare server with the same SQL. */
import { readSettings } from '../src/platform/config.ts'
import { recount } from '../src/modules/learning/use-cases/recount.ts'
import { contextOf, system } from '../src/platform/house.ts'
import { createLog } from '../src/platform/log.ts'
import { openPortal } from '../src/portal.ts'
import { createServices } from '../src/services.ts'
import type { Task as BareTask } from './bare-server.ts'
import { capture } from './capture.ts'
import { growCatalogue } from './catalogue-scene.ts'
import { measure, type Measured, type Prepared } from './load.ts'
import { start } from './process.ts'
import { openScene } from './scene.ts'

const quick = process.argv.includes('--quick')
const requests = quick ? 20 : 60
const connections = 4

const asked: readonly (readonly [name: string, query: Record<string, string>])[] = [
  ['без слов и фильтров', {}],
  ['частые слова', { q: 'диагностика и лечение' }],
  ['редкое слово', { q: 'полипрагмазия' }],
  ['с опечаткой', { q: 'эхакардиаграфия' }],
  ['чужая раскладка', { q: 'cthltxyfz ytljcnfnjxyjcnm' }],
  ['вид, основа и специальность', { kind: 'advanced', basis: 'budget', specialty: '31.08.36' }],
  ['слово и вид, сначала короткие', { q: 'рекомендации', kind: 'module', sort: 'short' }],
]

const scene = await openScene()
const log = createLog('error')
const settings = { NMO_DATA_DIR: scene.dataDir }
const services = await createServices(readSettings({ ...settings, LOG_LEVEL: 'silent' }), log)
const here = await openPortal({ databaseUrl: scene.appUrl, services, log, tls: null, webFolder: null })
await here.app.ready()

const headers = { host: 'localhost:8443' }
const pathOf = ({ q, ...rest }: Record<string, string>): string =>
  `/api/catalogue?${new URLSearchParams({ ...rest, ...(q ? { text: q } : {}) }).toString()}`

async function many(ports: readonly number[], path: string): Promise<Measured> {
  const prepared = (): Prepared[] =>
    Array.from({ length: requests }, () => ({ method: 'GET', path, headers }))
  const first = await measure(ports, prepared(), connections)
  const second = await measure(ports, prepared(), connections)
  return second.perSecond > first.perSecond ? second : first
}

async function compare(name: string, path: string, ours: readonly number[]): Promise<void> {
  let reply = ''
  await here.app.inject({ url: path, headers })
  const statements = await capture(async () => {
    const answer = await here.app.inject({ url: path, headers })
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`)
    reply = answer.body
  })
  const bareServer = await start(
    './bare-server.ts',
    { databaseUrl: scene.ownerUrl, poolSize: 10, statements, fresh: [], reply } satisfies BareTask,
    1,
  )
  const bare = await many(bareServer.ports, path)
  await bareServer.stop()
  const own = await many(ours, path)
  const { total, isMore } = JSON.parse(reply) as { total: number; isMore: boolean }
  console.log(
    `  ${name.padEnd(32)} нашлось ${`${isMore ? '>' : ''}${total}`.padStart(7)}  наш p50 ${own.p50Ms.toFixed(1).padStart(6)} мс  p99 ${own.p99Ms.toFixed(1).padStart(6)} мс  голый p50 ${bare.p50Ms.toFixed(1).padStart(6)} мс  доля ${(own.perSecond / bare.perSecond).toFixed(2)}${own.failed > 0 ? `  ОТКАЗОВ ${own.failed}` : ''}`,
  )
}

console.log(
  `Запросов в замере: ${requests}, соединений: ${connections}. Доля — к голому серверу с тем же SQL.`,
)
for (const total of quick ? [1000, 10_000] : [1000, 10_000, 100_000]) {
  await growCatalogue(scene, total)
  await recount(contextOf(here.house, { actor: system, audit: 'bench', requestId: 'bench', origin: null }))
  console.log(`\n${total.toLocaleString('ru')} программ`)
  const ours = await start('./our-server.ts', { databaseUrl: scene.appUrl, settings }, 1)
  for (const [name, query] of asked) await compare(name, pathOf(query), ours.ports)
  await ours.stop()
}
await here.close()
await scene.close()
process.exit()
