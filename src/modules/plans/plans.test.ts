/** D4 over HTTP: proposed, explained, kept, changed with a difference, reminded of, shown in a phone's calendar. */
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SigningClient } from '../../test/signing-client.ts'
import type { Answer, Plan, PlanItem, Repair, Wishes } from './contract.ts'
import { planScene, type PlanScene } from './plans.test.scene.ts'
import { remind } from './use-cases/remind.ts'

let s: PlanScene
const made: Record<string, string> = {}
beforeAll(async () => {
  s = await planScene()
  const add = async (name: string, over: object) => {
    made[name] = (
      await s.published(s.staff, { title: name, bases: ['budget'], priceKopecks: null, ...over })
    ).id
  }
  await add('Эхокардиография, 72 часа', { hours: 72 })
  await add('Аритмии, 36 часов', { hours: 36, difficulty: 'deep' })
  await add('Неотложная кардиология, 36 часов', { hours: 36, bases: ['paid'], priceKopecks: 1_450_000 })
  await add('Терапия боли, 18 часов', { hours: 18, specialties: ['31.08.49'] })
  for (const n of [1, 2, 3, 4, 5, 6, 7, 8])
    await add(`Разбор ${n}`, { kind: 'module', hours: n > 4 ? 12 : 6, difficulty: n > 4 ? 'deep' : 'basic' })
}, 60_000)
afterAll(() => s.app.close())

const propose = async (c: SigningClient, w: Wishes): Promise<Answer> =>
  s.ok(await c.post('/api/plans/proposal', w))
const wanted = (items: readonly PlanItem[]) =>
  items.map((i) => ({ programmeId: i.programmeId, sessionId: i.session?.id ?? null }))
async function later(days: number, work: () => Promise<void>): Promise<void> {
  s.app.travel(days * 86_400_000)
  try {
    await work()
  } finally {
    s.app.travel(-days * 86_400_000)
  }
}
async function planned(c: SigningClient, over: object = {}): Promise<Plan> {
  const w = s.wishes(over)
  const { proposal } = await propose(c, w)
  return s.ok(await c.post('/api/plans', { wishes: w, items: wanted(proposal!.items) }))
}

describe('D4 a proposal', () => {
  test('closes the cycle by one of the two ways, laid over weeks, with a reason for each', async () => {
    const { client } = await s.medic()
    const cycleId = await s.cycle(client)
    const { proposal } = await propose(
      client,
      s.wishes({ goals: ['cycle'], cycleId, hoursPerWeek: '10', deadline: s.day(300) }),
    )
    expect(proposal).toMatchObject({ goal: { credits: 144 }, shortfalls: [], sum: { credits: 144 } })
    expect(proposal!.sum.programmes).toBeGreaterThanOrEqual(72)
    expect(proposal!.items.every((i) => i.why.length > 0)).toBe(true)
    expect(proposal!.items.some((i) => i.title === 'Терапия боли, 18 часов')).toBe(false)
    const hours = proposal!.weeks.flatMap((w) => w.parts.map((p) => p.hours))
    expect(hours.reduce((a, b) => a + b, 0)).toBe(144)
    expect(proposal!.weeks.every((w) => w.parts.reduce((n, p) => n + p.hours, 0) <= 10)).toBe(true)
    expect(proposal!.checkpoints.at(-1)?.credits).toBe(144)
    expect(proposal!.leftOutCount).toBeGreaterThan(0)
  })

  test('words with an error and a specialty are topics; each is taught', async () => {
    const { client } = await s.medic()
    const { proposal } = await propose(
      client,
      s.wishes({ goals: ['topics'], words: ['эхакардиография'], specialties: ['31.08.49'] }),
    )
    expect(proposal!.items.map((i) => i.title).toSorted()).toEqual([
      'Терапия боли, 18 часов',
      'Эхокардиография, 72 часа',
    ])
  })

  test('where it cannot be, the limit is named and each repair does make a plan', async () => {
    const { client } = await s.medic()
    const cycleId = await s.cycle(client)
    const w = s.wishes({ goals: ['cycle'], cycleId, hoursPerWeek: '2', deadline: s.day(200) })
    const { proposal, impossible } = await propose(client, w)
    expect(proposal).toBeNull()
    expect(impossible).toMatchObject({ title: 'Не хватает часов' })
    expect(impossible!.repairs).toHaveLength(3)
    for (const r of impossible!.repairs as Repair[])
      expect((await propose(client, r.wishes)).proposal, r.title).not.toBeNull()
  })

  test('every wrong wish is named at once; a cycle of another is none', async () => {
    const { client } = await s.medic()
    const other = await s.medic()
    const cycleId = await s.cycle(other.client)
    const reply = await client.post('/api/plans/proposal', {
      ...s.wishes(),
      goals: ['cycle', 'hours', 'topics'],
      cycleId,
      hours: '0',
      hoursPerWeek: 'много',
      deadline: '2027-02-30',
      away: [{ from: '2027-01-10', to: '2027-01-01' }],
    })
    expect(reply.status).toBe(422)
    expect(reply.body.errors.map((e: { field: string }) => e.field)).toEqual([
      'cycleId',
      'hours',
      'specialties',
      'hoursPerWeek',
      'deadline',
      'away.0.to',
    ])
  })

  test('one’s own set is never refused: what it lacks is said; an alternative leaves nothing lacking', async () => {
    const { client } = await s.medic()
    const w = s.wishes({ hours: '36' })
    const items = [{ programmeId: made['Аритмии, 36 часов']!, sessionId: null }]
    const less = s.ok(
      await client.post('/api/plans/review', { wishes: w, items: [{ programmeId: made['Разбор 1']! }] }),
    )
    expect(less.proposal.shortfalls).toEqual(['Не хватает 30 ЗЕТ до цели'])
    const { items: others } = s.ok(
      await client.post('/api/plans/alternatives', {
        wishes: w,
        items,
        programmeId: made['Аритмии, 36 часов']!,
      }),
    )
    expect(others.map((i: PlanItem) => i.title)).toContain('Неотложная кардиология, 36 часов')
    expect(others.every((i: PlanItem) => i.credits >= 36)).toBe(true)
  })
})

