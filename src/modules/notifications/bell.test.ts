/** The bell by HTTP: what is there, what is new; and warnings about the account. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import { uuidv7 } from '../../platform/random.ts'
import { submitted } from '../applications/contract.ts'
import { signedIn } from '../identity/contract.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const tell = async (person: TestPerson) => {
  const news = {
    applicationId: uuidv7(),
    number: '2026-1',
    kind: 'education-record',
    subjectId: uuidv7(),
    applicantId: person.id,
    title: 'Диплом',
  }
  await app.context(null).transaction((tx) => tx.publish(submitted, news))
  await app.work()
}

test('C1 the bell: newest first, page by page, read one, read all but what came later', async () => {
  const person = await app.person()
  const client = await app.as(person)
  for (let i = 0; i < 5; i++) await tell(person)
  const first = (await client.get('/api/notifications?limit=2')).body
  expect(first.unread).toBe(5)
  const second = (await client.get(`/api/notifications?limit=2&cursor=${first.nextCursor}`)).body
  const third = (await client.get(`/api/notifications?limit=2&cursor=${second.nextCursor}`)).body
  const ids = [first, second, third].flatMap((p) => p.items.map((n: { id: string }) => n.id))
  expect(ids).toEqual(ids.toSorted((a: string, b: string) => b.localeCompare(a)))
  expect([ids.length, third.nextCursor]).toEqual([5, null])
  expect((await client.post(`/api/notifications/${ids[3]}/read`)).body).toEqual({ unread: 4 })
  expect((await client.post(`/api/notifications/${ids[3]}/read`)).body).toEqual({ unread: 4 })
  expect((await client.post('/api/notifications/read', { upTo: ids[1] })).body).toEqual({ unread: 1 })
  expect(
    (await client.get('/api/notifications?only=unread')).body.items.map((n: { id: string }) => n.id),
  ).toEqual([ids[0]])
  expect(await app.events()).toContain('notification.read')
})

test('C2 a sign-in from a new device is told by all channels; a usual one is not', async () => {
  const person = await app.person()
  const told = {
    personId: person.id,
    method: 'password' as const,
    at: new Date('2026-11-23T12:04:00Z').toISOString(),
    deviceName: 'Firefox, Linux',
    ip: '10.0.0.1',
    failuresBefore: 0,
  }
  const ctx = app.context(null)
  await ctx.transaction(async (tx) => {
    await tx.publish(signedIn, { ...told, sessionId: uuidv7(), isNewDevice: false })
    await tx.publish(signedIn, { ...told, sessionId: uuidv7(), isNewDevice: true })
  })
  await app.work()
  const { items: letters } = (await app.stranger().get(`/api/mailbox?search=${person.email}`)).body as {
    items: Record<string, string>[]
  }
  expect(letters.map((m) => m['subject'])).toEqual(['Вход с нового устройства'])
  expect(letters[0]?.['text']).toContain('23 ноября в 15:04 по Москве')
})
