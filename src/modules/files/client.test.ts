/** C7: the page's own upload, against the real server over a line that loses requests and answers. */
import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import type { SigningClient } from '../../test/signing-client.ts'
import { contentsOf, somePdf } from '../../test/uploads.ts'

// The tests sign by themselves; the page's key lives in a browser.
vi.mock('../../web/signing/key.ts', () => ({ loadKey: async () => undefined }))

interface Options {
  purpose: 'education-record'
  onProgress: (sent: number, total: number) => void
  signal: AbortSignal
  firstWaitMs?: number
  whenChecked?: (id: string, wake: () => void) => () => void
}
type UploadFile = (
  file: File,
  options: Options,
) => Promise<{ id: string; name: string; type: string; sizeBytes: number }>

let app: TestApp
let owner: TestPerson
let client: SigningClient
let uploadFile: UploadFile
beforeAll(async () => {
  app = await testApp({ settings: { LOG_LEVEL: 'silent' } })
  // Code of the page is checked by its own compiler, with the words of a browser.
  const page = (await import(new URL('./web/upload.ts', import.meta.url).href)) as { uploadFile: UploadFile }
  uploadFile = page.uploadFile
})
afterAll(() => app.close())
beforeEach(async () => {
  owner = await app.person()
  client = await app.as(owner)
})
afterEach(() => vi.unstubAllGlobals())

type Fate = 'arrives' | 'request-lost' | 'answer-lost'

/** `fetch` of a browser whose line does with each request what `fate` says. */
function line(
  fate: (n: number, method: string, url: string) => Fate,
  before: (method: string, url: string) => Promise<void> = async () => {},
): { count: () => number } {
  let count = 0
  vi.stubGlobal(
    'fetch',
    async (url: string, init: { method: string; body?: Uint8Array; signal?: AbortSignal }) => {
      const what = fate(++count, init.method, url)
      init.signal?.throwIfAborted()
      if (what === 'request-lost') throw new TypeError('network')
      await before(init.method, url)
      const body =
        init.body &&
        (url.includes('/parts/')
          ? Buffer.from(init.body)
          : (JSON.parse(Buffer.from(init.body).toString()) as unknown))
      const send = { GET: client.get, DELETE: client.delete } as Record<
        string,
        (url: string) => ReturnType<SigningClient['get']>
      >
      const reply = await (send[init.method]?.(url) ??
        (init.method === 'PUT' ? client.put : client.post)(url, body))
      if (what === 'answer-lost') throw new TypeError('network')
      init.signal?.throwIfAborted()
      return new Response(reply.raw as Uint8Array<ArrayBuffer>, { status: reply.status })
    },
  )
  return { count: () => count }
}
/** The server checks while the page waits. */
const working = async (method: string, url: string) => {
  if (method === 'GET' && /^\/api\/files\/[^/]+$/.test(url)) await app.work()
}
const options = (over: Partial<Options> = {}): Options => ({
  purpose: 'education-record',
  onProgress: () => {},
  signal: new AbortController().signal,
  firstWaitMs: 2,
  ...over,
})
const fileOf = (bytes: Uint8Array, name = 'диплом.pdf') => new File([bytes as Uint8Array<ArrayBuffer>], name)

test('C7 a file goes up, the progress only grows, the wait ends with the verdict', async () => {
  line(() => 'arrives', working)
  const bytes = somePdf(3_000_000)
  const seen: number[] = []
  const done = await uploadFile(
    fileOf(bytes),
    options({ onProgress: (sent, total) => seen.push(sent / total) }),
  )
  expect(done).toMatchObject({ name: 'диплом.pdf', type: 'application/pdf', sizeBytes: bytes.length })
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  expect([seen[0], seen.at(-1), seen.length > 3]).toEqual([0, 1, true])
  expect((await client.get(`/api/files/${done.id}/content`)).raw.equals(bytes)).toBe(true)
})

test('C7 two of five requests or answers are lost: the file arrives whole all the same, once', async () => {
  const fates: Fate[] = ['arrives', 'request-lost', 'arrives', 'answer-lost', 'arrives']
  line((n) => fates[n % fates.length]!, working)
  const bytes = somePdf(800_000)
  const done = await uploadFile(fileOf(bytes), options())
  expect((await client.get(`/api/files/${done.id}/content`)).raw.equals(bytes)).toBe(true)
  expect((await client.get('/api/files')).body.files).toHaveLength(1)
}, 60_000)

test('C7 the line is gone for good: the words say that nothing is lost, and the second try goes on', async () => {
  const bytes = somePdf(1_500_000)
  line((n) => (n > 2 ? 'request-lost' : 'arrives'))
  await expect(uploadFile(fileOf(bytes), options())).rejects.toThrow(/Загруженное\s+сохранено/)
  const { count } = line(() => 'arrives', working)
  const places: number[] = []
  await uploadFile(fileOf(bytes), options({ onProgress: (sent) => places.push(sent) }))
  expect(places[1]).toBe(256 * 1024)
  expect(count()).toBeLessThan(12)
})

test('C7 a refusal is told in the words of the server, without a second try', async () => {
  const { count } = line(() => 'arrives', working)
  await expect(uploadFile(fileOf(randomBytes(1000), 'IMG.heic'), options())).rejects.toMatchObject({
    code: 'invalid',
    errors: [{ field: 'name', message: expect.stringContaining('HEIC') }],
  })
  expect(count()).toBe(1)
  await expect(uploadFile(fileOf(randomBytes(1000)), options())).rejects.toMatchObject({
    code: 'file.refused',
    message: expect.stringContaining('не PDF'),
  })
})

test('C7 stopped by the person: the server forgets what it had', async () => {
  const before = contentsOf(app).length
  const stop = new AbortController()
  line(() => 'arrives')
  const going = uploadFile(
    fileOf(somePdf(2_000_000)),
    options({ signal: stop.signal, onProgress: (sent) => sent > 300_000 && stop.abort() }),
  )
  await expect(going).rejects.toThrow(/abort|останов/i)
  await expect.poll(async () => (await client.get('/api/files')).body.files.length).toBe(0)
  await expect.poll(() => contentsOf(app).length).toBe(before)
})

test('C7 the live line ends the wait at once', async () => {
  line(() => 'arrives')
  let woken = false
  const done = await uploadFile(
    fileOf(somePdf()),
    options({
      whenChecked: (_id, wake) => {
        void app.work().then(() => {
          woken = true
          wake()
        })
        return () => {}
      },
    }),
  )
  expect([woken, done.type]).toEqual([true, 'application/pdf'])
})
