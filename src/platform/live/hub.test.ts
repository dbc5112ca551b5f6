/** The live line after a fall of PostgreSQL: one connection, however long the database takes to get up. */
import { createServer, connect, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import { createLog } from '../log.ts'
import { openHub } from './hub.ts'

let app: TestApp
let proxy: Server
let url: string
const open = new Set<Socket>()
let isUp = true
let tries = 0

beforeAll(async () => {
  app = await testApp()
  const real = new URL(app.database.appUrl)
  const folder = decodeURIComponent(real.searchParams.get('host') ?? real.hostname)
  proxy = createServer((socket) => {
    tries++
    open.add(socket)
    socket.on('error', () => undefined).on('close', () => open.delete(socket))
    // As PostgreSQL does while it replays its log: it hears, and hangs up.
    if (!isUp) return socket.destroy()
    const behind = connect(`${folder}/.s.PGSQL.${real.port || 5432}`)
    behind.on('error', () => socket.destroy()).on('close', () => socket.destroy())
    socket.on('close', () => behind.destroy())
    socket.pipe(behind).pipe(socket)
  })
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done))
  const { port } = proxy.address() as { port: number }
  url = `postgres://${real.username}@127.0.0.1:${port}${real.pathname}`
})
afterAll(async () => {
  proxy.close()
  await app.close()
})

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

test('every failed try is followed by one, not by two; when the database is up there is one line again, and pages are told', async () => {
  const hub = await openHub(url, createLog('silent'))
  let missed = 0
  hub.subscribe(['person:1'], (line) => void (line === null && missed++))
  tries = 0
  isUp = false
  for (const socket of open) socket.destroy()
  // 250, 500, 1000, 2000 ms of waiting: the fourth try comes after 3.75 s.
  await pause(4500)
  expect(tries).toBeGreaterThan(1)
  expect(tries).toBeLessThanOrEqual(4)
  isUp = true
  for (let i = 0; i < 120 && missed === 0; i++) await pause(100)
  await pause(1500)
  expect(missed).toBe(1)
  expect(open.size).toBe(1)
  await hub.close()
}, 30_000)
