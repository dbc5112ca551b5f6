/** A2, D9+: organisations ask to teach; programmes are written, reviewed, published, changed and withdrawn. Over HTTP. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SigningClient } from '../../test/signing-client.ts'
import { learningScene, programme, request, type LearningScene } from './learning.test.scene.ts'

let scene: LearningScene
let staff: SigningClient
let organisationId: string
beforeAll(async () => {
  scene = await learningScene()
  ;({ id: organisationId, staff } = await scene.provider('Северная академия'))
})
afterAll(() => scene.app.close())

const desk = '/api/learning/desk/programmes'
const decide = (ids: string[], to: string, why = '') =>
  scene.reviewer.post('/api/learning/desk/decisions', { ids, to, why })

describe('A2 an organisation asks to teach', () => {
  test('every missing field is named; then it waits 30 working days at most and is opened', async () => {
    const id = await scene.organisation('Заволжский университет')
    const own = await scene.staffOf(id)
    const first = await own.get('/api/learning/provider')
    expect(first.body).toMatchObject({ state: 'forming', can: { change: true, submit: true, decide: false } })
    const refused = await own.post('/api/learning/provider/submission')
    expect(refused.body.errors.map((e: { field: string }) => e.field)).toEqual([
      'responsibleName',
      'responsiblePost',
      'responsiblePhone',
      'responsibleEmail',
      'statementNumber',
      'statementOn',
    ])
    // No programme before the cabinet is open.
    expect((await own.post(desk, programme())).body.code).toBe('provider.not-open')
    await own.put('/api/learning/provider', { ...request, version: first.body.version })
    const sent = await own.post('/api/learning/provider/submission')
    expect(sent.body).toMatchObject({ state: 'submitted', can: { change: false, submit: false } })
    expect(sent.body.dueOn > scene.app.now().toISOString().slice(0, 10)).toBe(true)
    expect((await own.put('/api/learning/provider', { ...request, version: 9 })).body.code).toBe(
      'provider.passed',
    )

    const waiting = await scene.reviewer.get('/api/learning/providers?state=submitted')
    expect(waiting.body.items).toMatchObject([{ organisationId: id, can: { take: true, decide: true } }])
    expect((await scene.reviewer.post(`/api/learning/providers/${id}/claim`)).body.state).toBe('in-work')
    const wordless = await scene.reviewer.post(`/api/learning/providers/${id}/decision`, { to: 'rework' })
    expect(wordless.body.errors).toMatchObject([{ field: 'why' }])
    const returned = await scene.reviewer.post(`/api/learning/providers/${id}/decision`, {
      to: 'rework',
      why: 'Нет приложения к лицензии',
    })
    expect(returned.body).toMatchObject({ state: 'rework', reason: 'Нет приложения к лицензии', dueOn: null })
    await own.post('/api/learning/provider/submission')
    const opened = await scene.reviewer.post(`/api/learning/providers/${id}/decision`, { to: 'open' })
    expect(opened.body).toMatchObject({ state: 'open', reason: null })
    const late = await scene.reviewer.post(`/api/learning/providers/${id}/decision`, {
      to: 'rejected',
      why: 'x',
    })
    expect(late.body.code).toBe('provider.passed')
    expect(await scene.app.events()).toContain('provider.moved')
  })

  test('a hospital, an organisation without a licence and nobody’s representative are told why not', async () => {
    const hospital = await scene.staffOf(await scene.organisation('Больница', { kind: 'medical' }))
    expect((await hospital.get('/api/learning/provider')).body.code).toBe('provider.not-educational')
    const nobody = await scene.app.as(await scene.app.person({ roles: ['provider'] }))
    expect((await nobody.get('/api/learning/provider')).body.code).toBe('provider.no-organisation')
    expect((await nobody.get(desk)).body.code).toBe('provider.no-organisation')
    const bare = await scene.staffOf(await scene.organisation('Школа без лицензии', { licence: null }))
    const { body } = await bare.get('/api/learning/provider')
    await bare.put('/api/learning/provider', { ...request, version: body.version })
    const refused = await bare.post('/api/learning/provider/submission')
    expect(refused.body.errors).toMatchObject([{ field: 'licence' }])
  })

  test('two of the staff do not overwrite each other', async () => {
    const own = await scene.staffOf(await scene.organisation('Институт кардиологии'))
    const { body } = await own.get('/api/learning/provider')
    await own.put('/api/learning/provider', { ...request, version: body.version })
    const second = await own.put('/api/learning/provider', { ...request, version: body.version })
    expect(second).toMatchObject({
      status: 409,
      body: { code: 'provider.changed', current: { version: body.version + 1 } },
    })
  })
})

describe('D9+ a programme', () => {
  test('goes from a draft through review to the catalogue; hours become credits by the rule of the day', async () => {
    const made = await staff.post(
      desk,
      programme({ title: '', hours: 12, priceKopecks: null, specialties: ['99'] }),
    )
    expect(made).toMatchObject({ status: 201, body: { deskState: 'draft', version: 1, credits: null } })
    const { id, revision } = made.body
    const refused = await staff.post(`${desk}/${id}/submission`)
    expect(refused.body.errors).toEqual([
      { field: 'title', message: 'Напишите название: хотя бы 5 знаков' },
      { field: 'hours', message: 'Нужно не меньше 16 часов, написано 12' },
      { field: 'priceKopecks', message: 'Напишите цену договора' },
      { field: 'specialties', message: 'Нет такой специальности: 99' },
    ])
    const mended = await staff.put(`${desk}/${id}`, { ...programme(), revision })
    expect(mended.body).toMatchObject({ version: 1, title: programme().title })
    expect((await staff.put(`${desk}/${id}`, { ...programme(), revision })).body.code).toBe(
      'programme.changed',
    )
    expect((await staff.post(`${desk}/${id}/submission`)).body).toMatchObject({
      deskState: 'review',
      can: { change: false, submit: false, recall: true, decide: false },
    })
    expect((await staff.put(`${desk}/${id}`, { ...programme(), revision: 9 })).body.code).toBe(
      'programme.in-review',
    )
    expect((await decide([id], 'returned')).body.errors).toMatchObject([{ field: 'why' }])
    expect((await decide([id], 'published')).body).toEqual({ decided: 1 })
    expect((await decide([id], 'published')).body.code).toBe('programme.not-in-review')
    const shown = await staff.get(`${desk}/${id}`)
    expect(shown.body).toMatchObject({
      deskState: 'published',
      credits: 36,
      can: { change: true, withdraw: true },
    })
    expect(shown.body.rule).toContain('№ 266')
    expect(shown.body.number).toMatch(/^ПК-\d{6}$/)
  })

  test('a change after publication is another version; what is shown stays until it is reviewed', async () => {
    const one = await scene.published(staff)
    const changed = await staff.put(`${desk}/${one.id}`, {
      ...programme({ title: 'Неотложная кардиология, второе издание' }),
      revision: one.revision,
    })
    expect(changed.body).toMatchObject({ version: 2, deskState: 'draft', state: 'published' })
    await staff.post(`${desk}/${one.id}/submission`)
    await decide([one.id], 'returned', 'Нет списка литературы')
    const back = await staff.get(`${desk}/${one.id}`)
    expect(back.body).toMatchObject({
      deskState: 'returned',
      reason: 'Нет списка литературы',
      state: 'published',
    })
    await staff.post(`${desk}/${one.id}/submission`)
    await decide([one.id], 'published')
    expect((await staff.get(`${desk}/${one.id}`)).body.versions).toMatchObject([
      { version: 2, state: 'published' },
      { version: 1, state: 'past' },
    ])
  })

  test('is withdrawn with a reason, and may come back as another version', async () => {
    const one = await scene.published(staff)
    const wordless = await staff.post(`${desk}/${one.id}/withdrawal`, { why: ' ' })
    expect(wordless.status).toBe(422)
    const gone = await staff.post(`${desk}/${one.id}/withdrawal`, { why: 'Программа устарела' })
    expect(gone.body).toMatchObject({ deskState: 'withdrawn', withdrawn: { why: 'Программа устарела' } })
    expect((await staff.post(`${desk}/${one.id}/withdrawal`, { why: 'ещё раз' })).body.code).toBe(
      'programme.not-published',
    )
    await staff.put(`${desk}/${one.id}`, { ...programme(), revision: gone.body.revision })
    await staff.post(`${desk}/${one.id}/submission`)
    await decide([one.id], 'published')
    expect((await staff.get(`${desk}/${one.id}`)).body).toMatchObject({
      deskState: 'published',
      withdrawn: null,
    })
    expect(await scene.app.events()).toEqual(
      expect.arrayContaining(['programme.withdrawn', 'programmes.published']),
    )
  })

  test('the schedule changes without review; every wrong day is named; written-down people keep their session', async () => {
    const one = await scene.published(staff)
    const save = (sessions: object[], revision: number) =>
      staff.put(`${desk}/${one.id}/sessions`, { sessions, revision })
    const wrong = await save(
      [
        { startsOn: '2027-02-01', endsOn: '2026-02-01' },
        { startsOn: '31.02.2027', endsOn: '2027-03-01', startsAt: '25:00' },
      ],
      one.revision,
    )
    expect(wrong.body.errors.map((e: { field: string }) => e.field)).toEqual([
      'sessions.0.endsOn',
      'sessions.1.startsOn',
      'sessions.1.startsAt',
    ])
    const saved = await save([{ startsOn: '2099-02-01', endsOn: '2099-02-20', places: 20 }], one.revision)
    expect(saved.body).toMatchObject({
      deskState: 'published',
      sessions: [{ startsOn: '2099-02-01', left: 20 }],
    })
    await scene.app.sql('update learning.session set taken = 3 where programme_id = $1', [one.id])
    expect((await save([], saved.body.revision)).body.code).toBe('programme.session-taken')
    const [session] = saved.body.sessions
    const moved = await save([{ ...session, endsOn: '2099-02-25', left: undefined }], saved.body.revision)
    expect(moved.body.sessions).toMatchObject([{ id: session.id, endsOn: '2099-02-25', left: 17 }])
  })

  test('what has no day and does not begin on any day is not sent', async () => {
    const made = await staff.post(desk, programme({ isAnytime: false }))
    const refused = await staff.post(`${desk}/${made.body.id}/submission`)
    expect(refused.body.errors).toMatchObject([{ field: 'sessions' }])
  })

  test('another organisation is told that there is no such programme; the policy of rows says so by itself', async () => {
    const draft = await staff.post(desk, programme())
    const { staff: stranger } = await scene.provider('Чужая школа')
    for (const [method, path, body] of [
      ['get', '', undefined],
      ['put', '', { ...programme(), revision: 1 }],
      ['put', '/sessions', { sessions: [], revision: 1 }],
      ['post', '/submission', undefined],
      ['post', '/recall', undefined],
      ['post', '/withdrawal', { why: 'чужое' }],
    ] as const) {
      const address = `${desk}/${draft.body.id}${path}`
      const reply = await (method === 'get' ? stranger.get(address) : stranger[method](address, body))
      expect([path, reply.status]).toEqual([path, 404])
    }
    expect((await stranger.get(desk)).body.items).toEqual([])
    const rows = await scene.app
      .context(await scene.app.person(), ['doctor'])
      .db.withTables<{ 'learning.programme': { id: string } }>()
      .selectFrom('learning.programme')
      .select('id')
      .where('id', '=', draft.body.id)
      .execute()
    expect(rows).toEqual([])
  })

  test('the desk counts by state and turns pages without a repeat', async () => {
    const all = await staff.get(desk)
    const counts = Object.values(all.body.counts as Record<string, number>)
    expect(counts.reduce((a, b) => a + b, 0)).toBe(all.body.items.length)
    const ids: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { body: { items: { id: string }[]; nextCursor: string | null } } = await staff.get(
        `${desk}?limit=2${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      )
      ids.push(...page.body.items.map((i) => i.id))
      cursor = page.body.nextCursor
    }
    expect(new Set(ids)).toEqual(new Set(all.body.items.map((i: { id: string }) => i.id)))
    expect(ids).toHaveLength(all.body.items.length)
    const found = await staff.get(`${desk}?text=${encodeURIComponent('второе издание')}`)
    expect(found.body.items).toHaveLength(1)
    expect((await scene.reviewer.get(desk)).body.items.length).toBeGreaterThan(0)
  })

  test('nobody decides on what they sent themselves', async () => {
    const both = await scene.app.person({ roles: ['provider'], organisationId })
    const hand = await scene.app.as(both)
    const made = await hand.post(desk, programme())
    await hand.post(`${desk}/${made.body.id}/submission`)
    await scene.app.take(both, 'provider')
    await scene.app.give(both, 'verifier')
    const own = await (
      await scene.app.anotherBrowserOf(both)
    ).post('/api/learning/desk/decisions', {
      ids: [made.body.id],
      to: 'published',
    })
    expect(own.body.code).toBe('programme.own-decision')
    expect((await hand.get(`${desk}/${made.body.id}`)).body.deskState).toBe('review')
  })
})
