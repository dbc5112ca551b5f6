/** Two accounts of one person made one (C3): offered after both are proved, shown, confirmed once, moved by every module. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eraseFilesOf, keepDocument } from '../modules/files/index.ts'
import { signInScene, type SignInScene } from './sign-in-scene.ts'
import { lastCode, sentTo } from './post.ts'
import { snilsFrom } from './snils.ts'
import type { SigningClient } from './signing-client.ts'

let scene: SignInScene
beforeAll(async () => {
  scene = await signInScene()
})
afterAll(() => scene.close())

const password = 'синий трактор едет'
let number = 0

/** Registered by a letter, with a slip in the СНИЛС; signed in by password and code. */
async function registered(facts: {
  lastName: string
  firstName: string
  middleName: string
  birthDate: string
}) {
  number++
  const { app } = scene
  const email = `slip${process.pid}-${number}@example.ru`
  const client = app.stranger()
  await client.begin()
  const from = { alter: (r: object) => ({ ...r, remoteAddress: `10.30.${number}.1` }) }
  const snils = snilsFrom(400_000_000 + (process.pid % 1000) * 1000 + number)
  await client.post(
    '/api/identity/registration',
    {
      familyName: facts.lastName,
      givenName: facts.firstName,
      patronymic: facts.middleName,
      birthDate: facts.birthDate,
      snils,
      phone: `+79022${String(100_000 + number)}`,
      email,
      password,
    },
    from,
  )
  await app.work()
  const link = (await sentTo(app, email))[0]?.link
  await client.post('/api/identity/registration/confirmation', { token: new URL(link ?? '').hash.slice(1) })
  await signInByPassword(client, email)
  const id = (await client.get('/api/session')).body.person.id as string
  return { client, email, id, snils }
}

async function signInByPassword(client: SigningClient, email: string) {
  await client.post('/api/identity/password/sign-in', { login: email, password })
  const { challengeId } = (await client.post('/api/session/code', { channel: 'email' })).body
  const code = await lastCode(scene.app, email)
  return client.post('/api/session/activation', { challengeId, code })
}

/** The account of Госуслуги and the older one by password, of one person. */
async function twoAccounts() {
  const person = scene.esiaPerson({ firstName: 'Зоя' })
  const byEsia = await scene.signInWithEsia(person.snils)
  const keptId = (await byEsia.get('/api/session')).body.person.id as string
  const gone = await registered(person)
  return { person, byEsia, keptId, ...gone }
}

const of = (id: string, table: string, column = 'person_id') =>
  scene.app.sql(`select * from ${table} where ${column} = $1`, [id])

async function belongings(id: string): Promise<void> {
  const { app } = scene
  await app.sql(
    `insert into applications.application (id, number, kind, subject_id, title, applicant_id, facts, status, version, submitted_at, clock_started_at, days_spent, due_on)
     values (gen_random_uuid(), gen_random_uuid()::text, 'k', gen_random_uuid(), 'Диплом', $1, '[]', 'under-review', 1, now(), now(), 0, current_date)`,
    [id],
  )
  await app.sql(
    `insert into credentials.certificate (id, source_key, person_id, holder, kind, title, facts, number, code, issued_at)
     values (gen_random_uuid(), gen_random_uuid()::text, $1, 'Зоя', 'k', 'Диплом', '[]', gen_random_uuid()::text, gen_random_uuid()::text, now())`,
    [id],
  )
  await app.sql(
    `insert into platform.role_grant (id, person_id, role, granted_at, origin, basis) values (gen_random_uuid(), $1, 'student', now(), 'status', 'учёба')`,
    [id],
  )
}

/** A record with this document, confirmed. */
const record = (id: string, key: string, status = 'verified') =>
  scene.app.sql(
    `insert into records.record (id, person_id, status, kind, institution_name, specialty_key, specialty_name, form, started_on, ended_on, issued_on, number, document_key, file_ids, confirmed_at, application_id)
     values (gen_random_uuid(), $1, $3, 'diploma', 'РНИМУ', 'k', 'Терапия', 'full-time', '2010-09-01', '2016-06-30', '2016-06-30', '1', $2, '{}', now(), gen_random_uuid())`,
    [id, key, status],
  )

/** Begun and not finished: a row of the owner, no bytes yet. */
async function upload(client: SigningClient): Promise<string> {
  const bytes = Buffer.from('%PDF-1.4 скан')
  const begun = await client.post('/api/files', {
    name: 'скан.pdf',
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    purpose: 'education-record',
  })
  return String(begun.body.id)
}

