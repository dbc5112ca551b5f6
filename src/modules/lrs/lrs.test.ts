/** D9+: statements of xAPI come in once, stay as they are, are found and voided. Over HTTP. */
import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  activity,
  agent,
  asked,
  found,
  lrsScene,
  statement,
  verb,
  type LrsScene,
  type Reply,
  type Speaking,
} from './lrs.test.scene.ts'

let scene: LrsScene
let system: Speaking
beforeAll(async () => {
  scene = await lrsScene()
  system = await scene.client()
})
afterAll(() => scene.app.close())

const errorsOf = (reply: Reply) =>
  (reply.body as { errors?: { field: string }[] }).errors?.map((e) => e.field) ?? []
const refer = (id: string) => ({ objectType: 'StatementRef', id })

describe('D9+ a statement comes in', () => {
  test('once, however often it is sent; another one under its id is refused, and nothing of that request stays', async () => {
    const one = statement()
    const first = await system.post('/statements', one)
    expect(first).toMatchObject({ status: 200, body: [one.id] })
    expect((await system.post('/statements', one)).body).toEqual([one.id])
    const again = await system.put(`/statements?statementId=${one.id}`, { ...one, id: undefined })
    expect(again.status).toBe(204)
    const other = statement()
    const clash = await system.post('/statements', [other, { ...one, verb: verb('failed') }])
    expect(clash).toMatchObject({ status: 409, body: { code: 'xapi.statement-conflict' } })
    expect((await system.get(asked({ statementId: other.id }))).status).toBe(404)
    const kept = await system.get(asked({ statementId: one.id }))
    expect(kept.body).toMatchObject({ ...one, authority: { name: 'Симулятор' }, version: '1.0.0' })
  })

  test('ten times at once it is one, and of two that differ exactly one wins', async () => {
    const one = statement()
    const replies = await Promise.all(Array.from({ length: 10 }, () => system.post('/statements', one)))
    expect(replies.map((r) => r.status)).toEqual(Array.from({ length: 10 }, () => 200))
    const id = randomUUID()
    const two = await Promise.all(
      ['passed', 'failed'].map((name) => system.post('/statements', statement({ id, verb: verb(name) }))),
    )
    expect(two.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const rows = await scene.app.sql('select id from lrs.statement where id = any($1)', [[one.id, id]])
    expect(rows).toHaveLength(2)
  })

  test('every fault is named with its place', async () => {
    const reply = await system.post('/statements', [
      statement(),
      statement({
        actor: { ...agent('a'), openid: 'https://nmo.example/a' },
        verb: { id: 'нет' },
        result: { score: { scaled: 2 }, duration: 'час' },
        context: { registration: '1', revision: '2' },
        object: { objectType: 'Agent', ...agent('b') },
        extra: 1,
      }),
    ])
    expect(reply.status).toBe(400)
    expect(errorsOf(reply).toSorted()).toEqual(
      [
        '1.actor',
        '1.verb.id',
        '1.result.score.scaled',
        '1.result.duration',
        '1.context.registration',
        '1.context.revision',
        '1.extra',
      ].toSorted(),
    )
  })

  test('nothing that is sent breaks the store', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
    const odd = [
      Buffer.from(deep),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('{"actor":'),
      Buffer.from('null'),
      Buffer.from('[null, 1, "x"]'),
      Buffer.from('{"__proto__": {}, "actor": {"mbox": "mailto:a@b"}}'),
      Buffer.from(JSON.stringify(statement({ object: { id: 'https://a/\u0000' } }))),
      Buffer.from(JSON.stringify(statement({ id: 7 }))),
    ]
    for (const body of odd) expect((await system.post('/statements', body)).status).toBe(400)
    const result = { response: 'нуль \u0000 и \ud800 половина' }
    const kept = statement({ result })
    expect((await system.post('/statements', kept)).status).toBe(200)
    expect((await system.get(asked({ statementId: kept.id }))).body).toMatchObject({ result })
    for (const path of [
      '/statements?limit=1e9',
      '/statements?limit=-1',
      '/statements?since=вчера',
      '/statements?agent={',
      '/statements?more=eyJ',
      '/statements?more=e30',
      `/statements?more=${Buffer.from('{"q":{},"p":"9999999999999999999"}').toString('base64url')}`,
      '/statements?statementId=%00',
      '/statements?%ff=1',
      '/activities/state?activityId=a:b&agent={"mbox":"mailto:a@b"}&stateId=%00',
      '/activities?activityId=нет',
      '/statements?since=0000-01-01T00:00:00Z&until=9999-12-31T23:59:59Z&limit=0&method=GET',
    ])
      expect([400, 404], path).toContain((await system.get(encodeURI(path).replaceAll('%25', '%'))).status)
    expect((await system.post('/statements', Buffer.alloc(2_200_000, 0x20))).status).toBe(413)
  })
})

