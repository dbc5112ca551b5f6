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
import { contentsOf, sendFile, somePdf, uploadFile } from '../../test/uploads.ts'

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

const upload = (bytes: Uint8Array, name?: string) => uploadFile(app, client, bytes, name)
const rows = async (id: string) => ({
  files: (await app.sql('select 1 from files.file where id = $1', [id])).length,
  parts: (await app.sql('select 1 from files.part where file_id = $1', [id])).length,
})

test('C7 a PDF goes up in parts, is checked, and comes back byte for byte', async () => {
  const bytes = somePdf(600_000)
  const id = await sendFile(client, bytes, undefined, 500_000)
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

test('G4 a refused file says why in Russian, and nothing of it stays', async () => {
  const before = contentsOf(app).length
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
  expect(contentsOf(app)).toHaveLength(before)
})

test('G4 no scanner, no file: it stays «проверяется», cannot be opened, and is ready when the scanner is back', async () => {
  const id = await sendFile(client, somePdf(70_000))
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

test('G4 canary: of strings uploaded in every way, not one is found under the data folder', async () => {
  const mark = randomBytes(12).toString('hex')
  const canary = `КАНАРЕЙКА-${mark}`
  const bytes = samplePdf({
    catalog: `/Secret (${canary})`,
    objects: [`<< /Length 0 >>\nstream\n${canary.repeat(2000)}\nendstream`],
  })
  const { id } = await upload(bytes)
  await sendFile(client, Buffer.concat([bytes, Buffer.from(' ')]), 'неоконченный.pdf')
  expect((await client.get(`/api/files/${id}/content`)).raw.includes(Buffer.from(canary, 'latin1'))).toBe(
    true,
  )
  const files = readdirSync(app.dataDir, { recursive: true, withFileTypes: true }).filter((e) => e.isFile())
  expect(files.length).toBeGreaterThan(3)
  const marks = [Buffer.from(canary), Buffer.from(mark), Buffer.from('%PDF-1.')]
  const hits = files.filter((e) => marks.some((m) => readFileSync(join(e.parentPath, e.name)).includes(m)))
  expect(hits).toEqual([])
})
