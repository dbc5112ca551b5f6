import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lastCode, sentTo } from '../../test/post.ts'
import { recordScene, type RecordScene } from './records.test.scene.ts'

let scene: RecordScene
beforeAll(async () => {
  scene = await recordScene()
})
afterAll(() => scene.app.close())

const traces = async (draftId: string) => ({
  records: (await scene.app.sql('select 1 from records.record where id = $1', [draftId])).length,
  confirmations: (await scene.app.sql('select 1 from records.confirmation where record_id = $1', [draftId]))
    .length,
  applications: (
    await scene.app.sql('select 1 from applications.application where subject_id = $1', [draftId])
  ).length,
})
const nothing = { records: 0, confirmations: 0, applications: 0 }
const one = { records: 1, confirmations: 1, applications: 1 }

describe('D5 the check', () => {
  test('names every wrong field at once, before any code is sent', async () => {
    const m = await scene.medic()
    const draft = await scene.draftOf(m, { endedOn: '2026-01-30', number: '011482', startedOn: '2026-02-03' })
    const faults = ['endedOn', 'number']
    const check = scene.ok(await m.client.post(`/api/education/drafts/${draft.id}/check`))
    expect(check.faults.map((f: { field: string }) => f.field)).toEqual(faults)
    const refused = await m.client.post(`/api/education/drafts/${draft.id}/code`, { version: 2 })
    expect(refused).toMatchObject({ status: 422, body: { code: 'invalid' } })
    expect(refused.body.errors).toMatchObject([
      {
        field: 'endedOn',
        message: 'Раньше начала. Проверьте год',
        summary: 'Дата окончания раньше даты начала',
      },
      { field: 'number', message: 'Нужно 7 цифр, введено 6' },
    ])
    expect(await sentTo(scene.app, m.person.phone)).toEqual([])
  })

  test('one’s own duplicate is told which, however it is typed; another’s is told neutrally and flagged to the verifier', async () => {
    const [m, other] = [await scene.medic(), await scene.medic()]
    const record = await scene.recordOf(m, { number: '0114823' })
    const again = await scene.draftOf(m, { series: '78 27', number: '№ О114823' })
    const faults = scene.ok(await m.client.post(`/api/education/drafts/${again.id}/check`)).faults
    expect(faults).toMatchObject([
      { field: 'number', message: expect.stringMatching(/^Уже добавлен .*: Северная академия/) as string },
    ])
    expect(record.status).toBe('unverified')

    const theirs = await scene.draftOf(other, { number: '0114823' })
    const check = scene.ok(await other.client.post(`/api/education/drafts/${theirs.id}/check`))
    expect(check).toMatchObject({ faults: [], notes: [{ field: 'number' }] })
    expect(JSON.stringify(check)).not.toContain(m.person.familyName)
    const made = scene.ok(await scene.confirm(other, theirs.id, await scene.codeFor(other, theirs)), 201)
    const application = scene.ok(await other.client.get(`/api/applications/${made.application.id}`))
    expect(application.facts.find((f: { key: string }) => f.key === 'number').note).toMatch(
      /в записи другого человека/,
    )
  })
})

