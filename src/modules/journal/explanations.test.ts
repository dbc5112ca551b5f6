import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import type { SigningClient } from '../../test/signing-client.ts'
import { remindOfExplanations } from './use-cases/remind-explanations.ts'

let app: TestApp
let person: TestPerson
let verifier: TestPerson
let administrator: TestPerson
let asker: SigningClient
let looker: SigningClient
let desk: SigningClient
let outsider: SigningClient

const day = 86_400_000
const look = async (actor: TestPerson | null, code = 'application-seen'): Promise<number> => {
  const rows = await app.sql(
    `insert into platform.journal_entry (at, code, outcome, actor_id, actor_roles, subject_id, object_kind, object_id, request_id, ip, details, salt, leaf_hash)
     values ($4, $1, 'done', $2, '{citizen,verifier}', $3, 'application', 'a1', 'r', '10.1.2.3', '{"number":"2026-000123"}', '\\x00', '\\x00') returning id::int`,
    [code, actor?.id ?? null, person.id, app.now()],
  )
  return rows[0]!['id'] as number
}
const words = 'Зачем вы открывали моё заявление?'
const reason = 'Сверяла номер диплома со сканом по поданному заявлению'

beforeAll(async () => {
  app = await testApp()
  person = await app.person()
  verifier = await app.person({ roles: ['verifier'], fullName: ['Дёмина', 'Лариса', 'Марковна'] })
  administrator = await app.person({ roles: ['administrator'] })
  asker = await app.as(person)
  looker = await app.as(verifier)
  desk = await app.as(administrator)
  outsider = await app.as(await app.person({ roles: ['verifier'] }))
})
afterAll(() => app.close())

const ask = (entryId: number, client = asker) =>
  client.post(`/api/journal/entries/${entryId}/explanation`, { words })
const open = async (): Promise<string> => {
  const entryId = await look(verifier)
  expect((await ask(entryId)).status).toBe(201)
  return (await asker.get(`/api/journal/entries/${entryId}`)).body.explanation.id
}

