/** F8, G6: roles given, seconded, revoked by people and at once in force. Over HTTP and PostgreSQL. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { innFrom, ogrnFrom } from '../../demo/numbers.ts'
import { replaceOpenings, sectionsChanged } from '../../platform/session/openings.ts'
import { testApp, type TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import type { SigningClient } from '../../test/signing-client.ts'
import { createOrganisation } from '../organisations/index.ts'

let app: TestApp
let admin: SigningClient
let second: SigningClient
let verifier: SigningClient
beforeAll(async () => {
  app = await testApp()
  admin = await app.as(await app.person({ roles: ['administrator'] }))
  second = await app.as(await app.person({ roles: ['administrator'] }))
  verifier = await app.as(await app.person({ roles: ['verifier'] }))
})
afterAll(() => app.close())

const day = (ahead: number) => new Date(app.now().getTime() + ahead * 86_400_000).toISOString().slice(0, 10)
const basis = 'Приказ № 17 о назначении'
let person: TestPerson
beforeEach(async () => {
  person = await app.person({ fullName: ['Новикова', 'Ирина', 'Павловна'] })
})

const give = (at: SigningClient, over: object = {}) =>
  at.post('/api/staff/grants', { personId: person.id, role: 'verifier', until: day(30), basis, ...over })
const approve = (at: SigningClient, id: string) => at.post(`/api/staff/proposals/${id}/approval`)
const rolesOf = async (who: TestPerson) => (await (await app.as(who)).get('/api/session')).body.roles
const grantOf = async (who: TestPerson) => (await admin.get(`/api/staff/people/${who.id}`)).body.grants[0]

describe('G6 a wide role is given by two persons', () => {
  test('it waits until another one agrees, and then holds at once', async () => {
    const given = await give(admin)
    expect([given.status, given.body.outcome]).toEqual([201, 'proposed'])
    expect(await rolesOf(person)).toEqual(['citizen'])
    const waiting = (await verifier.get('/api/staff/proposals')).body
    expect(waiting.items.find((p: { id: string }) => p.id === given.body.id)).toMatchObject({
      role: 'verifier',
      basis,
      can: { approve: true },
    })
    expect((await approve(verifier, given.body.id)).body).toMatchObject({ state: 'approved' })
    expect(await rolesOf(person)).toEqual(['citizen', 'verifier'])
    const grant = await grantOf(person)
    expect(grant).toMatchObject({ role: 'verifier', origin: 'grant', ended: null, can: { revoke: true } })
    expect(grant.approvedBy).not.toBeNull()
  })

  test('never by the one who asked, never for oneself, never by a role that does not decide it', async () => {
    const given = await give(admin)
    expect((await approve(admin, given.body.id)).body.code).toBe('staff.not-same-person')
    const clerk = await app.as(await app.person({ roles: ['support'] }))
    expect((await approve(clerk, given.body.id)).status).toBe(403)
    const own = await app.person({ roles: ['administrator'] })
    const mine = await give(await app.as(own), { personId: own.id, role: 'auditor' })
    expect(mine.body.code).toBe('staff.not-yourself')
    const forOwn = await give(admin, { personId: own.id, role: 'auditor' })
    expect((await approve(await app.as(own), forOwn.body.id)).body.code).toBe('staff.not-yourself')
    const medic = await give(admin, { role: 'doctor', until: null })
    // A doctor is agreed to by a verifier, not by an administrator.
    expect((await approve(second, medic.body.id)).body.code).toBe('staff.not-your-role')
  })

  test('two who agree at the same moment make one role; who asks twice is told', async () => {
    const given = await give(admin)
    expect((await give(second)).body.code).toBe('staff.already-proposed')
    const both = await Promise.all([approve(second, given.body.id), approve(verifier, given.body.id)])
    expect(both.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect((await give(admin)).body.code).toBe('staff.already-held')
  })

  test('a refusal has a reason and is final, one’s own may be taken back', async () => {
    const refused = await give(admin)
    const noReason = await second.post(`/api/staff/proposals/${refused.body.id}/refusal`, { why: '' })
    expect(noReason.status).toBe(422)
    const done = await second.post(`/api/staff/proposals/${refused.body.id}/refusal`, { why: 'Нет приказа' })
    expect(done.body).toMatchObject({ state: 'refused', decided: { why: 'Нет приказа' } })
    expect((await approve(verifier, refused.body.id)).body.code).toBe('staff.already-settled')
    const own = await give(admin)
    expect((await second.post(`/api/staff/proposals/${own.body.id}/withdrawal`)).status).toBe(404)
    expect((await admin.post(`/api/staff/proposals/${own.body.id}/withdrawal`)).body.state).toBe('withdrawn')
  })

  test('the database itself refuses a second signature of the same hand', async () => {
    await expect(
      app.sql(
        `insert into staff.proposal (id, person_id, role, basis, asked_by, asked_at, state, decided_by, decided_at)
         values (gen_random_uuid(), $1, 'auditor', 'x', $2, now(), 'approved', $2, now())`,
        [person.id, (await app.person()).id],
      ),
    ).rejects.toThrow(/proposal_two_persons/)
  })
})

describe('G6 a role has a term and a basis', () => {
  test('every wrong field is named', async () => {
    const reply = await give(admin, { until: null, basis: 'да' })
    expect(reply.status).toBe(422)
    expect(reply.body.errors.map((e: { field: string }) => e.field)).toContain('basis')
    const term = async (until: string | null, role = 'verifier') =>
      ((await give(admin, { until, role })).body.errors ?? []).map((e: { field: string }) => e.field)
    expect(await term(null)).toEqual(['until'])
    expect(await term(day(-2))).toEqual(['until'])
    expect(await term(day(400))).toEqual(['until'])
    expect(await term(day(30), 'manager')).toEqual(['organisationId'])
  })
})

describe('F8 a role that is taken away', () => {
  test('is gone with the next request, its reason stays in the story', async () => {
    const proposal = await give(admin)
    await approve(verifier, proposal.body.id)
    const grant = await grantOf(person)
    const reply = await second.post(`/api/staff/grants/${grant.id}/revocation`, {
      why: 'Уволен приказом № 18',
    })
    expect(reply.body.ended).toMatchObject({ why: 'Уволен приказом № 18' })
    expect(await rolesOf(person)).toEqual(['citizen'])
    expect(
      (await second.post(`/api/staff/grants/${grant.id}/revocation`, { why: 'Ещё раз' })).body.code,
    ).toBe('staff.already-ended')
    const told = await app.sql(`select topic, type from platform.live_event where topic = $1 order by id`, [
      `person:${person.id}`,
    ])
    expect(told.map((t) => t['type'])).toContain('section.changed')
  })

  test('what a verifier held goes back to the queue in the same transaction', async () => {
    const holder = await app.person({ roles: ['verifier'] })
    await app.sql(
      `insert into applications.application (id, number, kind, subject_id, title, applicant_id, facts, status, version, submitted_at,
         clock_started_at, days_spent, due_on, verifier_id, verifier_seen_at)
       values (gen_random_uuid(), '2026-999001', 'x', gen_random_uuid(), 'x', $1, '[]', 'under-review', 1, now(), now(), 0, current_date, $2, now())`,
      [person.id, holder.id],
    )
    const grant = await grantOf(holder)
    await admin.post(`/api/staff/grants/${grant.id}/revocation`, { why: 'Перешёл в другой отдел' })
    const [row] = await app.sql(
      `select verifier_seen_at from applications.application where number = '2026-999001'`,
    )
    expect(row!['verifier_seen_at']).toBeNull()
  })

  test('the last administrator stays', async () => {
    const alone = await testApp()
    const only = await alone.person({ roles: ['administrator'] })
    const browser = await alone.as(only)
    const { body } = await browser.get('/api/staff/grants?role=administrator')
    const reply = await browser.post(`/api/staff/grants/${body.items[0].id}/revocation`, { why: 'Ухожу сам' })
    expect(reply.body.code).toBe('staff.last-administrator')
    await alone.close()
  })
})

describe('G6 a manager answers for one organisation', () => {
  test('sees and gives roles there and nowhere else', async () => {
    const card = (name: string, ogrn: string, inn: string) =>
      createOrganisation(app.context(null), {
        name,
        shortName: name,
        kind: 'medical',
        city: 'Псков',
        region: 'Псковская область',
        address: null,
        phone: null,
        site: null,
        ogrn,
        inn,
        licence: null,
        closedOn: null,
      })
    const mine = await card('Больница на Завеличье', ogrnFrom(901), innFrom(901))
    const foreign = await card('Больница на Запсковье', ogrnFrom(902), innFrom(902))
    const manager = await app.as(await app.person({ roles: ['manager'], organisationId: mine.id }))
    const nurse = { role: 'nurse', until: null }
    expect((await give(manager, { ...nurse, organisationId: foreign.id })).body.code).toBe(
      'staff.not-your-organisation',
    )
    const given = await give(manager, { ...nurse, organisationId: mine.id })
    expect(given.body.outcome).toBe('proposed')
    expect((await give(manager, { organisationId: mine.id })).body.code).toBe('staff.not-your-role')
    await approve(verifier, given.body.id)
    const { items } = (await manager.get('/api/staff/grants')).body
    expect(items.every((g: { organisation: { id: string } }) => g.organisation.id === mine.id)).toBe(true)
    expect(items.map((g: { role: string }) => g.role)).toContain('nurse')
    const stranger = await app.person({ roles: ['support'] })
    expect((await manager.get(`/api/staff/people/${stranger.id}`)).status).toBe(404)
  })
})

describe('F7 papers give the role', () => {
  test('once they hold together, and not again after a person took it away', async () => {
    const tell = async () => {
      await replaceOpenings(app.house.db, person.id, [
        { section: 'doctor', opensAt: new Date(app.now().getTime() - 1000), closesAt: null },
      ])
      await app.context(null).transaction((tx) => tx.publish(sectionsChanged, { personId: person.id }))
      await app.work()
    }
    await tell()
    expect(await rolesOf(person)).toEqual(['citizen', 'doctor'])
    const grant = await grantOf(person)
    expect(grant.origin).toBe('papers')
    await admin.post(`/api/staff/grants/${grant.id}/revocation`, { why: 'Подложный диплом' })
    await tell()
    expect(await rolesOf(person)).toEqual(['citizen'])
  })
})

test('G6 an auditor reads rights and changes nothing; a doctor does not read them', async () => {
  const auditor = await app.as(await app.person({ roles: ['auditor'] }))
  expect((await auditor.get('/api/staff/grants')).status).toBe(200)
  expect((await give(auditor)).status).toBe(403)
  const doctor = await app.as(await app.person({ roles: ['doctor'] }))
  expect((await doctor.get('/api/staff/grants')).status).toBe(403)
  const seen = await auditor.get(`/api/staff/people/${person.id}`)
  expect(seen.status).toBe(200)
  expect((await app.journal()).at(-1)).toMatchObject({ code: 'roles-looked-at', outcome: 'done' })
})

// Last: the clock goes on by days, and sessions of the others end.
test('F8 a role that one person may give holds at once and ends at the end of its last day by Moscow', async () => {
  const given = await give(admin, { role: 'support', until: day(1) })
  expect(given.body.outcome).toBe('given')
  expect(await rolesOf(person)).toEqual(['citizen', 'support'])
  app.travel(2 * 86_400_000)
  await app.sql(`update platform.session set expires_at = now() + interval '10 days'`)
  expect(await rolesOf(person)).toEqual(['citizen'])
  // The term is over, so the same role may be given anew.
  const later = await app.as(await app.person({ roles: ['administrator'] }))
  expect((await give(later, { role: 'support', until: day(5) })).body.outcome).toBe('given')
})
