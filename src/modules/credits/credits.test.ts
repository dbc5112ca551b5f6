/** D7+ over HTTP: cycles are opened, credits come from checked documents, the ledger only grows. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { licenceScene } from '../licences/licences.test.scene.ts'
import { recordScene, type Medic, type RecordScene } from '../records/records.test.scene.ts'

let scene: RecordScene
beforeAll(async () => {
  scene = await recordScene()
})
afterAll(() => scene.app.close())

const advanced = {
  kind: 'advanced-certificate',
  specialty: '31.08.12',
  programme: 'Нарушения ритма',
  hours: '36',
  startedOn: '2026-02-03',
  endedOn: '2026-03-30',
  issuedOn: '2026-04-05',
}
const cycle = { specialty: '31.08.12', number: '60 24 1', issuedOn: '2024-03-14' }

const open = (m: Medic, over: object = {}) => m.client.post('/api/credits/cycles', { ...cycle, ...over })
const opened = async (m: Medic, over: object = {}) => scene.ok(await open(m, over), 201)
const mine = async (m: Medic) => scene.ok(await m.client.get('/api/credits/cycles'))
const card = async (m: Medic, id: string) => scene.ok(await m.client.get(`/api/credits/cycles/${id}`))
const ledger = async (m: Medic, id: string, query = '') =>
  scene.ok(await m.client.get(`/api/credits/cycles/${id}/entries${query}`))
/** Titles of the bell, oldest first. */
const told = async (m: Medic): Promise<string[]> =>
  scene
    .ok(await m.client.get('/api/notifications'))
    .items.filter((n: { kind: string }) => n.kind === 'credits')
    .map((n: { title: string }) => n.title)
    .toReversed()
const verified = async (m: Medic, over: object = {}) => {
  const record = await scene.recordOf(m, { ...advanced, ...over })
  await scene.decide(record.application.id, 'approved')
  return record
}

