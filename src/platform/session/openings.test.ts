import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { modules, type Module } from '../../app.ts'
import { testApp, type TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import { endpoint } from '../endpoint.ts'
import { permissionsOf } from '../permissions.ts'
import { quiet, serve } from '../serve.ts'
import { nextChange, openAt, openingsOf, replaceOpenings, type Opening } from './openings.ts'

const ward = endpoint({ method: 'GET', path: '/api/ward', summary: 'Отделение' })
const scene: Module = {
  name: 'ward',
  jobs: [],
  routes: (server) =>
    serve(server, ward, {
      permission: 'work.doctor',
      audit: quiet('для теста'),
      run: () => Promise.resolve({}),
    }),
}

let app: TestApp
let port: number
beforeAll(async () => {
  app = await testApp({ modules: [...modules, scene] })
  await app.portal.app.listen({ port: 0, host: '127.0.0.1' })
  port = (app.portal.app.server.address() as AddressInfo).port
})
afterAll(() => app.close())

const doctor = (): Promise<TestPerson> => app.person({ roles: ['doctor'] })
const inMs = (ms: number): Date => new Date(app.now().getTime() + ms)
const open = (person: TestPerson, from: number, to: number | null): Promise<boolean> =>
  replaceOpenings(app.house.db, person.id, [
    { section: 'doctor', opensAt: inMs(from), closesAt: to === null ? null : inMs(to) },
  ])
const ask = async (person: TestPerson) => (await app.as(person)).get('/api/ward')

describe('F7 a section of medical work', () => {
  test('is closed for a role without papers, and says so otherwise than to a stranger', async () => {
    expect(await ask(await doctor())).toMatchObject({
      status: 403,
      body: { code: 'section.closed', section: 'doctor' },
    })
    expect(await ask(await app.person())).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  })

  test('is open to nobody by papers alone', async () => {
    const citizen = await app.person()
    await open(citizen, -1000, null)
    expect(await ask(citizen)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  })

  test('opens and closes at its instants in a session that goes on, though no job has run', async () => {
    const person = await doctor()
    await open(person, 60_000, 120_000)
    expect((await ask(person)).status).toBe(403)
    app.travel(60_000)
    expect((await ask(person)).status).toBe(200)
    app.travel(59_000)
    expect((await ask(person)).status).toBe(200)
    app.travel(1000)
    expect((await ask(person)).status).toBe(403)
  })

  test('is open at its first instant and closed at its last one', () => {
    const at = (ms: number) => new Date(1_000_000 + ms)
    const one: Opening = { section: 'nurse', opensAt: at(0), closesAt: at(10) }
    expect([-1, 0, 9, 10].map((ms) => openAt([one], at(ms)))).toEqual([[], ['nurse'], ['nurse'], []])
    expect([-1, 0, 9, 10].map((ms) => nextChange([one], at(ms))?.getTime())).toEqual([
      1_000_000,
      1_000_010,
      1_000_010,
      undefined,
    ])
  })

  test('writing the same openings again changes nothing', async () => {
    const person = await doctor()
    const some: Opening[] = [{ section: 'nurse', opensAt: inMs(0), closesAt: inMs(99_000) }]
    expect(await replaceOpenings(app.house.db, person.id, some)).toBe(true)
    expect(await replaceOpenings(app.house.db, person.id, some)).toBe(false)
    expect(await openingsOf(app.house.db, person.id, inMs(-1))).toEqual(some)
    expect(await replaceOpenings(app.house.db, person.id, [])).toBe(true)
  })

  test('another’s section is no reason: each right names its own', () => {
    expect([...permissionsOf(['citizen', 'doctor'], ['nurse'])]).not.toContain('work.doctor')
    expect([...permissionsOf(['citizen', 'doctor'], ['doctor', 'nurse'])]).toContain('work.doctor')
    expect([...permissionsOf(['citizen', 'doctor'], ['doctor', 'nurse'])]).not.toContain('work.nurse')
  })
})

/** Hears one open page; resolves with what it was told and when. */
async function line(person: TestPerson): Promise<{ until: (needle: string) => Promise<number> }> {
  const browser = await app.as(person)
  await browser.get('/api/about')
  let headers: Record<string, string> = {}
  await browser.get('/api/live', {
    alter: (r) => {
      headers = r.headers as Record<string, string>
      return { ...r, url: '/health/live' }
    },
  })
  const request = http.get({ port, host: '127.0.0.1', path: '/api/live', headers })
  const response = await new Promise<http.IncomingMessage>((done, fail) =>
    request.on('response', done).on('error', fail),
  )
  let text = ''
  const times = new Map<number, number>()
  response.on('data', (d: Buffer) => {
    text += d.toString()
    times.set(text.length, app.now().getTime())
  })
  return {
    until: async (needle) => {
      for (let i = 0; i < 400 && !text.includes(needle); i++)
        await new Promise((done) => setTimeout(done, 10))
      const end = text.indexOf(needle) + needle.length
      if (!text.includes(needle)) throw new Error(`not heard: ${needle}`)
      return [...times].find(([length]) => length >= end)![1]
    },
  }
}

describe('F7 an open page', () => {
  test('is told within a second of the instant at which its section closes', async () => {
    const person = await doctor()
    const closesAt = inMs(900)
    await replaceOpenings(app.house.db, person.id, [{ section: 'doctor', opensAt: inMs(-1000), closesAt }])
    const page = await line(person)
    const heardAt = await page.until('event: section.changed')
    expect(heardAt - closesAt.getTime()).toBeGreaterThanOrEqual(0)
    expect(heardAt - closesAt.getTime()).toBeLessThan(1000)
    expect((await ask(person)).status).toBe(403)
  })

  test('knows the interval, not the hour, so a wrong clock of the device does no harm', async () => {
    const person = await doctor()
    await open(person, -1000, 50_000)
    const { body } = await (await app.as(person)).get('/api/session')
    expect(body.permissions).toContain('work.doctor')
    expect(body.sectionsChangeInMs).toBeGreaterThan(45_000)
    expect(body.sectionsChangeInMs).toBeLessThanOrEqual(50_000)
  })
})
