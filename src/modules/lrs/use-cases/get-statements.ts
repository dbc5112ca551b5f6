/** D9+: `GET` of statements: one by its id, or those that a search finds, by pages. */
import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { limits, xapiNotFound } from '../contract.ts'
import type { Json } from '../domain/check.ts'
import { formatted, wishesOf, type Format } from '../domain/format.ts'
import { keyOf } from '../domain/mentions.ts'
import { writeMultipart } from '../domain/multipart.ts'
import { may, registrationKey } from '../domain/speaker.ts'
import { personsOf } from '../store/clients.ts'
import { definitionsOf } from '../store/activities.ts'
import { findStatements, type Search, type Sought } from '../store/finding.ts'
import * as store from '../store/statements.ts'
import * as read from './asked.ts'
import type { Answer, Asked } from './asked.ts'
import { attachmentsIn, contentsOf } from './attachments.ts'

const formatOf = (value: string): Format => {
  if (value === 'exact' || value === 'ids' || value === 'canonical') return value
  throw read.wrong('format', 'Одно из: exact, ids, canonical')
}

const single = ['statementId', 'voidedStatementId'] as const

/** What is stored by then is found by everybody. */
export const consistency = async (ctx: Context): Promise<Headers> => ({
  'x-experience-api-consistent-through': (await store.consistentThrough(ctx.db)).toISOString(),
})

export async function getStatements(ctx: Context, asked: Asked): Promise<Answer> {
  read.demand(asked.speaker, 'statements/read', 'statements/read/mine')
  const named = single.filter((name) => asked.params.has(name))
  if (named.length === 0) return searched(ctx, asked)
  const odd = [...asked.params.keys()].find(
    (name) => name !== named[0] && name !== 'attachments' && name !== 'format',
  )
  if (odd) throw read.wrong(odd, `Не вместе с ${named[0]!}`)
  return one(ctx, asked, named[0]!)
}

type Headers = Readonly<Record<string, string>>

async function one(ctx: Context, asked: Asked, name: (typeof single)[number]): Promise<Answer> {
  const id = read.uuidOf(name)(asked.params.get(name)!)
  const isWhole = may(asked.speaker, 'statements/read')
  const { storeId, clientId } = asked.speaker
  const [kept] = await store.keptStatements(ctx.db, storeId, [id])
  const isMine = isWhole || kept?.clientId === clientId
  if (!kept || !isMine || (await store.isVoided(ctx.db, storeId, id)) !== (name === 'voidedStatementId'))
    throw new Problem(xapiNotFound)
  await noteLook(ctx, asked, kept.personId)
  const statement = JSON.parse(kept.body) as Json
  const [shown] = await shape(ctx, asked, [statement])
  return withContents(ctx, asked, [statement], shown, {
    'last-modified': new Date(String(statement['stored'])).toUTCString(),
  })
}

/** Foreign systems that look at what is known of a person are seen by that person; the learner's own session is theirs. */
async function noteLook(ctx: Context, { speaker, params }: Asked, subjectId: string | null): Promise<void> {
  if (speaker.limit) return
  await ctx.record({
    subjectId,
    object: { kind: 'lrs-client', id: speaker.clientId ?? '' },
    details: { title: speaker.title, filters: [...params.keys()] },
  })
}

const Place = z.object({ q: z.record(z.string(), z.string()), p: z.string().regex(/^\d{1,19}$/) })

/** The next page asks what this one asked, from where it ended. */
const moreOf = (params: ReadonlyMap<string, string>, place: string): string =>
  `/xapi/statements?more=${Buffer.from(JSON.stringify({ q: Object.fromEntries(params), p: place })).toString('base64url')}`

function fromMore(asked: Asked): { asked: Asked; after: string | null } {
  const more = asked.params.get('more')
  if (more === undefined) return { asked, after: null }
  if (asked.params.size > 1) throw read.wrong('more', 'Без других параметров')
  const text = Buffer.from(more, 'base64url').toString('utf8')
  const known = Place.safeParse(read.parseJson(text, 'more'))
  if (!known.success) throw read.wrong('more', 'Спрашивайте первую страницу заново')
  return { asked: { ...asked, params: new Map(Object.entries(known.data.q)) }, after: known.data.p }
}

