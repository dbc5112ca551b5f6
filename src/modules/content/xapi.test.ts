/** D2, D9+: a package of xAPI (tincan.xml) is brought and launched; what it says to the store is progress of its item. Over HTTP. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { zipOf } from '../../platform/zip.ts'
import { previewStore } from '../lrs/contract.ts'
import { speaking } from '../lrs/lrs.test.scene.ts'
import { contentScene, file, type ContentScene, type Learner } from './content.test.scene.ts'

const activityId = 'https://author.example/heart'
const tincan = (
  activities = `<activity id="${activityId}" type="http://adlnet.gov/expapi/activities/course">
    <name lang="en">Heart</name><name lang="ru">Сердце</name><launch lang="ru">story.html?theme=1</launch></activity>
    <activity id="${activityId}/question" type="http://adlnet.gov/expapi/activities/question"><name>q</name></activity>`,
) =>
  zipOf([
    file(
      'tincan.xml',
      `<?xml version="1.0"?><tincan xmlns="http://projecttincan.com/tincan.xsd"><activities>${activities}</activities></tincan>`,
    ),
    file('story.html', '<!doctype html><title>Сердце</title>'),
  ])

let scene: ContentScene
let programmeId: string
beforeAll(async () => {
  scene = await contentScene()
  programmeId = await scene.module()
  await scene.bring(programmeId, tincan())
  await scene.openNow(programmeId)
})
afterAll(() => scene.app.close())

/** As the script of the package would read its address. */
async function launched(address: string) {
  const url = new URL(address)
  const words = new Map(
    url.search
      .slice(1)
      .split('&')
      .map((pair) => pair.split('=') as [string, string])
      .map(([name, value]) => [name, decodeURIComponent(value)]),
  )
  const said = (name: string) => words.get(name) ?? ''
  const own = speaking(scene.app, said('auth').replace(/^Basic /, ''), '')
  const statement = (verb: string, result?: object, id = activityId) => ({
    id: randomUUID(),
    actor: JSON.parse(said('actor')) as object,
    verb: { id: `http://adlnet.gov/expapi/verbs/${verb}` },
    object: { id },
    context: { registration: said('registration') },
    ...(result ? { result } : {}),
  })
  return { url, said, own, statement }
}
interface Keeping {
  readonly url: string
  readonly sessionId: string
}

async function opened(m: Learner) {
  const [item] = (await m.course()).items
  const reply = await m.client.post(`/api/courses/${m.studyId}/items/${item!.id}/launch`)
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
  return {
    ...(await launched(reply.body.url)),
    keeping: reply.body.keeping as Keeping,
    itemId: item!.id as string,
  }
}
const standing = async (m: Learner) => {
  await scene.app.work()
  const { state, score } = (await m.course()).items[0]!
  return { state, score }
}