describe('D7+ a cycle', () => {
  test('is opened by hand for five years; a paper that is awaited has no number; it says what is missing', async () => {
    const m = await scene.medic()
    const made = await opened(m, { isAwaited: true, number: '' })
    expect(made).toMatchObject({
      specialty: { key: '31.08.12' },
      document: { number: null, issuedOn: '2024-03-14' },
      isConfirmed: false,
      startsOn: '2024-03-14',
      endsOn: '2029-03-14',
      filingFrom: '2028-03-14',
      state: 'running',
      total: 0,
      can: { change: true, close: true },
    })
    expect(made.forecast.ways[0]).toMatchObject({ missing: 144 })
    expect((await mine(m)).items).toHaveLength(1)
  })

  test('every wrong field is named, and nothing is kept', async () => {
    const m = await scene.medic()
    const reply = await m.client.post('/api/credits/cycles', {
      specialty: 'нет такой',
      issuedOn: '2024-02-31',
    })
    expect(reply.status).toBe(422)
    expect(reply.body.errors.map((e: { field: string }) => e.field)).toEqual([
      'specialty',
      'number',
      'issuedOn',
    ])
    expect((await mine(m)).items).toEqual([])
  })

  test('several specialties at once, each once; a double click opens one', async () => {
    const m = await scene.medic()
    await opened(m)
    await opened(m, { specialty: '31.08.36' })
    expect((await open(m)).body.code).toBe('cycle.taken')
    // The next one begins on the day on which this one ends; never earlier.
    expect((await open(m, { issuedOn: '2026-01-10' })).body.code).toBe('cycle.taken')
    const other = await scene.medic()
    const both = await Promise.all([open(other), open(other)])
    expect(both.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([201, 409])
    expect((await mine(m)).items).toHaveLength(2)
  })

  test('is mended on one device while another has it open; closed while it is empty', async () => {
    const m = await scene.medic()
    const made = await opened(m)
    const change = (over: object) =>
      m.client.put(`/api/credits/cycles/${made.id}`, { ...cycle, version: 1, ...over })
    expect(scene.ok(await change({ number: '77' }))).toMatchObject({ document: { number: '77' }, version: 2 })
    expect((await change({ number: '78' })).body.code).toBe('cycle.changed')
    scene.ok(await m.client.post(`/api/credits/cycles/${made.id}/closure`))
    expect((await m.client.post(`/api/credits/cycles/${made.id}/closure`)).body.code).toBe('cycle.closed')
    expect((await mine(m)).items).toEqual([])
    // And may be opened anew.
    await opened(m)
  })

  test('of somebody else does not exist', async () => {
    const [m, stranger] = [await scene.medic(), await scene.medic()]
    const { id } = await opened(m)
    const at = `/api/credits/cycles/${id}`
    const replies = await Promise.all([
      stranger.client.get(at),
      stranger.client.get(`${at}/entries`),
      stranger.client.put(at, { ...cycle, version: 1 }),
      stranger.client.post(`${at}/closure`),
      stranger.client.post(`${at}/what-if`, { add: [] }),
    ])
    expect(replies.map((r) => r.status)).toEqual([404, 404, 404, 404, 404])
  })
})

describe('D7+ credits', () => {
  test('a checked certificate brings its hours once; the ledger says for what, by which rule', async () => {
    const m = await scene.medic()
    const { id } = await opened(m)
    const record = await verified(m)
    const seen = await card(m, id)
    expect(seen).toMatchObject({
      total: 36,
      sums: { programme: 36, module: 0, event: 0, other: 0 },
      stair: [{ day: '2026-03-30', total: 36 }],
      can: { close: false },
    })
    const { items, total } = await ledger(m, id)
    expect(total).toBe(1)
    expect(items[0]).toMatchObject({
      credits: 36,
      title: 'Нарушения ритма',
      organisation: `${scene.academy.name}, Псков`,
      link: `/documents/${record.id}`,
      rule: '1 час программы — 1 ЗЕТ',
      approver: 'Портал НМО',
      isReversed: false,
    })
    expect((await m.client.post(`/api/credits/cycles/${id}/closure`)).body.code).toBe('cycle.has-credits')
    expect(await told(m)).toEqual(['Начислено 36 ЗЕТ'])
  })

  test('taken back with the certificate: a row of the opposite sign, the former one stays', async () => {
    const m = await scene.medic()
    const { id } = await opened(m)
    await verified(m)
    const [certificate] = scene.ok(await m.client.get('/api/certificates')).items
    const desk = await scene.app.as(await scene.app.person({ roles: ['verifier'] }))
    scene.ok(
      await desk.post(`/api/desk/certificates/${certificate.id}/revocation`, {
        reason: 'Академия сообщила, что документ выдан по ошибке',
      }),
    )
    await scene.app.work()
    const { items, total } = await ledger(m, id)
    expect(total).toBe(2)
    expect(items.map((e: { credits: number }) => e.credits).toSorted()).toEqual([-36, 36])
    expect(items.find((e: { credits: number }) => e.credits > 0).isReversed).toBe(true)
    expect(items.find((e: { credits: number }) => e.credits < 0).reason).toContain('по ошибке')
    expect(await card(m, id)).toMatchObject({ total: 0, stair: [] })
    expect(await told(m)).toEqual(['Начислено 36 ЗЕТ', 'Снято 36 ЗЕТ'])
  })

  test('earned before the cycle is open: it waits, and comes in by itself', async () => {
    const m = await scene.medic()
    await verified(m)
    const waiting = await mine(m)
    expect(waiting.expectations).toMatchObject([
      { credits: 36, state: 'cycle', cycles: [], can: { choose: false } },
    ])
    const { id } = await opened(m)
    expect(await card(m, id)).toMatchObject({ total: 36 })
    expect((await mine(m)).expectations).toEqual([])
    // What the person did themselves they see: it is not told once more.
    await scene.app.work()
    expect(await told(m)).toEqual(['36 ЗЕТ ждут пятилетнего цикла'])
  })

  test('of another specialty it does not fit, and it is said why; outside its years neither', async () => {
    const m = await scene.medic()
    const other = await opened(m, { specialty: '31.08.36' })
    const late = await opened(m, { issuedOn: '2026-09-01' })
    await verified(m)
    const [one] = (await mine(m)).expectations
    expect(one).toMatchObject({ state: 'cycle', can: { choose: false } })
    expect(one.cycles).toEqual(
      expect.arrayContaining([
        { id: other.id, name: expect.any(String), whyNot: 'specialty' },
        { id: late.id, name: expect.any(String), whyNot: 'years' },
      ]),
    )
    const choose = (who: Medic, cycleId: string) =>
      who.client.post(`/api/credits/expectations/${one.id}/cycle`, { cycleId })
    for (const [id, whyNot] of [
      [other.id, 'specialty'],
      [late.id, 'years'],
    ])
      expect((await choose(m, id)).body).toMatchObject({ code: 'expectation.cannot-choose', whyNot })
    const stranger = await scene.medic()
    expect((await choose(stranger, (await opened(stranger)).id)).status).toBe(404)
  })

  test('what if I take this course: nothing is kept', async () => {
    const m = await scene.medic()
    const { id } = await opened(m)
    await verified(m)
    const seen = scene.ok(
      await m.client.post(`/api/credits/cycles/${id}/what-if`, {
        add: [
          { kind: 'programme', credits: 36 },
          { kind: 'module', credits: 40 },
        ],
      }),
    )
    expect(seen).toMatchObject({ total: 112, sums: { programme: 72, module: 40 } })
    expect(seen.ways[0]).toMatchObject({ missing: 32 })
    expect(await card(m, id)).toMatchObject({ total: 36 })
  })

  test('a spoilt cursor begins the ledger anew', async () => {
    const m = await scene.medic()
    const { id } = await opened(m)
    await verified(m)
    const dashes = '-'.repeat(36)
    for (const cursor of [`2026-02-31~${id}`, `2026-11-14~${dashes}`, 'что-то'])
      expect((await ledger(m, id, `?cursor=${encodeURIComponent(cursor)}`)).items).toHaveLength(1)
  })

  test('the ledger page by page, by kind', async () => {
    const m = await scene.medic()
    const { id } = await opened(m)
    await verified(m, { endedOn: '2026-03-28', hours: '18', programme: 'Первая' })
    await verified(m, { endedOn: '2026-03-29', hours: '20', programme: 'Вторая' })
    const first = await ledger(m, id, '?limit=1')
    expect(first).toMatchObject({ total: 2, items: [{ title: 'Вторая' }] })
    expect(await ledger(m, id, `?limit=1&cursor=${first.nextCursor}`)).toMatchObject({
      items: [{ title: 'Первая' }],
      nextCursor: null,
    })
    expect(await ledger(m, id, '?kind=event')).toMatchObject({ items: [], total: 0 })
  })
})

test('D7+ the application can neither change nor take away a row of the ledger', async () => {
  const m = await scene.medic()
  await opened(m)
  await verified(m)
  for (const statement of ['update credits.entry set credits = 100', 'delete from credits.entry'])
    await expect(sql.raw(statement).execute(scene.app.house.db)).rejects.toThrow('permission denied')
})

test('D7+ a checked accreditation offers its cycle; what it says is not mended by hand', async () => {
  const papers = await licenceScene()
  try {
    const m = await papers.medic()
    await papers.verified(m, papers.attestation())
    const { offers } = papers.ok(await m.client.get('/api/credits/cycles'))
    expect(offers).toMatchObject([{ title: 'Периодическая аккредитация' }])
    const from = { paperId: offers[0].paperId }
    const made = papers.ok(await m.client.post('/api/credits/cycles/from-paper', from), 201)
    expect(made).toMatchObject({
      isConfirmed: true,
      can: { change: false },
      document: { kind: 'accreditation' },
    })
    expect((await m.client.post('/api/credits/cycles/from-paper', from)).status).toBe(404)
    expect(papers.ok(await m.client.get('/api/credits/cycles')).offers).toEqual([])
    const stranger = await papers.medic()
    expect((await stranger.client.post('/api/credits/cycles/from-paper', from)).body.code).toBe(
      'cycle.offer-not-found',
    )
  } finally {
    await papers.app.close()
  }
})
