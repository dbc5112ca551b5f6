/** A2: a new organisation asks to be let in: from the empty form to the cabinet. Over HTTP and PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import type { SigningClient } from '../../test/signing-client.ts'
import { createOrganisation } from '../organisations/index.ts'
import { rightFields } from './registrations.test.data.ts'
import { applicant, decide, filled, ok, read, submit } from './registrations.test.scene.ts'

let app: TestApp
let desk: SigningClient
beforeAll(async () => {
  app = await testApp()
  desk = await app.as(await app.person({ roles: ['verifier'], fullName: ['Дёмина', 'Лидия', 'Максимовна'] }))
})
afterAll(() => app.close())

/** Right check digits, another one for each test. */
let count = 0
const ogrn = () => {
  const body = String(102_770_000_000 + ++count)
  return body + String(Number((BigInt(body) % 11n) % 10n))
}

test('A2 approval: the organisation is in the register, its person acts in it, the cabinet is open, everybody is told', async () => {
  const who = await applicant(app)
  const draft = await filled(app, who, { ogrn: ` ${rightFields.ogrn} ` })
  expect(draft).toMatchObject({ status: 'forming', version: 2, responsibleName: 'Орлова Елена Викторовна' })
  expect(draft.files).toHaveLength(3)
  const submitted = ok(await submit(who, draft), 201)
  expect(submitted).toMatchObject({ status: 'submitted', can: { change: false, remove: false } })
  ok(await desk.post(`/api/desk/applications/${submitted.application.id}/claim`))
  await app.work()
  expect((await read(who, draft.id)).status).toBe('in-work')

  await decide(app, desk, submitted.application.id, { outcome: 'approved' })
  const open = await read(who, draft.id)
  expect(open).toMatchObject({ status: 'open', reason: null })
  expect(open.history.map((l: { act: string; who: string | null }) => [l.act, l.who])).toEqual([
    ['submitted', null],
    ['claimed', 'Дёмина Л. М.'],
    ['opened', 'Дёмина Л. М.'],
  ])
  const card = ok(await who.client.get(`/api/organisations/${open.organisationId}`))
  expect(card).toMatchObject({
    kind: 'educational',
    ogrn: rightFields.ogrn,
    inn: rightFields.inn,
    city: 'Псков',
    licence: {
      number: rightFields.licenceNumber,
      issuedOn: '2024-02-01',
      isActive: true,
    },
  })
  const [grant] = await app.sql(
    `select role, organisation_id, origin, basis, until from platform.role_grant where person_id = $1`,
    [who.person.id],
  )
  expect(grant).toMatchObject({ role: 'provider', organisation_id: open.organisationId, origin: 'status' })
  expect(grant!['until']).not.toBeNull()
  const fresh = await app.as(who.person)
  expect(ok(await fresh.get('/api/learning/provider'))).toMatchObject({
    state: 'open',
    responsibleName: 'Орлова Елена Викторовна',
    responsiblePost: 'проректор',
  })
  const told = await app.sql(`select link from notifications.notification where person_id = $1`, [
    who.person.id,
  ])
  expect(told.map((n) => n['link'])).toEqual(expect.arrayContaining(['/teaching', '/profile']))
  const journal = await app.sql(
    `select code from platform.journal_entry where subject_id = $1 and object_kind in ('registration', 'role')`,
    [who.person.id],
  )
  expect(journal.map((j) => j['code'])).toEqual(
    expect.arrayContaining([
      'registration-submitted',
      'registrations.hear-claim',
      'registrations.hear-decision',
    ]),
  )
})

test('A2 returned for mending: the same form opens with the reason, and goes again', async () => {
  const who = await applicant(app)
  const draft = await filled(app, who, { ogrn: ogrn() })
  const first = ok(await submit(who, draft), 201)
  await decide(app, desk, first.application.id, {
    outcome: 'rejected',
    reason: 'needs-mending',
    comment: 'Нет приложения к лицензии',
  })
  const back = await read(who, draft.id)
  expect(back).toMatchObject({ status: 'rework', can: { change: true, remove: false } })
  expect(back.reason).toMatch(/доработку.*Нет приложения к лицензии/)
  const told = await app.sql(`select link from notifications.notification where person_id = $1`, [
    who.person.id,
  ])
  expect(told.map((n) => n['link'])).toContain(`/applications/${first.application.id}`)
  const fields = { ...back.fields, licenceIssuer: 'Комитет по образованию' }
  const mended = ok(await who.client.put(`/api/registrations/${draft.id}`, { version: back.version, fields }))
  const again = ok(await submit(who, mended), 201)
  expect(again.application.id).not.toBe(first.application.id)
  await decide(app, desk, again.application.id, { outcome: 'approved' })
  expect((await read(who, draft.id)).status).toBe('open')
})

