/** D9+, G6: who may speak with the store, and how far: keys, scopes, stores, sessions of one learner, both walls. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestPerson } from '../../test/people.ts'
import { portalStore } from './contract.ts'
import {
  activity,
  agent,
  asked,
  found,
  lrsScene,
  speaking,
  statement,
  verb,
  type LrsScene,
} from './lrs.test.scene.ts'

let scene: LrsScene
let mine: TestPerson
let other: TestPerson
let administrator: TestPerson
beforeAll(async () => {
  scene = await lrsScene()
  mine = await scene.app.person()
  other = await scene.app.person()
  administrator = await scene.app.person({ roles: ['administrator'] })
})
afterAll(() => scene.app.close())

const newClient = { title: 'Симулятор УЗИ', organisationId: null, scopes: ['statements/write'] }

describe('D9+ a foreign system', () => {
  test('is let in by an administrator, sees its secret once, does what its scopes say, until it is closed', async () => {
    const admin = await scene.app.as(administrator)
    expect((await (await scene.app.as(mine)).post('/api/lrs/clients', newClient)).status).toBe(403)
    const made = await admin.post('/api/lrs/clients', newClient)
    expect(made.status).toBe(201)
    const { client, secret } = made.body as { client: { id: string; key: string }; secret: string }
    const listed = await admin.get('/api/lrs/clients')
    expect(JSON.stringify(listed.body)).toContain(client.key)
    expect(JSON.stringify(listed.body)).not.toContain(secret)
    const kept = await scene.app.sql('select secret_hash from lrs.client where id = $1', [client.id])
    expect(String(kept[0]!['secret_hash'])).not.toContain(secret)

    const token = (word: string) => Buffer.from(`${client.key}:${word}`).toString('base64')
    const system = speaking(scene.app, token(secret), client.id)
    expect((await system.post('/statements', statement())).status).toBe(200)
    expect((await system.get('/statements')).status).toBe(403)
    const wrong = speaking(scene.app, token(`${secret}0`), client.id)
    const refused = await wrong.post('/statements', statement())
    expect(refused).toMatchObject({ status: 401 })
    expect(refused.headers['www-authenticate']).toContain('Basic')

    const closed = await admin.post(`/api/lrs/clients/${client.id}/revocation`)
    expect(closed.body).toMatchObject({ can: { revoke: false } })
    expect((await system.post('/statements', statement())).status).toBe(401)
    const codes = (await scene.app.journal()).map((j) => j.code)
    expect(codes).toContain('lrs-client-made')
    expect(codes).toContain('lrs-client-revoked')
  })

  test('an unknown organisation is named, an unknown version and an odd parameter are refused', async () => {
    const admin = await scene.app.as(administrator)
    const lost = await admin.post('/api/lrs/clients', { ...newClient, organisationId: randomUUID() })
    expect(lost.body).toMatchObject({ status: 422, errors: [{ field: 'organisationId' }] })
    const system = await scene.client({ speaks: '2.0.0' })
    const old = await system.get('/statements', { 'x-experience-api-version': '0.9' })
    expect(old).toMatchObject({ status: 400, headers: { 'x-experience-api-version': '2.0.0' } })
    expect((await system.get('/statements?foo=1')).status).toBe(400)
    expect((await system.delete('/statements')).status).toBe(405)
  })

  test('sees its own store; the same id lives in two stores; reads leave a row for whom they name', async () => {
    const organisation = randomUUID()
    const ours = await scene.client()
    const opened = await scene.session(mine.id)
    const one = statement({ actor: opened.actor, context: { registration: opened.registration } })
    await opened.post('/statements', one)
    expect((await ours.get(asked({ statementId: one.id }))).status).toBe(200)
    const entries = await scene.app.sql(
      `select count(*) as n from platform.journal_entry where code = 'lrs-read' and subject_id = $1`,
      [mine.id],
    )
    expect(Number(entries[0]!['n'])).toBe(1)
    await ours.get(asked({ agent: opened.actor }))
    const after = await scene.app.sql(
      `select count(*) as n from platform.journal_entry where code = 'lrs-read' and subject_id = $1`,
      [mine.id],
    )
    expect(Number(after[0]!['n'])).toBe(2)

    await scene.app.sql(`update lrs.client set store_id = $1 where id = $2`, [organisation, ours.clientId])
    expect((await ours.get(asked({ statementId: one.id }))).status).toBe(404)
    expect(found(await ours.get('/statements'))).toEqual([])
    expect((await ours.post('/statements', { ...one, verb: verb('failed') })).status).toBe(200)
    expect((await opened.get(asked({ statementId: one.id }))).body).toMatchObject({ verb: one.verb })
  })
})

describe('D9+ a session of content', () => {
  test('tells of its learner and its registration alone, and sees nothing else', async () => {
    const [first, second] = [await scene.session(mine.id), await scene.session(other.id)]
    const own = (s: typeof first, over = {}) =>
      statement({ actor: s.actor, context: { registration: s.registration }, ...over })
    const [told, foreign] = [own(first), own(second)]
    expect((await first.post('/statements', told)).status).toBe(200)
    expect((await second.post('/statements', foreign)).status).toBe(200)
    expect((await first.post('/statements', own(second))).status).toBe(403)
    expect((await first.post('/statements', own(first, { context: {} }))).status).toBe(403)
    expect((await first.post('/statements', own(first, { actor: agent('x') }))).status).toBe(403)
    expect((await first.get(asked({ statementId: foreign.id }))).status).toBe(404)
    expect(found(await first.get('/statements'))).toEqual([told.id])
    expect((await first.get(asked({ agent: second.actor }))).status).toBe(403)
    // The same person under another registration: not of this session.
    const again = await scene.session(mine.id)
    expect(found(await again.get('/statements'))).toEqual([])
    const voiding = own(first, {
      verb: verb('voided'),
      object: { objectType: 'StatementRef', id: foreign.id },
    })
    expect((await first.post('/statements', voiding)).status).toBe(403)
    const state = (s: typeof first) =>
      `/activities/state?activityId=${activity('ecg').id}&stateId=place&agent=${encodeURIComponent(JSON.stringify(s.actor))}`
    expect((await first.put(state(first), { page: 1 })).status).toBe(204)
    expect((await first.get(state(second))).status).toBe(403)
    expect((await first.get(`${state(first)}&registration=${randomUUID()}`)).status).toBe(403)
    const profile = `/activities/profile?activityId=${activity('ecg').id}&profileId=p`
    expect((await first.put(profile, {}, { 'if-none-match': '*' })).status).toBe(403)
  })

  test('ends with its time', async () => {
    const late = await scene.session(mine.id, { endsAt: new Date(scene.app.now().getTime() - 1000) })
    expect((await late.get('/statements')).status).toBe(401)
  })
})

describe('G6 the second wall alone', () => {
  test('a person sees statements and documents of theirs in any store, nobody another’s', async () => {
    const session = await scene.session(mine.id)
    await session.post(
      '/statements',
      statement({ actor: session.actor, context: { registration: session.registration } }),
    )
    const seen = async (person: TestPerson) =>
      (
        await sql<{ person: string }>`select person_id as person from lrs.statement
          union all select person_id from lrs.document`.execute(scene.app.context(person).db)
      ).rows.map((r) => r.person)
    expect((await seen(mine)).length).toBeGreaterThan(1)
    expect(new Set(await seen(mine))).toEqual(new Set([mine.id]))
    expect((await seen(other)).filter((id) => id !== other.id)).toEqual([])
    const asAdmin = scene.app.context(administrator, ['administrator'])
    expect((await sql`select id from lrs.statement`.execute(asAdmin.db)).rows).toEqual([])
    expect((await sql`select key from lrs.mention`.execute(asAdmin.db)).rows).toEqual([])
  })

  test('nobody changes a statement, the portal neither', async () => {
    await expect(
      sql`update lrs.statement set body = '{}' where store_id = ${portalStore}`.execute(
        scene.app.context(null).db,
      ),
    ).rejects.toThrow(/permission denied/)
    await expect(sql`delete from lrs.statement`.execute(scene.app.context(null).db)).rejects.toThrow(
      /permission denied/,
    )
  })
})
