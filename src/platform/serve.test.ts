import { sql } from 'kysely'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Module } from '../app.ts'
import { testApp, type TestApp } from '../test/app.ts'
import { personOf, type Context } from './context.ts'
import { endpoint } from './endpoint.ts'
import { event, hears } from './event.ts'
import { Problem, refusal } from './problem.ts'
import { quiet, serve } from './serve.ts'

/** A module of the test: notes of a person, one table, one event, one hearer. */
const taken = refusal('note.taken', 409, 'Такая заметка уже есть')
const noted = event('note.noted', z.object({ personId: z.uuid(), text: z.string() }), (p) => [
  `person:${p.personId}`,
])
const write = endpoint({
  method: 'POST',
  path: '/api/notes/:id',
  summary: 'Записать',
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({
    text: z.string().min(1).max(40),
    on: z.iso.date(),
    weight: z.number().int().optional(),
  }),
  reply: z.object({ count: z.number() }),
  problems: [taken],
})
const list = endpoint({
  method: 'GET',
  path: '/api/notes',
  summary: 'Прочитать',
  query: z.object({ limit: z.coerce.number().int().max(10).optional() }),
  reply: z.object({ texts: z.array(z.string()) }),
})
const broken = endpoint({
  method: 'GET',
  path: '/api/notes/broken',
  summary: 'Сломано',
  reply: z.object({ n: z.number() }),
})
const secret = endpoint({
  method: 'GET',
  path: '/api/notes/secret',
  summary: 'Только администратору',
  reply: z.object({}),
})

const heard: string[] = []
const writeNote = (ctx: Context, text: string) =>
  ctx.transaction(async (tx) => {
    await sql`insert into note.note (person_id, text) values (${personOf(tx)}, ${text})`.execute(tx.db)
    if (text === 'занято') throw new Problem(taken)
    await tx.record({ subjectId: personOf(tx), object: { kind: 'note', id: text } })
    await tx.publish(noted, { personId: personOf(tx), text })
    const { rows } = await sql<{ count: number }>`select count(*) as count from note.note`.execute(tx.db)
    return { count: rows[0]!.count }
  })

const notes: Module = {
  name: 'notes',
  jobs: [hears('notes.hear', noted, async (_ctx, p) => void heard.push(p.text))],
  routes: (server) => {
    serve(server, write, {
      permission: 'profile.own',
      audit: 'note-written',
      idempotent: true,
      run: (ctx, { body }) => writeNote(ctx, body.text),
    })
    serve(server, list, {
      permission: 'profile.own',
      audit: quiet('своё'),
      run: async (ctx) => ({
        texts: (await sql<{ text: string }>`select text from note.note`.execute(ctx.db)).rows.map(
          (r) => r.text,
        ),
      }),
    })
    serve(server, broken, {
      permission: 'public',
      audit: quiet('проверка'),
      run: async () => ({ n: 'не число' as unknown as number }),
    })
    serve(server, secret, { permission: 'jobs.manage', audit: 'secret-read', run: async () => ({}) })
  },
}

let app: TestApp
beforeAll(async () => {
  app = await testApp({ modules: [notes], settings: { LOG_LEVEL: 'silent' } })
  await app.sql(
    'create schema note; create table note.note (person_id uuid, text text); grant usage on schema note to nmo_app; grant select, insert on note.note to nmo_app',
  )
})
afterAll(() => app.close())
const path = '/api/notes/0b8b7c1e-6a4f-4d8e-9a3b-0d3b6f1f2c11'
const good = { text: 'первая', on: '2026-02-28' }