test('A2 refused with a reason; withdrawn by the person: each step stays in the history', async () => {
  const who = await applicant(app)
  const draft = await filled(app, who, { ogrn: ogrn() })
  const first = ok(await submit(who, draft), 201)
  ok(await who.client.post(`/api/applications/${first.application.id}/withdrawal`))
  await app.work()
  const taken = await read(who, draft.id)
  expect(taken).toMatchObject({ status: 'forming', can: { change: true, remove: false } })
  const again = ok(await submit(who, taken), 201)
  await decide(app, desk, again.application.id, {
    outcome: 'rejected',
    reason: 'other',
    comment: 'Лицензии нет в реестре',
  })
  const refused = await read(who, draft.id)
  expect(refused).toMatchObject({ status: 'rejected', reason: 'Лицензии нет в реестре' })
  expect(refused.history.map((l: { act: string }) => l.act)).toEqual([
    'submitted',
    'withdrawn',
    'submitted',
    'claimed',
    'rejected',
  ])
  expect(
    await app.sql('select 1 from organisations.organisation where ogrn = $1', [refused.fields.ogrn]),
  ).toEqual([])
})

test('A2 an organisation that is there already is not registered twice: the words say what to do', async () => {
  const number = ogrn()
  const there = await createOrganisation(app.context(null), {
    name: 'Институт',
    shortName: 'Институт',
    kind: 'educational',
    city: 'Псков',
    region: 'Псков',
    address: null,
    phone: null,
    site: null,
    ogrn: number,
    inn: rightFields.inn,
    licence: null,
    closedOn: null,
  })
  const who = await applicant(app)
  const refused = await submit(who, await filled(app, who, { ogrn: number }))
  expect(refused.body).toMatchObject({ code: 'registration.ogrn-known', organisationId: there.id })
  expect(refused.body.errors[0]).toMatchObject({
    field: 'ogrn',
    message: expect.stringMatching(/Смена статуса/),
  })
})

test('A2 two people with one organisation at once: one stands in the queue, the other is told', async () => {
  const number = ogrn()
  const [one, two] = [await applicant(app), await applicant(app)]
  const drafts = [await filled(app, one, { ogrn: number }), await filled(app, two, { ogrn: number })]
  const replies = await Promise.all([submit(one, drafts[0]), submit(two, drafts[1])])
  expect(replies.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([201, 409])
  expect(replies.find((r) => r.status === 409)!.body.code).toBe('registration.ogrn-under-review')
})

test('A2 a double press makes one application; what is with a verifier is not changed', async () => {
  const who = await applicant(app)
  const draft = await filled(app, who, { ogrn: ogrn() })
  const both = await Promise.all([submit(who, draft), submit(who, draft)])
  expect(both.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([201, 409])
  const made = await app.sql('select 1 from applications.application where subject_id = $1', [draft.id])
  expect(made).toHaveLength(1)
  const late = await who.client.put(`/api/registrations/${draft.id}`, {
    version: draft.version,
    fields: { ...draft.fields, name: 'Другая академия' },
  })
  expect(late.body.code).toBe('registration.passed')
})

test('A2 entered by hand while the papers were compared: the decision gives the role in that very organisation', async () => {
  const number = ogrn()
  const who = await applicant(app)
  const submitted = ok(await submit(who, await filled(app, who, { ogrn: number })), 201)
  const there = await createOrganisation(app.context(null), {
    name: 'Институт',
    shortName: 'Институт',
    kind: 'educational',
    city: 'Псков',
    region: 'Псков',
    address: null,
    phone: null,
    site: null,
    ogrn: number,
    inn: rightFields.inn,
    licence: null,
    closedOn: null,
  })
  await decide(app, desk, submitted.application.id, { outcome: 'approved' })
  expect(await read(who, submitted.id)).toMatchObject({ status: 'open', organisationId: there.id })
})

test('A2 every fault is named; whom Госуслуги did not confirm fills in, but does not submit', async () => {
  const who = await applicant(app)
  const bare = ok(await who.client.post('/api/registrations'), 201)
  expect(ok(await who.client.post('/api/registrations'), 201).id).toBe(bare.id)
  const wrong = await submit(who, bare)
  expect([wrong.status, wrong.body.errors.length]).toEqual([422, 22])
  await app.sql('update identity.person set is_confirmed = false where id = $1', [who.person.id])
  const full = await filled(app, who, { ogrn: ogrn() })
  expect(full.needsEsia).toBe(true)
  expect((await submit(who, full)).body.code).toBe('registration.needs-esia')
})

test('A2 a draft changed elsewhere is not overwritten; a removed one comes back; another’s does not exist', async () => {
  const who = await applicant(app)
  const draft = await filled(app, who)
  const stale = await who.client.put(`/api/registrations/${draft.id}`, {
    version: 1,
    fields: { ...draft.fields, name: 'Иная' },
  })
  expect(stale.body).toMatchObject({ code: 'registration.conflict', current: { version: 2 } })
  ok(await who.client.delete(`/api/registrations/${draft.id}`))
  expect(ok(await who.client.get('/api/registrations')).items).toEqual([])
  ok(await who.client.post(`/api/registrations/${draft.id}/restoration`))
  expect(ok(await who.client.get('/api/registrations')).items).toHaveLength(1)
  const other = await applicant(app)
  expect((await other.client.get(`/api/registrations/${draft.id}`)).status).toBe(404)
})
