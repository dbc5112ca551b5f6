/** D9+: documents of learners and activities; nobody overwrites what they have not read (ETag, RFC 9110 §13). */
import { createHash } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import {
  limits,
  xapiDocumentConflict,
  xapiForbidden,
  xapiNotFound,
  xapiPrecondition,
  xapiTooLarge,
} from '../contract.ts'
import { isRecord, type Json } from '../domain/check.ts'
import { keyOf } from '../domain/mentions.ts'
import { personsOf } from '../store/clients.ts'
import * as store from '../store/documents.ts'
import * as read from './asked.ts'
import type { Answer, Asked } from './asked.ts'

export type DocumentKind = store.Shelf['kind']

const zeros = '00000000-0000-0000-0000-000000000000'
const idParam: Readonly<Record<DocumentKind, string>> = {
  state: 'stateId',
  'agent-profile': 'profileId',
  'activity-profile': 'profileId',
}

interface Wanted {
  readonly shelf: store.Shelf
  /** Null: the whole shelf. */
  readonly id: string | null
}

function registrationOf(asked: Asked): string | null {
  const said = read.optional(asked, 'registration', read.uuidOf('registration'))
  const { limit } = asked.speaker
  if (limit && said !== null && said !== limit.registration)
    throw new Problem(xapiForbidden, { detail: 'Другая запись на обучение' })
  return said
}

function wanted(asked: Asked, kind: DocumentKind): Wanted {
  read.demand(asked.speaker, kind === 'state' ? 'state' : 'profile')
  const { storeId } = asked.speaker
  const id = read.optional(asked, idParam[kind], read.nameOf(idParam[kind]))
  if (kind === 'activity-profile') {
    const activityKey = keyOf('activity', read.activityId(asked))
    return { shelf: { kind, storeId, activityKey }, id }
  }
  const activityKey = kind === 'state' ? keyOf('activity', read.activityId(asked)) : zeros
  const agentKey = read.agentOf(asked).key
  const registration = kind === 'state' ? registrationOf(asked) : zeros
  return { shelf: { kind, storeId, agentKey, activityKey, registration }, id }
}

/** One document is under no registration when none is named. */
const exactly = (shelf: store.Shelf): store.Shelf =>
  shelf.kind === 'activity-profile' ? shelf : { ...shelf, registration: shelf.registration ?? zeros }

const idKeyOf = (id: string) => keyOf('document', id)

/** An activity's profile is everybody's: a learner's session only reads it. */
function demandWriting(asked: Asked, kind: DocumentKind): void {
  if (asked.speaker.limit && kind === 'activity-profile') throw new Problem(xapiForbidden)
}

export const getDocument =
  (kind: DocumentKind) =>
  async (ctx: Context, asked: Asked): Promise<Answer> => {
    const { shelf, id } = wanted(asked, kind)
    const sinceMs = read.optional(asked, 'since', read.instantOf('since'))
    if (id === null)
      return read.json(await store.documentIds(ctx.db, shelf, sinceMs === null ? null : new Date(sinceMs)))
    if (sinceMs !== null) throw read.wrong('since', `Не вместе с ${idParam[kind]}`)
    const doc = await store.findDocument(ctx.db, exactly(shelf), idKeyOf(id))
    if (!doc) throw new Problem(xapiNotFound)
    return {
      status: 200,
      type: doc.contentType,
      body: doc.content,
      headers: { etag: `"${doc.etag}"`, 'last-modified': doc.updatedAt.toUTCString() },
    }
  }

/** The one document that is named, as it stands now. */
export async function standing(
  tx: Context,
  asked: Asked,
  kind: DocumentKind,
): Promise<store.KeptDocument | undefined> {
  const { shelf, id } = wanted(asked, kind)
  return id === null ? undefined : store.findDocument(tx.db, exactly(shelf), idKeyOf(id))
}

