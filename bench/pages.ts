/** Pages of some people, one after another, beside a bare server that says the same SQL. */
import type { Task as BareTask } from './bare-server.ts'
import { capture } from './capture.ts'
import type { Kind } from './kinds.ts'
import { start } from './process.ts'
import type { Browser } from './scene.ts'
import { asInjected, best, here, line, prepareMany, quick, scene, settings } from './stage.ts'

export const requests = quick ? 60 : 600
const connections = 4

export async function measurePage(what: string, browser: Browser, path: string): Promise<void> {
  const kind: Kind = { name: what, method: 'GET', path, body: () => undefined }
  const senders = () => Promise.resolve([browser])
  const [warm, request] = await prepareMany(kind, senders, 2)
  await here.app.inject(asInjected(warm!))
  let reply = ''
  const statements = await capture(async () => {
    const answer = await here.app.inject(asInjected(request!))
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`)
    reply = answer.body
  })
  const measured = (ports: readonly number[]) =>
    best(ports, () => prepareMany(kind, senders, requests), connections)
  const bareServer = await start(
    './bare-server.ts',
    { databaseUrl: scene.ownerUrl, poolSize: 10, statements, fresh: [], reply } satisfies BareTask,
    1,
  )
  const bare = await measured(bareServer.ports)
  await bareServer.stop()
  console.log(line(`${what}: голый`, bare))
  const ours = await start(
    './our-server.ts',
    { databaseUrl: scene.appUrl, settings: { ...settings, SIGNATURE_CHECK: 'true' } },
    1,
  )
  console.log(line(`${what}: наш`, await measured(ours.ports), bare))
  await ours.stop()
}
