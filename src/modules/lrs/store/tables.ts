/** Tables of this module. */
import type { Db } from '../../../platform/context.ts'
import type { Scope, Speaks } from '../contract.ts'
import type { Json } from '../domain/check.ts'

export interface ClientRow {
  id: string
  key: string
  secret_hash: string
  store_id: string
  title: string
  scopes: Scope[]
  speaks: Speaks
  person_id: string | null
  actor: Json | null
  actor_key: string | null
  registration: string | null
  made_by: string | null
  made_at: Date
  ends_at: Date | null
  revoked_at: Date | null
  guard: string | null
  /** Of a registered system, to the minute. */
  used_at: Date | null
}

export interface DocumentRow {
  store_id: string
  kind: 'state' | 'agent-profile'
  agent_key: string
  activity_key: string
  registration: string
  id_key: string
  id: string
  person_id: string | null
  content_type: string
  content: Buffer
  etag: string
  updated_at: Date
}

export interface ActivityProfileRow {
  store_id: string
  activity_key: string
  id_key: string
  id: string
  content_type: string
  content: Buffer
  etag: string
  updated_at: Date
}

type Tables = {
  'lrs.client': ClientRow
  'lrs.actor': { store_id: string; agent_key: string; person_id: string }
  'lrs.document': DocumentRow
  'lrs.activity_profile': ActivityProfileRow
}

export const tables = (db: Db) => db.withTables<Tables>()