describe('G8 nobody gets in without a session and its key', () => {
  test('no cookie: 401', async () => expect((await app.stranger().get('/api/notes')).status).toBe(401))

  test('a cookie without its key is useless, and a key without its cookie', async () => {
    const person = await app.person()
    const browser = await app.as(person)
    const thief = app.stranger()
    for (const [name, value] of browser.cookies) thief.cookies.set(name, value)
    expect(await thief.get('/api/notes')).toMatchObject({ status: 401, body: { code: 'signature.invalid' } })
    const unsigned = await browser.get('/api/notes', {
      alter: (r) => ({ ...r, headers: { ...r.headers, signature: '' } }),
    })
    expect(unsigned).toMatchObject({ status: 401, body: { code: 'signature.missing' } })
  })

  test('a captured request cannot be sent again, nor after a crash that emptied the replay table', async () => {
    const browser = await app.as(await app.person())
    await browser.get('/api/notes')
    let captured: InjectOptions | undefined
    await browser.get('/api/notes', { alter: (r) => (captured = r) })
    const again = await app.portal.app.inject(captured!)
    expect(again.json()).toMatchObject({ code: 'signature.replayed' })
    // What PostgreSQL does to unlogged tables after kill -9:
    await app.sql('truncate platform.nonce, platform.nonce_boot')
    expect((await app.portal.app.inject(captured!)).json()).toMatchObject({ code: 'signature.epoch' })
    expect((await app.portal.app.inject(captured!)).json()).toMatchObject({ code: 'signature.epoch' })
    expect((await browser.get('/api/notes')).status).toBe(200)
  })

  test('an ended session is refused at the next request', async () => {
    const person = await app.person()
    const browser = await app.as(person)
    expect((await browser.get('/api/notes')).status).toBe(200)
    await app.sql(`update platform.session set state = 'ended' where person_id = $1`, [person.id])
    expect((await browser.get('/api/notes')).status).toBe(401)
  })

  test('a right that was given or taken away acts at the next request', async () => {
    const person = await app.person()
    const browser = await app.as(person)
    expect((await browser.get('/api/notes/secret')).status).toBe(403)
    await app.sql(
      `insert into platform.role_grant (id, person_id, role, granted_at) values (gen_random_uuid(), $1, 'administrator', now())`,
      [person.id],
    )
    expect((await browser.get('/api/notes/secret')).status).toBe(200)
    await app.sql(`update platform.role_grant set ended_at = now() where person_id = $1`, [person.id])
    expect((await browser.get('/api/notes/secret')).status).toBe(403)
    expect((await app.journal()).filter((j) => j.code === 'secret-read').map((j) => j.outcome)).toEqual([
      'refused',
      'done',
      'refused',
    ])
  })
})

describe('bad input gets a clear refusal and leaves no trace', () => {
  const count = async () => Number((await app.sql('select count(*) as n from note.note'))[0]!['n'])

  test('every wrong field is named at once', async () => {
    const browser = await app.as(await app.person())
    const reply = await browser.post(path, { text: '', on: '2026-02-31', weight: 'много', extra: 1 })
    expect(reply.status).toBe(422)
    expect(reply.body.errors).toEqual([
      { field: 'text', message: 'Заполните поле' },
      { field: 'on', message: 'Нужна дата вида 2026-02-28, которая есть в календаре' },
      { field: 'weight', message: 'Нужно значение другого вида: число' },
      { field: 'extra', message: 'Такого поля нет' },
    ])
    expect(reply.headers['content-type']).toContain('application/problem+json')
  })

  test.for<[string, Buffer | object, number]>([
    ['bytes instead of JSON', Buffer.from('%PDF'), 415],
    ['a NUL', { text: 'а\u0000б', on: '2026-01-01' }, 400],
    ['a list instead of an object', [], 422],
    ['a huge body', { text: 'x'.repeat(300_000), on: '2026-01-01' }, 413],
  ])('%s', async ([, body, status]) => {
    const before = await count()
    const browser = await app.as(await app.person())
    expect((await browser.post(path, body)).status).toBe(status)
    expect(await count()).toBe(before)
  })

  test('malformed JSON', async () => {
    const browser = await app.as(await app.person())
    const reply = await browser.post(path, Buffer.from('{"text": '), {
      headers: { 'content-type': 'application/json' },
    })
    expect(reply).toMatchObject({
      status: 400,
      body: { code: 'malformed', detail: 'Тело запроса — не JSON' },
    })
  })

  test('an address with an impossible id is 404, an unknown query value is named', async () => {
    const browser = await app.as(await app.person())
    expect((await browser.post('/api/notes/12', good)).status).toBe(404)
    expect((await browser.get('/api/notes?limit=100')).body.errors[0].field).toBe('limit')
  })

  test.for(['//api/notes', '/api/../api/notes', '/api/notes%2f', '/api/notes%00'])(
    'the address %s is refused before routing',
    async (url) => {
      const reply = await app.portal.app.inject({ method: 'GET', url, headers: { host: 'localhost:8443' } })
      expect(reply.statusCode).toBeGreaterThanOrEqual(400)
      expect(reply.statusCode).toBeLessThan(500)
    },
  )

  test('another host in the request is refused', async () => {
    const reply = await app.portal.app.inject({
      method: 'GET',
      url: '/api/notes',
      headers: { host: 'evil.example' },
    })
    expect(reply.statusCode).toBe(400)
  })

  test('a defect is 500 with a code for support, and tells nothing of itself', async () => {
    const reply = await app.portal.app.inject({
      method: 'GET',
      url: '/api/notes/broken',
      headers: { host: 'localhost:8443' },
    })
    expect(reply.statusCode).toBe(500)
    expect(Object.keys(reply.json())).toEqual(['type', 'title', 'status', 'code', 'instance'])
  })
})

