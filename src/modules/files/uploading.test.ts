/** C7: the way of a file to the server: parts, lost lines, races, limits; every refusal leaves no trace. */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import type { SigningClient } from '../../test/signing-client.ts'
import { contentsOf, declare, sendFile, sha256, somePdf, uploadFile } from '../../test/uploads.ts'

let app: TestApp
let owner: TestPerson
let client: SigningClient
beforeAll(async () => {
  app = await testApp({ settings: { LOG_LEVEL: 'silent' } })
})
afterAll(() => app.close())
beforeEach(async () => {
  owner = await app.person()
  client = await app.as(owner)
})

const upload = (bytes: Uint8Array, name?: string) => uploadFile(app, client, bytes, name)
const rows = async (id: string) => ({
  files: (await app.sql('select 1 from files.file where id = $1', [id])).length,
  parts: (await app.sql('select 1 from files.part where file_id = $1', [id])).length,
})

test('C7 a lost connection: the upload goes on from where it stopped, even in another browser', async () => {
  const bytes = somePdf(400_000)
  const { body } = await client.post('/api/files', declare(bytes))
  await client.put(`/api/files/${body.id}/parts/0`, bytes.subarray(0, 300_000))
  const other = await app.anotherBrowserOf(owner)
  const again = await other.post('/api/files', declare(bytes))
  expect(again.body).toMatchObject({ id: body.id, receivedBytes: 300_000, state: 'uploading' })
  await other.put(`/api/files/${body.id}/parts/300000`, bytes.subarray(300_000))
  await other.post(`/api/files/${body.id}/completion`)
  await app.work()
  expect((await client.get(`/api/files/${body.id}/content`)).raw.equals(bytes)).toBe(true)
})

test('C7 the same part again answers the same; other bytes, a wrong place, too much or nothing are refused and leave no trace', async () => {
  const bytes = somePdf(200_000)
  const { body } = await client.post('/api/files', declare(bytes))
  const put = (offset: number | string, part: Uint8Array) =>
    client.put(`/api/files/${body.id}/parts/${offset}`, part)
  const first = bytes.subarray(0, 100_000)
  expect((await put(0, first)).body).toMatchObject({ receivedBytes: 100_000 })
  const before = contentsOf(app).length

  expect((await put(0, first)).body).toMatchObject({ receivedBytes: 100_000 })
  const refusals = [
    [await put(0, randomBytes(100_000)), 'file.wrong-offset'],
    [await put(50_000, first), 'file.wrong-offset'],
    [await put(150_000, first), 'file.wrong-offset'],
    [await put(100_000, Buffer.concat([bytes, first])), 'file.part-too-long'],
    [await put(100_000, bytes.subarray(100_000, 101_000)), 'file.part-too-short'],
    [await put(100_000, Buffer.alloc(0)), 'invalid'],
    [await put('x', first), 'not-found'],
    [await put(100_000, Buffer.alloc(8 * 1024 * 1024 + 1)), 'too-large'],
    [await client.post(`/api/files/${body.id}/completion`), 'file.incomplete'],
  ] as const
  expect(refusals.map(([reply]) => reply.body.code)).toEqual(refusals.map(([, code]) => code))
  expect(refusals[1][0].body.receivedBytes).toBe(100_000)
  expect(contentsOf(app)).toHaveLength(before)
  expect(await rows(body.id)).toEqual({ files: 1, parts: 1 })
})

test('C7 one part sent by five requests at once is kept once', async () => {
  const bytes = somePdf(200_000)
  const before = contentsOf(app).length
  const { body } = await client.post('/api/files', declare(bytes))
  const browsers = await Promise.all(Array.from({ length: 5 }, () => app.anotherBrowserOf(owner)))
  const replies = await Promise.all(
    browsers.map((b) => b.put(`/api/files/${body.id}/parts/0`, bytes.subarray(0, 100_000))),
  )
  expect(replies.map((r) => [r.status, r.body.receivedBytes])).toEqual(
    Array.from({ length: 5 }, () => [200, 100_000]),
  )
  const different = await Promise.all(
    browsers.map((b) => b.put(`/api/files/${body.id}/parts/100000`, randomBytes(70_000))),
  )
  expect(different.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409, 409])
  expect(contentsOf(app).length - before).toBe(2)
})

