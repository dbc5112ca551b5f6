/** D2, D9+: what a lesson of cmi5 said without a line is brought by its learner; a unit not passed is said so; looks leave no trace. Over HTTP. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { abandonOverdue } from '../cmi5/use-cases/launch.ts'
import { forgetPreviews } from '../cmi5/use-cases/preview.ts'
import { forgetPreviews as forgetSaid } from '../lrs/use-cases/sessions.ts'
import { previewStore } from '../lrs/contract.ts'
import { contentScene, type ContentScene, type Learner } from './content.test.scene.ts'
import { cmi5, cmi5Package, lessonAt } from './units.test.scene.ts'

let scene: ContentScene
let programmeId: string
let itemId: string
beforeAll(async () => {
  scene = await contentScene()
  programmeId = await scene.module()
  await scene.bring(programmeId, cmi5Package())
  itemId = (await scene.openNow(programmeId)).items[0]!.id
})
afterAll(() => scene.app.close())

const passed = { success: true, duration: 'PT9M', score: { scaled: 0.9 } }
const mastery = { [`${cmi5}/extensions/masteryscore`]: 0.8 }

async function begun(m?: Learner) {
  const learner = m ?? (await scene.learner(programmeId))
  const path = `/api/courses/${learner.studyId}/items/${itemId}`
  const { body } = await learner.client.post(`${path}/units/0/launch`)
  const lesson = await lessonAt(scene.app, body.url)
  await lesson.say('initialized')
  const sessionId: string = body.sessionId
  let seq = 0
  const word = (over: object) => ({
    seq: ++seq,
    method: 'POST',
    resource: '/xapi/statements',
    params: {},
    headers: { 'content-type': 'application/json', 'x-experience-api-version': '1.0.3' },
    body: '',
    saidAt: new Date().toISOString(),
    ...over,
  })
  const spoken = (statement: object) =>
    word({ body: Buffer.from(JSON.stringify(statement)).toString('base64') })
  const place = (value: object, over: object = {}) =>
    word({
      method: 'PUT',
      resource: '/xapi/activities/state',
      params: { ...Object.fromEntries(new URLSearchParams(lesson.where)), stateId: 'place' },
      body: Buffer.from(JSON.stringify(value)).toString('base64'),
      ...over,
    })
  const bring = (...words: object[]) => learner.client.post(`${path}/words`, { sessionId, words })
  const placeNow = async () => (await lesson.own.get(`/activities/state?stateId=place&${lesson.where}`)).body
  return { learner, path, lesson, sessionId, word, spoken, place, bring, placeNow }
}
const outcomes = (reply: { body: { outcomes: { outcome: string }[] } }) =>
  reply.body.outcomes.map((one) => one.outcome)
const verbs = async (sessionId: string): Promise<string[]> =>
  (
    await scene.app.sql(
      'select body from lrs.statement s where not exists (select from lrs.voided v where v.id = s.id) order by place',
    )
  )
    .map(
      (row) => JSON.parse(String(row['body'])) as { verb: { id: string }; context: { extensions?: object } },
    )
    .filter((s) => JSON.stringify(s.context.extensions ?? {}).includes(sessionId))
    .map((s) => s.verb.id.split('/').at(-1)!)

describe('D2 what was said without a line', () => {
  test('comes in later in its order, once, and moves the course on every device', async () => {
    const s = await begun()
    const told = s.spoken(s.lesson.told('passed', passed, mastery))
    const last = s.spoken(s.lesson.told('terminated', { duration: 'PT9M' }))
    expect(outcomes(await s.bring(s.place({ at: 3 }), told, last))).toEqual(['kept', 'kept', 'kept'])
    // The answer was lost: the same again changes nothing.
    expect(outcomes(await s.bring(told, last))).toEqual(['kept', 'kept'])
    expect(await verbs(s.sessionId)).toEqual(['launched', 'initialized', 'passed', 'terminated'])
    await scene.app.work()
    expect((await s.learner.course()).items[0]).toMatchObject({ state: 'begun', share: 0.5, score: 0.9 })
  })

  test('is taken after its session ended: what was said of being abandoned is taken back, and said again only if it is so', async () => {
    const s = await begun()
    await scene.app.sql(`update cmi5.session set ends_at = now() - interval '1 minute' where id = $1`, [
      s.sessionId,
    ])
    await abandonOverdue(scene.app.context(null))
    expect((await s.lesson.say('passed', passed, mastery)).status).toBe(401)
    expect(
      outcomes(await s.bring(s.spoken(s.lesson.told('passed', passed, mastery)), s.place({ at: 4 }))),
    ).toEqual(['kept', 'kept'])
    expect(await verbs(s.sessionId)).toEqual(['launched', 'initialized', 'passed'])
    await abandonOverdue(scene.app.context(null))
    expect(await verbs(s.sessionId)).toEqual(['launched', 'initialized', 'passed', 'abandoned'])
    await scene.app.work()
    expect((await s.learner.course()).items[0]).toMatchObject({ share: 0.5 })
  })

  test('is taken when another device opened the lesson meanwhile; passed there, it is refused here in words', async () => {
    const first = await begun()
    const second = await begun(first.learner)
    const told = first.spoken(first.lesson.told('passed', passed, mastery))
    await second.lesson.say('passed', passed, mastery)
    const reply = await first.bring(told)
    expect(reply.body.outcomes).toEqual([{ seq: told.seq, outcome: 'refused', why: 'Занятие уже сдано' }])
    // What was refused left nothing: the session is as it was.
    expect(await verbs(first.sessionId)).toEqual(['launched', 'initialized', 'abandoned'])
  })

  test('a place that another device wrote later stands; the same place again, or a later one, is kept', async () => {
    const s = await begun()
    const early = new Date(Date.now() - 600_000).toISOString()
    expect(outcomes(await s.bring(s.place({ at: 1 }, { saidAt: early })))).toEqual(['kept'])
    await s.lesson.own.put(`/activities/state?stateId=place&${s.lesson.where}`, { at: 7 })
    expect(
      outcomes(await s.bring(s.place({ at: 2 }, { saidAt: early }), s.place({ at: 7 }, { saidAt: early }))),
    ).toEqual(['older', 'kept'])
    expect(await s.placeNow()).toEqual({ at: 7 })
    const tag = { 'content-type': 'application/json', 'x-experience-api-version': '1.0.3', 'if-match': '"0"' }
    expect(outcomes(await s.bring(s.place({ at: 9 }, { headers: tag })))).toEqual(['older'])
    expect(outcomes(await s.bring(s.place({ at: 8 })))).toEqual(['kept'])
    expect(await s.placeNow()).toEqual({ at: 8 })
  })

  test('of several one that is refused stops nothing behind it; launch data and what comes after the last word are refused', async () => {
    const s = await begun()
    const wrong = s.spoken(s.lesson.told('satisfied'))
    const data = s.place(
      {},
      { params: { ...Object.fromEntries(new URLSearchParams(s.lesson.where)), stateId: 'LMS.LaunchData' } },
    )
    const last = s.spoken(s.lesson.told('terminated', { duration: 'PT9M' }))
    expect(outcomes(await s.bring(wrong, data, last, s.place({ at: 1 })))).toEqual([
      'refused',
      'refused',
      'kept',
      'refused',
    ])
  })

  test('is nobody’s but the learner’s; after a month it is told as not accepted', async () => {
    const s = await begun()
    const told = s.spoken(s.lesson.told('passed', passed, mastery))
    const stranger = await scene.app.as(await scene.app.person())
    for (const client of [stranger, scene.staff])
      expect(
        (await client.post(`${s.path}/words`, { sessionId: s.sessionId, words: [told] })).body.code,
      ).toBe('course.not-found')
    const other = await begun()
    const foreign = await other.learner.client.post(`${other.path}/words`, {
      sessionId: s.sessionId,
      words: [told],
    })
    expect(foreign.body.outcomes).toMatchObject([{ outcome: 'refused' }])
    await scene.app.sql(`update cmi5.session set launched_at = now() - interval '31 days' where id = $1`, [
      s.sessionId,
    ])
    expect((await s.bring(told)).body.outcomes).toMatchObject([
      { outcome: 'refused', why: 'Прошло больше месяца' },
    ])
  })
})

test('D2 a unit that was not passed is said so, until it is passed', async () => {
  const s = await begun()
  const failed = { success: false, duration: 'PT9M', score: { scaled: 0.4 } }
  expect((await s.lesson.say('failed', failed, mastery)).status).toBe(200)
  await scene.app.work()
  expect((await s.learner.course()).items[0]).toMatchObject({ state: 'failed' })
  expect((await s.learner.client.get(`${s.path}/units`)).body.items[0]).toMatchObject({
    isDone: false,
    isFailed: true,
    masteryScore: 0.8,
  })
  const again = await begun(s.learner)
  await again.lesson.say('passed', passed, mastery)
  await scene.app.work()
  expect((await s.learner.course()).items[0]).toMatchObject({ state: 'begun' })
  expect((await s.learner.client.get(`${s.path}/units`)).body.items[0]).toMatchObject({
    isDone: true,
    isFailed: false,
  })
})

describe('D9+ whoever teaches looks at a lesson', () => {
  const look = (unit = 0) => scene.staff.post(`/api/content/items/${itemId}/units/${unit}/preview`)
  const traces = async () =>
    Number(
      (
        await scene.app.sql(
          `select (select count(*) from lrs.statement where store_id = $1) + (select count(*) from lrs.document where store_id = $1)
      + (select count(*) from lrs.mention where store_id = $1) + (select count(*) from cmi5.registration where is_preview) as n`,
          [previewStore],
        )
      )[0]!['n'],
    )

  test('it is «Browse», counts nothing, tells nobody, and is forgotten', async () => {
    expect((await scene.staff.post(`/api/content/items/${itemId}/preview`)).body).toMatchObject({
      kind: 'cmi5',
      units: [{ number: 0 }, { number: 1 }],
    })
    const told = async () =>
      (await scene.app.sql(`select from platform.outbox where type = 'cmi5.moved'`)).length
    const [before, others] = [
      await told(),
      (await scene.app.sql('select from lrs.statement where store_id <> $1', [previewStore])).length,
    ]
    const lesson = await lessonAt(scene.app, (await look()).body.url)
    expect(lesson.data.launchMode).toBe('Browse')
    expect((await lesson.say('initialized')).status).toBe(200)
    expect((await lesson.say('passed', passed, mastery)).status).toBe(403)
    await lesson.own.put(`/activities/state?stateId=place&${lesson.where}`, { at: 1 })
    expect(await told()).toBe(before)
    expect(
      (await scene.app.sql('select from lrs.statement where store_id <> $1', [previewStore])).length,
    ).toBe(others)
    expect(await traces()).toBeGreaterThan(0)
    await forgetSaid(scene.app.context(null))
    await forgetPreviews(scene.app.context(null))
    // Today's look goes on.
    expect(await traces()).toBeGreaterThan(0)
    const later = { ...scene.app.context(null), now: new Date(Date.now() + 2 * 86_400_000) }
    await forgetSaid(later)
    await forgetPreviews(later)
    expect(await traces()).toBe(0)
    expect(
      (await scene.app.sql('select from lrs.statement where store_id <> $1', [previewStore])).length,
    ).toBe(others)
  })

  test('another organisation and a learner do not; a lesson that is not there is not found', async () => {
    const { staff } = await scene.provider('Южная академия')
    expect((await staff.post(`/api/content/items/${itemId}/units/0/preview`)).body.code).toBe(
      'content.item-not-found',
    )
    const m = await scene.learner(programmeId)
    expect((await m.client.post(`/api/content/items/${itemId}/units/0/preview`)).status).toBe(403)
    expect((await look(7)).status).toBe(404)
  })
})
