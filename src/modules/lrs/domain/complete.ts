/** What the store itself says in a statement: id, stored, authority, and the forms that replies have. */
import { isRecord, type Json, type XapiVersion } from './check.ts'
import { inUtc } from './values.ts'

export interface Completion {
  readonly id: string
  /** UTC, with milliseconds. */
  readonly stored: string
  readonly authority: Json
  readonly version: XapiVersion
}

/** One activity becomes a list of one. */
function listed(context: unknown): unknown {
  if (!isRecord(context) || !isRecord(context['contextActivities'])) return context
  const lists = Object.entries(context['contextActivities']).map(([kind, value]) => [
    kind,
    Array.isArray(value) ? value : [value],
  ])
  return { ...context, contextActivities: Object.fromEntries(lists) as unknown }
}

const withForms = (told: Json): Json => ({
  ...told,
  ...(told['context'] === undefined ? {} : { context: listed(told['context']) }),
  ...(typeof told['timestamp'] === 'string' ? { timestamp: inUtc(told['timestamp']) } : {}),
})

export function complete(told: Json, { id, stored, authority, version }: Completion): Json {
  const { object } = told
  const formed = withForms({
    ...told,
    ...(isRecord(object) && object['objectType'] === 'SubStatement' ? { object: withForms(object) } : {}),
  })
  return {
    ...formed,
    id,
    timestamp: formed['timestamp'] ?? stored,
    stored,
    authority,
    version: told['version'] ?? (version === '1.0.3' ? '1.0.0' : version),
  }
}
