import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uploadFile } from '../../test/uploads.ts'
import { recordScene, type RecordScene } from './records.test.scene.ts'

let scene: RecordScene
beforeAll(async () => {
  scene = await recordScene()
})
afterAll(() => scene.app.close())

describe('D5 a draft', () => {
  test('is kept as typed, wrong dates and all, and opens on another device', async () => {
    const m = await scene.medic()
    const draft = await scene.draftOf(m, { endedOn: '31.02.2026', hours: 'много' })
    const phone = await scene.app.anotherBrowserOf(m.person)
    const there = scene.ok(await phone.get(`/api/education/drafts/${draft.id}`))
    expect(there).toMatchObject({
      version: 2,
      fields: { endedOn: '31.02.2026', hours: 'много' },
      files: [{ state: 'ready' }],
      mends: null,
    })
    expect(scene.ok(await phone.get('/api/education/records')).drafts).toHaveLength(1)
  })

  test('an empty one is not made twice and is not in the list; another is made beside a full one', async () => {
    const m = await scene.medic()
    const [a, b] = await Promise.all([
      m.client.post('/api/education/drafts'),
      m.client.post('/api/education/drafts'),
    ])
    expect(a.body.id).toBe(b.body.id)
    expect(scene.ok(await m.client.get('/api/education/records')).drafts).toEqual([])
    const full = await scene.draftOf(m)
    expect(scene.ok(await m.client.post('/api/education/drafts'), 201).id).not.toBe(full.id)
  })

  test('two devices: the second is told, gets both versions, and nothing is lost', async () => {
    const m = await scene.medic()
    const draft = await scene.draftOf(m)
    const phone = await scene.app.anotherBrowserOf(m.person)
    const at = `/api/education/drafts/${draft.id}`
    scene.ok(await m.client.put(at, { version: 2, fields: { ...draft.fields, hours: '300' } }))
    const late = await phone.put(at, { version: 2, fields: { ...draft.fields, programme: 'Холтер' } })
    expect(late).toMatchObject({
      status: 409,
      body: {
        code: 'education-draft.conflict',
        current: { version: 3, fields: { hours: '300' } },
        yours: { programme: 'Холтер', hours: '504' },
      },
    })
    const kept = scene.ok(
      await phone.put(at, { version: 3, fields: { ...draft.fields, hours: '300', programme: 'Холтер' } }),
    )
    expect(kept).toMatchObject({ version: 4, fields: { hours: '300', programme: 'Холтер' } })
  })

  test('the same save again, after a lost answer, is no conflict', async () => {
    const m = await scene.medic()
    const draft = await scene.draftOf(m)
    const body = { version: 2, fields: { ...draft.fields, hours: '400' } }
    const at = `/api/education/drafts/${draft.id}`
    expect(scene.ok(await m.client.put(at, body)).version).toBe(3)
    expect(scene.ok(await m.client.put(at, body)).version).toBe(3)
  })

  test('two saves of one version at once: one is kept, one is told', async () => {
    const m = await scene.medic()
    const draft = await scene.draftOf(m)
    const save = (hours: string) =>
      m.client.put(`/api/education/drafts/${draft.id}`, { version: 2, fields: { ...draft.fields, hours } })
    const replies = await Promise.all([save('301'), save('302')])
    expect(replies.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })

  test('is deleted and brought back; after a month it is gone and its scan is free', async () => {
    const m = await scene.medic()
    const draft = await scene.draftOf(m)
    const at = `/api/education/drafts/${draft.id}`
    scene.ok(await m.client.delete(at))
    expect((await m.client.get(at)).status).toBe(404)
    expect(scene.ok(await m.client.post(`${at}/restoration`)).fields.hours).toBe('504')
    expect((await m.client.get(at)).status).toBe(200)
    scene.ok(await m.client.delete(at))
    const { forgetDrafts } = await import('./use-cases/forget-drafts.ts')
    const ctx = scene.app.context(null)
    await forgetDrafts({ ...ctx, now: new Date(ctx.now.getTime() + 29 * 86_400_000) })
    expect((await m.client.post(`${at}/restoration`)).status).toBe(200)
    scene.ok(await m.client.delete(at))
    const later = {
      ...ctx,
      transaction: (work: (tx: typeof ctx) => Promise<void>) =>
        ctx.transaction((tx) => work({ ...tx, now: new Date(ctx.now.getTime() + 31 * 86_400_000) })),
    }
    await forgetDrafts(later as typeof ctx)
    expect((await m.client.post(`${at}/restoration`)).status).toBe(404)
    expect(await scene.app.sql('select 1 from files.attachment where object_id = $1', [draft.id])).toEqual([])
  })

  test('another’s draft does not exist, nor does another’s scan', async () => {
    const [m, other] = [await scene.medic(), await scene.medic()]
    const draft = await scene.draftOf(m)
    const at = `/api/education/drafts/${draft.id}`
    for (const reply of [
      await other.client.get(at),
      await other.client.put(at, { version: 2, fields: draft.fields }),
      await other.client.delete(at),
      await other.client.post(`${at}/check`),
      await other.client.post(`${at}/code`, { version: 2 }),
    ]) {
      expect(reply.status).toBe(404)
    }
    const own = await scene.draftOf(other)
    const stolen = await other.client.put(`/api/education/drafts/${own.id}`, {
      version: 2,
      fields: { ...own.fields, fileIds: draft.fields.fileIds },
    })
    expect(stolen.status).toBe(404)
    expect((await scene.app.stranger().get(at)).status).toBe(401)
  })

  test('a scan taken out of the draft is let go; eleven are too many', async () => {
    const m = await scene.medic()
    const draft = await scene.draftOf(m)
    const second = await uploadFile(scene.app, m.client)
    const at = `/api/education/drafts/${draft.id}`
    const [first] = draft.fields.fileIds
    scene.ok(await m.client.put(at, { version: 2, fields: { ...draft.fields, fileIds: [second.id] } }))
    expect((await m.client.delete(`/api/files/${first}`)).status).toBe(200)
    expect((await m.client.delete(`/api/files/${second.id}`)).status).toBe(409)
    const many = Array.from({ length: 11 }, (_, i) => `0199aaaa-0000-7000-8000-0000000000${10 + i}`)
    expect((await m.client.put(at, { version: 3, fields: { ...draft.fields, fileIds: many } })).status).toBe(
      422,
    )
  })

  test('twenty and no more', async () => {
    const m = await scene.medic()
    for (let i = 0; i < 20; i++) {
      const { id } = scene.ok(await m.client.post('/api/education/drafts'), 201)
      scene.ok(
        await m.client.put(`/api/education/drafts/${id}`, {
          version: 1,
          fields: { kind: 'retraining-diploma' },
        }),
      )
    }
    expect(await m.client.post('/api/education/drafts')).toMatchObject({
      status: 409,
      body: { code: 'education-draft.too-many' },
    })
  })

  test('the rules of today for the form', async () => {
    const m = await scene.medic()
    const { items } = scene.ok(await m.client.get('/api/education/kinds'))
    expect(items).toHaveLength(7)
    expect(items[0]).toMatchObject({
      kind: 'retraining-diploma',
      minHours: 250,
      asksHours: true,
      levels: ['residency', 'secondary'],
    })
  })
})
