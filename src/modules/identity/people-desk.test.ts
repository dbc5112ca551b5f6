/** The desk of people over HTTP on real PostgreSQL: least rights, doors closed and opened with a reason, never one's own (E1, G2, G5). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import { sentTo } from '../../test/post.ts'
import type { SigningClient } from '../../test/signing-client.ts'
import type { Doors, FoundPerson } from './contract.ts'
import { factorsScene } from './factors.test.scene.ts'

let app: TestApp
let administrator: TestPerson
let desk: SigningClient
let person: TestPerson
beforeAll(async () => {
  app = await testApp()
  administrator = await app.person({ roles: ['administrator'] })
  desk = await app.as(administrator)
  person = await app.person({ fullName: ['Ключникова', 'Ольга', 'Петровна'] })
})
afterAll(() => app.close())

const doors = async (id = person.id) => (await desk.get(`/api/people/${id}`)).body as Doors
const act = (what: string, reason = 'Обратилась лично, показала паспорт', id = person.id) =>
  desk.post(`/api/people/${id}/${what}`, { reason })
const seenBy = async (code: string) =>
  (
    await app.sql('select 1 from platform.journal_entry where code = $1 and subject_id = $2', [
      code,
      person.id,
    ])
  ).length

describe('E1 an administrator finds a person', () => {
  test('by surname, СНИЛС, phone; sees no more than tells namesakes apart, and the person learns of it', async () => {
    for (const text of ['Ключник', person.snils, person.phone.slice(2)]) {
      const { items } = (await desk.get(`/api/people?text=${encodeURIComponent(text)}`)).body as {
        items: FoundPerson[]
      }
      expect(items).toEqual([
        {
          id: person.id,
          fullName: 'Ключникова Ольга Петровна',
          birthYear: expect.any(Number),
          snilsEnd: person.snils.slice(-5),
          isSnilsProved: false,
          isClosed: false,
        },
      ])
    }
    expect(await seenBy('person-found')).toBe(3)
    expect((await desk.get(`/api/people?text=${encodeURIComponent('Кл')}`)).body.errors).toMatchObject([
      { field: 'text' },
    ])
  })

  test('contacts are masked, and nothing that opens a door is told', async () => {
    const seen = JSON.stringify(await doors())
    expect(seen).not.toContain(person.phone)
    expect(seen).not.toContain(person.snils)
    expect(await seenBy('doors-seen')).toBeGreaterThan(0)
  })
})

describe('G2, G5 doors', () => {
  test('closed: sessions end at once, sign-in says why; opened again with a reason; twice is refused', async () => {
    const own = await app.as(person)
    expect((await own.get('/api/profile')).status).toBe(200)
    expect((await act('closing', 'да')).body).toMatchObject({
      code: 'invalid',
      errors: [{ field: 'reason' }],
    })
    const both = await Promise.all([act('closing'), act('closing')])
    expect(both.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect((await own.get('/api/profile')).status).toBe(401)
    expect(await doors()).toMatchObject({
      closed: { why: 'Обратилась лично, показала паспорт' },
      sessions: [],
      can: { close: false, open: true },
    })
    expect((await act('opening')).body).toMatchObject({ closed: null, can: { close: true, open: false } })
    expect((await act('opening')).body.code).toBe('people.door-as-is')
  })

  test('all sessions are ended without closing the door', async () => {
    const other = await app.person()
    const browser = await app.as(other)
    expect((await doors(other.id)).sessions).toMatchObject([{ deviceName: expect.any(String) }])
    expect((await act('sessions-end', 'Потеряла телефон', other.id)).body.sessions).toEqual([])
    expect((await browser.get('/api/profile')).status).toBe(401)
  })

  test('E1, C5 lost second steps are taken away with a reason: an SMS opens again, the person learns by every channel', async () => {
    const scene = factorsScene(app)
    const lost = await scene.withApp()
    expect((await doors(lost.person.id)).can.resetFactors).toBe(true)
    expect((await act('factors-reset', 'да', lost.person.id)).body.errors).toMatchObject([
      { field: 'reason' },
    ])
    const why = 'Паспорт сверен, телефон утонул'
    const reset = await act('factors-reset', why, lost.person.id)
    expect(reset.body).toMatchObject({ ways: { app: false }, sessions: [], can: { resetFactors: false } })
    expect((await lost.browser.get('/api/profile')).status).toBe(401)
    expect((await act('factors-reset', why, lost.person.id)).body.code).toBe('people.door-as-is')
    await app.work()
    for (const to of [lost.person.phone, lost.person.email])
      expect((await sentTo(app, to)).some((m) => /снял все способы/i.test(m.text))).toBe(true)
    const noted = (await app.journal()).filter((row) => row.code === 'their-factors-reset')
    expect(noted.find((row) => row.outcome === 'done')?.details).toMatchObject({ factors: 'reset', why })
  })

  test('never one’s own; unknown; another role is refused', async () => {
    expect((await doors(administrator.id)).can).toEqual({
      close: false,
      open: false,
      endSessions: false,
      resetFactors: false,
      merge: false,
    })
    for (const what of ['closing', 'opening', 'sessions-end', 'factors-reset'])
      expect((await act(what, 'Моя собственная запись', administrator.id)).body.code).toBe('people.own')
    expect((await act('closing', 'Нет такой записи', '0193a1de-0000-7000-8000-000000000001')).status).toBe(
      404,
    )
    const verifier = await app.as(await app.person({ roles: ['verifier'] }))
    expect((await verifier.get(`/api/people/${person.id}`)).status).toBe(403)
  })
})
