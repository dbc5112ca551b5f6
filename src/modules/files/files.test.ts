/** G4, C7: files by HTTP on real PostgreSQL, with a real disk and a scanner that speaks clamd's protocol. */
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { samplePdf } from '../../platform/files/pdf/samples.ts'
import { ScannerUnavailable } from '../../platform/files/scanner.ts'
import { testApp, type TestApp } from '../../test/app.ts'
import { type ClamdPeer, startClamd } from '../../test/peers/clamd/server.ts'
import type { TestPerson } from '../../test/people.ts'
import type { SigningClient } from '../../test/signing-client.ts'

let app: TestApp
let clamd: ClamdPeer
let owner: TestPerson
let client: SigningClient
beforeAll(async () => {
  clamd = await startClamd()
  app = await testApp({ settings: { CLAMD: clamd.address, LOG_LEVEL: 'silent' } })
})
afterAll(async () => {
  await app.close()
  await clamd.close()
})
beforeEach(async () => {
  clamd.mood = 'well'
  owner = await app.person()
  client = await app.as(owner)
})

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const declare = (bytes: Uint8Array, name = 'диплом.pdf') => ({
  name,
  sizeBytes: bytes.length,
  sha256: sha(bytes),
  purpose: 'education-record',
})
/** A PDF of about that size: noise in a stream nobody draws. */
const pdfOf = (bytes: number): Buffer => {
  const noise = randomBytes(bytes).toString('hex')
  return samplePdf({ objects: [`<< /Length ${noise.length} >>\nstream\n${noise}\nendstream`] })
}
async function send(
  bytes: Uint8Array,
  name?: string,
  by = client,
  step = 1024 * 1024,
): Promise<{ id: string }> {
  const { body } = await by.post('/api/files', declare(bytes, name))
  for (let at = body.receivedBytes as number; at < bytes.length; at += step)
    await by.put(`/api/files/${body.id}/parts/${at}`, bytes.subarray(at, at + step))
  return body
}
async function upload(bytes: Uint8Array, name?: string, by = client) {
  const { id } = await send(bytes, name, by)
  const done = await by.post(`/api/files/${id}/completion`)
  expect(done.status).toBe(200)
  await app.work()
  return (await by.get(`/api/files/${id}`)).body
}
const rows = async (id: string) => ({
  files: (await app.sql('select 1 from files.file where id = $1', [id])).length,
  parts: (await app.sql('select 1 from files.part where file_id = $1', [id])).length,
})
const contents = (): string[] =>
  readdirSync(join(app.dataDir, 'files'), { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) => join(e.parentPath, e.name))

test('C7 a PDF goes up in parts, is checked, and comes back byte for byte', async () => {
  const bytes = pdfOf(600_000)
  const { id } = await send(bytes, undefined, client, 500_000)
  const done = await client.post(`/api/files/${id}/completion`)
  expect(done.body).toMatchObject({
    state: 'checking',
    receivedBytes: bytes.length,
    can: { open: false, delete: true },
  })
  expect((await client.get(`/api/files/${id}/content`)).body).toMatchObject({
    status: 409,
    code: 'file.not-ready',
  })

  await app.work()
  expect((await client.get(`/api/files/${id}`)).body).toMatchObject({
    state: 'ready',
    type: 'application/pdf',
    pageCount: 1,
    sizeBytes: bytes.length,
    name: 'диплом.pdf',
    isAttached: false,
    can: { open: true },
  })
  const content = await client.get(`/api/files/${id}/content`)
  expect(content.raw.equals(bytes)).toBe(true)
  expect(content.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': String(bytes.length),
    'content-disposition': `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent('диплом.pdf')}`,
    'content-security-policy': `sandbox; default-src 'none'`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'repr-digest': `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`,
  })
  expect(await app.events()).toEqual(expect.arrayContaining(['files.uploaded', 'files.checked']))
  expect((await app.journal()).map((r) => r.code)).toEqual(
    expect.arrayContaining(['file-uploaded', 'files.check']),
  )
  expect(await rows(id)).toEqual({ files: 1, parts: 0 })
})