describe('a change, its journal row and its event are one', () => {
  test('a refused act leaves neither row nor event', async () => {
    const browser = await app.as(await app.person())
    const reply = await browser.post(path, { text: 'занято', on: '2026-01-01' })
    expect(reply).toMatchObject({
      status: 409,
      body: { code: 'note.taken', title: 'Такая заметка уже есть' },
    })
    expect((await app.sql(`select 1 from note.note where text = 'занято'`)).length).toBe(0)
    expect((await app.sql(`select 1 from platform.outbox where payload->>'text' = 'занято'`)).length).toBe(0)
  })

  test('the journal keeps who asked, with the proof, and cannot be rewritten', async () => {
    const person = await app.person()
    await (await app.as(person)).post(path, { text: 'с подписью', on: '2026-01-01' })
    const [row] = await app.sql(`select * from platform.journal_entry where object_id = 'с подписью'`)
    expect(row).toMatchObject({
      code: 'note-written',
      outcome: 'done',
      actor_id: person.id,
      subject_id: person.id,
    })
    expect((row!['request_proof'] as { input: string }).input).toContain('tag="nmo-req/1"')
    await expect(app.sql(`delete from platform.journal_entry`)).rejects.toThrow('append-only')
    await expect(app.sql(`update platform.journal_entry set code = 'x'`)).rejects.toThrow('append-only')
  })

  test('the event reaches its hearer and the open pages of the person', async () => {
    const person = await app.person()
    await (await app.as(person)).post(path, { text: 'услышано', on: '2026-01-01' })
    await app.work()
    expect(heard).toContain('услышано')
    const lines = await app.sql(`select topic, type from platform.live_event where topic = $1`, [
      `person:${person.id}`,
    ])
    expect(lines).toEqual([{ topic: `person:${person.id}`, type: 'note.noted' }])
  })
})

describe('a request that comes twice is done once', () => {
  const idempotencyKey = 'k'.repeat(20)
  test('five at once with one key: one row, one answer', async () => {
    const browser = await app.as(await app.person())
    await browser.get('/api/notes')
    const replies = await Promise.all(
      [1, 2, 3, 4, 5].map(() => browser.post(path, { ...good, text: 'раз' }, { idempotencyKey })),
    )
    expect(replies.map((r) => r.status)).toEqual([200, 200, 200, 200, 200])
    expect(new Set(replies.map((r) => JSON.stringify(r.body))).size).toBe(1)
    expect((await app.sql(`select 1 from note.note where text = 'раз'`)).length).toBe(1)
    expect(await browser.post(path, { ...good, text: 'другое' }, { idempotencyKey })).toMatchObject({
      status: 422,
      body: { code: 'idempotency.mismatch' },
    })
  })
})
