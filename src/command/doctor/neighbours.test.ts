/** A foreign system that is down, slow or refuses us is named together with what to do. */
import { createServer as createHttp, type Server } from 'node:http'
import { createServer, type AddressInfo, type Server as NetServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { readSettings } from '../../platform/config.ts'
import { startSmtpPeer } from '../../test/peers/smtp/smtp-peer.ts'
import { checkEsia, checkMail, checkScanner, checkSms } from './neighbours.ts'

const open: (Server | NetServer)[] = []
afterEach(() => Promise.all(open.splice(0).map((s) => new Promise((done) => s.close(done)))))

async function listen(server: Server | NetServer): Promise<number> {
  open.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}

const scanner = (answer: string): Promise<number> =>
  listen(
    createServer((socket) =>
      socket.on('data', () => socket.end(`${answer}\0`)).on('error', () => socket.destroy()),
    ),
  )

const settings = (over: Record<string, string>) => readSettings(over)
const today = new Date('2026-11-23T09:00:00Z')

test('the scanner: fresh, with old signatures, somebody else, nobody', async () => {
  const check = async (answer: string) =>
    (await checkScanner(settings({ CLAMD: `127.0.0.1:${await scanner(answer)}` }), today))[0]
  expect(await check('ClamAV 1.4.6/27460/Sun Nov 22 08:00:00 2026')).toMatchObject({ level: 'good' })
  expect(await check('ClamAV 1.4.6/27300/Sun Nov 1 08:00:00 2026')).toMatchObject({
    level: 'note',
    todo: expect.stringContaining('freshclam'),
  })
  expect(await check('HTTP/1.1 400 Bad Request')).toMatchObject({
    level: 'bad',
    detail: expect.stringContaining('отвечает не clamd'),
  })
  expect((await checkScanner(settings({ CLAMD: '/nonexistent/clamd.sock' }), today))[0]).toMatchObject({
    level: 'bad',
    detail: expect.stringContaining('такого сокета нет'),
  })
  expect((await checkScanner(settings({}), today))[0]).toMatchObject({
    level: 'good',
    detail: expect.stringContaining('EICAR'),
  })
})

test('mail: the server lets us in, refuses the password, is not there', async () => {
  const peer = await startSmtpPeer({ account: { user: 'nmo', password: 'right' } })
  const check = async (url: string) => (await checkMail(settings({ SMTP_URL: url })))[0]
  expect(await check(`smtp://nmo:wrong@127.0.0.1:${peer.port}`)).toMatchObject({
    level: 'bad',
    detail: expect.stringContaining('имя или пароль не подходят'),
  })
  expect(await check(`smtp://nmo:right@127.0.0.1:${peer.port}?ignoreTLS=true`)).toMatchObject({
    level: 'good',
  })
  await peer.close()
  expect(await check(`smtp://nmo:right@127.0.0.1:${peer.port}`)).toMatchObject({
    level: 'bad',
    detail: expect.stringContaining('никто не отвечает'),
  })
})

test('the SMS gateway answers or does not; nothing is sent', async () => {
  const port = await listen(createHttp())
  const check = async (p: number) =>
    (await checkSms(settings({ SMS_PROVIDER: 'http', SMS_HTTP_URL: `http://127.0.0.1:${p}/send` })))[0]
  expect(await check(port)).toMatchObject({ level: 'good' })
  await new Promise((done) => open.pop()?.close(done))
  expect(await check(port)).toMatchObject({
    level: 'bad',
    detail: expect.stringContaining('никто не отвечает'),
  })
})

test('C4 ЕСИА: our clock is compared with its clock, because it refuses those who are late', async () => {
  let skewMs = 0
  const port = await listen(
    createHttp((_, reply) =>
      reply.writeHead(302, { date: new Date(Date.now() - skewMs).toUTCString() }).end(),
    ),
  )
  const check = async () => (await checkEsia(settings({ ESIA_URL: `http://127.0.0.1:${port}` })))[0]
  expect(await check()).toMatchObject({ level: 'good' })
  skewMs = 600_000
  expect(await check()).toMatchObject({
    level: 'bad',
    detail: expect.stringMatching(/часы расходятся на (599|600|601) с/),
  })
})

test('a sandbox that is not up is no fault of a demo, an absent ЕСИА is one of production', async () => {
  const down = { ...settings({ ESIA_URL: 'http://127.0.0.1:1' }) }
  expect((await checkEsia(down))[0]?.level).toBe('note')
  expect((await checkEsia({ ...down, NMO_PROFILE: 'production' }))[0]?.level).toBe('bad')
})