test('C7 pictures of the first page and of any page; no page beyond the last', async () => {
  const { id } = await upload(samplePdf({ pages: 3 }))
  const preview = await client.get(`/api/files/${id}/preview`)
  expect(preview.headers['content-type']).toBe('image/jpeg')
  expect((await sharp(preview.raw).metadata()).width).toBe(480)
  const page = await client.get(`/api/files/${id}/pages/3`)
  expect([page.status, (await sharp(page.raw).metadata()).width]).toEqual([200, 800])
  for (const n of [4, 100])
    expect((await client.get(`/api/files/${id}/pages/${n}`)).body).toMatchObject({
      status: 404,
      code: 'file.no-such-page',
    })
  for (const n of [0, -1, 101, 'x'])
    expect((await client.get(`/api/files/${id}/pages/${n}`)).status).toBe(404)
})

test('C7 a snapshot is given back made anew, its page is the snapshot itself', async () => {
  const shot = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#888' } })
    .withExif({ IFD0: { Copyright: 'КООРДИНАТЫ-ДОМА' } })
    .jpeg()
    .toBuffer()
  const { id, type } = await upload(shot, 'IMG_2041.JPG')
  const [content, page] = [
    await client.get(`/api/files/${id}/content`),
    await client.get(`/api/files/${id}/pages/1`),
  ]
  expect(type).toBe('image/jpeg')
  expect(content.raw.includes('КООРДИНАТЫ-ДОМА')).toBe(false)
  expect(page.raw.equals(content.raw)).toBe(true)
})

test('C7 a lost connection: the upload goes on from where it stopped, even in another browser', async () => {
  const bytes = pdfOf(400_000)
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
  const bytes = pdfOf(200_000)
  const { body } = await client.post('/api/files', declare(bytes))
  const put = (offset: number | string, part: Uint8Array) =>
    client.put(`/api/files/${body.id}/parts/${offset}`, part)
  const first = bytes.subarray(0, 100_000)
  expect((await put(0, first)).body).toMatchObject({ receivedBytes: 100_000 })
  const before = contents().length

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
  expect(contents()).toHaveLength(before)
  expect(await rows(body.id)).toEqual({ files: 1, parts: 1 })
})

test('C7 one part sent by five requests at once is kept once', async () => {
  const bytes = pdfOf(200_000)
  const before = contents().length
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
  expect(contents().length - before).toBe(2)
})

test('C7 five completions at once: one check, one answer', async () => {
  const bytes = pdfOf(100_000)
  const { id } = await send(bytes)
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
  const before = contents().length
  const bytes = pdfOf(100_000)
  const { body } = await client.post('/api/files', { ...declare(bytes), sha256: sha(randomBytes(3)) })
  await client.put(`/api/files/${body.id}/parts/0`, bytes)
  expect((await client.post(`/api/files/${body.id}/completion`)).body).toMatchObject({
    status: 422,
    code: 'file.wrong-digest',
  })
  expect(await rows(body.id)).toEqual({ files: 0, parts: 0 })
  expect(contents()).toHaveLength(before)
})