describe('D4 a plan', () => {
  test('is kept once, however often it is sent; the draft ends with it', async () => {
    const { client } = await s.medic()
    const w = s.wishes()
    const draft = s.ok(
      await client.put('/api/plans/draft', { wishes: w, step: 2, items: null, planId: null, version: 0 }),
    )
    expect(draft.version).toBe(1)
    const stale = await client.put('/api/plans/draft', {
      wishes: w,
      step: 0,
      items: null,
      planId: null,
      version: 0,
    })
    expect(stale).toMatchObject({ status: 409, body: { current: { step: 2 } } })
    const { proposal } = await propose(client, w)
    const body = { wishes: w, items: wanted(proposal!.items) }
    const replies = await Promise.all([client.post('/api/plans', body), client.post('/api/plans', body)])
    expect(replies.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([201, 409])
    expect((await client.get('/api/plans/draft')).body.version).toBe(0)
    expect((await client.get('/api/plans')).body.items).toHaveLength(1)
  })

  test('is changed by whoever saw the latest version; the difference is shown before', async () => {
    const { client } = await s.medic()
    const plan = await planned(client, { hours: '30' })
    const slower = { ...plan.wishes, hoursPerWeek: '3', hours: '42' }
    const shown = s.ok(await client.post(`/api/plans/${plan.id}/replanning`, slower))
    expect(shown.difference.came.length + shown.difference.went.length).toBeGreaterThan(0)
    expect((await client.get('/api/plans/current')).body.plan.version).toBe(1)
    const to = { wishes: slower, items: wanted(shown.proposal.items), version: 1 }
    const changed = s.ok(await client.put(`/api/plans/${plan.id}`, to))
    expect(changed).toMatchObject({ version: 2, wishes: { hoursPerWeek: '3' } })
    const late = await client.put(`/api/plans/${plan.id}`, to)
    expect(late).toMatchObject({ status: 409, body: { code: 'plan.changed', current: { version: 2 } } })
  })

  test('takes a programme of the catalogue once; without a plan there is nothing to put it into', async () => {
    const { client } = await s.medic()
    const programmeId = made['Терапия боли, 18 часов']!
    expect((await client.post('/api/plans/current/items', { programmeId })).body.code).toBe('plan.none')
    await planned(client)
    const plan = s.ok(await client.post('/api/plans/current/items', { programmeId }))
    expect(plan.proposal.items.map((i: PlanItem) => i.title)).toContain('Терапия боли, 18 часов')
    expect((await client.post('/api/plans/current/items', { programmeId })).body.code).toBe(
      'plan.has-programme',
    )
    const nowhere = '0193a1de-0000-7000-8000-000000000001'
    expect((await client.post('/api/plans/current/items', { programmeId: nowhere })).body.code).toBe(
      'plan.no-programme',
    )
  })

  test('says behind or ahead in hours, and counts what the person tells', async () => {
    const { client, person } = await s.medic()
    const plan = await planned(client, { hours: '24', hoursPerWeek: '6' })
    expect(plan.progress).toMatchObject({ pace: 'before', allHours: 24, doneHours: 0 })
    await later(14, async () => {
      // Sessions do not last so long.
      const there = await s.app.anotherBrowserOf(person)
      const now = (await there.get('/api/plans/current')).body.plan as Plan
      const due = plan.proposal.weeks.filter((w) => w.to < s.day(0)).flatMap((w) => w.parts)
      const hours = due.reduce((n, p) => n + p.hours, 0)
      expect(hours).toBeGreaterThan(5)
      expect(now.progress.pace).toBe('behind')
      expect(now.progress.title).toContain(`отстали на ${hours} час`)
      const [first] = now.proposal.items
      const told = s.ok(
        await there.put(`/api/plans/${plan.id}/items/${first!.programmeId}/progress`, { hours: 999 }),
      )
      expect(told.proposal.items[0]).toMatchObject({ state: 'told', doneHours: first!.hours })
    })
  })

  test('a programme that is withdrawn is shown as gone; closed, a plan says nothing more', async () => {
    const { client } = await s.medic()
    const one = await s.published(s.staff, {
      title: 'Короткая',
      kind: 'module',
      hours: 2,
      bases: ['budget'],
      priceKopecks: null,
    })
    const plan = await planned(client, { hours: '2', kept: [one.id] })
    expect(plan.proposal.items.map((i) => i.title)).toContain('Короткая')
    s.ok(await s.staff.post(`/api/learning/desk/programmes/${one.id}/withdrawal`, { why: 'Устарела' }))
    await s.app.work()
    const after = (await client.get('/api/plans/current')).body.plan as Plan
    expect(after.proposal.items.find((i) => i.title === 'Короткая')?.state).toBe('gone')
    s.ok(await client.post(`/api/plans/${plan.id}/closure`))
    expect((await client.post(`/api/plans/${plan.id}/closure`)).body.code).toBe('plan.over')
    expect((await client.get('/api/plans/current')).body.plan).toBeNull()
  })

  test('is its owner’s alone', async () => {
    const { client } = await s.medic()
    const plan = await planned(client)
    const stranger = (await s.medic()).client
    expect((await stranger.get(`/api/plans/${plan.id}`)).status).toBe(404)
    expect((await stranger.post(`/api/plans/${plan.id}/closure`)).status).toBe(404)
    expect((await stranger.post(`/api/plans/${plan.id}/replanning`, plan.wishes)).status).toBe(404)
  })
})

describe('D4 reminders and the calendar', () => {
  test('each day is told once, by the bell; a week that was missed is not told twice', async () => {
    const { client, person } = await s.medic()
    await planned(client, { hours: '24', hoursPerWeek: '6' })
    await later(15, async () => {
      await remind(s.app.context(null))
      await remind(s.app.context(null))
      await s.app.work()
      const there = await s.app.anotherBrowserOf(person)
      const { items } = (await there.get('/api/notifications')).body
      const titles = items.map((n: { kind: string; title: string }) => n.title)
      expect(
        items.every((n: { kind: string; link: string }) => n.kind === 'plan' && n.link === '/plan'),
      ).toBe(true)
      expect(titles.filter((t: string) => t.startsWith('Вы отстали'))).toHaveLength(1)
    })
  })

  test('the secret address is read by a foreign parser; taken back, it answers no more', async () => {
    const { client } = await s.medic()
    const plan = await planned(client, { hours: '24' })
    const { address } = s.ok(await client.post('/api/plans/calendar-address'))
    const path = new URL(address).pathname
    const phone = () => s.app.portal.app.inject({ url: path, headers: { host: new URL(s.app.origin).host } })
    const feed = await phone()
    expect(feed.headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(feed.body.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    const events = new ICAL.Component(ICAL.parse(feed.body) as []).getAllSubcomponents('vevent')
    const titles = events.map((e) => new ICAL.Event(e).summary)
    for (const i of plan.proposal.items) expect(titles).toContain(`Закончить: ${i.title}`)
    expect(new Set(events.map((e) => new ICAL.Event(e).uid)).size).toBe(events.length)
    expect((await client.get('/api/plans/calendar-address')).body.madeAt).not.toBeNull()
    const next = s.ok(await client.post('/api/plans/calendar-address'))
    expect((await phone()).statusCode).toBe(404)
    expect(next.address).not.toBe(address)
    s.ok(await client.delete('/api/plans/calendar-address'))
    const gone = await s.app.portal.app.inject({
      url: new URL(next.address).pathname,
      headers: { host: new URL(s.app.origin).host },
    })
    expect(gone.statusCode).toBe(404)
  })
})