describe('D9+ a package of xAPI', () => {
  test('is known by tincan.xml; one that opens elsewhere, nothing or several things is refused in words', async () => {
    const m = await scene.learner(programmeId)
    expect((await m.course()).items[0]).toMatchObject({ kind: 'xapi', title: 'Сердце', amount: 1 })
    const one = (id: string, launch: string) =>
      `<activity id="${id}"><name>x</name><launch>${launch}</launch></activity>`
    for (const [activities, words] of [
      [one(activityId, 'https://elsewhere.example/a.html'), /чужого сайта/],
      [one(activityId, 'none.html'), /«none.html» в архиве нет/],
      [one('heart', 'story.html'), /не полный IRI/],
      [one(activityId, 'story.html') + one(`${activityId}2`, 'story.html'), /Упакуйте каждый урок отдельно/],
      [`<activity id="${activityId}"><name>x</name></activity>`, /открывать нечего/],
    ] as const) {
      const outline = await scene.bring(await scene.programme(), tincan(activities))
      expect(JSON.stringify(outline.materials)).toMatch(words)
    }
  })

  test('is launched with the words of the convention; completed with a score finishes the module', async () => {
    const m = await scene.learner(programmeId)
    const { url, said, own, statement } = await opened(m)
    expect(said('theme')).toBe('1')
    expect(said('endpoint')).toBe(`${scene.app.origin}/xapi/`)
    expect(said('activity_id')).toBe(activityId)
    const page = await scene.app.portal.isolated.inject({ url: url.pathname })
    expect(page.statusCode).toBe(200)
    expect(String(page.headers['content-security-policy'])).toContain(`${scene.app.origin}/xapi/`)
    expect((await own.post('/statements', statement('experienced'))).status).toBe(200)
    expect(
      (await own.post('/statements', statement('completed', undefined, `${activityId}/question`))).status,
    ).toBe(200)
    expect(await standing(m)).toEqual({ state: 'new', score: null })
    const result = { completion: true, success: true, score: { raw: 18, min: 0, max: 20 } }
    expect((await own.post('/statements', statement('completed', result))).status).toBe(200)
    expect(await standing(m)).toEqual({ state: 'done', score: expect.closeTo(0.9) as number })
    expect((await m.client.get(`/api/studies/${m.studyId}`)).body.state).toBe('finished')
  })

  test('failed is failed and reading to the end does not mend it; passed on a later launch does, under the same registration', async () => {
    const m = await scene.learner(programmeId)
    const first = await opened(m)
    const failed = { success: false, score: { scaled: 0.4 } }
    await first.own.post('/statements', [first.statement('completed'), first.statement('failed', failed)])
    expect(await standing(m)).toEqual({ state: 'failed', score: expect.closeTo(0.4) as number })
    await first.own.post('/statements', first.statement('completed'))
    expect((await standing(m)).state).toBe('failed')
    const second = await opened(m)
    expect(second.said('registration')).toBe(first.said('registration'))
    await second.own.post('/statements', second.statement('mastered', { score: { scaled: 0.8 } }))
    expect(await standing(m)).toEqual({ state: 'done', score: expect.closeTo(0.8) as number })
  })

  test('its key speaks of its learner alone and opens nothing after its evening', async () => {
    const [m, other] = [await scene.learner(programmeId), await scene.learner(programmeId)]
    const [mine, theirs] = [await opened(m), await opened(other)]
    expect((await mine.own.post('/statements', theirs.statement('completed'))).status).toBe(403)
    expect((await standing(other)).state).toBe('new')
    const stranger = await scene.app.as(await scene.app.person())
    const [item] = (await m.course()).items
    const path = `/api/courses/${m.studyId}/items/${item!.id}/launch`
    expect((await stranger.post(path)).body.code).toBe('course.not-found')
    scene.app.travel(12 * 3_600_000 + 1000)
    expect((await mine.own.post('/statements', mine.statement('completed'))).status).toBe(401)
  })

  test('what it said without a line is brought by its learner, once, also after its evening; by nobody else', async () => {
    const [m, other] = [await scene.learner(programmeId), await scene.learner(programmeId)]
    const { keeping, itemId, statement, said, own } = await opened(m)
    expect((await scene.app.portal.isolated.inject({ url: new URL(keeping.url).pathname })).statusCode).toBe(
      200,
    )
    const word = (seq: number, resource: string, body: object, params = {}) => ({
      seq,
      method: resource === 'statements' ? 'POST' : 'PUT',
      resource: `/xapi/${resource}`,
      params,
      headers: { 'content-type': 'application/json', 'x-experience-api-version': '1.0.3' },
      body: Buffer.from(JSON.stringify(body)).toString('base64'),
      saidAt: new Date().toISOString(),
    })
    const place = {
      activityId,
      agent: said('actor'),
      registration: said('registration'),
      stateId: 'bookmark',
    }
    const words = [
      word(1, 'activities/state', { page: 3 }, place),
      word(2, 'statements', statement('terminated')),
      word(3, 'statements', statement('passed', { score: { scaled: 0.7 } })),
    ]
    await scene.app.sql(`update lrs.client set ends_at = now() - interval '1 day' where id = $1`, [
      keeping.sessionId,
    ])
    expect((await own.post('/statements', statement('completed'))).status).toBe(401)
    const bring = (who: Learner) =>
      who.client.post(`/api/courses/${who.studyId}/items/${itemId}/words`, {
        sessionId: keeping.sessionId,
        words,
      })
    for (const refused of (await bring(other)).body.outcomes)
      expect(refused).toMatchObject({ outcome: 'refused', why: 'Такого запуска урока нет' })
    for (let time = 0; time < 2; time++)
      expect((await bring(m)).body.outcomes).toMatchObject(words.map(() => ({ outcome: 'kept' })))
    expect(await standing(m)).toEqual({ state: 'done', score: expect.closeTo(0.7) as number })
  })

  test('whoever teaches looks at it in a store that nobody reads', async () => {
    const teacher = await scene.staffOf(scene.organisationId)
    const { body } = await teacher.get(`/api/content/programmes/${programmeId}`)
    const shown = await teacher.post(`/api/content/items/${body.items[0].id}/preview`)
    expect(shown.body.keeping).toBeNull()
    const { own, statement } = await launched(shown.body.url)
    expect((await own.post('/statements', statement('completed'))).status).toBe(200)
    const rows = await scene.app.sql('select from lrs.statement where store_id = $1', [previewStore])
    expect(rows.length).toBe(1)
  })
})
