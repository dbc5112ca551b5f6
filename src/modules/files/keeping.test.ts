/** G4: files in the hands of other modules, in the journal, in time, and after a kill. */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { samplePdf } from '../../platform/files/pdf/samples.ts'
import type { BytesReply } from '../../platform/serve.ts'
import { testApp, type TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import type { SigningClient } from '../../test/signing-client.ts'
import {
  attachFiles,
  detachFiles,
  documentBytes,
  eraseFilesOf,
  fileCards,
  fileKeyChain,
  filesOf,
  keepDocument,
  readFile,
  rotateFileKeys,
} from './index.ts'
import { jobs } from './jobs.ts'

const hours = 3_600_000
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

const uuid = () => app.house.services.random.uuid()
const begin = async (bytes: Uint8Array, by = client) =>
  (
    await by.post('/api/files', {
      name: 'диплом.pdf',
      sizeBytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      purpose: 'education-record',
    })
  ).body
async function upload(by = client, bytes = samplePdf({ catalog: `/Id (${uuid()})` })): Promise<string> {
  const { id } = await begin(bytes, by)
  await by.put(`/api/files/${id}/parts/0`, bytes)
  await by.post(`/api/files/${id}/completion`)
  await app.work()
  return id
}
const schedule = async (name: string) => {
  const job = jobs.find((j) => j.name === name)
  if (job?.kind !== 'schedule') throw new Error(name)
  await job.work(app.context(null))
}
const stateOf = async (id: string): Promise<unknown> =>
  (await app.sql('select state from files.file where id = $1', [id]))[0]?.['state'] ?? 'gone'
const gather = async (reply: BytesReply): Promise<Buffer> =>
  reply.stream instanceof Readable ? Buffer.concat(await reply.stream.toArray()) : Buffer.from(reply.stream)
const contents = (): string[] =>
  readdirSync(join(app.dataDir, 'files'), { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) => join(e.parentPath, e.name))

test('D5 scans become part of a record, then of its application; the owner cannot pull them out', async () => {
  const [a, b] = [await upload(), await upload()]
  const [record, application] = [
    { kind: 'education-record', id: uuid() },
    { kind: 'application', id: uuid() },
  ]
  const ctx = app.context(owner)
  expect((await attachFiles(ctx, [a, b, a], { to: record })).map((c) => c.state)).toEqual(['ready', 'ready'])
  await attachFiles(ctx, [a], { to: record })
  await attachFiles(ctx, [a, b], { to: application, ownerId: owner.id })
  expect(new Set((await filesOf(ctx, application)).map((c) => c.id))).toEqual(new Set([a, b]))
  expect((await fileCards(ctx, [a, uuid()])).get(a)).toMatchObject({
    name: 'диплом.pdf',
    type: 'application/pdf',
    pageCount: 1,
  })

  expect((await client.delete(`/api/files/${a}`)).body).toMatchObject({ status: 409, code: 'file.in-use' })
  await detachFiles(ctx, [a], record)
  expect((await client.delete(`/api/files/${a}`)).status).toBe(409)
  await detachFiles(ctx, [a], application)
  expect((await client.delete(`/api/files/${a}`)).status).toBe(200)
})

test('D5 nobody attaches a foreign file, and nothing is attached when one of several is foreign', async () => {
  const mine = await upload()
  const foreign = await upload(await app.as(await app.person()))
  const to = { kind: 'education-record', id: uuid() }
  for (const id of [foreign, uuid()]) {
    await expect(attachFiles(app.context(owner), [mine, id], { to })).rejects.toMatchObject({
      code: 'file.not-found',
    })
  }
  expect(await filesOf(app.context(owner), to)).toEqual([])
})

test('G4 a verifier reads by the right of the application, and the owner sees who looked and why', async () => {
  const id = await upload()
  const attachedTo = { kind: 'application', id: uuid() }
  await attachFiles(app.context(owner), [id], { to: attachedTo })
  const verifier = await app.person({ roles: ['verifier'] })
  const ctx = app.context(verifier, ['verifier'])
  const allowedBecause = 'сверка по заявлению 2026-000123'

  const content = await gather(await readFile(ctx, id, { allowedBecause, attachedTo }))
  expect(content.subarray(0, 5).toString()).toBe('%PDF-')
  await gather(await readFile(ctx, id, { allowedBecause, attachedTo, view: { page: 1 } }))
  const seen = await app.sql(
    `select actor_id, subject_id, details from platform.journal_entry where object_kind = 'file' and object_id = $1 and actor_id = $2 order by id`,
    [id, verifier.id],
  )
  expect(seen).toMatchObject([
    { actor_id: verifier.id, subject_id: owner.id, details: { because: allowedBecause, view: 'content' } },
    { details: { view: { page: 1 } } },
  ])

  const elsewhere = { kind: 'application', id: uuid() }
  await expect(readFile(ctx, id, { allowedBecause, attachedTo: elsewhere })).rejects.toMatchObject({
    code: 'file.not-found',
  })
  expect((await (await app.as(verifier)).get(`/api/files/${id}/content`)).status).toBe(404)
})

test('D8 a document of the portal lies encrypted among the person’s files', async () => {
  const attachedTo = { kind: 'certificate', id: uuid() }
  const bytes = samplePdf({ catalog: '/Mark (УДОСТОВЕРЕНИЕ)' })
  const id = await keepDocument(app.context(null), {
    ownerId: owner.id,
    name: 'Удостоверение.pdf',
    type: 'application/pdf',
    bytes,
    pages: 1,
    attachedTo,
  })
  expect((await documentBytes(app.context(null), id, attachedTo)).equals(bytes)).toBe(true)
  expect((await client.get(`/api/files/${id}/content`)).raw.equals(bytes)).toBe(true)
  expect((await client.get(`/api/files/${id}/preview`)).headers['content-type']).toBe('image/jpeg')
  expect((await client.delete(`/api/files/${id}`)).body.code).toBe('file.in-use')
  await expect(
    documentBytes(app.context(null), id, { kind: 'certificate', id: uuid() }),
  ).rejects.toMatchObject({ code: 'file.not-found' })
})

test('G4 a new KEK by the command: contents on disk unchanged, files readable, a row in the journal', async () => {
  const ids = [await upload(), await upload()]
  const hashes = () =>
    Object.fromEntries(contents().map((f) => [f, createHash('sha256').update(readFileSync(f)).digest('hex')]))
  const before = [hashes(), await fileKeyChain(app.context(null), ids[0]!)] as const
  const rotation = await rotateFileKeys(app.context(null))
  expect(rotation.personKeys).toBeGreaterThan(0)
  expect(hashes()).toEqual(before[0])
  const after = await fileKeyChain(app.context(null), ids[0]!)
  expect([after.kid === before[1].kid, after.wrappedKey === before[1].wrappedKey]).toEqual([false, true])
  for (const id of ids) expect((await client.get(`/api/files/${id}/content`)).status).toBe(200)
  expect((await app.journal()).at(-1)?.details).toEqual({ personKeys: rotation.personKeys })
})

test('G4 erasure: rows, contents and the key are gone; a copy of the disk and of the rows opens nothing', async () => {
  const id = await upload()
  const chain = await fileKeyChain(app.context(null), id)
  const path = join(app.dataDir, 'files', chain.id.slice(-4, -2), chain.id.slice(-2), chain.id)
  const copy = readFileSync(path)
  await eraseFilesOf(app.context(null), owner.id)
  expect([await stateOf(id), existsSync(path)]).toEqual(['gone', false])
  writeFileSync(path, copy)
  const { kid: _kid, kek: _kek, personKey: _personKey, ...content } = chain
  await expect(app.house.services.vault.read(app.house.db, content)).rejects.toThrow(
    'the key of this person is deleted',
  )
})

test('G4 abandoned uploads go after a day, refusals after a week, loose files after a month; what is attached stays', async () => {
  const bytes = randomBytes(100_000)
  const half = (await begin(Buffer.concat([bytes, bytes]))).id as string
  await client.put(`/api/files/${half}/parts/0`, bytes)
  const refused = await upload(client, Buffer.from('MZ'))
  const [loose, held] = [await upload(), await upload()]
  await attachFiles(app.context(owner), [held], { to: { kind: 'education-record', id: uuid() } })
  const states = async () => Promise.all([half, refused, loose, held].map(stateOf))
  const after = async (days: number) => {
    app.travel(days * 24 * hours)
    await schedule('files.forget-abandoned')
    app.travel(-days * 24 * hours)
    return states()
  }
  expect(await after(0.9)).toEqual(['uploading', 'refused', 'ready', 'ready'])
  expect(await after(1.1)).toEqual(['gone', 'refused', 'ready', 'ready'])
  expect(await after(8)).toEqual(['gone', 'gone', 'ready', 'ready'])
  expect(await after(31)).toEqual(['gone', 'gone', 'gone', 'ready'])
  expect((await client.get(`/api/files/${held}/content`)).status).toBe(200)
})

test('G4 killed between the disk and the row: what lies there is served to nobody, and the night sweeps it', async () => {
  const kept = await upload()
  const known = new Set(contents())
  // The very state that a kill leaves: a whole content on disk that no row came to know.
  const orphan = await app.house.services.vault.write(
    app.house.db,
    { id: uuid(), ownerId: owner.id, mediaType: 'application/octet-stream' },
    Readable.from([randomBytes(5000)]),
  )
  const [path] = contents().filter((f) => !known.has(f))
  expect((await client.get(`/api/files/${orphan.id}/content`)).status).toBe(404)
  await schedule('files.sweep-strays')
  expect(existsSync(path!)).toBe(true)
  const old = new Date(Date.now() - 25 * hours)
  for (const f of contents()) utimesSync(f, old, old)
  await schedule('files.sweep-strays')
  expect(existsSync(path!)).toBe(false)
  expect((await client.get(`/api/files/${kept}/content`)).status).toBe(200)
})

test('G4 a check that was killed begins again; one that came twice leaves one content', async () => {
  const bytes = samplePdf({ catalog: `/Id (${uuid()})` })
  const { id } = await begin(bytes)
  await client.put(`/api/files/${id}/parts/0`, bytes)
  await client.post(`/api/files/${id}/completion`)
  const before = contents().length
  const job = jobs.find((j) => j.name === 'files.check')!
  const hear = () => job.kind === 'hearing' && job.work(app.context(null), { fileId: id }, 'event')
  await Promise.all([hear(), hear(), hear()])
  expect(await stateOf(id)).toBe('ready')
  // One part before; a content and its preview after.
  expect(contents().length - before).toBe(1)
  expect((await client.get(`/api/files/${id}/content`)).raw.equals(bytes)).toBe(true)
  await app.work()
})

test('G4 a file whose check lies in the dead letters is checked by the clock', async () => {
  const bytes = samplePdf({ catalog: `/Id (${uuid()})` })
  const { id } = await begin(bytes)
  await client.put(`/api/files/${id}/parts/0`, bytes)
  await client.post(`/api/files/${id}/completion`)
  await app.sql('delete from graphile_worker._private_jobs')
  await schedule('files.check-waiting')
  expect(await stateOf(id)).toBe('checking')
  app.travel(6 * 60_000)
  await schedule('files.check-waiting')
  app.travel(-6 * 60_000)
  expect(await stateOf(id)).toBe('ready')
})

test('G4 a content that was spoilt on disk is not given out, and its owner is told so', async () => {
  const id = await upload()
  const chain = await fileKeyChain(app.context(null), id)
  const path = join(app.dataDir, 'files', chain.id.slice(-4, -2), chain.id.slice(-2), chain.id)
  const bytes = readFileSync(path)
  bytes[100]! ^= 1
  writeFileSync(path, bytes)
  expect((await client.get(`/api/files/${id}/content`)).body).toMatchObject({
    status: 410,
    code: 'file.unreadable',
  })
})

test('only this module writes into the vault: what another wrote there would be swept', () => {
  const root = new URL('../', import.meta.url).pathname
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (f) => /\.tsx?$/.test(f) && !f.includes('.test.') && !f.startsWith('files/'),
  )
  expect(sources.length).toBeGreaterThan(20)
  expect(sources.filter((f) => /vault\s*\.\s*write/.test(readFileSync(join(root, f), 'utf8')))).toEqual([])
})
