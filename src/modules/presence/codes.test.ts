import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ok, presenceScene } from './presence.test.scene.ts'

let scene: Awaited<ReturnType<typeof presenceScene>>
let meeting: Awaited<ReturnType<typeof scene.set>>
let codes: string[]
/** Of two days, nobody has set its presence. */
let two: Awaited<ReturnType<typeof scene.event>>
beforeAll(async () => {
  scene = await presenceScene()
  meeting = await scene.set({ checks: 0, minMinutes: null })
  two = await scene.event(2)
  codes = await scene.codesOf(scene.staff, meeting.meeting.id, 25)
})
afterAll(() => scene.app.close())

const listener = async () => {
  const person = await scene.enrolled(meeting.programme, meeting.sessionId)
  return { person, client: await scene.fresh(person) }
}
type Client = Awaited<ReturnType<typeof listener>>['client']
const enter = (client: Client, code: string, meetingId?: string) =>
  client.post('/api/presence/codes', { code, ...(meetingId ? { meetingId } : {}) })
const next = () => codes.pop()!

describe('D7+ codes are made', () => {
  test('as many as asked, all different, and none of them stands in the database', async () => {
    expect(new Set(codes).size).toBe(25)
    const rows = await scene.app.sql('select mac from presence.code')
    expect(rows).toHaveLength(25)
    const kept = JSON.stringify(rows)
    for (const code of codes) expect(kept).not.toContain(code.replace('-', ''))
  })

  test('as slips to cut', async () => {
    const reply = await scene.staff.post(`/api/presence/desk/meetings/${meeting.meeting.id}/codes`, {
      count: 30,
      as: 'pdf',
    })
    expect(reply.status).toBe(200)
    expect(reply.raw.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('by the organiser alone; wrong numbers are told by field', async () => {
    const other = await scene.provider('Другая академия')
    expect(
      (
        await other.staff.post(`/api/presence/desk/meetings/${meeting.meeting.id}/codes`, {
          count: 1,
          as: 'csv',
        })
      ).status,
    ).toBe(404)
    expect((await other.staff.get(`/api/presence/desk/meetings/${meeting.meeting.id}`)).status).toBe(404)
    expect(
      (await other.staff.get(`/api/presence/desk/meetings/${meeting.meeting.id}/attendees`)).status,
    ).toBe(404)
    const wrong = await scene.staff.post(`/api/presence/desk/meetings/${meeting.meeting.id}/codes`, {
      count: 0,
      as: 'csv',
    })
    expect(wrong.body).toMatchObject({ status: 422, errors: [{ field: 'count' }] })
  })
})

describe('D7+ a code is brought', () => {
  test('too early, it says from when; afterwards it credits the event, once', async () => {
    const { person, client } = await listener()
    const code = next()
    expect(await enter(client, code)).toMatchObject({
      status: 409,
      body: { code: 'presence.code-early', detail: expect.stringContaining('Действует с') as string },
    })
    scene.goTo(450)
    const later = await scene.fresh(person)
    // As people type it: small letters, no dash, letters that look alike.
    const typed = code.toLowerCase().replace('-', ' ')
    expect(ok(await enter(later, typed, meeting.meeting.id))).toMatchObject({ creditedBy: 'code' })
    expect(ok(await enter(later, code))).toMatchObject({ creditedBy: 'code' })
    expect(await enter(later, next())).toMatchObject({
      status: 409,
      body: { code: 'presence.credited-before' },
    })
    await scene.app.work()
    const credited = await scene.app.sql('select source from credits.entry where person_id = $1', [person.id])
    expect(credited.length).toBeLessThanOrEqual(1)
    const finished = (await scene.app.events()).filter((e) => e === 'study.finished')
    expect(finished).toHaveLength(1)
  })

  test('of two who bring one code at once one is credited, the other is told that it is used; a double click is one', async () => {
    const [a, b] = [await listener(), await listener()]
    const code = next()
    const replies = await Promise.all([enter(a.client, code), enter(b.client, code), enter(a.client, code)])
    const [first, second, again] = replies.map((r) => r.status)
    expect(first).toBe(again)
    expect(new Set([first, second])).toEqual(new Set([200, 409]))
    expect(replies.find((r) => r.status === 409)?.body).toMatchObject({ code: 'presence.code-used' })
  })

  test('a used, unknown, foreign, voided or late one says which it is', async () => {
    const { client, person } = await listener()
    const used = next()
    const first = await listener()
    ok(await enter(first.client, used))
    expect((await enter(client, used)).body).toMatchObject({ code: 'presence.code-used' })
    expect((await enter(client, '0000-0000')).body).toMatchObject({ code: 'presence.code-unknown' })
    expect((await enter(client, 'УФО')).body).toMatchObject({
      code: 'presence.code-unknown',
      detail: expect.stringContaining('8 знаков') as string,
    })
    expect((await enter(client, next(), crypto.randomUUID())).body).toMatchObject({
      code: 'presence.code-elsewhere',
    })
    const staff = await scene.staffAgain()
    const [gone] = await scene.codesOf(staff, meeting.meeting.id, 1)
    const desk = ok(await staff.get(`/api/presence/desk/meetings/${meeting.meeting.id}`))
    ok(await staff.post(`/api/presence/desk/batches/${desk.codes.batches.at(-1).id}/void`))
    expect((await enter(client, gone!)).body).toMatchObject({ code: 'presence.code-void' })
    const late = next()
    scene.goTo(3001)
    expect((await enter(await scene.fresh(person), late)).body).toMatchObject({ code: 'presence.code-late' })
    scene.goTo(500)
  })

  test('whoever guesses is stopped after ten in an hour, many at once too; a real code does not count', async () => {
    const { client } = await listener()
    const replies = await Promise.all(
      Array.from({ length: 14 }, (_, i) => enter(client, `0000-00${String(i).padStart(2, '0')}`)),
    )
    expect(replies.filter((r) => r.status === 404)).toHaveLength(10)
    const refused = replies.filter((r) => r.status === 429)
    expect(refused).toHaveLength(4)
    expect(refused[0]!.body).toMatchObject({ retryAfterSeconds: expect.any(Number) as number })
    const honest = await listener()
    ok(await enter(honest.client, next()))
    expect(
      await scene.app.sql('select 1 from presence.miss where person_id = $1', [honest.person.id]),
    ).toEqual([])
  })
})

describe('D7+ whoever came without enrolling', () => {
  const places = (sessionId: string, n: number | null) =>
    scene.app.sql('update learning.session set places = $2 where id = $1', [sessionId, n])
  /** Of this event, when its code is in force. */
  const came = async () => {
    scene.goTo(450)
    return scene.app.anotherBrowserOf(await scene.app.person())
  }

  test('is enrolled by the code and credited in one step; the place is taken', async () => {
    const client = await came()
    const code = next()
    expect(ok(await enter(client, code))).toMatchObject({ creditedBy: 'code', title: 'Школа кардиолога' })
    expect(ok(await client.get('/api/studies?tab=finished')).items).toHaveLength(1)
    expect((await enter(client, next())).body).toMatchObject({ code: 'presence.credited-before' })
    const [row] = await scene.app.sql('select taken from learning.session where id = $1', [meeting.sessionId])
    expect(Number(row!['taken'])).toBeGreaterThan(0)
  })

  test('where no place is left learns what to do, and the code stays good', async () => {
    const client = await came()
    const code = next()
    const [row] = await scene.app.sql('select taken from learning.session where id = $1', [meeting.sessionId])
    await places(meeting.sessionId, Number(row!['taken']))
    expect((await enter(client, code)).body).toMatchObject({
      code: 'presence.not-enrolled',
      detail: expect.stringMatching(/места кончились\. Попросите организатора/) as string,
    })
    await places(meeting.sessionId, null)
    expect(ok(await enter(client, code))).toMatchObject({ creditedBy: 'code' })
  })

  test('may enrol on the page until the last day, where the organiser named no other', async () => {
    const [session] = two.allSessions
    await scene.app.sql(
      'update learning.session set starts_on = starts_on - 1, ends_on = ends_on - 1 where id = $1',
      [session!.id],
    )
    const client = await came()
    const body = { programmeId: two.id, sessionId: session!.id }
    await scene.app.sql('update learning.session set apply_by = starts_on - 1 where id = $1', [session!.id])
    expect((await client.post('/api/studies', body)).body).toMatchObject({ code: 'study.session-closed' })
    await scene.app.sql('update learning.session set apply_by = null where id = $1', [session!.id])
    expect(ok(await client.post('/api/studies', body))).toMatchObject({ state: 'learning' })
  })
})