const tagsOf = (header: string): string[] => header.split(',').map((t) => t.trim().replace(/^W\//, ''))

const isNamed = (header: string, doc: store.KeptDocument | undefined): boolean =>
  doc !== undefined &&
  tagsOf(header).some((tag) => tag === '*' || tag === `"${doc.etag}"` || tag === doc.etag)

/** RFC 9110 §13.1: what the caller believes the document to be. 1.0.3 demands a belief for a new profile too. */
function checkBelief(asked: Asked, doc: store.KeptDocument | undefined, isDemanded: boolean): void {
  const [match, none] = [asked.header('if-match'), asked.header('if-none-match')]
  if (match !== undefined && !isNamed(match, doc)) throw new Problem(xapiPrecondition)
  if (none !== undefined && isNamed(none, doc)) throw new Problem(xapiPrecondition)
  if (isDemanded && doc && match === undefined && none === undefined) throw new Problem(xapiDocumentConflict)
  if (isDemanded && asked.version === '1.0.3' && match === undefined && none === undefined)
    throw read.wrong('If-None-Match', 'Нужен If-Match или If-None-Match')
}

function brought(asked: Asked): { contentType: string; content: Buffer; value: Json | null } {
  if (asked.body.length > limits.jsonBytes) throw new Problem(xapiTooLarge)
  const contentType = asked.contentType || 'application/octet-stream'
  if (contentType.length > 200 || !/^[\x21-\x7e][\x20-\x7e]*$/.test(contentType))
    throw read.wrong('Content-Type', 'Нужен вид данных')
  if (read.mediaType(contentType) !== 'application/json')
    return { contentType, content: asked.body, value: null }
  const value = read.parseJson(read.readUtf8(asked.body, 'body'), 'body')
  return { contentType, content: asked.body, value: isRecord(value) ? value : null }
}

async function write(
  ctx: Context,
  asked: Asked,
  kind: DocumentKind,
  how: (doc: store.KeptDocument | undefined) => { contentType: string; content: Buffer },
  isDemanded: boolean,
): Promise<Answer> {
  demandWriting(asked, kind)
  const { shelf: wide, id } = wanted(asked, kind)
  if (id === null) throw read.wrong(idParam[kind], 'Не хватает параметра')
  const shelf = exactly(wide)
  const idKey = idKeyOf(id)
  await ctx.transaction(async (tx) => {
    await store.lockDocument(tx.db, shelf, idKey)
    const doc = await store.findDocument(tx.db, shelf, idKey)
    checkBelief(asked, doc, isDemanded)
    const { contentType, content } = how(doc)
    if (content.length > limits.jsonBytes) throw new Problem(xapiTooLarge)
    await store.keepDocument(tx.db, shelf, {
      id,
      idKey,
      contentType,
      content,
      etag: createHash('sha1').update(content).digest('hex'),
      updatedAt: asked.saidAt ?? tx.now,
      personId: asked.speaker.limit?.personId ?? (await personOf(tx, shelf)),
    })
  })
  return read.nothing
}

async function personOf(tx: Context, shelf: store.Shelf): Promise<string | null> {
  if (shelf.kind === 'activity-profile') return null
  return (await personsOf(tx.db, shelf.storeId, [shelf.agentKey])).get(shelf.agentKey) ?? null
}

export const putDocument =
  (kind: DocumentKind) =>
  (ctx: Context, asked: Asked): Promise<Answer> => {
    const { contentType, content } = brought(asked)
    // 1.0.3 leaves the state of one learner without this demand.
    const isDemanded = kind !== 'state' || asked.version !== '1.0.3'
    return write(ctx, asked, kind, () => ({ contentType, content }), isDemanded)
  }

/** Fields of one object come into the other. */
function merged(doc: store.KeptDocument, told: Json | null): Buffer {
  const isJson = read.mediaType(doc.contentType) === 'application/json'
  const known: unknown = isJson ? JSON.parse(doc.content.toString('utf8')) : null
  if (!isRecord(known) || told === null) throw read.wrong('body', 'Соединить можно только два объекта JSON')
  return Buffer.from(JSON.stringify({ ...known, ...told }))
}

export const postDocument =
  (kind: DocumentKind) =>
  (ctx: Context, asked: Asked): Promise<Answer> => {
    const { contentType, content, value } = brought(asked)
    return write(
      ctx,
      asked,
      kind,
      (doc) =>
        doc ? { contentType: doc.contentType, content: merged(doc, value) } : { contentType, content },
      false,
    )
  }

export const deleteDocument =
  (kind: DocumentKind) =>
  async (ctx: Context, asked: Asked): Promise<Answer> => {
    demandWriting(asked, kind)
    const { shelf, id } = wanted(asked, kind)
    if (id === null && kind !== 'state') throw read.wrong(idParam[kind], 'Не хватает параметра')
    await ctx.transaction(async (tx) => {
      if (id === null) return store.removeDocuments(tx.db, shelf, null)
      const idKey = idKeyOf(id)
      await store.lockDocument(tx.db, exactly(shelf), idKey)
      checkBelief(asked, await store.findDocument(tx.db, exactly(shelf), idKey), false)
      await store.removeDocuments(tx.db, exactly(shelf), idKey)
    })
    return read.nothing
  }
