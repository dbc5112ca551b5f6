import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { check, decide, type DeskScene, deskScene, facts, onDesk, submit } from './applications.test.scene.ts'

let app: DeskScene['app']
let applicant: DeskScene['applicant']
let medic: DeskScene['medic']
let verifier: DeskScene['verifier']
let colleague: DeskScene['colleague']

beforeAll(async () => {
  ;({ app, applicant, medic, verifier, colleague } = await deskScene())
})
afterAll(() => app.close())

describe('D6 the verifier’s desk', () => {
  test('a verifier compares, approves; the applicant, the journal and the outbox know it', async () => {
    const application = await submit(app, applicant)
    const version = await check(verifier, application)
    const reply = await decide(verifier, application, version)
    expect(reply).toMatchObject({
      status: 200,
      body: {
        status: 'approved',
        clock: 'over',
        can: { approve: false, ask: false },
        decision: { outcome: 'approved', by: 'Л. М. Дёмина', reason: null },
      },
    })
    expect(reply.body.decision.daysEarly).toBeGreaterThan(0)
    const mine = (await medic.get(`/api/applications/${application.id}`)).body
    expect(mine).toMatchObject({ status: 'approved', forecast: null, can: { withdraw: false } })
    expect(mine.journal[0]).toMatchObject({ act: 'approved', to: 'approved', who: 'Л. М. Дёмина' })
    const [event] = await app.sql(
      `select payload from platform.outbox where type = 'application.decided' and payload->>'applicationId' = $1`,
      [application.id],
    )
    expect(event?.['payload']).toMatchObject({
      number: application.number,
      outcome: 'approved',
      reason: null,
      applicantId: applicant.id,
    })
    expect((await app.journal()).map((j) => j.code)).toContain('application-decided')
  })

  test('a rejection carries its reason to the applicant; «другая причина» needs words', async () => {
    const application = await submit(app, applicant)
    await verifier.post(onDesk(application.id, '/claim'))
    expect(await decide(verifier, application, 1, { outcome: 'rejected', reason: 'other' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'comment', message: 'Напишите причину: её прочтёт заявитель' }] },
    })
    expect(
      await decide(verifier, application, 1, { outcome: 'rejected', reason: 'no-such-reason' }),
    ).toMatchObject({ status: 422 })
    await decide(verifier, application, 1, {
      outcome: 'rejected',
      reason: 'unreadable',
      comment: 'Нижний край срезан',
    })
    expect((await medic.get(`/api/applications/${application.id}`)).body).toMatchObject({
      status: 'rejected',
      decision: { reason: 'Скан не читается. Нижний край срезан' },
    })
  })

  test('nothing is approved before every field agrees and a scan was opened; the refusal names what is missing', async () => {
    const application = await submit(app, applicant)
    await verifier.post(onDesk(application.id, '/claim'))
    for (const { key } of facts.slice(1))
      await verifier.put(onDesk(application.id, '/verdicts'), { verdicts: [{ key, matches: true }] })
    await verifier.put(onDesk(application.id, '/verdicts'), {
      verdicts: [{ key: 'number', matches: false, onScan: '7827 № 0114832' }],
    })
    const seen = (await verifier.get(onDesk(application.id))).body
    expect(seen).toMatchObject({ isScanOpened: false, can: { approve: false, reject: true } })
    expect(seen.facts[1].verdict).toMatchObject({
      matches: false,
      onScan: '7827 № 0114832',
      by: 'Л. М. Дёмина',
    })
    expect(await decide(verifier, application, 1)).toMatchObject({
      status: 409,
      body: {
        code: 'application.not-checked',
        differing: ['number'],
        unchecked: ['owner'],
        isScanUnseen: true,
      },
    })
  })

  test('a mark is taken back, and a field that does not exist is not marked', async () => {
    const { id } = await submit(app, applicant)
    await verifier.post(onDesk(id, '/claim'))
    await verifier.put(onDesk(id, '/verdicts'), {
      verdicts: [{ key: 'number', matches: true, onScan: 'лишнее' }],
    })
    expect((await verifier.get(onDesk(id))).body.facts[1].verdict).toMatchObject({
      matches: true,
      onScan: null,
    })
    expect(
      (await verifier.put(onDesk(id, '/verdicts'), { verdicts: [{ key: 'number', matches: null }] })).body
        .facts[1].verdict,
    ).toBeNull()
    expect(
      (await verifier.put(onDesk(id, '/verdicts'), { verdicts: [{ key: 'nothing', matches: true }] })).body
        .code,
    ).toBe('application.no-such-field')
  })
})

