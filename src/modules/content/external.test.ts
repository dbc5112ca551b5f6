/** D2: a section on another platform: marked and led to with the way back, confirmed by the organisation by its day. Over HTTP. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rules } from './attempts.test.data.ts'
import { contentScene, type ContentScene, type Learner } from './content.test.scene.ts'
import type { CourseItem, LearnerClaim } from './contract.ts'

let scene: ContentScene
let programmeId: string
const place = {
  title: 'Симуляция на площадке вуза',
  url: 'https://sim.academy.example/rooms/7?lang=ru#start',
  platform: 'Симуляционный центр',
  task: 'Пройдите сценарий «Анафилаксия» до конца.',
  confirmedBy: 'По журналу центра',
  isRequired: true,
}
const put = (over: object = {}) =>
  scene.staff.post(`/api/content/programmes/${programmeId}/external`, { ...place, ...over })
beforeAll(async () => {
  scene = await contentScene()
  programmeId = await scene.module()
  await put()
  await scene.openNow(programmeId)
})
afterAll(() => scene.app.close())

const itemOf = async (m: Learner): Promise<CourseItem> => (await m.course()).items[0]!
const at = (m: Learner, itemId: string) => `/api/courses/${m.studyId}/items/${itemId}/claim`
async function claimed(note = 'Прошёл 29 ноября'): Promise<{ m: Learner; item: CourseItem; id: string }> {
  const m = await scene.learner(programmeId)
  const { id } = await itemOf(m)
  const reply = await m.client.post(at(m, id), { note })
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
  const item = reply.body.items[0]
  return { m, item, id: item.external.claim.id }
}
const decide = (id: string, body: object, by = scene.staff) =>
  by.post(`/api/content/claims/${id}/decision`, body)
const waiting = async (by = scene.staff): Promise<LearnerClaim[]> =>
  (await by.get('/api/content/claims?limit=100')).body.items
const journal = async (code: string) =>
  (await scene.app.journal()).filter((j) => j.code === code && j.outcome === 'done')

describe('D2 the provider says where a section leads', () => {
  test.for([
    ['http://sim.academy.example', 'url'],
    ['https://user:key@sim.academy.example', 'url'],
    ['https://localhost:8443/x', 'url'],
    ['https://192.168.0.10/x', 'url'],
    ['https://sim.academy.example/?return=x', 'url'],
  ] as const)('%s is refused by name of the field', async ([url, field]) => {
    const reply = await put({ url })
    expect(reply.status).toBe(422)
    expect(reply.body.errors).toEqual([{ field, message: expect.stringMatching(/[а-я]/) }])
  })

  test('all faults at once; another organisation changes nothing', async () => {
    const reply = await put({ title: '', url: '', platform: ' ', task: '' })
    expect(reply.body.errors.map((e: { field: string }) => e.field)).toEqual([
      'title',
      'platform',
      'url',
      'task',
    ])
    const { staff } = await scene.provider('Южный вуз')
    const { items } = (await scene.staff.get(`/api/content/programmes/${programmeId}`)).body
    expect((await staff.put(`/api/content/items/${items[0].id}/external`, place)).status).toBe(404)
  })

  test('a change stands in the draft; whoever learns already keeps what they began with', async () => {
    const other = await scene.module()
    const add = await scene.staff.post(`/api/content/programmes/${other}/external`, place)
    expect(add.status).toBe(201)
    expect(add.body.items[0]).toMatchObject({ kind: 'external', external: { platform: place.platform } })
    await scene.openNow(other)
    const m = await scene.learner(other)
    const before = await itemOf(m)
    const changed = await scene.staff.put(`/api/content/items/${add.body.items[0].id}/external`, {
      ...place,
      title: 'Другой раздел',
      platform: 'Другая площадка',
    })
    expect(changed.body.items[0]).toMatchObject({
      title: 'Другой раздел',
      external: { platform: 'Другая площадка' },
    })
    await scene.openNow(other)
    expect(await itemOf(m)).toEqual(before)
  })
})

describe('D2 the learner goes there and says so', () => {
  test('the address has the way back and nothing of the query is lost; a look of the staff comes back to the desk', async () => {
    const m = await scene.learner(programmeId)
    const item = await itemOf(m)
    expect(item).toMatchObject({
      kind: 'external',
      state: 'new',
      external: { claim: null, can: { claim: true } },
    })
    const { body } = await m.client.post(`/api/courses/${m.studyId}/items/${item.id}/launch`)
    const url = new URL(body.url)
    expect([url.origin, url.pathname, url.hash]).toEqual([
      'https://sim.academy.example',
      '/rooms/7',
      '#start',
    ])
    expect(url.searchParams.get('lang')).toBe('ru')
    expect(url.searchParams.get('return')).toBe(body.returnUrl)
    expect(new URL(body.returnUrl).pathname).toBe(`/learning/${m.studyId}/items/${item.id}`)
    const look = (await scene.staff.post(`/api/content/items/${item.id}/preview`)).body
    expect(look.returnUrl).not.toContain(m.studyId)
  })

  test('what is claimed waits for the organisation by a day; a second click changes nothing', async () => {
    const { m, item, id } = await claimed()
    expect(item).toMatchObject({
      state: 'begun',
      share: 0.5,
      external: {
        organisation: 'Северная академия',
        claim: { state: 'waiting', dueOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), isOverdue: false },
        can: { claim: false, takeBack: true },
      },
    })
    const [one, two] = await Promise.all([
      m.client.post(at(m, item.id), { note: 'Ещё раз' }),
      m.client.post(at(m, item.id), { note: 'И ещё' }),
    ])
    expect([one.status, two.status]).toEqual([200, 200])
    expect(two.body.items[0].external.claim).toMatchObject({ id, note: 'Прошёл 29 ноября' })
    expect((await m.course()).isDone).toBe(false)
    expect((await waiting()).filter((c) => c.id === id)).toHaveLength(1)
  })

  test('two first clicks at once leave one claim', async () => {
    const m = await scene.learner(programmeId)
    const { id } = await itemOf(m)
    await Promise.all([m.client.post(at(m, id), {}), m.client.post(at(m, id), {})])
    const rows = await scene.app.sql('select state from content.external_claim where study_id = $1', [
      m.studyId,
    ])
    expect(rows).toEqual([{ state: 'waiting' }])
  })

  test('it is taken back while nobody has acted, and said anew', async () => {
    const { m, item, id } = await claimed()
    const back = await m.client.delete(at(m, item.id))
    expect(back.body.items[0]).toMatchObject({ share: 0, external: { claim: null, can: { claim: true } } })
    expect((await waiting()).map((c) => c.id)).not.toContain(id)
    expect((await decide(id, { outcome: 'confirmed' })).status).toBe(409)
    expect((await m.client.delete(at(m, item.id))).status).toBe(200)
    const again = (await m.client.post(at(m, item.id), {})).body.items[0]
    expect(again.external.claim.id).not.toBe(id)
    expect(await journal('external-claim-taken-back')).not.toHaveLength(0)
  })

  test('nobody says it for another, and not before the entry test', async () => {
    const { m, item } = await claimed()
    const stranger = await scene.app.as(await scene.app.person())
    expect((await stranger.post(at(m, item.id), {})).status).toBe(404)
    expect((await stranger.delete(at(m, item.id))).status).toBe(404)

    const other = await scene.module()
    const bank = (await scene.staff.post(`/api/content/programmes/${other}/banks`, { name: 'Вход' })).body
    await scene.staff.put(`/api/content/banks/${bank.id}`, {
      name: 'Вход',
      questions: [
        { kind: 'number', words: 'Доза?', explanation: '', points: 1, right: 0.5, tolerance: 0, units: '' },
      ],
      revision: bank.revision,
    })
    await scene.staff.post(`/api/content/programmes/${other}/items`, {
      title: 'Входной тест',
      test: { bankId: bank.id, rules: { ...rules, purpose: 'entry' } },
    })
    await scene.staff.post(`/api/content/programmes/${other}/external`, place)
    await scene.openNow(other)
    const second = await scene.learner(other)
    const outside = (await second.course()).items[1]!
    expect(outside.external?.can.claim).toBe(false)
    expect((await second.client.post(at(second, outside.id), {})).body.code).toBe('course.entry-first')
    const launch = await second.client.post(`/api/courses/${second.studyId}/items/${outside.id}/launch`)
    expect(launch.body.code).toBe('course.entry-first')
  })
})

describe('D2 the organisation decides', () => {
  test('confirmed: the section is done, the study with it; journal, outbox and the learner know', async () => {
    const { m, item, id } = await claimed('Сертификат 17')
    const line = (await waiting()).find((c) => c.id === id)
    expect(line).toMatchObject({
      learner: 'Орлова Елена Викторовна',
      itemTitle: place.title,
      platform: place.platform,
      note: 'Сертификат 17',
    })
    expect((await decide(id, { outcome: 'confirmed' })).body).toEqual({ id, state: 'confirmed' })
    const course = await m.course()
    expect(course).toMatchObject({ isDone: true, share: 1 })
    expect(course.items[0]).toMatchObject({
      id: item.id,
      state: 'done',
      external: { claim: { state: 'confirmed' }, can: { claim: false, takeBack: false } },
    })
    await scene.app.work()
    expect((await m.client.get(`/api/studies/${m.studyId}`)).body.state).toBe('finished')
    expect((await journal('external-claim-decided')).at(-1)?.details).toMatchObject({
      claim: id,
      outcome: 'confirmed',
    })
    const told = await scene.app.sql(
      `select link from notifications.notification where person_id = $1 and link like '%items%'`,
      [m.person.id],
    )
    expect(told).toEqual([{ link: `/learning/${m.studyId}/items/${item.id}` }])
    const late = await m.client.delete(at(m, item.id))
    expect([late.status, late.body.code]).toEqual([409, 'external-claim.decided'])
    expect(late.body.current.items[0].external.claim.state).toBe('confirmed')
  })

  test('returned with a reason: the learner reads it and says it again', async () => {
    const { m, item, id } = await claimed()
    const silent = await decide(id, { outcome: 'returned', reason: ' ' })
    expect(silent.body.errors).toEqual([
      { field: 'reason', message: expect.stringContaining('чего не хватает') },
    ])
    expect((await decide(id, { outcome: 'returned', reason: 'В журнале центра вас нет' })).status).toBe(200)
    expect(await itemOf(m)).toMatchObject({
      state: 'begun',
      share: 0,
      external: { claim: { state: 'returned', reason: 'В журнале центра вас нет' }, can: { claim: true } },
    })
    const again = (await m.client.post(at(m, item.id), { note: 'Добавили' })).body.items[0].external
    expect(again.claim).toMatchObject({ state: 'waiting', note: 'Добавили' })
    const back = (await m.client.delete(at(m, item.id))).body.items[0].external
    expect(back.claim).toMatchObject({ id, state: 'returned' })
  })

  test('two of the staff at once: one decides, the other learns what came of it', async () => {
    const { id } = await claimed()
    const second = await scene.staffOf(scene.organisationId)
    const replies = await Promise.all([
      decide(id, { outcome: 'confirmed' }),
      decide(id, { outcome: 'returned', reason: 'Нет в журнале' }, second),
    ])
    expect(replies.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const [won, lost] = replies.toSorted((a, b) => a.status - b.status)
    expect(lost!.body).toMatchObject({
      code: 'external-claim.decided',
      current: { id, state: won!.body.state },
    })
  })

  test('another organisation neither sees nor decides; nobody decides on their own', async () => {
    const { id } = await claimed()
    const { staff } = await scene.provider('Западный вуз')
    expect((await waiting(staff)).map((c) => c.id)).not.toContain(id)
    expect((await decide(id, { outcome: 'confirmed' }, staff)).status).toBe(404)
    const doctor = await scene.app.as(await scene.app.person({ roles: ['doctor'] }))
    expect((await decide(id, { outcome: 'confirmed' }, doctor)).status).toBe(403)
  })

  test('one line tells of those that wait, one of the last day, one of the day gone', async () => {
    const tick = async () => {
      const job = scene.app.portal.jobs.find((j) => j.name === 'content.tell-claims')!
      if (job.kind !== 'schedule') throw new Error('a clock')
      await job.work(scene.app.context(null))
    }
    const news = async () =>
      (
        await scene.app.sql(
          `select payload->>'stage' as stage, jsonb_array_length(payload->'staffIds') > 0 as people
             from platform.outbox where type = 'external-claims.wait' order by id`,
        )
      ).map((r) => [r['stage'], r['people']])
    const { item } = await claimed()
    await tick()
    await tick()
    expect(await news()).toEqual([['waits', true]])
    scene.app.travel(Date.parse(`${item.external!.claim!.dueOn}T09:00:00Z`) - scene.app.now().getTime())
    await tick()
    scene.app.travel(86_400_000)
    await tick()
    await tick()
    expect(await news()).toEqual([
      ['waits', true],
      ['today', true],
      ['overdue', true],
    ])
    const teacher = await scene.staffOf(scene.organisationId)
    const page = (await teacher.get('/api/content/claims?limit=2')).body
    expect(page.overdue).toBe(page.total)
    expect(page.items[0].isOverdue).toBe(true)
    expect(
      (await teacher.get(`/api/content/claims?limit=2&cursor=${page.nextCursor}`)).body.items,
    ).not.toEqual([])
    expect((await teacher.get('/api/content/reviews')).body.claims).toBe(page.total)
  })
})
