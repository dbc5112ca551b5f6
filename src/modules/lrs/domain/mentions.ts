/** By what a statement is found: agents, activities, verb, registration (xAPI: filters of GET statements). */
import { createHash } from 'node:crypto'
import { nameOfAgent } from './actor.ts'
import { isRecord, type Json } from './check.ts'

export interface Mention {
  readonly key: string
  /** Found without «related». */
  readonly isDirect: boolean
}

export type Kind = 'agent' | 'activity' | 'verb' | 'registration' | 'document'

/** The first 128 bits of SHA-256, written as a UUID: any length of name, one width of index. */
export function keyOf(kind: Kind, name: string): string {
  const hex = createHash('sha256').update(`${kind}\0${name}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  )
}

export const agentKeyOf = (agent: Json): string | null => {
  const name = nameOfAgent(agent)
  return name === null ? null : keyOf('agent', name)
}

/** An agent or group, and the members of the group. */
function agentKeys(value: unknown): string[] {
  if (!isRecord(value)) return []
  const members = Array.isArray(value['member']) ? value['member'] : []
  return [value, ...members].flatMap((one) => (isRecord(one) ? (agentKeyOf(one) ?? []) : []))
}

const activityKey = (value: unknown): string[] =>
  isRecord(value) && typeof value['id'] === 'string' ? [keyOf('activity', value['id'])] : []

const isActivity = (object: Json): boolean =>
  object['objectType'] === undefined || object['objectType'] === 'Activity'
const isAgentic = (object: Json): boolean =>
  object['objectType'] === 'Agent' || object['objectType'] === 'Group'

function around(context: unknown): string[] {
  if (!isRecord(context)) return []
  const lists = isRecord(context['contextActivities']) ? Object.values(context['contextActivities']) : []
  const relations = [context['contextAgents'], context['contextGroups']].flat().filter(isRecord)
  return [
    ...lists.flat().flatMap(activityKey),
    ...agentKeys(context['instructor']),
    ...agentKeys(context['team']),
    ...relations.flatMap((r) => [...agentKeys(r['agent']), ...agentKeys(r['group'])]),
  ]
}

/** What is told of: the actor and the object. */
function core(told: Json): string[] {
  const object = isRecord(told['object']) ? told['object'] : {}
  return [
    ...agentKeys(told['actor']),
    ...(isAgentic(object) ? agentKeys(object) : []),
    ...(isActivity(object) ? activityKey(object) : []),
  ]
}

export function mentionsOf(statement: Json): Mention[] {
  const { verb, object, context, authority } = statement
  const inner = isRecord(object) && object['objectType'] === 'SubStatement' ? object : null
  const direct = [
    ...core(statement),
    ...(isRecord(verb) ? [keyOf('verb', String(verb['id']))] : []),
    ...(isRecord(context) && typeof context['registration'] === 'string'
      ? [keyOf('registration', context['registration'].toLowerCase())]
      : []),
  ]
  const related = [
    ...around(context),
    ...agentKeys(authority),
    ...(inner ? [...core(inner), ...around(inner['context'])] : []),
  ]
  const found = new Map<string, boolean>()
  for (const key of related) found.set(key, false)
  for (const key of direct) found.set(key, true)
  return [...found].map(([key, isDirect]) => ({ key, isDirect }))
}

/** Every activity of a statement that brings words about itself. */
export function definitionsIn(statement: Json): { id: string; definition: Json }[] {
  const { object, context } = statement
  const inner = isRecord(object) && object['objectType'] === 'SubStatement' ? object : null
  const lists = [context, inner?.['context']].flatMap((c) =>
    isRecord(c) && isRecord(c['contextActivities']) ? Object.values(c['contextActivities']).flat() : [],
  )
  return [object, inner?.['object'], ...lists].flatMap((one) =>
    isRecord(one) && isActivity(one) && isRecord(one['definition']) && typeof one['id'] === 'string'
      ? [{ id: one['id'], definition: one['definition'] }]
      : [],
  )
}

/** The statement that this one is about. */
export function referredId(statement: Json): string | null {
  const { object } = statement
  return isRecord(object) && object['objectType'] === 'StatementRef'
    ? String(object['id']).toLowerCase()
    : null
}
