/** A deployment of several processes: `nmo web` beside the world on its database, and a balancer before them. */
import type { ChildProcess } from 'node:child_process'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { freePort, startProcess, type World } from '../world.ts'

export interface WebServer {
  readonly port: number
  /** As a machine does that loses its power: no farewell. */
  readonly kill: () => Promise<void>
}

/** `origin` is where the browsers see the whole deployment. */
export async function startWebServer(world: World, origin: string): Promise<WebServer> {
  const port = await freePort()
  const child = await startProcess(
    ['web', '--port', String(port), '--data', world.dataDir],
    { PUBLIC_ORIGIN: origin, ESIA_URL: world.esia, METRICS_PORT: '0', LOG_LEVEL: 'error' },
    'НМО отвечает',
  )
  return { port, kill: () => killed(child) }
}

const killed = (child: ChildProcess): Promise<void> =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done()
    child.once('exit', () => done())
    child.kill('SIGKILL')
  })

export interface Balancer {
  readonly origin: string
  /** New connections go to the first that answers; none: nobody is let in. */
  servers: readonly WebServer[]
  readonly close: () => Promise<void>
}

export async function openBalancer(): Promise<Balancer> {
  const open = new Set<Socket>()
  const keep = (socket: Socket): Socket => {
    open.add(socket)
    return socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy())
  }
  const join = (near: Socket, [first, ...rest]: readonly WebServer[]): void => {
    if (!first) return void near.destroy()
    const far = keep(connect(first.port, 'localhost'))
    far.once('connect', () => {
      near.pipe(far).pipe(near)
      near.on('close', () => far.destroy())
      far.on('close', () => near.destroy())
    })
    far.once(
      'error',
      () => !near.destroyed && far.connecting === false && far.bytesWritten === 0 && join(near, rest),
    )
  }
  const server = createServer((near) => join(keep(near), balancer.servers))
  await new Promise<void>((done) => server.listen(0, 'localhost', done))
  const balancer: Balancer = {
    origin: `https://localhost:${(server.address() as AddressInfo).port}`,
    servers: [],
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
  return balancer
}

/** For a browser whose every connection to the deployment comes to this one process. */
export const alwaysTo = (origin: string, { port }: WebServer): string =>
  `--host-resolver-rules=MAP localhost:${new URL(origin).port} localhost:${port}`
