/** What every measurement stands on: the scene, the portal in this process, prepared requests, lines of the report. */
import type { InjectOptions } from 'fastify'
import { readSettings } from '../src/platform/config.ts'
import { createLog } from '../src/platform/log.ts'
import { openPortal } from '../src/portal.ts'
import { createServices } from '../src/services.ts'
import type { Kind } from './kinds.ts'
import { measure, type Measured, type Prepared } from './load.ts'
import { peopleWithPassword, type Logins } from './people.ts'
import { openScene, type Browser } from './scene.ts'
import { prepare } from './sign.ts'

export const quick = process.argv.includes('--quick')
export const count = quick ? 600 : 4000
export const manyConnections = 16
export const origin = 'https://localhost:8443'
export const scene = await openScene()
export const settings = { NMO_DATA_DIR: scene.dataDir, PASSWORD_COST: '12' }

/** The same portal in this process: learns the epoch and hears what a request says to PostgreSQL. */
export const log = createLog('silent')
export const services = await createServices(readSettings({ ...settings, LOG_LEVEL: 'silent' }), log)
export const here = await openPortal({ databaseUrl: scene.appUrl, services, log, tls: null, webFolder: null })
await here.app.ready()
export const epochNow = async (): Promise<string> =>
  String(
    (await here.app.inject({ url: '/api/about', headers: { host: 'localhost:8443' } })).headers['nmo-epoch'],
  )

/** Browsers for `n` requests: the same few in turn, or a new one for each where it can be done only once. */
export type Senders = (n: number) => Promise<readonly Pick<Browser, 'key' | 'cookie'>[]>

export async function prepareMany(kind: Kind, senders: Senders, n: number): Promise<Prepared[]> {
  const [epoch, from] = [await epochNow(), await senders(n)]
  return Array.from({ length: n }, (_, i) => {
    const { key, cookie } = from[i % from.length]!
    return prepare({ key, cookie, origin, epoch }, kind.method, kind.path, kind.body(i))
  })
}

export const asInjected = ({ method, path, headers, body }: Prepared): InjectOptions => ({
  method: method as 'GET',
  url: path,
  headers: { ...headers },
  ...(body ? { payload: body } : {}),
})

export const line = (title: string, m: Measured, bare?: Measured): string =>
  `  ${title.padEnd(34)} ${m.perSecond.toFixed(0).padStart(6)}/с  p50 ${m.p50Ms.toFixed(1).padStart(6)} мс  p99 ${m.p99Ms.toFixed(1).padStart(6)} мс${bare ? `  доля ${(m.perSecond / bare.perSecond).toFixed(2)}` : ''}${m.failed > 0 ? `  ОТКАЗОВ ${m.failed}` : ''}`

/** Better of two: the first also warms. */
export async function best(
  ports: readonly number[],
  requests: () => Promise<Prepared[]>,
  connections: number,
): Promise<Measured> {
  const first = await measure(ports, await requests(), connections)
  const second = await measure(ports, await requests(), connections)
  return second.perSecond > first.perSecond ? second : first
}

let everybody: Promise<Logins> | undefined
/** The same people for every measurement of sign-in. */
export const crowd = (): Promise<Logins> =>
  (everybody ??= peopleWithPassword(scene, (password) => services.passwords.hash(password)))

export const signIn = ({ password, logins }: Logins): Kind => ({
  name: 'вход по паролю, первый шаг',
  method: 'POST',
  path: '/api/identity/password/sign-in',
  body: (i) => ({ login: logins[i % logins.length], password }),
})

export const browsers = await Promise.all(Array.from({ length: 8 }, () => scene.browser()))
export async function leave(): Promise<never> {
  await here.close()
  await scene.close()
  process.exit()
}
