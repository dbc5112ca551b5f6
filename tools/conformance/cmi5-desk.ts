/** What an operator of the portal would do by hand, for a suite that does it by itself: packages are brought, units launched, waived, abandoned; files of packages are given out. */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import {
  abandonSession,
  keepCourse,
  launchUnit,
  readStructure,
  waiveUnit,
} from '../../src/modules/cmi5/index.ts'
import type { LaunchMode } from '../../src/modules/cmi5/contract.ts'
import { pathKey } from '../../src/modules/content/domain/entries.ts'
import { typeOf } from '../../src/modules/content/domain/types.ts'
import { parseXml, XmlFault, xmlText } from '../../src/modules/content/domain/xml.ts'
import { ArchiveFault, bytesOf, openArchive, verify } from '../../src/modules/content/use-cases/archive.ts'
import type { FreshPortal } from './portal.ts'

type Material = Parameters<typeof openArchive>[0]

interface Asked {
  readonly courseId: string
  readonly auIndex: number
  readonly registration?: string
  readonly launchMode?: LaunchMode
  readonly sessionId: string
  readonly reason: string
}

interface Brought {
  readonly files: ReadonlyMap<string, { readonly type: string; readonly bytes: Buffer }>
  readonly xml: Buffer
  readonly isPackage: boolean
}

const inMemory = (bytes: Buffer): Material =>
  ({
    type: 'application/zip',
    sizeBytes: bytes.length,
    read: async (range?: { offset: number; length: number }) =>
      Readable.from([range ? bytes.subarray(range.offset, range.offset + range.length) : bytes], {
        objectMode: false,
      }),
  }) as unknown as Material

async function bring(bytes: Buffer, contentType: string): Promise<Brought> {
  if (contentType === 'text/xml') return { files: new Map(), xml: bytes, isPackage: false }
  if (contentType !== 'application/zip') throw new ArchiveFault(['Нужен архив ZIP или cmi5.xml'])
  const material = inMemory(bytes)
  const files = new Map<string, { type: string; bytes: Buffer }>()
  for (const file of await openArchive(material)) {
    await verify(material, file)
    const type = typeOf(file.name) ?? 'application/octet-stream'
    files.set(pathKey(file.name), { type, bytes: await bytesOf(material, file) })
  }
  const xml = files.get('cmi5.xml')
  if (!xml) throw new ArchiveFault(['В архиве нет cmi5.xml'])
  return { files, xml: xml.bytes, isPackage: true }
}

const whole = async (request: IncomingMessage): Promise<Buffer> => {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

export async function openDesk(
  portal: FreshPortal,
  storeId: string,
): Promise<{ address: string; close: () => Promise<void> }> {
  const courses = new Map<string, Brought>()
  const personId = randomUUID()
  let address = ''

  async function importCourse(bytes: Buffer, contentType: string): Promise<{ id: string }> {
    const brought = await bring(bytes, contentType)
    const has = brought.isPackage ? (path: string) => brought.files.has(pathKey(path)) : null
    const parsed = readStructure(parseXml(xmlText(brought.xml)), has)
    if (parsed.faults) throw new ArchiveFault(parsed.faults)
    const id = await keepCourse(portal.context(), storeId, parsed.structure)
    courses.set(id, brought)
    return { id }
  }

  async function act(path: string, bytes: Buffer, contentType: string): Promise<object> {
    if (path === '/courses') return importCourse(bytes, contentType)
    const asked = JSON.parse(bytes.toString('utf8')) as Asked
    if (path === '/launch')
      return launchUnit(portal.context(), {
        registration: asked.registration ?? null,
        holder: null,
        courseId: asked.courseId,
        personId,
        unit: asked.auIndex,
        mode: asked.launchMode ?? 'Normal',
        base: `${address}/files/${asked.courseId}/`,
        returnUrl: null,
      })
    if (path === '/abandon') await abandonSession(portal.context(), asked.sessionId)
    else
      await waiveUnit(portal.context(), {
        registration: asked.registration ?? '',
        unit: asked.auIndex,
        reason: asked.reason,
      })
    return {}
  }

  const answer = (response: ServerResponse, status: number, body: object) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

  function give(path: string, response: ServerResponse): void {
    const [, , courseId = '', ...names] = path.split('/')
    const file = courses.get(courseId)?.files.get(pathKey(decodeURIComponent(names.join('/'))))
    if (file) response.writeHead(200, { 'content-type': file.type }).end(file.bytes)
    else response.writeHead(404).end()
  }

  const server: Server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0]!
    if (request.method !== 'POST') return give(path, response)
    void whole(request)
      .then((bytes) => act(path, bytes, request.headers['content-type'] ?? ''))
      .then(
        (body) => answer(response, 200, body),
        (error: unknown) => {
          if (error instanceof ArchiveFault) return answer(response, 422, { faults: error.faults })
          if (error instanceof XmlFault) return answer(response, 422, { faults: [error.message] })
          return answer(response, 500, { error: String(error) })
        },
      )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { address, close: () => new Promise((done) => server.close(() => done())) }
}
