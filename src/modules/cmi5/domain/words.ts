/** What the portal itself says in the store (cmi5 §9.3, §10.2): statements and launch data. Pure. */
import type { LaunchMode, Unit } from '../contract.ts'
import type { Json } from './judge.ts'
import type { Node } from './tree.ts'
import { activityTypes, categories, extensions, verbs, type Verb } from './verbs.ts'

export interface Saying {
  readonly id: string
  readonly at: Date
  readonly actor: Json
  readonly registration: string
  readonly sessionId: string
  readonly node: Node
  readonly activityId: string
}

const display: Readonly<Partial<Record<Verb, string>>> = {
  launched: 'запущено',
  abandoned: 'прервано',
  waived: 'зачтено без прохождения',
  satisfied: 'засчитано',
}

/** What the unit is named by its publisher stands in `grouping`, our own name of it is the object. */
function say(
  s: Saying,
  verb: Verb,
  more: { readonly category?: readonly string[]; readonly extensions?: Json; readonly result?: Json },
): Json {
  const { node } = s
  const type = node.kind === 'au' ? node.unit?.activityType : activityTypes[node.kind]
  return {
    id: s.id,
    timestamp: s.at.toISOString(),
    actor: s.actor,
    verb: { id: verbs[verb], display: { ru: display[verb] ?? verb, en: verb } },
    object: {
      objectType: 'Activity',
      id: s.activityId,
      definition: { name: node.title, description: node.description, ...(type ? { type } : {}) },
    },
    ...(more.result ? { result: more.result } : {}),
    context: {
      registration: s.registration,
      contextActivities: {
        grouping: [{ objectType: 'Activity', id: node.id }],
        category: [categories.cmi5, ...(more.category ?? [])].map((id) => ({ id })),
      },
      extensions: { [extensions.session]: s.sessionId, ...more.extensions },
    },
  }
}

export const launched = (s: Saying, unit: Unit, mode: LaunchMode, url: string): Json =>
  say(s, 'launched', {
    extensions: {
      [extensions.launchMode]: mode,
      [extensions.launchUrl]: url,
      [extensions.moveOn]: unit.moveOn,
      ...(unit.launchParameters === null ? {} : { [extensions.launchParameters]: unit.launchParameters }),
      ...(unit.masteryScore === null ? {} : { [extensions.masteryScore]: unit.masteryScore }),
    },
  })

export const satisfied = (s: Saying): Json => say(s, 'satisfied', {})

export const waived = (s: Saying, reason: string): Json =>
  say(s, 'waived', {
    category: [categories.moveOn],
    result: { success: true, completion: true, extensions: { [extensions.reason]: reason } },
  })

export const abandoned = (s: Saying, seconds: number): Json =>
  say(s, 'abandoned', { result: { duration: `PT${Math.max(0, seconds).toFixed(2)}S` } })

export const launchData = (
  unit: Unit,
  s: { readonly sessionId: string; readonly mode: LaunchMode; readonly returnUrl: string | null },
): Json => ({
  contextTemplate: {
    contextActivities: { grouping: [{ objectType: 'Activity', id: unit.id }] },
    extensions: { [extensions.session]: s.sessionId },
  },
  launchMode: s.mode,
  launchMethod: unit.launchMethod,
  moveOn: unit.moveOn,
  ...(unit.launchParameters === null ? {} : { launchParameters: unit.launchParameters }),
  ...(unit.masteryScore === null ? {} : { masteryScore: unit.masteryScore }),
  ...(unit.entitlementKey === null ? {} : { entitlementKey: { courseStructure: unit.entitlementKey } }),
  ...(s.returnUrl === null ? {} : { returnURL: s.returnUrl }),
})

/** The address that opens the unit: its own parameters stay, ours come behind them. */
export function launchUrl(
  address: string,
  said: {
    readonly endpoint: string
    readonly fetch: string
    readonly actor: Json
    readonly registration: string
    readonly activityId: string
  },
): string {
  const url = new URL(address)
  for (const [name, value] of Object.entries(said))
    url.searchParams.append(name, typeof value === 'string' ? value : JSON.stringify(value))
  return url.href
}