describe('D6 two verifiers at once', () => {
  test('cannot both take it: the second is told who holds it', async () => {
    const { id } = await submit(app, applicant)
    const replies = await Promise.all([verifier, colleague].map((c) => c.post(onDesk(id, '/claim'))))
    expect(replies.map((r) => r.status).sort((a, b) => a - b)).toEqual([200, 409])
    const lost = replies.find((r) => r.status === 409)?.body
    expect(lost).toMatchObject({
      code: 'application.held',
      detail: expect.stringMatching(/Сейчас его проверяет (Л. М. Дёмина|И. Е. Яковлев)/),
    })
    expect(lost).not.toHaveProperty('verifierId')
  })

  test('cannot both decide: decisions sent at once from five browsers make one', async () => {
    const application = await submit(app, applicant)
    const person = await app.person({ roles: ['verifier'] })
    const browsers = await Promise.all(Array.from({ length: 5 }, () => app.anotherBrowserOf(person)))
    const version = await check(browsers[0]!, application)
    // Each browser learns the epoch of signatures first, so that the decisions really meet.
    await Promise.all(browsers.map((b) => b.get('/api/desk/queue?limit=1')))
    const replies = await Promise.all(
      browsers.map((b, i) =>
        decide(
          b,
          application,
          version,
          i % 2 ? { outcome: 'approved' } : { outcome: 'rejected', reason: 'unreadable' },
        ),
      ),
    )
    expect(replies.map((r) => r.status).sort((a, b) => a - b)).toEqual([200, 409, 409, 409, 409])
    const decisions = await app.sql(
      `select 1 from applications.transition where application_id = $1 and act in ('approved', 'rejected')`,
      [application.id],
    )
    expect(decisions).toHaveLength(1)
  })

  test('a double click on «Одобрить» is one decision with one answer', async () => {
    const application = await submit(app, applicant)
    const version = await check(verifier, application)
    const idempotencyKey = randomUUID()
    const [one, two] = await Promise.all(
      [1, 2].map(() =>
        verifier.post(
          onDesk(application.id, '/decision'),
          { outcome: 'approved', version },
          { idempotencyKey },
        ),
      ),
    )
    expect([one?.status, two?.status]).toEqual([200, 200])
    expect(one?.body).toEqual(two?.body)
  })

  test('who did not take it decides nothing', async () => {
    const application = await submit(app, applicant)
    expect(
      (await decide(verifier, application, 1, { outcome: 'rejected', reason: 'unreadable' })).body.code,
    ).toBe('application.not-held')
    await colleague.post(onDesk(application.id, '/claim'))
    expect(
      (await decide(verifier, application, 1, { outcome: 'rejected', reason: 'unreadable' })).body.code,
    ).toBe('application.held')
    expect(
      (
        await verifier.put(onDesk(application.id, '/verdicts'), {
          verdicts: [{ key: 'number', matches: true }],
        })
      ).body.code,
    ).toBe('application.held')
  })

  test('after half an hour of silence a colleague takes it over, with the marks already made', async () => {
    const application = await submit(app, applicant)
    const version = await check(verifier, application)
    await app.sql(
      `update applications.application set verifier_seen_at = verifier_seen_at - interval '31 minutes' where id = $1`,
      [application.id],
    )
    const taken = await colleague.post(onDesk(application.id, '/claim'))
    expect(taken.body).toMatchObject({
      holder: { name: 'И. Е. Яковлев', isMe: true },
      isScanOpened: false,
      can: { approve: false },
    })
    expect(taken.body.facts[0].verdict.by).toBe('Л. М. Дёмина')
    expect((await decide(verifier, application, version)).body.code).toBe('application.held')
    expect((await decide(colleague, application, version)).body).toMatchObject({
      code: 'application.not-checked',
      isScanUnseen: true,
    })
  })

  test('given back, it is anybody’s again', async () => {
    const { id } = await submit(app, applicant)
    await verifier.post(onDesk(id, '/claim'))
    expect((await verifier.post(onDesk(id, '/release'))).body).toMatchObject({
      holder: null,
      can: { claim: true, check: false },
    })
    expect((await colleague.post(onDesk(id, '/claim'))).status).toBe(200)
  })

  test('a decision upon a page that grew stale is refused: the applicant has written meanwhile', async () => {
    const application = await submit(app, applicant)
    const version = await check(verifier, application)
    await medic.post(`/api/applications/${application.id}/remarks`, { text: 'Я приложила не тот файл' })
    expect((await decide(verifier, application, version)).body).toMatchObject({
      code: 'application.changed',
      version: version + 1,
    })
  })

  test('while a question waits nothing is approved, marked or asked again', async () => {
    const application = await submit(app, applicant)
    const version = await check(verifier, application)
    await verifier.post(onDesk(application.id, '/questions'), { text: 'Печать?' })
    const codes = [
      await decide(verifier, application, version + 1),
      await verifier.put(onDesk(application.id, '/verdicts'), {
        verdicts: [{ key: 'number', matches: true }],
      }),
      await verifier.post(onDesk(application.id, '/questions'), { text: 'И ещё?' }),
    ].map((r) => r.body.code)
    expect(new Set(codes)).toEqual(new Set(['application.waits-for-answer']))
  })
})
