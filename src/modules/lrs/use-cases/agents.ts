/** D9+: what is known of an agent, gathered from statements, as one person of xAPI. */
import type { Context } from '../../../platform/context.ts'
import { isRecord, type Json } from '../domain/check.ts'
import { agentKeyOf } from '../domain/mentions.ts'
import { findStatements } from '../store/finding.ts'
import * as read from './asked.ts'
import type { Answer, Asked } from './asked.ts'

/** Names are gathered from so many statements, the newest first. */
const looked = 50

const own = { mbox: 'mbox', mbox_sha1sum: 'mbox_sha1sum', openid: 'openid', account: 'account' } as const

export async function getAgent(ctx: Context, asked: Asked): Promise<Answer> {
  read.demand(asked.speaker, 'statements/read', 'statements/read/mine', 'profile')
  const { agent, key } = read.agentOf(asked)
  const found = await findStatements(ctx.db, {
    storeId: asked.speaker.storeId,
    sought: [{ key, isRelatedToo: false }],
    clientId: null,
    sinceMs: null,
    untilMs: null,
    isAscending: false,
    after: null,
    limit: looked,
    maxBytes: 1_000_000,
  })
  const seen = found
    .map((f) => JSON.parse(f.body) as Json)
    .flatMap((s) => [s['actor'], s['object']])
    .filter(isRecord)
    .filter((one) => agentKeyOf(one) === key)
  const names = [agent, ...seen].map((one) => one['name']).filter((name) => typeof name === 'string')
  return read.json({
    objectType: 'Person',
    ...(names.length > 0 ? { name: [...new Set(names)] } : {}),
    ...Object.fromEntries(
      Object.values(own).flatMap((field) => (agent[field] === undefined ? [] : [[field, [agent[field]]]])),
    ),
  })
}