describe('D5 the code', () => {
  test('names what it confirms, and makes record and application together', async () => {
    const m = await scene.medic()
    const draft = await scene.draftOf(m)
    const code = await scene.codeFor(m, draft)
    expect(code.about).toBe(`сохранить сведения: Северная академия, диплом …${draft.fields.number.slice(-4)}`)
    expect((await sentTo(scene.app, m.person.phone))[0]?.text).toContain(code.about)
    const reply = await scene.confirm(m, draft.id, code)
    expect(reply).toMatchObject({
      status: 201,
      body: {
        id: draft.id,
        status: 'unverified',
        application: { status: 'under-review' },
        institution: { name: 'Северная академия последипломного образования, Псков' },
        can: { mend: false },
      },
    })
    expect(await traces(draft.id)).toEqual(one)
    const list = scene.ok(await m.client.get('/api/education/records'))
    expect(list).toMatchObject({ records: [{ id: draft.id, status: 'unverified' }], drafts: [] })
    const application = scene.ok(await m.client.get(`/api/applications/${reply.body.application.id}`))
    expect(application).toMatchObject({ title: 'Проверка диплома о переподготовке', files: [{}] })
    expect(application.journal.map((j: { act: string }) => j.act)).toEqual(
      expect.arrayContaining(['drafted', 'submitted']),
    )
    expect(await scene.app.events()).toEqual(
      expect.arrayContaining(['application.submitted', 'education-record.saved']),
    )
  })

  test('wrong, reused, late, of another draft: refused, and without a trace in the record', async () => {
    const m = await scene.medic()
    const draft = await scene.draftOf(m)
    const right = await scene.codeFor(m, draft)
    const wrong = { ...right, code: right.code === '000000' ? '111111' : '000000' }
    expect(await scene.confirm(m, draft.id, wrong)).toMatchObject({
      body: { code: 'code.wrong', attemptsLeft: 2 },
    })
    expect(await traces(draft.id)).toEqual(nothing)

    const another = await scene.draftOf(m)
    expect(await scene.confirm(m, another.id, right)).toMatchObject({
      status: 409,
      body: { code: 'education-draft.changed' },
    })
    expect(await traces(another.id)).toEqual(nothing)

    scene.ok(await scene.confirm(m, draft.id, right), 201)
    expect(await scene.confirm(m, draft.id, right)).toMatchObject({
      status: 409,
      body: { code: 'education-draft.confirmed', recordId: draft.id },
    })
    expect(await traces(draft.id)).toEqual(one)

    const late = await scene.codeFor(m, another)
    scene.app.travel(6 * 60_000)
    expect((await scene.confirm(m, another.id, late)).body.code).toMatch(/^code\.(expired|dead)$/)
    expect(await traces(another.id)).toEqual(nothing)
  })

  test('dies when the draft changes, even if it changes back; a scan is part of the draft', async () => {
    const m = await scene.medic()
    const draft = await scene.draftOf(m)
    const code = await scene.codeFor(m, draft)
    const at = `/api/education/drafts/${draft.id}`
    scene.ok(await m.client.put(at, { version: 2, fields: { ...draft.fields, hours: '505' } }))
    scene.ok(await m.client.put(at, { version: 3, fields: draft.fields }))
    expect(await scene.confirm(m, draft.id, code)).toMatchObject({
      status: 409,
      body: { code: 'education-draft.changed' },
    })
    expect(await traces(draft.id)).toEqual(nothing)
    expect((await m.client.post(`${at}/code`, { version: 2 })).body.code).toBe('education-draft.conflict')
  })

  test('a change made past the door is noticed too: the hash is computed anew', async () => {
    const m = await scene.medic()
    const draft = await scene.draftOf(m)
    const code = await scene.codeFor(m, draft)
    await scene.app.sql(
      `update records.draft set fields = jsonb_set(fields, '{hours}', '"999"') where id = $1`,
      [draft.id],
    )
    expect((await scene.confirm(m, draft.id, code)).body.code).toBe('code.dead')
    expect(await traces(draft.id)).toEqual(nothing)
  })

  test('two confirmations at once: one record, one application', async () => {
    const m = await scene.medic()
    const draft = await scene.draftOf(m)
    const code = await scene.codeFor(m, draft)
    const replies = await Promise.all([1, 2, 3].map(() => scene.confirm(m, draft.id, code)))
    expect(replies.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([201, 409, 409])
    expect(await traces(draft.id)).toEqual(one)
  })

  test('the same document in two drafts: whoever is second is told it is there', async () => {
    const m = await scene.medic()
    const [a, b] = [
      await scene.draftOf(m, { number: '7654321' }),
      await scene.draftOf(m, { number: '7654321' }),
    ]
    scene.ok(await scene.confirm(m, a.id, await scene.codeFor(m, a)), 201)
    expect(
      (await m.client.post(`/api/education/drafts/${b.id}/code`, { version: 2 })).body.errors,
    ).toMatchObject([{ field: 'number' }])
  })

  test('what was confirmed is evidence: nobody changes it', async () => {
    const m = await scene.medic()
    const { id } = await scene.recordOf(m)
    await expect(
      scene.app.sql('update records.confirmation set payload_hash = $2 where record_id = $1', [id, 'x']),
    ).rejects.toThrow(/append-only/)
    const [kept] = await scene.app.sql(
      'select payload, payload_hash from records.confirmation where record_id = $1',
      [id],
    )
    const { payloadHash } = await import('./domain/payload.ts')
    expect(payloadHash(kept!['payload'] as Parameters<typeof payloadHash>[0])).toBe(kept!['payload_hash'])
  })

  test('a code for one browser is nothing in another', async () => {
    const m = await scene.medic()
    const draft = await scene.draftOf(m)
    const code = await scene.codeFor(m, draft)
    const elsewhere = { ...m, client: await scene.app.anotherBrowserOf(m.person) }
    expect((await scene.confirm(elsewhere, draft.id, code)).body.code).toBe('code.dead')
    expect(await lastCode(scene.app, m.person.phone)).toBe(code.code)
    expect(await traces(draft.id)).toEqual(nothing)
  })
})

describe('D5, D6 the decision', () => {
  test('approved: «Подтверждено» and a certificate; the event heard twice makes one', async () => {
    const m = await scene.medic()
    const record = await scene.recordOf(m)
    await scene.decide(record.application.id, 'approved')
    expect(scene.ok(await m.client.get(`/api/education/records/${record.id}`))).toMatchObject({
      status: 'verified',
      reason: null,
      can: { mend: false },
    })
    const certificates = async () =>
      scene.ok(await m.client.get(`/api/certificates?applicationId=${record.application.id}`)).items
    expect(await certificates()).toHaveLength(1)
    const [event] = await scene.app.sql(
      `select payload from platform.outbox where type = 'application.decided' order by id desc limit 1`,
    )
    const { hearDecision } = await import('./use-cases/hear-decision.ts')
    await hearDecision(scene.app.context(null), event!['payload'] as Parameters<typeof hearDecision>[1])
    expect(await certificates()).toHaveLength(1)
    expect((await scene.app.events()).filter((e) => e === 'certificate.issued')).toHaveLength(1)
  })

  test('a revoked certificate takes the confirmation back, with the reason', async () => {
    const m = await scene.medic()
    const record = await scene.recordOf(m)
    await scene.decide(record.application.id, 'approved')
    const [certificate] = scene.ok(
      await m.client.get(`/api/certificates?applicationId=${record.application.id}`),
    ).items
    const desk = await scene.app.as(await scene.app.person({ roles: ['verifier'] }))
    scene.ok(
      await desk.post(`/api/desk/certificates/${certificate.id}/revocation`, {
        reason: 'Диплом аннулирован',
      }),
    )
    await scene.app.work()
    expect(scene.ok(await m.client.get(`/api/education/records/${record.id}`))).toMatchObject({
      status: 'revoked',
      reason: 'Диплом аннулирован',
    })
  })

  test('rejected: the reason is told, the record is mended and submitted again as the same record', async () => {
    const m = await scene.medic()
    const record = await scene.recordOf(m)
    await scene.decide(record.application.id, 'rejected')
    const rejected = scene.ok(await m.client.get(`/api/education/records/${record.id}`))
    expect(rejected).toMatchObject({ status: 'rejected', can: { mend: true } })
    expect(rejected.reason).toMatch(/не читается/i)
    const draft = scene.ok(await m.client.post(`/api/education/records/${record.id}/draft`), 201)
    expect(draft).toMatchObject({ id: record.id, mends: 'rejected', files: [{}] })
    const saved = scene.ok(
      await m.client.put(`/api/education/drafts/${draft.id}`, {
        version: draft.version,
        fields: { ...draft.fields, hours: '512' },
      }),
    )
    const again = scene.ok(await scene.confirm(m, record.id, await scene.codeFor(m, saved)), 201)
    expect(again).toMatchObject({ id: record.id, status: 'unverified', hours: 512 })
    expect(again.application.id).not.toBe(record.application.id)
    expect(await traces(record.id)).toEqual({ records: 1, confirmations: 2, applications: 2 })
  })

  test('withdrawn: «Отозвано», and may be mended; a record under review may not', async () => {
    const m = await scene.medic()
    const record = await scene.recordOf(m)
    expect(await m.client.post(`/api/education/records/${record.id}/draft`)).toMatchObject({
      status: 409,
      body: { code: 'education-record.cannot-mend' },
    })
    scene.ok(await m.client.post(`/api/applications/${record.application.id}/withdrawal`))
    await scene.app.work()
    expect(scene.ok(await m.client.get(`/api/education/records/${record.id}`))).toMatchObject({
      status: 'withdrawn',
      can: { mend: true },
    })
    // The same document may be entered anew elsewhere: a withdrawn one does not stand in the way.
    const fresh = await scene.draftOf(m, { number: record.number })
    expect(scene.ok(await m.client.post(`/api/education/drafts/${fresh.id}/check`)).faults).toEqual([])
  })

  test('another’s record does not exist', async () => {
    const [m, other] = [await scene.medic(), await scene.medic()]
    const record = await scene.recordOf(m)
    expect((await other.client.get(`/api/education/records/${record.id}`)).status).toBe(404)
    expect((await other.client.post(`/api/education/records/${record.id}/draft`)).status).toBe(404)
  })
})