describe('B4 who looked and why', () => {
  test('one access is told in full: exact times of each look, who, what for, and the term with its law', async () => {
    await look(verifier)
    const id = await look(verifier)
    const { body } = await asker.get(`/api/journal/entries/${id}`)
    expect(body).toMatchObject({
      entry: {
        id,
        count: 2,
        what: 'Открыта карточка заявления',
        purpose: 'Проверка поданного заявления',
        who: { kind: 'person', name: 'Дёмина Л. М.', role: 'проверяющий' },
        how: 'hand',
      },
      explanation: null,
      term: { workingDays: 10, source: expect.stringContaining('152-ФЗ') },
      can: { ask: true },
    })
    expect(body.times).toHaveLength(2)
  })

  test('a question opens with a deadline, is told to who looked, and is asked once', async () => {
    const entryId = await look(verifier)
    const { status, body } = await ask(entryId)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      explanation: { words, isOverdue: false, answer: null },
      can: { ask: false },
    })
    expect(body.explanation.dueOn > app.now().toISOString().slice(0, 10)).toBe(true)
    expect((await ask(entryId)).body.code).toBe('journal.already-asked')
    const both = await look(verifier)
    const twice = await Promise.all([ask(both), ask(both)])
    expect(twice.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([201, 409])
    await app.work()
    const { body: bell } = await looker.get('/api/notifications')
    expect(bell.items[0]).toMatchObject({ kind: 'work', title: 'Объясните просмотр данных' })
    expect(
      (await asker.get('/api/journal?view=others')).body.items.some(
        (e: { question: string | null }) => e.question === 'waiting',
      ),
    ).toBe(true)
  })

  test('about oneself there is nobody to ask; a line of another does not exist', async () => {
    const own = await look(person)
    expect((await ask(own)).body.code).toBe('journal.own-act')
    const entryId = await look(verifier)
    for (const client of [outsider, desk]) {
      expect((await client.get(`/api/journal/entries/${entryId}`)).status).toBe(404)
      expect((await ask(entryId, client)).status).toBe(404)
    }
    // Who looked has the line among their own acts, and may not ask about it.
    expect((await ask(entryId, looker)).body.code).toBe('journal.own-act')
  })

  test('who looked answers once; the person is told and reads the answer in the line', async () => {
    const id = await open()
    const { body } = await looker.get(`/api/explanations/${id}`)
    expect(body).toMatchObject({
      words,
      look: { isMine: true, about: '№ 2026-000123' },
      can: { answer: true },
    })
    expect((await looker.post(`/api/explanations/${id}/answer`, { text: 'мало' })).status).toBe(422)
    const answered = await looker.post(`/api/explanations/${id}/answer`, { text: reason })
    expect(answered.body).toMatchObject({ answer: { text: reason, as: 'looker' }, can: { answer: false } })
    expect((await looker.post(`/api/explanations/${id}/answer`, { text: reason })).body.code).toBe(
      'explanation.already-answered',
    )
    await app.work()
    const { body: bell } = await asker.get('/api/notifications')
    expect(bell.items[0]).toMatchObject({ title: 'Вам объяснили просмотр данных' })
    expect(
      (await asker.get(bell.items[0].link.replace('/profile/journal', '/api/journal/entries'))).body,
    ).toMatchObject({ explanation: { answer: { text: reason, by: 'Дёмина Л. М.' } } })
  })

  test('an administrator answers for the portal and for who has left; nobody else, and never who asks', async () => {
    const byPortal = await look(null, 'files.check')
    expect((await ask(byPortal)).status).toBe(201)
    const { body } = await desk.get('/api/explanations/desk')
    const found = body.items.find((e: { look: { who: string } }) => e.look.who === 'Портал')
    for (const client of [outsider, looker, asker]) {
      expect((await client.get(`/api/explanations/${found.id}`)).status).toBe(404)
      expect((await client.post(`/api/explanations/${found.id}/answer`, { text: reason })).status).toBe(404)
    }
    expect((await outsider.get('/api/explanations/desk')).status).toBe(403)
    expect((await outsider.get('/api/explanations')).body.items).toEqual([])
    expect((await desk.post(`/api/explanations/${found.id}/answer`, { text: reason })).body.answer.as).toBe(
      'administrator',
    )
  })

  test('two answer at once: one is kept, the other is told', async () => {
    const id = await open()
    const both = await Promise.all(
      [looker, desk].map((c) => c.post(`/api/explanations/${id}/answer`, { text: reason })),
    )
    expect(both.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })

  test('the database closes no question without an answer and changes none that has one', async () => {
    const id = await open()
    await expect(app.sql('delete from journal.explanation where id = $1', [id])).rejects.toThrow(
      /never taken/,
    )
    await looker.post(`/api/explanations/${id}/answer`, { text: reason })
    await expect(
      app.sql(`update journal.explanation set answer = 'другое' where id = $1`, [id]),
    ).rejects.toThrow(/written later/)
  })

  test('before the day and after it who owes the answer is reminded once each; the desk shows what is overdue', async () => {
    await open()
    const remind = async () => {
      await remindOfExplanations(app.context(null))
      const events = await app.events()
      return events.filter((type) => type === 'explanation.reminded').length
    }
    expect(await remind()).toBe(0)
    // At noon of the last day, whatever day of the week it is now.
    const [term] = await app.sql('select max(due_on)::text as day from journal.explanation')
    app.travel(Date.parse(`${String(term!['day'])}T09:00:00Z`) - app.now().getTime())
    const soon = await remind()
    expect(soon).toBeGreaterThan(0)
    expect(await remind()).toBe(soon)
    app.travel(2 * day)
    const late = await remind()
    expect(late).toBeGreaterThan(soon)
    expect(await remind()).toBe(late)
    const fresh = await app.anotherBrowserOf(administrator)
    const { body } = await fresh.get('/api/explanations/desk')
    expect(body.overdue).toBeGreaterThan(0)
    expect(body.items[0].isOverdue).toBe(true)
  })
})

test('B4 the journal is narrowed by hand or machine and by days of Moscow', async () => {
  const client = await app.anotherBrowserOf(person)
  const hows = async (query: string): Promise<string[]> =>
    (await client.get(`/api/journal?view=others&${query}`)).body.items.map((e: { how: string }) => e.how)
  expect(new Set(await hows('how=machine'))).toEqual(new Set(['machine']))
  expect(new Set(await hows('how=hand'))).toEqual(new Set(['hand']))
  expect(await hows('from=2001-01-01&to=2001-01-02')).toEqual([])
  expect((await client.get('/api/journal?from=yesterday')).status).toBe(422)
})