test('C7 five completions at once: one check, one answer', async () => {
  const bytes = somePdf(100_000)
  const id = await sendFile(client, bytes)
  const browsers = await Promise.all(Array.from({ length: 5 }, () => app.anotherBrowserOf(owner)))
  const replies = await Promise.all(browsers.map((b) => b.post(`/api/files/${id}/completion`)))
  expect(replies.map((r) => [r.status, r.body.state])).toEqual(
    Array.from({ length: 5 }, () => [200, 'checking']),
  )
  const told = await app.sql(
    `select 1 from platform.outbox where type = 'files.uploaded' and payload->>'fileId' = $1`,
    [id],
  )
  expect(told).toHaveLength(1)
  expect((await client.put(`/api/files/${id}/parts/0`, bytes)).body.code).toBe('file.upload-closed')
  await app.work()
  expect((await client.post(`/api/files/${id}/completion`)).body.state).toBe('ready')
})

test('C7 bytes that are not those declared are refused and nothing of them stays', async () => {
  const before = contentsOf(app).length
  const bytes = somePdf(100_000)
  const { body } = await client.post('/api/files', { ...declare(bytes), sha256: sha256(randomBytes(3)) })
  await client.put(`/api/files/${body.id}/parts/0`, bytes)
  expect((await client.post(`/api/files/${body.id}/completion`)).body).toMatchObject({
    status: 422,
    code: 'file.wrong-digest',
  })
  expect(await rows(body.id)).toEqual({ files: 0, parts: 0 })
  expect(contentsOf(app)).toHaveLength(before)
})

test('C7 what is declared wrong is refused before the first byte, every fault named', async () => {
  const good = declare(somePdf(1000))
  const fault = async (over: object) => {
    const { body, status } = await client.post('/api/files', { ...good, ...over })
    return [
      status,
      body.errors?.map((e: { field: string; message: string }) => `${e.field}: ${e.message}`).join('; '),
    ]
  }
  expect(await fault({ sizeBytes: 0 })).toEqual([422, expect.stringContaining('Файл пуст')])
  expect(await fault({ sizeBytes: 20 * 1024 * 1024 + 1 })).toEqual([
    422,
    expect.stringContaining('больше 20 МБ'),
  ])
  expect(await fault({ sizeBytes: 20 * 1024 * 1024 })).toEqual([200, undefined])
  expect(await fault({ name: 'IMG.HEIC' })).toEqual([422, expect.stringMatching(/^name: .*HEIC.*JPEG/)])
  expect(await fault({ name: 'диплом\u202efdp.exe' })).toEqual([
    422,
    expect.stringContaining('.exe не подходят'),
  ])
  expect(await fault({ name: '', sizeBytes: -1, sha256: 'x', purpose: 'document' })).toEqual([
    422,
    expect.stringMatching(/name.*sizeBytes.*sha256.*purpose/),
  ])
  const named = await client.post('/api/files', {
    ...good,
    name: '..\\..\\Щ\r\nX: y'.repeat(30) + '.php.pdf',
    sha256: sha256(randomBytes(4)),
  })
  expect(named.body.name).not.toMatch(/[\r\n\\/]/)
})

test('C7 two hundred megabytes for a person, also when asked for at once', async () => {
  const wish = () => ({ ...declare(randomBytes(8), 'скан.png'), sizeBytes: 20 * 1024 * 1024 })
  for (let i = 0; i < 9; i++) expect((await client.post('/api/files', wish())).status).toBe(200)
  const browsers = await Promise.all([
    app.anotherBrowserOf(owner),
    app.anotherBrowserOf(owner),
    app.anotherBrowserOf(owner),
  ])
  const last = await Promise.all(browsers.map((b) => b.post('/api/files', wish())))
  expect(last.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([200, 409, 409])
  expect(last.find((r) => r.status === 409)?.body).toMatchObject({
    code: 'file.no-space',
    detail: expect.stringContaining('0,0 МБ'),
  })
  const list = await client.get('/api/files')
  expect([list.body.files.length, list.body.usedBytes === list.body.maxBytes]).toEqual([10, true])
})

test('C7 an upload dropped half-way and a file taken back are gone from the disk too', async () => {
  const before = contentsOf(app).length
  const bytes = somePdf(200_000)
  const half = (await client.post('/api/files', declare(bytes))).body
  await client.put(`/api/files/${half.id}/parts/0`, bytes.subarray(0, 100_000))
  const whole = await upload(somePdf())
  for (const { id } of [half, whole]) {
    expect((await client.delete(`/api/files/${id}`)).status).toBe(200)
    expect((await client.get(`/api/files/${id}`)).status).toBe(404)
    expect((await client.delete(`/api/files/${id}`)).status).toBe(404)
  }
  expect(contentsOf(app)).toHaveLength(before)
})
