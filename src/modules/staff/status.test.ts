/** F8: from the request in the cabinet to rights that have changed, by two verifiers. Over HTTP and PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import type { SigningClient } from '../../test/signing-client.ts'
import { uploadFile } from '../../test/uploads.ts'

let app: TestApp
let first: SigningClient
let second: SigningClient
beforeAll(async () => {
  app = await testApp()
  first = await app.as(await app.person({ roles: ['verifier'] }))
  second = await app.as(await app.person({ roles: ['verifier'] }))
})
afterAll(() => app.close())

async function ask(person: TestPerson, over: object = {}) {
  const browser = await app.as(person)
  const { id: fileId } = await uploadFile(app, browser)
  const body = {
    role: 'doctor',
    insteadOf: 'student',
    words: 'Окончил ординатуру',
    fileIds: [fileId],
    ...over,
  }
  return browser.post('/api/status/requests', body)
}

async function compare(at: SigningClient, id: string, decision: object): Promise<number> {
  await at.post(`/api/desk/applications/${id}/claim`)
  const card = (await at.get(`/api/desk/applications/${id}`)).body
  for (const file of card.files) await at.get(`/api/desk/applications/${id}/files/${file.id}/pages/1`)
  for (const fact of card.facts)
    await at.put(`/api/desk/applications/${id}/verdicts`, { verdicts: [{ key: fact.key, matches: true }] })
  const { version } = (await at.get(`/api/desk/applications/${id}`)).body
  const { status } = await at.post(`/api/desk/applications/${id}/decision`, { version, ...decision })
  await app.work()
  return status
}

const rolesOf = async (who: TestPerson) => (await (await app.as(who)).get('/api/session')).body.roles
const stateOf = async (who: TestPerson) => (await (await app.as(who)).get('/api/status')).body.requests[0]

test('F8 one verifier compares, another agrees, and the old role ends where the new one begins', async () => {
  const person = await app.person({ roles: ['student'] })
  const asked = await ask(person)
  expect([asked.status, asked.body.state]).toEqual([201, 'review'])
  expect((await ask(person)).body.code).toBe('status.under-way')
  expect(await compare(first, asked.body.application.id, { outcome: 'approved' })).toBe(200)
  expect(await stateOf(person)).toMatchObject({ state: 'second' })
  expect(await rolesOf(person)).toEqual(['citizen', 'student'])
  const { items } = (await second.get('/api/staff/proposals')).body
  const proposal = items.find((p: { person: { id: string } }) => p.person.id === person.id)
  expect((await first.post(`/api/staff/proposals/${proposal.id}/approval`)).body.code).toBe(
    'staff.not-same-person',
  )
  expect((await second.post(`/api/staff/proposals/${proposal.id}/approval`)).status).toBe(200)
  expect(await rolesOf(person)).toEqual(['citizen', 'doctor'])
  expect(await stateOf(person)).toMatchObject({ state: 'given', role: 'doctor' })
  const grants = await app.sql(
    `select role, origin, granted_at, ended_at from platform.role_grant where person_id = $1`,
    [person.id],
  )
  const [old, fresh] = ['student', 'doctor'].map((role) => grants.find((g) => g['role'] === role)!)
  expect(fresh!['origin']).toBe('status')
  // One transaction, one instant.
  expect(old!['ended_at']).toEqual(fresh!['granted_at'])
})

test('F8 a refusal at either desk leaves the rights as they were and says why', async () => {
  const person = await app.person({ roles: ['student'] })
  const asked = await ask(person)
  await compare(first, asked.body.application.id, {
    outcome: 'rejected',
    reason: 'other',
    comment: 'Диплом не ваш',
  })
  expect(await stateOf(person)).toMatchObject({ state: 'refused', why: 'Диплом не ваш' })
  const again = await ask(person)
  await compare(first, again.body.application.id, { outcome: 'approved' })
  const { items } = (await second.get('/api/staff/proposals')).body
  const proposal = items.find((p: { person: { id: string } }) => p.person.id === person.id)
  await second.post(`/api/staff/proposals/${proposal.id}/refusal`, { why: 'Нет печати на приказе' })
  expect(await stateOf(person)).toMatchObject({ state: 'refused', why: 'Нет печати на приказе' })
  expect(await rolesOf(person)).toEqual(['citizen', 'student'])
})

test('F8 nobody decides their own, asks for what is not asked for, or without a document', async () => {
  const own = await app.person({ roles: ['verifier'] })
  const asked = await ask(own, { insteadOf: null })
  const { status } = await (await app.as(own)).get(`/api/desk/applications/${asked.body.application.id}`)
  expect(status).toBe(404)
  const person = await app.person()
  expect((await ask(person, { role: 'administrator', insteadOf: null })).body.code).toBe('status.not-offered')
  const bare = await ask(person, { insteadOf: 'nurse', fileIds: [], words: 'да' })
  expect(bare.body.errors.map((e: { field: string }) => e.field).toSorted()).toEqual(['fileIds', 'words'])
  const wrong = await ask(person, { role: 'manager', insteadOf: 'nurse' })
  expect(wrong.body.errors.map((e: { field: string }) => e.field).toSorted()).toEqual([
    'insteadOf',
    'organisationId',
  ])
})