describe('D9+ statements are found', () => {
  const person = agent(`finder-${randomUUID()}`)
  test('by agent, activity, verb and registration, by all of them together, by what is around them only when asked', async () => {
    const registration = randomUUID()
    const [course, other] = [activity(`course-${registration}`), activity(`other-${registration}`)]
    const direct = statement({
      actor: person,
      object: course,
      verb: verb('passed'),
      context: { registration },
    })
    const around = statement({
      actor: agent('x'),
      object: other,
      context: { instructor: person, contextActivities: { parent: course } },
    })
    const team = statement({ actor: { objectType: 'Group', member: [person, agent('y')] }, object: other })
    await system.post('/statements', [direct, around, team])
    const search = async (params: Record<string, unknown>) => found(await system.get(asked(params)))
    expect(await search({ agent: person })).toEqual([team.id, direct.id])
    expect(await search({ agent: person, related_agents: 'true' })).toEqual([team.id, around.id, direct.id])
    expect(await search({ activity: course.id })).toEqual([direct.id])
    expect(await search({ activity: course.id, related_activities: 'true' })).toEqual([around.id, direct.id])
    expect(
      await search({ registration, verb: verb('passed').id, agent: person, activity: course.id }),
    ).toEqual([direct.id])
    expect(await search({ registration, verb: verb('failed').id })).toEqual([])
    expect(await search({ agent: person, ascending: 'true' })).toEqual([direct.id, team.id])
  })

  test('a statement about another one is found by that one, whichever comes first, through several links', async () => {
    const course = activity(`chain-${randomUUID()}`)
    const [first, late] = [statement({ object: course }), statement({ object: course, verb: verb('passed') })]
    const about = statement({ object: refer(first.id), actor: agent('boss') })
    const aboutAbout = statement({ object: refer(about.id), actor: agent('boss') })
    const before = statement({ object: refer(late.id), actor: agent('boss') })
    for (const one of [first, about, aboutAbout, before, late]) await system.post('/statements', one)
    const search = async (params: Record<string, unknown>) =>
      found(await system.get(asked({ activity: course.id, ...params })))
    expect((await search({})).toSorted()).toEqual(
      [first, about, aboutAbout, before, late].map((s) => s.id).toSorted(),
    )
    expect((await search({ verb: verb('passed').id })).toSorted()).toEqual([before.id, late.id].toSorted())
    // The verb of one and the activity of another are no statement together.
    expect(await search({ agent: agent('boss') })).toEqual([])
  })

  test('two that come at once, one about the other, do not miss each other', async () => {
    for (let i = 0; i < 8; i++) {
      const course = activity(`race-${randomUUID()}`)
      const target = statement({ object: course })
      const about = statement({ object: refer(target.id) })
      await Promise.all([system.post('/statements', about), system.post('/statements', target)])
      expect(found(await system.get(asked({ activity: course.id }))).toSorted()).toEqual(
        [target.id, about.id].toSorted(),
      )
    }
  })

  test('pages neither lose nor repeat anything while statements come in', async () => {
    const course = activity(`pages-${randomUUID()}`)
    const all = Array.from({ length: 25 }, () => statement({ object: course }))
    await system.post('/statements', all)
    const seen: string[] = []
    let path = asked({ activity: course.id, limit: '4' })
    while (path !== '') {
      const reply = await system.get(path)
      seen.push(...found(reply))
      await system.post('/statements', statement({ object: course }))
      path = (reply.body as { more: string }).more.replace('/xapi', '')
    }
    expect(seen).toEqual(all.map((s) => s.id).toReversed())
  })

  test('since and until by what is stored; the store says through what instant nothing is missing', async () => {
    const course = activity(`time-${randomUUID()}`)
    const ids: string[] = []
    const stored: string[] = []
    for (let i = 0; i < 3; i++) {
      const one = statement({ object: course })
      await system.post('/statements', one)
      const kept = await system.get(asked({ statementId: one.id }))
      ids.push(one.id)
      stored.push((kept.body as { stored: string }).stored)
      expect(String(kept.headers['x-experience-api-consistent-through']) >= stored.at(-1)!).toBe(true)
      await new Promise((done) => setTimeout(done, 3))
    }
    const search = async (params: Record<string, string>) =>
      found(await system.get(asked({ activity: course.id, ...params })))
    expect(await search({ since: stored[0]! })).toEqual([ids[2], ids[1]])
    expect(await search({ until: stored[1]! })).toEqual([ids[1], ids[0]])
    expect(await search({ since: stored[0]!, until: stored[1]! })).toEqual([ids[1]])
  })

  test('in one language and with the definitions that are known, or by ids alone', async () => {
    const course = activity(`words-${randomUUID()}`)
    const told = (language: string, name: string) =>
      statement({ object: { ...course, definition: { name: { [language]: name } } } })
    const [first, second] = [told('en', 'Heart'), told('ru', 'Сердце')]
    await Promise.all([system.post('/statements', first), system.post('/statements', second)])
    const known = await system.get(`/activities?activityId=${course.id}`)
    expect(known.body).toMatchObject({ definition: { name: { en: 'Heart', ru: 'Сердце' } } })
    const canonical = await system.get(asked({ statementId: first.id, format: 'canonical' }), {
      'accept-language': 'ru-RU, en;q=0.5',
    })
    expect(canonical.body).toMatchObject({ object: { definition: { name: { ru: 'Сердце' } } } })
    const ids = await system.get(asked({ statementId: first.id, format: 'ids' }))
    expect(ids.body).toMatchObject({ object: course, actor: first.actor })
  })
})

