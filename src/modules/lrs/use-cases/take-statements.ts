/** D9+: statements come into the store: all of a request or none, each once however often it is sent. */
import type { Context } from '../../../platform/context.ts'
import type { SessionGuard } from '../../../platform/session-guard.ts'
import { Problem } from '../../../platform/problem.ts'
import { xapiForbidden, xapiInvalid, xapiStatementConflict } from '../contract.ts'
import type { Json, XapiVersion } from '../domain/check.ts'
import { complete } from '../domain/complete.ts'
import { saysSame } from '../domain/likeness.ts'
import { agentKeyOf, referredId } from '../domain/mentions.ts'
import { authorityOf, may, type Speaker } from '../domain/speaker.ts'
import { voidedVerb } from '../domain/statement.ts'
import { personsOf } from '../store/clients.ts'
import * as store from '../store/statements.ts'
import { keepContents, type Contents } from './attachments.ts'
import { foldDefinitions } from './activities.ts'
import { link } from './link-statements.ts'

export interface Taking {
  readonly speaker: Speaker
  readonly version: XapiVersion
  /** Checked already. */
  readonly statements: readonly Json[]
  readonly contents: Contents
  readonly guard?: SessionGuard | undefined
}

const verbOf = (told: Json): unknown => (told['verb'] as Json)['id']
const contextOf = (told: Json): Json => (told['context'] ?? {}) as Json

/** A session tells of its learner and of its registration alone. */
function checkLimit({ limit }: Speaker, told: Json, at: string): void {
  if (!limit) return
  const { registration } = contextOf(told)
  if (agentKeyOf(told['actor'] as Json) !== limit.actorKey)
    throw new Problem(xapiForbidden, { detail: `${at}actor: другой человек` })
  if (typeof registration !== 'string' || registration.toLowerCase() !== limit.registration)
    throw new Problem(xapiForbidden, { detail: `${at}context.registration: другая запись на обучение` })
}

/** What may be voided: of a session only what it sees; a voiding statement by nobody. */
async function checkVoiding(tx: Context, speaker: Speaker, targets: readonly string[]): Promise<void> {
  const kept = await store.keptStatements(tx.db, speaker.storeId, targets)
  if (kept.some((s) => s.isVoiding)) throw new Problem(xapiInvalid, { detail: 'Отмену отменить нельзя' })
  if (speaker.limit && kept.length < new Set(targets).size)
    throw new Problem(xapiForbidden, { detail: 'Отменить можно только своё утверждение' })
}

/** Ids in the order of the request. */
export const takeStatements = (
  ctx: Context,
  { speaker, version, statements, contents, guard }: Taking,
): Promise<string[]> =>
  ctx.transaction(async (tx) => {
    statements.forEach((told, i) => checkLimit(speaker, told, statements.length > 1 ? `${i}.` : ''))
    const named = statements.map((told) => ({
      told,
      id: typeof told['id'] === 'string' ? told['id'].toLowerCase() : tx.services.random.uuid(),
      refersTo: referredId(told),
      isVoiding: verbOf(told) === voidedVerb,
    }))
    const ids = named.map((n) => n.id)
    if (new Set(ids).size < ids.length) throw new Problem(xapiInvalid, { detail: 'Одинаковые id в запросе' })
    const at = await store.enterStore(
      tx.db,
      speaker.storeId,
      named.some((n) => n.refersTo !== null),
    )

    const known = new Map(
      (await store.keptStatements(tx.db, speaker.storeId, ids)).map((s) => [s.id, s.body]),
    )
    checkRepeats(named, known)
    const settle = await guard?.judge(
      tx,
      speaker.clientId!,
      named.map((n) => ({ told: n.told, isKnown: known.has(n.id) })),
    )
    const fresh = named.filter((n) => !known.has(n.id))
    if (fresh.length === 0) return ids
    const voiding = fresh.filter((n) => n.isVoiding)
    await checkVoiding(
      tx,
      speaker,
      voiding.map((n) => n.refersTo!),
    )

    const persons = await personsOf(
      tx.db,
      speaker.storeId,
      fresh.flatMap((n) => agentKeyOf(n.told['actor'] as Json) ?? []),
    )
    const origin = new URL(tx.services.settings.PUBLIC_ORIGIN).origin
    const completed = fresh.map((n) => ({
      ...n,
      body: complete(n.told, {
        id: n.id,
        stored: at.toISOString(),
        authority: authorityOf(speaker, origin),
        version,
      }),
      personId: speaker.limit?.personId ?? persons.get(agentKeyOf(n.told['actor'] as Json) ?? '') ?? null,
    }))
    const places = await store.insertStatements(
      tx.db,
      speaker.storeId,
      speaker.clientId,
      completed.map((n) => ({ ...n, body: JSON.stringify(n.body) })),
    )
    await checkRaced(tx, speaker.storeId, named, places)
    const added = completed.filter((n) => places.has(n.id))
    await link(
      tx,
      speaker.storeId,
      added.map((n) => ({ ...n, place: places.get(n.id)! })),
    )
    if (voiding.length > 0)
      await store.insertVoided(
        tx.db,
        speaker.storeId,
        voiding.map((n) => ({ id: n.refersTo!, byId: n.id })),
      )
    if (may(speaker, 'define'))
      await foldDefinitions(
        tx,
        speaker.storeId,
        added.map((n) => n.body),
      )
    await keepContents(tx, speaker.storeId, added, contents)
    await settle?.()
    return ids
  })

interface Named {
  readonly id: string
  readonly told: Json
}

function checkRepeats(named: readonly Named[], known: ReadonlyMap<string, string>): void {
  for (const { id, told } of named) {
    const body = known.get(id)
    if (body !== undefined && !saysSame(told, JSON.parse(body) as Json))
      throw new Problem(xapiStatementConflict, { detail: id })
  }
}

/** Another request with the same ids was quicker: what it said is compared, and what is not seen is a conflict. */
async function checkRaced(
  tx: Context,
  storeId: string,
  named: readonly Named[],
  places: ReadonlyMap<string, string>,
): Promise<void> {
  const raced = named.filter((n) => !places.has(n.id))
  if (raced.length === 0) return
  const kept = await store.keptStatements(
    tx.db,
    storeId,
    raced.map((n) => n.id),
  )
  const known = new Map(kept.map((s) => [s.id, s.body]))
  const unseen = raced.find((n) => !known.has(n.id))
  if (unseen) throw new Problem(xapiStatementConflict, { detail: unseen.id })
  checkRepeats(raced, known)
}
