/** What the isolated origin gives out: one file of a package, a film or a document whole, by ranges too. */
import { Readable } from 'node:stream'
import { contextOf, system, type House } from '../../../platform/house.ts'
import { openMaterial, type OpenMaterial } from '../../files/index.ts'
import { pathKey } from '../domain/entries.ts'
import { captionsBody } from '../store/captions.ts'
import * as store from '../store/materials.ts'
import { unpack } from './archive.ts'
import { checkTicket } from './ticket.ts'

export interface Given {
  /** It says itself, to the store of learning records, how far it is. */
  readonly isSpeaking: boolean
  readonly type: string
  readonly sizeBytes: number
  /** Bytes of a range; of the whole when none is said. */
  readonly read: (range?: {
    readonly offset: number
    readonly length: number
  }) => Promise<AsyncIterable<Buffer>>
}

/** The portal itself reads: whoever holds the ticket was let in when it was issued. */
const asPortal = (house: House) =>
  contextOf(house, { actor: system, audit: 'content.play', requestId: 'play', origin: null })

async function opened(
  house: House,
  token: string,
): Promise<{ m: store.MaterialRow; material: OpenMaterial } | null> {
  const ticket = checkTicket(house, token)
  if (!ticket) return null
  const ctx = asPortal(house)
  const m = await store.findMaterial(ctx.db, ticket.materialId)
  if (m?.state !== 'ready') return null
  return { m, material: await openMaterial(ctx, m.file_id, { kind: 'material', id: m.id }) }
}

/** Null: the ticket is over, or there is no such file. */
export async function fileInside(house: House, token: string, path: string): Promise<Given | null> {
  const found = await opened(house, token)
  if (!found || found.material.type !== 'application/zip') return null
  const file = await store.findFile(asPortal(house).db, found.m.id, pathKey(path))
  if (!file) return null
  const place = {
    offsetBytes: file.offset_bytes,
    packedBytes: file.packed_bytes,
    sizeBytes: file.size_bytes,
    isDeflated: file.is_deflated,
  }
  return {
    isSpeaking: found.m.kind === 'cmi5' || found.m.kind === 'xapi',
    type: file.type,
    sizeBytes: file.size_bytes,
    read: async (range) => {
      if (!range) return unpack(found.material, place)
      if (file.is_deflated) return within(unpack(found.material, place), range)
      const at = { offset: file.offset_bytes + range.offset, length: range.length }
      return (await found.material.read(at)) as Readable as AsyncIterable<Buffer>
    },
  }
}

export async function wholeFile(house: House, token: string): Promise<Given | null> {
  const found = await opened(house, token)
  if (!found || found.material.type === 'application/zip') return null
  const { type, sizeBytes, read } = found.material
  return {
    isSpeaking: false,
    type,
    sizeBytes,
    read: async (range) => (await read(range)) as AsyncIterable<Buffer>,
  }
}

/** Of the film of the ticket and of no other. */
export async function captionsOf(house: House, token: string, id: string): Promise<Given | null> {
  const ticket = checkTicket(house, token)
  if (!ticket) return null
  const body = await captionsBody(asPortal(house).db, id, ticket.materialId)
  if (body === null) return null
  const whole = Buffer.from(body)
  return {
    isSpeaking: false,
    type: 'text/vtt; charset=utf-8',
    sizeBytes: whole.length,
    read: async (range) =>
      Readable.from([range ? whole.subarray(range.offset, range.offset + range.length) : whole]),
  }
}

/** A packed file has no middle: it is read from its beginning. */
async function* within(
  whole: AsyncIterable<Buffer>,
  { offset, length }: { readonly offset: number; readonly length: number },
): AsyncGenerator<Buffer> {
  let at = 0
  for await (const piece of whole) {
    const [from, to] = [Math.max(0, offset - at), Math.min(piece.length, offset + length - at)]
    if (to > from) yield piece.subarray(from, to)
    at += piece.length
    if (at >= offset + length) return
  }
}

/** The page that runs a package: our script alone, its lessons in a frame of the same origin. */
export function playerPage(house: House, token: string, portalOrigin: string): OurPage | null {
  return ourPage(house, token, {
    portalOrigin,
    title: 'Урок',
    name: 'player',
    head: '<link rel="stylesheet" href="/player/player.css">',
    may: [`style-src 'self'`, `frame-src 'self'`],
  })
}

/** Stands unseen beside a lesson of cmi5 or xAPI: through it the portal's page hears what the lesson asks of the store. */
export const besidePage = (house: House, token: string, portalOrigin: string): OurPage | null =>
  ourPage(house, token, {
    portalOrigin,
    title: 'Занятие',
    name: 'beside',
    head: '',
    may: [`worker-src 'self'`],
  })

interface OurPage {
  readonly html: string
  readonly policy: string
}

interface OurPageParts {
  readonly portalOrigin: string
  readonly title: string
  /** Of its script. */
  readonly name: string
  readonly head: string
  readonly may: readonly string[]
}

function ourPage(
  house: House,
  token: string,
  { portalOrigin, title, name, head, may }: OurPageParts,
): OurPage | null {
  if (!checkTicket(house, token)) return null
  const policy = [
    `default-src 'none'`,
    `script-src 'self'`,
    ...may,
    `form-action 'none'`,
    `base-uri 'none'`,
    `frame-ancestors ${portalOrigin}`,
    `sandbox allow-scripts allow-same-origin allow-forms allow-popups allow-modals allow-downloads`,
  ].join('; ')
  return {
    policy,
    html: `<!doctype html><html lang="ru" data-portal="${portalOrigin}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>${head}<script type="module" src="/player/${name}.js"></script></head><body></body></html>`,
  }
}
