/** D9+: what the portal itself says of a learner, and keeps for their content to read. */
import { createHash } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'
import type { Json } from '../domain/check.ts'
import { agentKeyOf, keyOf } from '../domain/mentions.ts'
import { portalIn } from '../domain/speaker.ts'
import { voidedVerb } from '../domain/statement.ts'
import * as documents from '../store/documents.ts'
import { takeStatements } from './take-statements.ts'

/** In the order given; each has its id. */
export async function tellStatements(
  tx: Context,
  storeId: string,
  statements: readonly Json[],
): Promise<void> {
  if (statements.length === 0) return
  await takeStatements(tx, { speaker: portalIn(storeId), version: '1.0.3', statements, contents: new Map() })
}

/** What the portal itself said proved wrong: it takes that back. */
export async function voidStatement(
  tx: Context,
  storeId: string,
  id: string,
  registration: string,
): Promise<void> {
  const { origin } = new URL(tx.services.settings.PUBLIC_ORIGIN)
  const voiding = {
    id: tx.services.random.uuid(),
    timestamp: tx.now.toISOString(),
    actor: { objectType: 'Agent', name: 'НМО', account: { homePage: origin, name: 'launch' } },
    verb: { id: voidedVerb, display: { ru: 'отменено', en: 'voided' } },
    object: { objectType: 'StatementRef', id },
    context: { registration },
  }
  await tellStatements(tx, storeId, [voiding])
}

export interface KeptState {
  readonly storeId: string
  readonly personId: string
  readonly agent: Json
  readonly activityId: string
  readonly registration: string
  readonly stateId: string
  readonly value: unknown
}

export async function keepState(tx: Context, state: KeptState): Promise<void> {
  const content = Buffer.from(JSON.stringify(state.value))
  await documents.keepDocument(
    tx.db,
    {
      kind: 'state',
      storeId: state.storeId,
      agentKey: agentKeyOf(state.agent)!,
      activityKey: keyOf('activity', state.activityId),
      registration: state.registration.toLowerCase(),
    },
    {
      id: state.stateId,
      idKey: keyOf('document', state.stateId),
      contentType: 'application/json',
      content,
      etag: createHash('sha1').update(content).digest('hex'),
      updatedAt: tx.now,
      personId: state.personId,
    },
  )
}