test('C3 linking finds the other account of the same person: what moves is shown, then confirmed, and everything is there', async () => {
  const { person, byEsia, keptId, client, id, email } = await twoAccounts()
  await belongings(id)
  await record(id, 'одна')
  await record(id, 'обе')
  await record(keptId, 'обе')
  const fileId = await upload(client)
  const draft = await client.post('/api/education/drafts', {})
  const licenceDraft = await client.post('/api/licences/drafts', {})

  const linked = await scene.fromProfile(client, person.snils, 'linking')
  expect(linked.body).toMatchObject({ outcome: 'merge', changes: [] })
  const address = `/api/profile/merges/${linked.body.mergeId}`
  // Nothing has moved: an offer is only an offer, and it is of this session.
  expect(await of(id, 'applications.application', 'applicant_id')).toHaveLength(1)
  expect((await byEsia.get(address)).body.code).toBe('merge.gone')
  const shown = await client.get(address)
  expect(shown.body).toMatchObject({
    kept: { fullName: 'Соколова Зоя Петровна', snilsEnd: person.snils.slice(-5) },
    gone: { fullName: 'Соколова Зоя Петровна' },
    ends: ['password', 'roles'],
  })
  expect(shown.body.moves).toEqual(
    expect.arrayContaining([
      { what: 'Заявления', count: 1 },
      { what: 'Записи об образовании', count: 2 },
      { what: 'Черновики записей', count: 1 },
      { what: 'Сертификаты', count: 1 },
      { what: 'Файлы', count: 1 },
    ]),
  )

  expect((await client.post(`${address}/confirmation`)).status).toBe(200)
  expect((await client.get('/api/profile')).status).toBe(401)
  await scene.app.work()

  for (const [table, column] of [
    ['applications.application', 'applicant_id'],
    ['records.record', 'person_id'],
    ['records.draft', 'person_id'],
    ['licences.draft', 'person_id'],
    ['credentials.certificate', 'person_id'],
    ['files.file', 'owner_id'],
  ] as const)
    expect([table, await of(id, table, column)]).toEqual([table, []])
  expect(
    new Set(
      (await of(keptId, 'records.record')).map((r) => `${String(r['document_key'])}: ${String(r['status'])}`),
    ),
  ).toEqual(new Set(['обе: verified', 'обе: withdrawn', 'одна: verified']))
  expect((await byEsia.get(`/api/education/drafts/${draft.body.id}`)).status).toBe(200)
  expect((await byEsia.get(`/api/licences/drafts/${licenceDraft.body.id}`)).status).toBe(200)
  expect((await of(fileId, 'files.file', 'id'))[0]).toMatchObject({ owner_id: keptId, sealed_for: id })
  expect((await byEsia.get('/api/session')).body.work.held.map((h: { role: string }) => h.role)).toContain(
    'student',
  )

  // The gone account opens to nobody, whatever is known of it.
  const door = scene.app.stranger()
  await door.begin()
  expect((await door.post('/api/identity/password/sign-in', { login: email, password })).body.code).toBe(
    'sign-in.wrong',
  )
  const [merge] = await of(id, 'identity.merge', 'gone_id')
  expect(merge).toMatchObject({ kept_id: keptId, why: 'snils' })
  expect(merge!['moved']).toEqual(shown.body.moves)
  // Its evidence is mine now, and every channel of mine was told.
  const mine = (await byEsia.get('/api/journal?view=mine')).body.items as {
    what: string
    who: { kind: string }
  }[]
  expect(mine.map((line) => line.what)).toContain('Два кабинета одного человека объединены')
  expect(mine.map((line) => line.who.kind)).toEqual(mine.map(() => 'self'))
  expect((await sentTo(scene.app, person.email)).map((m) => m.text).join()).toContain('объединены')
})

test('C3 an offer is confirmed once, in time, with a fresh proof; two at once make one merge', async () => {
  const { person, client } = await twoAccounts()
  const { mergeId } = (await scene.fromProfile(client, person.snils, 'linking')).body
  const address = `/api/profile/merges/${mergeId}`
  scene.app.travel(11 * 60_000)
  expect((await client.post(`${address}/confirmation`)).body.code).toBe('session.step-up-needed')
  scene.app.travel(5 * 60_000)
  expect((await client.get(address)).body.code).toBe('merge.gone')

  const other = await twoAccounts()
  const second = (await scene.fromProfile(other.client, other.person.snils, 'linking')).body.mergeId
  const both = await Promise.all(
    [1, 2].map(() => other.client.post(`/api/profile/merges/${second}/confirmation`)),
  )
  expect(both.filter((r) => r.status === 200)).toHaveLength(1)
  expect(await of(other.id, 'identity.merge', 'gone_id')).toHaveLength(1)
})

test('C3 a file that lies under the key of the gone account is read by its owner, and dies with them', async () => {
  const { person, byEsia, keptId, client, id } = await twoAccounts()
  const ctx = scene.app.context(null)
  const fileId = await keepDocument(ctx, {
    ownerId: id,
    name: 'справка.pdf',
    type: 'application/pdf',
    bytes: Buffer.from('%PDF-1.4 справка'),
    pages: 1,
    attachedTo: { kind: 'certificate', id },
  })
  const { mergeId } = (await scene.fromProfile(client, person.snils, 'linking')).body
  await client.post(`/api/profile/merges/${mergeId}/confirmation`)
  await scene.app.work()
  expect((await byEsia.get(`/api/files/${fileId}`)).status).toBe(200)
  expect((await byEsia.get(`/api/files/${fileId}/content`)).status).toBe(200)
  await eraseFilesOf(ctx, keptId)
  const keys = await scene.app.sql('select 1 from platform.person_key where person_id in ($1, $2)', [
    id,
    keptId,
  ])
  expect(keys).toEqual([])
})

test('C3 roles given by hand stop it: they neither appear in another account nor vanish with a click', async () => {
  const { person, client, id } = await twoAccounts()
  await scene.app.sql(
    `insert into platform.role_grant (id, person_id, role, granted_at, origin, basis) values (gen_random_uuid(), $1, 'auditor', now(), 'grant', 'приказ')`,
    [id],
  )
  expect((await scene.fromProfile(client, person.snils, 'linking')).body.code).toBe('merge.staff')
})

test('C3 somebody else with another name or day of birth is never merged, whatever e-mail they have', async () => {
  const person = scene.esiaPerson({ firstName: 'Зоя' })
  const byEsia = await scene.signInWithEsia(person.snils)
  const gone = await registered({ ...person, birthDate: '1990-02-28' })
  expect((await scene.fromProfile(gone.client, person.snils, 'linking')).body.code).toBe(
    'esia.another-person',
  )
  expect((await byEsia.get('/api/session')).body.stage).toBe('signed-in')
})