describe('D9+ a statement is voided', () => {
  test('it is shown only to whoever asks for a voided one; the voiding one stays and is not voided', async () => {
    const course = activity(`void-${randomUUID()}`)
    const one = statement({ object: course })
    const voiding = statement({ verb: verb('voided'), object: refer(one.id) })
    await system.post('/statements', [one])
    await system.post('/statements', voiding)
    expect((await system.get(asked({ statementId: one.id }))).status).toBe(404)
    expect((await system.get(asked({ voidedStatementId: one.id }))).body).toMatchObject({ id: one.id })
    expect(found(await system.get(asked({ activity: course.id })))).toEqual([voiding.id])
    const back = await system.post(
      '/statements',
      statement({ verb: verb('voided'), object: refer(voiding.id) }),
    )
    expect(back.status).toBe(400)
    expect((await system.get(asked({ voidedStatementId: voiding.id }))).status).toBe(404)
  })
})

describe('D9+, G4 attachments', () => {
  const content = Buffer.from('эхокардиограмма\r\n--не граница\r\n')
  const sha2 = createHash('sha256').update(content).digest('hex')
  const attachment = {
    usageType: 'https://nmo.example/usage/scan',
    display: { ru: 'Снимок' },
    contentType: 'text/plain',
    length: content.length,
    sha2,
  }
  const multipart = (one: unknown, hash = sha2) =>
    Buffer.concat([
      Buffer.from(`--b\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(one)}\r\n--b\r\n`),
      Buffer.from(
        `Content-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: ${hash}\r\n\r\n`,
      ),
      content,
      Buffer.from('\r\n--b--'),
    ])
  const type = { 'content-type': 'multipart/mixed; boundary=b' }

  test('come and go with their statement, lie encrypted, and are what their digest says', async () => {
    const one = statement({ attachments: [attachment] })
    expect((await system.post('/statements', multipart(one), type)).status).toBe(200)
    const reply = await system.get(asked({ statementId: one.id, attachments: 'true' }))
    expect(String(reply.headers['content-type'])).toMatch(/^multipart\/mixed; boundary=/)
    expect(reply.text).toContain(content.toString())
    const [row] = await scene.app.sql('select sealed from lrs.attachment where sha2 = $1', [sha2])
    expect((row!['sealed'] as Buffer).includes(content.subarray(0, 12))).toBe(false)

    const lying = multipart(statement({ attachments: [attachment] }), 'a'.repeat(64))
    expect((await system.post('/statements', lying, type)).status).toBe(400)
    expect((await system.post('/statements', statement({ attachments: [attachment] }))).status).toBe(400)
    expect((await system.post('/statements', multipart(statement()), type)).status).toBe(400)
  })
})
