/** A newcomer whose port is taken learns by whom, not from a stack. */
import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { demandFreePort, tryPort } from './ports.ts'

const servers: Server[] = []
afterEach(() => Promise.all(servers.splice(0).map((s) => new Promise((done) => s.close(done)))))

async function occupy(host: string): Promise<number> {
  const server = createServer()
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, host, done))
  return (server.address() as AddressInfo).port
}

const refusal = (port: number): Promise<string> =>
  demandFreePort({ port, host: 'localhost', what: 'портал', option: '--port' }).then(
    () => 'свободен',
    (error: Error) => error.message,
  )

test.runIf(process.platform === 'linux')(
  'a taken port is named with the program, its number and a free one',
  async () => {
    const port = await occupy('127.0.0.1')
    const said = await refusal(port)
    expect(said).toContain(`Порт ${port} занят другой программой (pid ${process.pid}, node`)
    const offered = Number(/--port (\d+)$/.exec(said)?.[1])
    expect(await tryPort(offered, 'localhost')).toBeNull()
  },
)

test('a neighbour on the other address of localhost is seen too', async ({ skip }) => {
  const port = await occupy('::1').catch(() => skip('нет IPv6'))
  expect(await refusal(port)).toContain(`Порт ${port} занят`)
})

test('a free port stays free', async () => {
  const port = await occupy('127.0.0.1')
  await new Promise((done) => servers.pop()?.close(done))
  expect(await refusal(port)).toBe('свободен')
  expect(await tryPort(port, 'localhost')).toBeNull()
})