function searchOf(asked: Asked, after: string | null): Search {
  const { speaker } = asked
  const flag = (name: string) => read.optional(asked, name, read.flagOf(name)) ?? false
  const [agents, activities] = [flag('related_agents'), flag('related_activities')]
  const sought: (Sought | null)[] = [
    speaker.limit && { key: registrationKey(speaker.limit.registration), isRelatedToo: false },
    read.optional(asked, 'registration', (v) => ({
      key: registrationKey(read.uuidOf('registration')(v)),
      isRelatedToo: false,
    })),
    read.optional(asked, 'agent', (v) => ({ key: read.agentOf(asked, v).key, isRelatedToo: agents })),
    read.optional(asked, 'activity', (v) => ({
      key: keyOf('activity', read.iriOf('activity')(v)),
      isRelatedToo: activities,
    })),
    read.optional(asked, 'verb', (v) => ({ key: keyOf('verb', read.iriOf('verb')(v)), isRelatedToo: false })),
  ]
  const limit = read.optional(asked, 'limit', (v) => {
    if (!/^\d{1,9}$/.test(v)) throw read.wrong('limit', 'Нужно целое число')
    return Number(v)
  })
  return {
    storeId: speaker.storeId,
    sought: sought.filter((s) => s !== null),
    clientId: may(speaker, 'statements/read') ? null : speaker.clientId,
    sinceMs: read.optional(asked, 'since', read.instantOf('since')),
    untilMs: read.optional(asked, 'until', read.instantOf('until')),
    isAscending: flag('ascending'),
    after,
    limit: Math.min(limit === 0 ? limits.answered : (limit ?? limits.answeredUsually), limits.answered) + 1,
    maxBytes: limits.answeredBytes,
  }
}

async function searched(ctx: Context, first: Asked): Promise<Answer> {
  const { asked, after } = fromMore(first)
  const search = searchOf(asked, after)
  const agent = asked.params.get('agent')
  const key = agent === undefined ? null : read.agentOf(asked, agent).key
  const persons = key === null ? null : await personsOf(ctx.db, search.storeId, [key])
  await noteLook(ctx, asked, (key && persons?.get(key)) ?? null)
  const found = await findStatements(ctx.db, search)
  const page = found.slice(0, search.limit - 1)
  const statements = page.map((f) => JSON.parse(f.body) as Json)
  const last = page.at(-1)
  const isMore = last !== undefined && (found.length === search.limit || found.some((f) => f.isCut))
  const reply = {
    statements: await shape(ctx, asked, statements),
    more: isMore ? moreOf(asked.params, last.place) : '',
  }
  const newest = (search.isAscending ? statements.at(-1) : statements[0])?.['stored']
  return withContents(
    ctx,
    asked,
    statements,
    reply,
    typeof newest === 'string' ? { 'last-modified': new Date(newest).toUTCString() } : {},
  )
}

const activitiesIn = (statement: Json): string[] => [
  ...new Set([...JSON.stringify(statement).matchAll(/"id":"([^"\\]+:[^"\\]+)"/g)].map((m) => m[1]!)),
]

async function shape(ctx: Context, asked: Asked, statements: readonly Json[]): Promise<Json[]> {
  const format = read.optional(asked, 'format', formatOf) ?? 'exact'
  const ids = format === 'canonical' ? [...new Set(statements.flatMap(activitiesIn))] : []
  const definitions = await definitionsOf(
    ctx.db,
    asked.speaker.storeId,
    ids.map((id) => keyOf('activity', id)),
  )
  const wishes = {
    format,
    languages: wishesOf(asked.header('accept-language') ?? ''),
    definitionOf: (id: string) => definitions.get(id),
  }
  return statements.map((statement) => formatted(statement, wishes))
}

async function withContents(
  ctx: Context,
  asked: Asked,
  statements: readonly Json[],
  reply: unknown,
  headers: Headers,
): Promise<Answer> {
  const isAsked = read.optional(asked, 'attachments', read.flagOf('attachments')) ?? false
  if (!isAsked) return read.json(reply, headers)
  const holders = statements.filter((s) => attachmentsIn(s).length > 0).map((s) => String(s['id']))
  const contents = await contentsOf(ctx, asked.speaker.storeId, holders)
  const boundary = `nmo-${ctx.services.random.token(18)}`
  const parts = [
    { headers: new Map([['Content-Type', 'application/json']]), content: Buffer.from(JSON.stringify(reply)) },
    ...contents.map((c) => ({
      headers: new Map([
        ['Content-Type', c.contentType.replaceAll(/[^\x20-\x7e]/g, '')],
        ['Content-Transfer-Encoding', 'binary'],
        ['X-Experience-API-Hash', c.sha2],
      ]),
      content: c.bytes,
    })),
  ]
  return {
    status: 200,
    type: `multipart/mixed; boundary=${boundary}`,
    body: writeMultipart(boundary, parts),
    headers,
  }
}
