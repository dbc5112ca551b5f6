/** Collections: links unless embedded, pages, and the facts and hashes that go with each object (esia facts §7). */
import { createHash } from 'node:crypto'
import { json, type Reply } from '../http/reply.ts'
import { missing, type RestAccess } from './access.ts'

export interface Item {
  readonly id: number | string
  readonly [field: string]: unknown
}

export const eTag = (value: unknown): string =>
  createHash('sha1').update(JSON.stringify(value)).digest('hex').toUpperCase()

export const entity = (value: object): object => ({
  stateFacts: ['EntityRoot'],
  ...value,
  eTag: eTag(value),
})

export const element = (value: object): object => ({
  stateFacts: ['Identifiable'],
  ...value,
  eTag: eTag(value),
})

/** `embed=(elements)`, also with a schema version `elements-1`; `embed=()` embeds nothing. */
export function embeds(access: RestAccess, name: string): boolean {
  const inside = /^\((.*)\)$/.exec(access.query.get('embed') ?? '')?.[1] ?? ''
  return inside.split(',').some((part) => part.trim().replace(/-\d+$/, '') === name)
}

export function collection(
  access: RestAccess,
  path: string,
  items: readonly Item[],
  isEmbedded: boolean,
): object {
  const { shown, page } = pageOf(access, items)
  const elements = isEmbedded ? shown.map(element) : shown.map((item) => `${access.base}${path}/${item.id}`)
  return {
    stateFacts: ['hasSize', ...(page ? ['Paginated', ...page] : [])],
    elements,
    size: items.length,
    eTag: eTag(items),
  }
}

/** pageIndex counts from 1 (unverified); without pageSize all is shown at once. */
function pageOf(
  { query }: RestAccess,
  items: readonly Item[],
): { shown: readonly Item[]; page: string[] | undefined } {
  const size = Number(query.get('pageSize') ?? 0)
  if (!Number.isInteger(size) || size < 1) return { shown: items, page: undefined }
  const index = Math.max(1, Math.floor(Number(query.get('pageIndex') ?? 1)) || 1)
  const shown = items.slice((index - 1) * size, index * size)
  const facts = [index === 1 ? 'FirstPage' : '', index * size >= items.length ? 'LastPage' : ''].filter(
    Boolean,
  )
  return { shown, page: facts }
}

/** The collection itself, or one object of it. */
export function showCollection(
  access: RestAccess,
  path: string,
  items: readonly Item[],
  id: string | undefined,
): Reply {
  const location = { 'content-location': `${access.base}${path}` }
  if (id === undefined) return restJson(collection(access, path, items, embeds(access, 'elements')), location)
  const found = items.find((item) => String(item.id) === id)
  return found ? restJson(element(found), location) : missing()
}

export const restJson = (value: object, headers: Record<string, string> = {}): Reply =>
  json(200, value, headers)
