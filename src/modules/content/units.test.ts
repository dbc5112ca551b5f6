/** D2, D9+: a cmi5 package is brought, its lessons are opened, what they say to the store is progress of the course. Over HTTP. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentScene, type ContentScene, type Learner } from './content.test.scene.ts'
import { au, cmi5, cmi5Package, lessonAt } from './units.test.scene.ts'

let scene: ContentScene
let programmeId: string
beforeAll(async () => {
  scene = await contentScene()
  programmeId = await scene.module()
  await scene.bring(programmeId, cmi5Package())
  await scene.openNow(programmeId)
})
afterAll(() => scene.app.close())

const unitsOf = async (m: Learner) => {
  const [item] = (await m.course()).items
  return { item: item!, path: `/api/courses/${m.studyId}/items/${item!.id}/units` }
}

const lesson = (address: string) => lessonAt(scene.app, address)

describe('D9+ a cmi5 course', () => {
  test('is brought with its lessons; one that opens on another site or does not open is refused in words', async () => {
    const m = await scene.learner(programmeId)
    const { item, path } = await unitsOf(m)
    expect(item).toMatchObject({ kind: 'cmi5', title: 'Кардиология', amount: 2, state: 'new' })
    expect((await m.client.get(path)).body).toEqual({
      items: [
        { number: 0, title: 'Занятие a', isDone: false, isFailed: false, masteryScore: 0.8, score: null },
        { number: 1, title: 'Занятие b', isDone: false, isFailed: false, masteryScore: null, score: null },
      ],
      can: { open: true },
    })
    for (const [url, words] of [
      ['https://elsewhere.example/a.html', /чужого сайта/],
      ['none.html', /в архиве нет/],
    ] as const) {
      const own = await scene.programme()
      const outline = await scene.bring(own, cmi5Package(au('a', url)))
      expect(JSON.stringify(outline.materials)).toMatch(words)
    }
  })

  test('each lesson that is passed moves the course; the last one finishes the module', async () => {
    const m = await scene.learner(programmeId)
    const { path } = await unitsOf(m)
    const opened = await m.client.post(`${path}/0/launch`)
    expect(opened.body).toMatchObject({ isOwnWindow: false })
    const first = await lesson(opened.body.url)
    expect(first.url.searchParams.get('k')).toBe('1')
    expect(first.data.launchMode).toBe('Normal')
    await first.say('initialized')
    const passed = { success: true, duration: 'PT9M', score: { scaled: 0.9 } }
    expect((await first.say('passed', passed, { [`${cmi5}/extensions/masteryscore`]: 0.8 })).status).toBe(200)
    await scene.app.work()
    expect((await m.course()).items[0]).toMatchObject({ state: 'begun', share: 0.5, score: 0.9 })
    expect((await m.client.get(path)).body.items).toMatchObject([
      { isDone: true, score: 0.9 },
      { isDone: false },
    ])

    const second = await lesson((await m.client.post(`${path}/1/launch`)).body.url)
    await second.say('initialized')
    await second.say('completed', { completion: true, duration: 'PT9M' })
    await scene.app.work()
    expect(await m.course()).toMatchObject({ isDone: true, share: 1, items: [{ state: 'done' }] })
    const study = await m.client.get(`/api/studies/${m.studyId}`)
    expect(study.body.state).toBe('finished')
    // What is finished may be looked at; nothing is counted.
    const again = await lesson((await m.client.post(`${path}/0/launch`)).body.url)
    expect(again.data.launchMode).toBe('Review')
  })

  test('two devices open a lesson at once: one registration, the later launch stands', async () => {
    const m = await scene.learner(programmeId)
    const { path } = await unitsOf(m)
    const both = await Promise.all([m.client.post(`${path}/0/launch`), m.client.post(`${path}/0/launch`)])
    const said = both.map((r) => new URL(r.body.url as string).searchParams.get('registration'))
    expect(new Set(said).size).toBe(1)
  })

  test('nobody opens another’s lessons; a lesson that is not there is not found', async () => {
    const m = await scene.learner(programmeId)
    const { path } = await unitsOf(m)
    const stranger = await scene.app.as(await scene.app.person())
    for (const client of [stranger, scene.staff]) {
      expect((await client.get(path)).body.code).toBe('course.not-found')
      expect((await client.post(`${path}/0/launch`)).body.code).toBe('course.not-found')
    }
    expect((await m.client.post(`${path}/7/launch`)).status).toBe(404)
  })

  test('its pages reach the store and nothing else of the portal', async () => {
    const m = await scene.learner(programmeId)
    const { path } = await unitsOf(m)
    const { pathname } = new URL((await m.client.post(`${path}/1/launch`)).body.url as string)
    const page = await scene.app.portal.isolated.inject({ url: pathname })
    expect(page.statusCode).toBe(200)
    const policy = String(page.headers['content-security-policy'])
    expect(policy).toContain(`connect-src 'self' ${scene.app.origin}/xapi/;`)
  })
})
