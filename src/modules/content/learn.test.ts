/** D2: a course is learnt where it was left, on several devices, by what the server itself counts. Over HTTP. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { somePdf } from '../../test/uploads.ts'
import { contentScene, file, goodPackage, type ContentScene, type Learner } from './content.test.scene.ts'
import { film } from './film.test.sample.ts'

let scene: ContentScene
let programmeId: string
beforeAll(async () => {
  scene = await contentScene()
  programmeId = await scene.module()
  await scene.bring(programmeId, goodPackage(file('глава.html', 'x')))
  await scene.bring(programmeId, film(100), 'Разбор.mp4')
  await scene.bring(programmeId, somePdf(), 'Памятка.pdf')
  await scene.openNow(programmeId)
})
afterAll(() => scene.app.close())

const at = (seconds = 0) => new Date(scene.app.now().getTime() + seconds * 1000).toISOString()
const [phone, desk] = [randomUUID(), randomUUID()]
const items = async (m: Learner) => {
  const course = await m.course()
  return Object.fromEntries(course.items.map((i) => [i.kind, i])) as Record<
    string,
    (typeof course.items)[number]
  >
}
const cmi = (over: Record<string, unknown>) => ({ cmi: { core: over, suspend_data: 'стр=3' } })

describe('D2 a course', () => {
  test('keeps the edition it began with; another learner gets the next one', async () => {
    const own = await scene.module()
    await scene.bring(own, goodPackage())
    const before = await scene.learner(own)
    expect((await before.client.get(`/api/courses/${before.studyId}`)).body.code).toBe('course.empty')
    const first = await scene.openNow(own)
    expect(first.edition).toMatchObject({ number: 1, state: 'open' })
    expect((await before.course()).items.map((i) => i.title)).toEqual(['Анафилаксия на приёме'])
    const { body: renamed } = await scene.staff.put(`/api/content/programmes/${own}/items`, {
      revision: first.revision,
      items: [{ id: first.items[0]!.id, title: 'Новое название', isRequired: false }],
    })
    expect(renamed).toMatchObject({ edition: { number: 2, state: 'draft' }, openNumber: 1 })
    const refused = await scene.staff.post(`/api/content/programmes/${own}/opening`, {
      revision: renamed.revision,
    })
    expect([refused.body.code, refused.body.detail]).toEqual([
      'content.not-ready',
      'Нет ни одного обязательного раздела',
    ])
    const stale = await scene.staff.put(`/api/content/programmes/${own}/items`, {
      revision: first.revision,
      items: [],
    })
    expect(stale.body.code).toBe('content.changed')
    const { body: again } = await scene.staff.put(`/api/content/programmes/${own}/items`, {
      revision: renamed.revision,
      items: [{ id: renamed.items[0]!.id, title: 'Новое название', isRequired: true }],
    })
    expect(again.revision).toBeGreaterThan(renamed.revision)
    await scene.openNow(own)
    expect(await before.course()).toMatchObject({ edition: 1, items: [{ title: 'Анафилаксия на приёме' }] })
    expect(await (await scene.learner(own)).course()).toMatchObject({
      edition: 2,
      items: [{ title: 'Новое название' }],
    })
  })

  test('is nobody else’s; a stranger and the staff of another organisation learn that there is none', async () => {
    const m = await scene.learner(programmeId)
    await m.course()
    const stranger = await scene.app.as(await scene.app.person())
    const other = (await scene.provider('Заволжский университет')).staff
    for (const client of [stranger, other, scene.staff])
      expect((await client.get(`/api/courses/${m.studyId}`)).body.code).toBe('course.not-found')
    expect((await other.get(`/api/content/programmes/${programmeId}`)).body.code).toBe('programme.not-found')
  })
})

describe('D2 a package', () => {
  test('goes on exactly where it was left, on another device too', async () => {
    const m = await scene.learner(programmeId)
    const { scorm12: item } = await items(m)
    const state = cmi({ lesson_location: 'page-3', lesson_status: 'incomplete', exit: 'suspend' })
    const reply = await m.report(desk, [
      { kind: 'scorm', seq: 1, itemId: item!.id, saidAt: at(), sco: 'i1', cmi: state },
    ])
    expect(reply.body).toMatchObject({ outcomes: [{ seq: 1, outcome: 'kept' }], newer: null })
    const { body: launch } = await m.client.post(`/api/courses/${m.studyId}/items/${item!.id}/launch`)
    expect(launch).toMatchObject({ kind: 'scorm12', kept: { i1: state } })
    expect((await m.course()).lastItemId).toBe(item!.id)
  })

  test('what is sent again changes nothing; of two devices the later place stands and the other is told', async () => {
    const m = await scene.learner(programmeId)
    const { scorm12: item } = await items(m)
    const said = (seq: number, location: string, seconds: number, status = 'incomplete') => ({
      kind: 'scorm',
      seq,
      itemId: item!.id,
      saidAt: at(seconds),
      sco: 'i1',
      cmi: cmi({ lesson_location: location, lesson_status: status }),
    })
    await m.report(desk, [said(1, 'стол', -60)], 'Chrome, Windows')
    await m.report(phone, [said(1, 'телефон', -30)], 'Safari, iPhone')
    const repeated = await m.report(desk, [said(1, 'стол', -60)])
    expect(repeated.body.outcomes).toEqual([{ seq: 1, outcome: 'repeat' }])
    // Written without a line before the phone went on, sent after it; passed all the same.
    const late = await m.report(desk, [said(2, 'стол-2', -45, 'completed')])
    expect(late.body).toMatchObject({
      outcomes: [{ seq: 2, outcome: 'older' }],
      newer: { device: 'Safari, iPhone' },
    })
    const { body: launch } = await m.client.post(`/api/courses/${m.studyId}/items/${item!.id}/launch`)
    expect(launch.kept.i1.cmi.core.lesson_location).toBe('телефон')
    expect((await items(m))['scorm12']).toMatchObject({ state: 'done', share: 1 })
    // A clock that goes ahead does not win for ever.
    await m.report(phone, [said(2, 'из будущего', 86_400)])
    const then = await m.report(desk, [said(3, 'сейчас', 1)])
    expect(then.body.outcomes).toEqual([{ seq: 3, outcome: 'kept' }])
  })

  test('the mark of mastery decides whatever the package says; nonsense is refused, one by one', async () => {
    const m = await scene.learner(programmeId)
    const { scorm12: item, pdf } = await items(m)
    const said = (seq: number, over: object) => ({
      kind: 'scorm',
      seq,
      itemId: item!.id,
      saidAt: at(),
      sco: 'i1',
      cmi: cmi({ lesson_status: 'completed', score: { raw: '40', max: '100' } }),
      ...over,
    })
    const reply = await m.report(desk, [
      said(1, {}),
      said(2, { sco: 'чужой' }),
      said(3, { itemId: pdf!.id }),
      said(4, { itemId: randomUUID() }),
      said(5, { cmi: { cmi: { suspend_data: 'x'.repeat(200_001) } } }),
    ])
    expect(reply.body.outcomes.map((o: { outcome: string }) => o.outcome)).toEqual([
      'kept',
      'refused',
      'refused',
      'refused',
      'refused',
    ])
    expect((await items(m))['scorm12']).toMatchObject({ state: 'failed', score: 0.4 })
  })
})

describe('D2 a film', () => {
  test('is given out by ranges, out of the encrypted file, to whoever has a ticket', async () => {
    const m = await scene.learner(programmeId)
    const { video } = await items(m)
    const { body: launch } = await m.client.post(`/api/courses/${m.studyId}/items/${video!.id}/launch`)
    expect(launch).toMatchObject({ kind: 'video', seconds: 100, place: 0 })
    const url = new URL(launch.url).pathname
    const get = (headers: Record<string, string> = {}, path = url) =>
      scene.app.portal.isolated.inject({ method: 'GET', url: path, headers })
    const whole = film(100)
    const part = await get({ range: `bytes=${whole.length - 10}-` })
    expect([part.statusCode, part.headers['content-range']]).toEqual([
      206,
      `bytes ${whole.length - 10}-${whole.length - 1}/${whole.length}`,
    ])
    expect(part.rawPayload.equals(whole.subarray(-10))).toBe(true)
    expect((await get({ range: `bytes=${whole.length}-` })).statusCode).toBe(416)
    expect((await get()).rawPayload.equals(whole)).toBe(true)
    // Another figure anywhere: nothing.
    expect(
      (
        await get(
          {},
          url.replace(/\.(\d)(\d+)\./, (_, a, b) => `.${(Number(a) + 1) % 10}${b}.`),
        )
      ).statusCode,
    ).toBe(404)
  })

  test('skipping is seen: seconds count no faster than the clock, what was seen is not counted twice', async () => {
    const m = await scene.learner(programmeId)
    const { video } = await items(m)
    const said = (seq: number, place: number, played: [number, number][]) => ({
      kind: 'video',
      seq,
      itemId: video!.id,
      saidAt: at(),
      place,
      played,
    })
    await m.report(desk, [said(1, 100, [[0, 100]])])
    // Fifteen seconds of patience are all that a first report gets.
    expect((await items(m))['video']).toMatchObject({ state: 'begun', place: 100 })
    expect((await items(m))['video']!.share).toBeLessThan(0.25)
    scene.app.travel(20_000)
    await m.report(desk, [said(2, 60, [[0, 60]])])
    const middle = (await items(m))['video']!.share
    expect(middle).toBeGreaterThan(0.5)
    scene.app.travel(20_000)
    const { body } = await m.report(desk, [said(3, 99, [[0, 99]])])
    expect(body.items.find((i: { id: string }) => i.id === video!.id)).toMatchObject({
      state: 'done',
      share: 1,
    })
  })
})

describe('D2 a document', () => {
  test('is shown page by page, its page is kept, the last one seen ends it', async () => {
    const m = await scene.learner(programmeId)
    const { pdf } = await items(m)
    const page = await m.client.get(`/api/courses/${m.studyId}/items/${pdf!.id}/pages/1`)
    expect(page.status).toBe(200)
    const none = await m.client.get(`/api/courses/${m.studyId}/items/${pdf!.id}/pages/9`)
    expect(none.body.code).toBe('content.no-such-page')
    await m.report(desk, [{ kind: 'pdf', seq: 1, itemId: pdf!.id, saidAt: at(), page: 1 }])
    expect((await items(m))['pdf']).toMatchObject({ state: 'done', place: 1 })
  })
})

describe('D2 when everything required is done', () => {
  test('the module is finished by its content; other devices learn each step at once', async () => {
    const own = await scene.module()
    await scene.bring(own, goodPackage())
    await scene.openNow(own)
    const m = await scene.learner(own)
    const { scorm12: item } = await items(m)
    const { body } = await m.report(desk, [
      {
        kind: 'scorm',
        seq: 1,
        itemId: item!.id,
        saidAt: at(),
        sco: 'i1',
        cmi: cmi({ lesson_status: 'passed', score: { raw: '95' } }),
      },
    ])
    expect(body).toMatchObject({ share: 1, isDone: true })
    const study = (await m.client.get(`/api/studies/${m.studyId}`)).body
    expect(study).toMatchObject({ state: 'finished', via: 'content', share: 1, score: 0.95 })
    expect(await scene.app.events()).toContain('course.moved')
    // Afterwards it may be looked at again; nothing more is counted.
    expect(await m.course()).toMatchObject({ isDone: true, can: { learn: false } })
  })

  test('everything is saved as one archive of a length that is told before', async () => {
    const m = await scene.learner(programmeId)
    const course = await m.course()
    const reply = await m.client.get(`/api/courses/${m.studyId}/archive`)
    expect(reply.status).toBe(200)
    expect(Number(reply.headers['content-length'])).toBe(course.archiveBytes)
  })

  // The last: every session of this file is over afterwards.
  test('a ticket is good for six hours', async () => {
    const m = await scene.learner(programmeId)
    const { scorm12: item } = await items(m)
    const { body: launch } = await m.client.post(`/api/courses/${m.studyId}/items/${item!.id}/launch`)
    const status = async (url: string) =>
      (await scene.app.portal.isolated.inject({ method: 'GET', url: new URL(url).pathname })).statusCode
    const all = [launch.url, `${launch.base}index.html`]
    expect(await Promise.all(all.map(status))).toEqual([200, 200])
    scene.app.travel(6 * 3_600_000 + 1000)
    expect(await Promise.all(all.map(status))).toEqual([404, 404])
  })
})
