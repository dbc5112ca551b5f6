import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asked, check, type DeskScene, deskScene, submit } from './applications.test.scene.ts'

let scene: DeskScene
let app: DeskScene['app']
let applicant: DeskScene['applicant']
let medic: DeskScene['medic']
let verifier: DeskScene['verifier']
let colleague: DeskScene['colleague']

beforeAll(async () => {
  scene = await deskScene()
  ;({ app, applicant, medic, verifier, colleague } = scene)
})
afterAll(() => app.close())

describe('C7 withdrawal', () => {
  test('ends the review, keeps the history, and cannot be done twice', async () => {
    const { id } = await asked(scene)
    expect((await medic.post(`/api/applications/${id}/withdrawal`)).body).toMatchObject({
      status: 'withdrawn',
      clock: 'over',
      question: null,
      can: { withdraw: false, write: false },
    })
    expect(await medic.post(`/api/applications/${id}/withdrawal`)).toMatchObject({
      status: 409,
      body: { code: 'application.over' },
    })
    expect(await verifier.post(`/api/desk/applications/${id}/claim`)).toMatchObject({
      status: 409,
      body: { code: 'application.not-under-review' },
    })
    expect((await medic.get(`/api/applications/${id}`)).body.talk).toHaveLength(1)
  })

  test('and decision at once: one wins', async () => {
    const application = await submit(app, applicant)
    const version = await check(verifier, application)
    const [taken, made] = await Promise.all([
      medic.post(`/api/applications/${application.id}/withdrawal`),
      verifier.post(`/api/desk/applications/${application.id}/decision`, { outcome: 'approved', version }),
    ])
    expect([taken.status, made.status].sort((a, b) => a - b)).toEqual([200, 409])
    expect(
      (await medic.get(`/api/applications/${application.id}`)).body.journal.filter((j: { act: string }) =>
        ['approved', 'withdrawn'].includes(j.act),
      ),
    ).toHaveLength(1)
  })
})

describe('C7 my list', () => {
  test('D3 is filtered by status, kind, period and words, and paged by key', async () => {
    const person = await app.person()
    const own = await app.as(person)
    const made: string[] = []
    for (let i = 0; i < 5; i++) {
      made.unshift(
        (
          await submit(app, person, {
            kind: i < 2 ? 'education-record' : 'course',
            title: `Заявление ${i} со 100 %`,
          })
        ).id,
      )
      app.travel(1000)
    }
    await own.post(`/api/applications/${made[0]}/withdrawal`)
    const ids = async (query: string) =>
      (await own.get(`/api/applications?${query}`)).body.items.map((a: { id: string }) => a.id)
    expect(await ids('limit=25')).toEqual(made)
    expect(await ids('status=withdrawn')).toEqual([made[0]])
    expect(await ids('status=withdrawn&status=under-review')).toEqual(made)
    expect(await ids('kind=education-record')).toEqual(made.slice(3))
    expect(await ids('text=%D0%B7%D0%B0%D1%8F%D0%B2%D0%BB%D0%B5%D0%BD%D0%B8%D0%B5%203')).toEqual([made[1]])
    expect(await ids('text=100%20%25')).toEqual(made)
    expect(await ids('text=_')).toEqual([])
    expect(await ids('to=2020-01-01')).toEqual([])
    const first = (await own.get('/api/applications?limit=2')).body
    const second = (await own.get(`/api/applications?limit=2&cursor=${first.nextCursor}`)).body
    const third = (await own.get(`/api/applications?limit=2&cursor=${second.nextCursor}`)).body
    expect([...first.items, ...second.items, ...third.items].map((a: { id: string }) => a.id)).toEqual(made)
    expect(third.nextCursor).toBeNull()
    expect((await own.get('/api/applications/counts')).body).toMatchObject({
      byStatus: { 'under-review': 4, withdrawn: 1, question: 0 },
      kinds: ['course', 'education-record'],
    })
  })

  test('a broken cursor and a wrong date are named', async () => {
    expect(await medic.get('/api/applications?cursor=abc')).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'cursor' }] },
    })
    expect(await medic.get('/api/applications?from=2026-02-31&status=forgotten')).toMatchObject({
      status: 422,
    })
  })

  test('D3 the journal of evidence cannot be rewritten', async () => {
    await submit(app, applicant)
    await expect(app.sql(`update applications.transition set note = 'забыли'`)).rejects.toThrow('append-only')
    await expect(app.sql(`delete from applications.message`)).rejects.toThrow('append-only')
  })

  test('nobody else is allowed at the desk', async () => {
    const { id } = await submit(app, applicant)
    expect((await medic.get(`/api/desk/applications/${id}`)).body.code).toBe('forbidden')
    expect((await medic.get('/api/desk/queue')).status).toBe(403)
    expect((await colleague.get('/api/desk/queue')).status).toBe(200)
  })
})
