/** D1, D2, D9+ over HTTP: enrolment, results by hand and by table, what follows, what is taken back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayFrom, ok, statuses, studyScene, today, type StudyScene } from './studies.test.scene.ts'

let scene: StudyScene
beforeAll(async () => {
  scene = await studyScene()
})
afterAll(() => scene.app.close())

const session = { startsOn: dayFrom(5), endsOn: dayFrom(9), places: 1 }

describe('D1 whoever wants to learn', () => {
  test('begins a module at once and applies for a programme', async () => {
    const m = await scene.learner()
    const one = ok(await scene.begin(m, await scene.module()))
    expect(one).toMatchObject({ state: 'learning', can: { learn: true, cancel: true, review: false } })
    const two = ok(await scene.begin(m, await scene.published(scene.staff)))
    expect(two).toMatchObject({ state: 'applied', can: { learn: false, cancel: true } })
    const list = ok(await m.client.get('/api/studies'))
    expect(list.items.map((s: { id: string }) => s.id)).toEqual([two.id, one.id])
    expect(list.counts).toEqual({ current: 2, finished: 0, other: 0 })
  })

  test('chooses a session and a basis where there are several: every wrong field is named', async () => {
    const m = await scene.learner()
    const p = await scene.published(scene.staff, { isAnytime: false, bases: ['budget', 'paid'] }, [session])
    const reply = await scene.begin(m, p, { specialty: '31.08.99' })
    expect(reply.status).toBe(422)
    expect(reply.body.errors.map((e: { field: string }) => e.field)).toEqual([
      'sessionId',
      'basis',
      'specialty',
    ])
  })

  test('is written down once by a double click', async () => {
    const m = await scene.learner()
    const p = await scene.module()
    const replies = await Promise.all([scene.begin(m, p), scene.begin(m, p), scene.begin(m, p)])
    expect(statuses(replies)).toEqual([201, 409, 409])
    expect(replies.find((r) => r.status === 409)!.body.type).toMatch(/study\.twice/)
  })

  test('gets the last place or is told that there is none', async () => {
    const p = await scene.published(
      scene.staff,
      { isAnytime: false, kind: 'event', eventKind: 'webinar', hours: 2 },
      [session],
    )
    const sessionId = p.sessions[0]!.id
    const both = await Promise.all([scene.learner(), scene.learner()])
    const replies = await Promise.all(both.map((m) => scene.begin(m, p, { sessionId })))
    expect(statuses(replies)).toEqual([201, 409])
    const [won] = replies.filter((r) => r.status === 201)
    const winner = both[replies.indexOf(won!)]!
    ok(await winner.client.post(`/api/studies/${won!.body.id}/cancellation`))
    expect((await scene.begin(both[1 - replies.indexOf(won!)]!, p, { sessionId })).status).toBe(201)
  })
})

describe('D2 a module', () => {
  test('is finished by its content: credits, a certificate, and no second time', async () => {
    const m = await scene.learner()
    const p = await scene.module()
    const { id } = ok(await scene.begin(m, p, { specialty: '31.08.36' }))
    expect(await scene.progress(id, 0.5)).toEqual({ isFinished: false })
    expect(ok(await m.client.get(`/api/studies/${id}`)).share).toBe(0.5)
    expect(await scene.progress(id, 1, true)).toEqual({ isFinished: true })
    expect(await scene.progress(id, 1, true)).toEqual({ isFinished: true })
    await scene.app.work()
    const study = ok(await m.client.get(`/api/studies/${id}`))
    expect(study).toMatchObject({ state: 'finished', finishedOn: today, via: 'content', score: 0.9 })
    expect(ok(await m.client.get(`/api/certificates/${study.certificateId}`)).number).toMatch(/^НМО-/)
    expect(ok(await m.client.get('/api/credits/cycles')).expectations).toMatchObject([
      { credits: 2, state: 'cycle', title: p.title },
    ])
    expect((await scene.begin(m, p)).body.type).toMatch(/study\.finished-before/)
  })

  test('nobody else sees it, nor the notes in it', async () => {
    const m = await scene.learner()
    const { id } = ok(await scene.begin(m, await scene.module()))
    ok(await m.client.post(`/api/studies/${id}/notes`, { text: 'Доза 300 мг' }))
    const other = await scene.learner()
    for (const path of ['', '/notes', '/questions', '/review'])
      expect((await other.client.get(`/api/studies/${id}${path}`)).status, path).toBe(404)
  })
})

describe('D9+ the organisation', () => {
  const applied = async () => {
    const p = await scene.published(scene.staff)
    const m = await scene.learner()
    return { p, m, id: ok(await scene.begin(m, p)).id as string }
  }

  test('enrols by order, enters the result, which brings credits and a document', async () => {
    const { m, id } = await applied()
    expect(
      (await scene.staff.post('/api/studies/desk/enrolments', { ids: [id], to: 'learning' })).status,
    ).toBe(422)
    ok(
      await scene.staff.post('/api/studies/desk/enrolments', {
        ids: [id],
        to: 'learning',
        orderNumber: '12-з',
      }),
    )
    ok(
      await scene.staff.post('/api/studies/desk/results', {
        items: [{ id, result: 'finished', finishedOn: today, documentNumber: 'У-1' }],
      }),
    )
    await scene.app.work()
    expect(ok(await m.client.get(`/api/studies/${id}`))).toMatchObject({
      state: 'finished',
      orderNumber: '12-з',
      documentNumber: 'У-1',
      via: 'results',
    })
    ok(await scene.staff.post(`/api/studies/desk/learners/${id}/annulment`, { why: 'Внесено по ошибке' }))
    await scene.app.work()
    expect(
      await scene.app.sql('select state from credits.expectation where source = $1', [`study/${id}`]),
    ).toMatchObject([{ state: 'refused' }])
    const annulled = ok(await m.client.get(`/api/studies/${id}`))
    expect(annulled.state).toBe('annulled')
    expect(ok(await m.client.get(`/api/certificates/${annulled.certificateId}`))).toMatchObject({
      status: 'revoked',
      revokeReason: 'Внесено по ошибке',
    })
  })

  test('refuses with a reason that the person reads', async () => {
    const { m, id } = await applied()
    ok(
      await scene.staff.post('/api/studies/desk/enrolments', {
        ids: [id],
        to: 'refused',
        why: 'Нет бюджетных мест',
      }),
    )
    expect(ok(await m.client.get(`/api/studies/${id}`))).toMatchObject({
      state: 'refused',
      reason: 'Нет бюджетных мест',
    })
    await scene.app.work()
    expect(ok(await m.client.get('/api/notifications')).items[0]).toMatchObject({
      title: 'В зачислении отказано',
      link: `/learning/${id}`,
    })
  })

  test('another organisation learns that there is no such study', async () => {
    const { id } = await applied()
    const other = (await scene.provider('Чужая академия')).staff
    expect(
      (await other.post('/api/studies/desk/enrolments', { ids: [id], to: 'learning', orderNumber: '1' }))
        .status,
    ).toBe(404)
    expect(ok(await other.get('/api/studies/desk/learners')).items).toEqual([])
  })

  test('two of its staff decide at once: one does, the other is told', async () => {
    const { id } = await applied()
    const act = () =>
      scene.staff.post('/api/studies/desk/enrolments', { ids: [id], to: 'learning', orderNumber: '7' })
    const replies = await Promise.all([act(), act()])
    expect(statuses(replies)).toEqual([200, 409])
  })
})