test('C7 what is declared wrong is refused before the first byte, every fault named', async () => {
  const good = declare(pdfOf(1000))
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
    sha256: sha(randomBytes(4)),
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

test('G4 a refused file says why in Russian, and nothing of it stays', async () => {
  const before = contents().length
  const program = await upload(Buffer.concat([Buffer.from('MZ'), randomBytes(5000)]))
  expect(program).toMatchObject({
    state: 'refused',
    refusedWhy: expect.stringContaining('не PDF'),
    can: { open: false, delete: true },
  })
  const virus = await upload(
    samplePdf({
      afterHeader: '%X5O!P%@AP[4\\PZX54(P^)7CC)7}$' + 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*\n',
    }),
  )
  expect(virus.refusedWhy).toContain('Антивирус')
  expect((await client.get(`/api/files/${virus.id}/content`)).body).toMatchObject({
    status: 409,
    code: 'file.refused',
  })
  expect((await app.journal()).findLast((r) => r.code === 'files.check')?.details).toMatchObject({
    state: 'refused',
    signature: 'Eicar-Test-Signature',
  })
  expect(contents()).toHaveLength(before)
})

test('G4 no scanner, no file: it stays «проверяется», cannot be opened, and is ready when the scanner is back', async () => {
  const { id } = await send(pdfOf(70_000))
  clamd.mood = 'hangs-up'
  await client.post(`/api/files/${id}/completion`)
  await expect(app.work()).rejects.toThrow(ScannerUnavailable)
  expect((await client.get(`/api/files/${id}`)).body.state).toBe('checking')
  for (const what of ['content', 'preview', 'pages/1'])
    expect((await client.get(`/api/files/${id}/${what}`)).status).toBe(409)
  clamd.mood = 'well'
  await app.work()
  expect((await client.get(`/api/files/${id}`)).body.state).toBe('ready')
})

test('C7 another person may not know of the file: every address answers 404', async () => {
  const { id } = await upload(samplePdf())
  const stranger = await app.as(await app.person())
  const replies = await Promise.all([
    stranger.get(`/api/files/${id}`),
    stranger.get(`/api/files/${id}/content`),
    stranger.get(`/api/files/${id}/preview`),
    stranger.get(`/api/files/${id}/pages/1`),
    stranger.put(`/api/files/${id}/parts/0`, Buffer.alloc(100)),
    stranger.post(`/api/files/${id}/completion`),
    stranger.delete(`/api/files/${id}`),
  ])
  expect(replies.map((r) => [r.status, r.body.code])).toEqual(replies.map(() => [404, 'file.not-found']))
  expect((await app.stranger().get(`/api/files/${id}`)).status).toBe(401)
})

test('C7 an upload dropped half-way and a file taken back are gone from the disk too', async () => {
  const before = contents().length
  const bytes = pdfOf(200_000)
  const half = (await client.post('/api/files', declare(bytes))).body
  await client.put(`/api/files/${half.id}/parts/0`, bytes.subarray(0, 100_000))
  const whole = await upload(samplePdf())
  for (const { id } of [half, whole]) {
    expect((await client.delete(`/api/files/${id}`)).status).toBe(200)
    expect((await client.get(`/api/files/${id}`)).status).toBe(404)
    expect((await client.delete(`/api/files/${id}`)).status).toBe(404)
  }
  expect(contents()).toHaveLength(before)
})

test('G4 canary: of strings uploaded in every way, not one is found under the data folder', async () => {
  const mark = randomBytes(12).toString('hex')
  const canary = `КАНАРЕЙКА-${mark}`
  const bytes = samplePdf({
    catalog: `/Secret (${canary})`,
    objects: [`<< /Length 0 >>\nstream\n${canary.repeat(2000)}\nendstream`],
  })
  const { id } = await upload(bytes)
  await send(Buffer.concat([bytes, Buffer.from(' ')]), 'неоконченный.pdf')
  expect((await client.get(`/api/files/${id}/content`)).raw.includes(Buffer.from(canary, 'latin1'))).toBe(
    true,
  )
  const files = readdirSync(app.dataDir, { recursive: true, withFileTypes: true }).filter((e) => e.isFile())
  expect(files.length).toBeGreaterThan(3)
  const marks = [Buffer.from(canary), Buffer.from(mark), Buffer.from('%PDF-1.')]
  const hits = files.filter((e) => marks.some((m) => readFileSync(join(e.parentPath, e.name)).includes(m)))
  expect(hits).toEqual([])
})
