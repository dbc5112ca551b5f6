import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Module } from '../../app.ts'
import { testApp, type TestApp } from '../../test/app.ts'
import { openPortal } from '../../portal.ts'
import { event } from '../event.ts'
import { contextOf, system } from '../house.ts'

const changed = event('thing.changed', z.object({ personId: z.uuid(), n: z.number() }), (p) => [
  `person:${p.personId}`,
])
const none: Module = { name: 'none', jobs: [], routes: () => undefined }

let app: TestApp
let port: number
beforeAll(async () => {
  app = await testApp({ modules: [none], settings: { LOG_LEVEL: 'silent' } })
  await app.portal.app.listen({ port: 0, host: '127.0.0.1' })
  port = (app.portal.app.server.address() as AddressInfo).port
})
afterAll(() => app.close())

const tell = (personId: string, n: number) =>
  contextOf(app.house, { actor: system, audit: 'test', requestId: 't', origin: null }).transaction((tx) =>
    tx.publish(changed, { personId, n }),
  )

/** An open line: what it has heard so far, and a way to wait for more. */
async function line(person: { id: string }, lastEventId?: number) {
  const browser = await app.anotherBrowserOf(person as never)
  await browser.get('/api/about') // learns the epoch
  let captured: { headers: Record<string, string> } | undefined
  await browser.get('/api/live', {
    alter: (r) => {
      captured = r as never
      return { ...r, url: '/health/live' } // the signed request itself is sent below, over a socket
    },
  })
  let text = ''
  const request = http.get({
    port,
    host: '127.0.0.1',
    path: '/api/live',
    headers: { ...captured!.headers, ...(lastEventId ? { 'last-event-id': String(lastEventId) } : {}) },
  })
  const response = await new Promise<http.IncomingMessage>((done, fail) =>
    request.on('response', done).on('error', fail),
  )
  response.on('data', (d: Buffer) => (text += d.toString()))
  const until = async (needle: string) => {
    for (let i = 0; i < 200 && !text.includes(needle); i++) await new Promise((done) => setTimeout(done, 25))
    return text
  }
  return {
    status: response.statusCode,
    until,
    close: () => request.destroy(),
    isEnded: () => response.readableEnded,
    text: () => text,
  }
}

describe('D6 an open page hears what happens', () => {
  test('only its own topics, with ids to come back from', async () => {
    const [mine, foreign] = [await app.person(), await app.person()]
    const open = await line(mine)
    expect(open.status).toBe(200)
    await open.until('event: hello')
    await tell(foreign.id, 1)
    await tell(mine.id, 2)
    const text = await open.until('"n":2')
    expect(text).toMatch(/id: \d+\nevent: thing.changed\ndata: .*"n":2/)
    expect(text).not.toContain('"n":1,')
    expect(text).not.toContain(foreign.id)
    open.close()
  })

  test('a page that lost its line gets what it missed', async () => {
    const person = await app.person()
    await tell(person.id, 10)
    const [first] = await app.sql('select max(id)::int as id from platform.live_event')
    await app.sql(`update platform.live_event set at = at - interval '1 minute'`)
    await tell(person.id, 11)
    const open = await line(person, Number(first!['id']))
    const text = await open.until('"n":11')
    expect(text).toContain('"n":11')
    expect(text).not.toContain('"n":10')
    open.close()
  })

  test('what happens in one process of the server is seen on a page of the other', async () => {
    const person = await app.person()
    const open = await line(person)
    await open.until('event: hello')
    const services = {
      ...app.house.services,
      passwords: { ...app.house.services.passwords, close: async () => undefined },
    }
    const second = await openPortal({
      databaseUrl: app.database.appUrl,
      services,
      log: app.house.log,
      tls: null,
      webFolder: null,
      modules: [none],
    })
    await contextOf(second.house, { actor: system, audit: 'test', requestId: 't', origin: null }).transaction(
      (tx) => tx.publish(changed, { personId: person.id, n: 55 }),
    )
    expect(await open.until('"n":55')).toContain('"n":55')
    open.close()
    await second.close()
  })

  test('without a session there is no line', async () => {
    const reply = await app.stranger().get('/api/live')
    expect(reply.status).toBe(401)
  })

  test('the line to the database comes back by itself and the pages are told to ask anew', async () => {
    const person = await app.person()
    const open = await line(person)
    await open.until('event: hello')
    await app.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'nmo-live' and datname = current_database()`,
    )
    await open.until('event: resync')
    await tell(person.id, 77)
    expect(await open.until('"n":77')).toContain('"n":77')
    open.close()
  })
})
