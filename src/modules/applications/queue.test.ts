import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  decide,
  type DeskScene,
  deskScene,
  onDesk,
  submit,
  type Submitted,
} from './applications.test.scene.ts'

let app: DeskScene['app']
let applicant: DeskScene['applicant']
let medic: DeskScene['medic']
let verifier: DeskScene['verifier']
let colleague: DeskScene['colleague']

beforeAll(async () => {
  ;({ app, applicant, medic, verifier, colleague } = await deskScene())
})
afterAll(() => app.close())

describe('D6 nobody decides on their own', () => {
  test('nor sees it on the desk: not in the queue, not by its address, not by its file', async () => {
    const both = await app.person({ roles: ['verifier'] })
    const client = await app.as(both)
    const { id, fileId } = await submit(app, both)
    expect(
      (await client.get('/api/desk/queue?limit=100')).body.items.map((a: { id: string }) => a.id),
    ).not.toContain(id)
    for (const reply of [
      await client.get(onDesk(id)),
      await client.post(onDesk(id, '/claim')),
      await client.post(onDesk(id, '/decision'), { outcome: 'approved', version: 1 }),
      await client.get(onDesk(id, `/files/${fileId}`)),
    ])
      expect(reply).toMatchObject({ status: 404, body: { code: 'application.not-found' } })
    expect((await client.get(`/api/applications/${id}`)).status).toBe(200)
  })
})

describe('D3 who looked', () => {
  test('each look at the card and at the scan is a row that the applicant can see', async () => {
    const { id, fileId } = await submit(app, applicant)
    await verifier.get(onDesk(id))
    await verifier.get(onDesk(id, `/files/${fileId}/pages/1`))
    await verifier.get(onDesk(id, `/files/${fileId}`))
    const rows = await app.sql(
      `select code from platform.journal_entry where subject_id = $1 and actor_id <> $1 order by id desc limit 3`,
      [applicant.id],
    )
    expect(rows.map((r) => r['code'])).toEqual([
      'application-file-seen',
      'application-file-seen',
      'application-seen',
    ])
  })

  test('a page that the scan does not have, and a file of another application, are not shown', async () => {
    const one = await submit(app, applicant)
    const two = await submit(app, applicant)
    expect((await verifier.get(onDesk(one.id, `/files/${one.fileId}/pages/2`))).status).toBe(404)
    expect((await verifier.get(onDesk(one.id, `/files/${two.fileId}`))).body.code).toBe(
      'application.file-not-found',
    )
  })
})

describe('D6 the queue', () => {
  test('stands by the promised day, is paged by key, counts what is due, finds by surname, СНИЛС and number', async () => {
    const rare = await app.person({ fullName: ['Неповторимова', 'Яна', 'Юрьевна'] })
    const mine: Submitted[] = []
    for (let i = 0; i < 3; i++) mine.push(await submit(app, rare))
    await app.sql(`update applications.application set due_on = '2020-01-09' where id = $1`, [mine[2]!.id])
    const all = (await verifier.get('/api/desk/queue?limit=100')).body
    expect(all.items[0].id).toBe(mine[2]!.id)
    expect(all.counts.overdue).toBe(1)
    expect(all.counts.waiting).toBe(all.items.length)
    const paged: string[] = []
    for (let cursor = ''; ;) {
      const page = (await verifier.get(`/api/desk/queue?limit=4${cursor && `&cursor=${cursor}`}`)).body
      paged.push(...page.items.map((a: { id: string }) => a.id))
      if (!page.nextCursor) break
      cursor = page.nextCursor
    }
    expect(paged).toEqual(all.items.map((a: { id: string }) => a.id))
    const found = async (text: string) =>
      (await verifier.get(`/api/desk/queue?text=${encodeURIComponent(text)}`)).body.items.map(
        (a: { id: string }) => a.id,
      )
    expect(new Set(await found('Неповторимова'))).toEqual(new Set(mine.map((m) => m.id)))
    expect(await found(rare.snils)).toHaveLength(3)
    expect(await found(mine[1]!.number)).toEqual([mine[1]!.id])
    expect(await found('такогонетнигде')).toEqual([])
    expect(all.items[0]).toMatchObject({ applicant: 'Неповторимова Я. Ю.', holder: null })
  })

  test('shows what was asked and what I decided', async () => {
    const application = await submit(app, applicant)
    await verifier.post(onDesk(application.id, '/claim'))
    await verifier.post(onDesk(application.id, '/questions'), { text: 'Печать?' })
    expect(
      (await verifier.get('/api/desk/queue?state=asked&limit=100')).body.items.map(
        (a: { id: string }) => a.id,
      ),
    ).toContain(application.id)
    const refused = await submit(app, applicant)
    await verifier.post(onDesk(refused.id, '/claim'))
    await decide(verifier, refused, 1, { outcome: 'rejected', reason: 'unreadable' })
    const decided = (await verifier.get('/api/desk/queue?state=decided&limit=100')).body.items
    expect(decided.map((a: { id: string }) => a.id)).toEqual([refused.id])
    expect((await colleague.get('/api/desk/queue?state=decided')).body.items).toEqual([])
  })
})

describe('D6 the forecast learns', () => {
  test('after ten reviews of a kind the promised day comes from them, and says how often it was kept', async () => {
    const kind = 'learning-kind'
    const applications = []
    for (let i = 0; i < 10; i++) applications.push(await submit(app, applicant, { kind }))
    for (const a of applications) {
      await verifier.post(onDesk(a.id, '/claim'))
      await decide(verifier, a, 1, { outcome: 'rejected', reason: 'unreadable' })
    }
    const { id } = await submit(app, applicant, { kind })
    expect((await medic.get(`/api/applications/${id}`)).body.forecast).toMatchObject({
      basis: 'reviews',
      reviewCount: 10,
      keptShare: 1,
    })
  })
})
