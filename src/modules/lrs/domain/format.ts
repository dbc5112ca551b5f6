/** How statements are answered: exactly as told, by ids alone, or with one language and the known definitions. */
import { isRecord, type Json } from './check.ts'
import { nameOfAgent } from './actor.ts'

export type Format = 'exact' | 'ids' | 'canonical'

/** Changes every agent and activity of a statement, and leaves the rest. */
interface Change {
  readonly agent: (value: Json) => Json
  readonly activity: (value: Json) => Json
  readonly verb: (value: Json) => Json
}

const each = (value: unknown, change: (one: Json) => Json): unknown => {
  if (Array.isArray(value)) return value.map((one) => (isRecord(one) ? change(one) : (one as unknown)))
  return isRecord(value) ? change(value) : value
}

function changedObject(object: unknown, change: Change): unknown {
  if (!isRecord(object)) return object
  const kind = object['objectType']
  if (kind === 'Agent' || kind === 'Group') return change.agent(object)
  if (kind === 'SubStatement') return changed(object, change)
  return kind === 'StatementRef' ? object : change.activity(object)
}

function changedContext(context: Json, change: Change): Json {
  const out: Record<string, unknown> = { ...context }
  for (const name of ['instructor', 'team']) if (name in out) out[name] = each(out[name], change.agent)
  for (const [name, inner] of [
    ['contextAgents', 'agent'],
    ['contextGroups', 'group'],
  ] as const)
    if (name in out)
      out[name] = each(out[name], (one) => ({ ...one, [inner]: each(one[inner], change.agent) }))
  const { contextActivities } = context
  if (isRecord(contextActivities))
    out['contextActivities'] = Object.fromEntries(
      Object.entries(contextActivities).map(([kind, list]) => [kind, each(list, change.activity)]),
    )
  return out
}

function changed(told: Json, change: Change): Json {
  const { context } = told
  return {
    ...told,
    actor: each(told['actor'], change.agent),
    verb: each(told['verb'], change.verb),
    object: changedObject(told['object'], change),
    ...(isRecord(context) ? { context: changedContext(context, change) } : {}),
    ...('authority' in told ? { authority: each(told['authority'], change.agent) } : {}),
  }
}

/** Only what names it; a group without a name is told by its members. */
function agentById(value: Json): Json {
  const { objectType, mbox, mbox_sha1sum: sum, openid, account, member } = value
  const isNamed = nameOfAgent(value) !== null
  return {
    ...(objectType === undefined ? {} : { objectType }),
    ...Object.fromEntries(
      Object.entries({ mbox, mbox_sha1sum: sum, openid, account }).filter(([, v]) => v !== undefined),
    ),
    ...(isNamed || member === undefined ? {} : { member: each(member, agentById) }),
  }
}

const activityById = ({ id }: Json): Json => ({ id })

/** RFC 4647 §3.4 lookup: the first wish that is met exactly or by its beginning. */
export function pickLanguage(map: Json, wishes: readonly string[]): Json {
  const known = Object.keys(map)
  for (const wish of wishes) {
    const low = wish.toLowerCase()
    const found =
      known.find((k) => k.toLowerCase() === low) ??
      known.find((k) => k.toLowerCase().startsWith(`${low}-`) || low.startsWith(`${k.toLowerCase()}-`))
    if (found !== undefined) return { [found]: map[found] }
  }
  const [first] = known
  return first === undefined ? {} : { [first]: map[first] }
}

/** `ru-RU,ru;q=0.9,*;q=0.1` → wishes, dearest first. */
export function wishesOf(header: string): string[] {
  return header
    .slice(0, 500)
    .split(',')
    .map((part, at) => {
      const [tag = '', ...rest] = part.trim().split(';')
      const q = Number(/^\s*q=([\d.]+)/.exec(rest.join(';'))?.[1] ?? 1)
      return { tag: tag.trim(), q: Number.isFinite(q) ? q : 0, at }
    })
    .filter(({ tag, q }) => tag !== '' && tag !== '*' && q > 0)
    .sort((a, b) => b.q - a.q || a.at - b.at)
    .map(({ tag }) => tag)
}

const lists = ['choices', 'scale', 'source', 'target', 'steps']

function inOneLanguage(definition: Json, wishes: readonly string[]): Json {
  const out: Record<string, unknown> = { ...definition }
  for (const name of ['name', 'description'])
    if (isRecord(out[name])) out[name] = pickLanguage(out[name], wishes)
  for (const name of lists)
    if (name in out)
      out[name] = each(out[name], (one) =>
        isRecord(one['description'])
          ? { ...one, description: pickLanguage(one['description'], wishes) }
          : one,
      )
  return out
}

export interface Wishes {
  readonly format: Format
  readonly languages: readonly string[]
  /** What is known of an activity. */
  readonly definitionOf: (id: string) => Json | undefined
}

export function formatted(statement: Json, { format, languages, definitionOf }: Wishes): Json {
  if (format === 'exact') return statement
  if (format === 'ids')
    return changed(statement, { agent: agentById, activity: activityById, verb: ({ id }) => ({ id }) })
  const activity = (value: Json): Json => {
    const definition = definitionOf(String(value['id'])) ?? value['definition']
    return isRecord(definition) ? { ...value, definition: inOneLanguage(definition, languages) } : value
  }
  const verb = (value: Json): Json =>
    isRecord(value['display']) ? { ...value, display: pickLanguage(value['display'], languages) } : value
  return changed(statement, { agent: (v) => v, activity, verb })
}

/** Words of one language are added to those that are known; the rest is replaced. */
export function foldDefinition(known: Json, told: Json): Json {
  const both = (name: string) =>
    isRecord(known[name]) && isRecord(told[name]) ? { [name]: { ...known[name], ...told[name] } } : {}
  return { ...known, ...told, ...both('name'), ...both('description'), ...both('extensions') }
}
