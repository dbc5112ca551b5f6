/** D9+: a unit is launched, speaks, is counted; what is said out of turn is refused; nothing is lost or counted twice. Over HTTP. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TestPerson } from '../../test/people.ts'
import { au, block, cmi5Scene, type Cmi5Scene, type Content } from './cmi5.test.scene.ts'
import { extensions, verbOf } from './domain/verbs.ts'
import { abandonOverdue, abandonSession } from './use-cases/launch.ts'
import { waiveUnit } from './use-cases/waive.ts'

let scene: Cmi5Scene
let person: TestPerson
let courseId: string
let registration: string
beforeAll(async () => {
  scene = await cmi5Scene()
  person = await scene.app.person()
  courseId = await scene.courseOf(
    block('heart', au('a', { moveOn: 'CompletedAndPassed', masteryScore: '0.8' })),
    au('b', { moveOn: 'Completed' }),
  )
})
afterAll(() => scene.app.close())
beforeEach(() => void (registration = randomUUID()))

const asked = (over: { unit?: number; mode?: 'Browse' | 'Normal' } = {}) => ({
  courseId,
  personId: person.id,
  registration,
  ...over,
})
const spoken = async (of = registration): Promise<string[]> =>
  (await scene.statements(of)).map((s) => verbOf((s['verb'] as { id: string }).id) ?? '?')
const scored = (content: Content, scaled: number) => ({
  result: { success: true, duration: 'PT1M', score: { scaled } },
  context: {
    ...(content.told('passed')['context'] as object),
    extensions: { [extensions.session]: content.sessionId, [extensions.masteryScore]: 0.8 },
  },
})
const moves = async (): Promise<{ share: number; isDone: boolean; score: number | null }[]> =>
  (
    await scene.app.sql(
      `select payload from platform.outbox where type = 'cmi5.moved' and payload ->> 'registration' = $1 order by id`,
      [registration],
    )
  ).map((row) => row['payload'] as { share: number; isDone: boolean; score: number | null })

describe('D9+ a unit is learnt', () => {
  test('launched, passed and completed: the block is satisfied, then with the other unit the course', async () => {
    const first = await scene.begin(asked())
    expect(first.url.searchParams.get('a')).toBe('1')
    const data = await first.get(
      `/activities/state?stateId=LMS.LaunchData&activityId=${first.activityId}&registration=${registration}&agent=${encodeURIComponent(JSON.stringify(first.actor))}`,
    )
    expect(data.body).toMatchObject({ launchMode: 'Normal', masteryScore: 0.8, moveOn: 'CompletedAndPassed' })
    expect((await first.say('passed', scored(first, 0.9))).status).toBe(200)
    expect((await first.say('completed')).status).toBe(200)
    expect((await first.say('terminated')).status).toBe(200)
    expect(await spoken()).toEqual([
      'launched',
      'initialized',
      'passed',
      'completed',
      'satisfied',
      'terminated',
    ])
    const second = await scene.begin(asked({ unit: 1 }))
    await second.say('completed')
    expect((await spoken()).slice(6)).toEqual(['launched', 'initialized', 'completed', 'satisfied'])
    expect((await moves()).at(-1)).toEqual({
      registration,
      courseId,
      personId: person.id,
      holder: null,
      share: 1,
      isDone: true,
      isFailed: false,
      score: 0.9,
    } as never)
  })

  test('the key is given once, however many ask at the same time', async () => {
    const content = await scene.launch(asked())
    const again = await Promise.all([scene.fetchKey(content.url), scene.fetchKey(content.url)])
    expect(again.map((reply) => reply['error-code'])).toEqual(['1', '1'])
  })

  test('a course that asks for nothing is satisfied before its first launch', async () => {
    const idle = await scene.courseOf(block('x', au('a')), au('b'))
    await scene.launch({ ...asked(), courseId: idle })
    expect(await spoken()).toEqual(['satisfied', 'satisfied', 'launched'])
    expect((await moves())[0]).toMatchObject({ share: 1, isDone: true, score: null })
  })
})

describe('D9+ what is said out of turn is refused', () => {
  const refused = async (reply: Promise<{ status: number }>) => expect((await reply).status).toBe(403)

  test('before preferences are read and before initialized; twice; by another; for another', async () => {
    const content = await scene.launch(asked())
    await refused(content.say('initialized'))
    await content.preferences()
    await refused(content.say('experienced'))
    expect((await content.say('initialized')).status).toBe(200)
    await refused(content.say('initialized'))
    await refused(content.say('satisfied'))
    await refused(content.say('launched'))
    await refused(content.say('passed', { object: { id: 'https://nmo.example/au/a' } }))
    await refused(content.say('completed', { result: { completion: true } }))
    await refused(content.say('passed', scored(content, 0.7)))
    await refused(content.say('experienced', { timestamp: '2026-11-29T10:00:00+03:00' }))
    expect((await content.say('experienced')).status).toBe(200)
    expect((await content.say('completed')).status).toBe(200)
    await refused(content.say('completed'))
    expect(await spoken()).toEqual(['launched', 'initialized', '?', 'completed'])
  })

  test('of several in one request one wrong refuses all', async () => {
    const content = await scene.begin(asked())
    await refused(content.post('/statements', [content.told('completed'), content.told('completed')]))
    expect(await spoken()).toEqual(['launched', 'initialized'])
  })

  test('a look at a course counts nothing', async () => {
    const content = await scene.begin(asked({ mode: 'Browse' }))
    for (const verb of ['completed', 'passed', 'failed']) await refused(content.say(verb))
    expect((await content.say('terminated')).status).toBe(200)
  })

  test('launch data is written by the portal alone, preferences only as they should be', async () => {
    const content = await scene.launch(asked())
    const who = encodeURIComponent(JSON.stringify(content.actor))
    const state = `/activities/state?activityId=${content.activityId}&registration=${registration}&agent=${who}`
    await refused(content.put(`${state}&stateId=LMS.LaunchData`, {}))
    await refused(content.delete(`${state}&stateId=LMS.LaunchData`))
    await refused(content.delete(state))
    const profile = `/agents/profile?profileId=cmi5LearnerPreferences&agent=${who}`
    await refused(content.put(profile, { languagePreference: 'не языки', audioPreference: 'on' }))
    const right = { languagePreference: 'ru-RU,en', audioPreference: 'off' }
    expect((await content.put(profile, right, { 'if-none-match': '*' })).status).toBe(204)
  })
})

describe('D9+ a lost connection', () => {
  test('what is sent again is heard once: the middle one and the last one too', async () => {
    const content = await scene.begin(asked())
    const [completed, terminated] = [content.told('completed'), content.told('terminated')]
    for (const one of [completed, completed, terminated, terminated])
      expect((await content.post('/statements', one)).status).toBe(200)
    expect((await content.post('/statements', completed)).status).toBe(403)
    expect((await content.get('/statements')).status).toBe(403)
    expect(
      (await content.put(`/statements?statementId=${String(terminated['id'])}`, terminated)).status,
    ).toBe(204)
    expect(await spoken()).toEqual(['launched', 'initialized', 'completed', 'terminated'])
  })

  test('two devices pass the unit at once: one is heard, the course is satisfied once', async () => {
    const [first, second] = [await scene.begin(asked({ unit: 1 })), await scene.launch(asked({ unit: 1 }))]
    // The former session was abandoned by the later launch.
    expect((await first.say('completed')).status).toBeGreaterThanOrEqual(401)
    await second.preferences()
    await second.say('initialized')
    const replies = await Promise.all(Array.from({ length: 6 }, () => second.say('completed')))
    expect(replies.filter((r) => r.status === 200)).toHaveLength(1)
    expect((await spoken()).filter((verb) => verb === 'completed')).toHaveLength(1)
  })

  test('a session left without a word is abandoned when its time is over, once', async () => {
    const content = await scene.begin(asked())
    await scene.app.sql(`update cmi5.session set ends_at = now() - interval '1 minute' where id = $1`, [
      content.sessionId,
    ])
    await abandonOverdue(scene.app.context(null))
    await abandonSession(scene.app.context(null), content.sessionId)
    expect(await spoken()).toEqual(['launched', 'initialized', 'abandoned'])
  })
})

describe('D9+ a unit is waived', () => {
  test('with a reason, once, and what follows is satisfied in the same session', async () => {
    await scene.launch(asked())
    await waiveUnit(scene.app.context(null), { registration, unit: 0, reason: 'Сдано раньше' })
    const [, waived, satisfied] = await scene.statements(registration)
    expect(waived).toMatchObject({ result: { extensions: { [extensions.reason]: 'Сдано раньше' } } })
    const sessionOf = (s: unknown) =>
      (s as { context: { extensions: Record<string, string> } }).context.extensions[extensions.session]
    expect(sessionOf(satisfied)).toBe(sessionOf(waived))
    await expect(
      waiveUnit(scene.app.context(null), { registration, unit: 0, reason: 'ещё раз' }),
    ).rejects.toMatchObject({ status: 409 })
  })
})

test('G6 the second wall: a learner sees their own way, nobody another’s', async () => {
  await scene.begin(asked())
  const seen = async (who: TestPerson) =>
    (
      await sql`select id from cmi5.registration union all select id from cmi5.session union all select registration from cmi5.node`.execute(
        scene.app.context(who).db,
      )
    ).rows.length
  expect(await seen(person)).toBeGreaterThan(1)
  expect(await seen(await scene.app.person())).toBe(0)
})

test('D9+ nobody is registered under another’s registration', async () => {
  await scene.launch(asked())
  const other = await scene.app.person()
  await expect(scene.launch({ ...asked(), personId: other.id })).rejects.toMatchObject({ status: 404 })
})
