/** Blocks for the desk: full addresses, the person, who lifted it. */
import type { Context } from '../../../platform/context.ts'
import { blockWords, type KeptBlock } from '../contract.ts'
import { stateOfBlock } from '../domain/block-words.ts'
import { shortNameOf } from '../domain/person.ts'
import { mayLift } from '../policy.ts'
import type { BlockRow } from '../store/blocks.ts'
import { findPersons } from '../store/people.ts'

export async function presentKeptBlocks(ctx: Context, rows: readonly BlockRow[]): Promise<KeptBlock[]> {
  const ids = rows.flatMap((b) => [b.person_id, b.lifted_by]).filter((id) => id !== null)
  const people = new Map((await findPersons(ctx.db, [...new Set(ids)])).map((p) => [p.id, shortNameOf(p)]))
  const nameOf = (id: string) => people.get(id) ?? 'Имя удалено'
  return rows.map((b) => {
    const state = stateOfBlock({ until: b.until, liftedAt: b.lifted_at }, ctx.now)
    return {
      id: b.id,
      kind: b.kind,
      reason: blockWords[b.kind],
      state,
      at: b.at.toISOString(),
      until: b.until.toISOString(),
      person: b.person_id ? { id: b.person_id, shortName: nameOf(b.person_id) } : null,
      evidence: {
        failures: b.failures,
        accounts: b.accounts,
        since: b.since?.toISOString() ?? null,
        addresses: b.addresses,
      },
      stopped: b.stopped,
      stoppedAt: b.stopped_at?.toISOString() ?? null,
      lifted: b.lifted_at && {
        at: b.lifted_at.toISOString(),
        by: b.lifted_by && nameOf(b.lifted_by),
        why: b.lifted_why,
      },
      can: { lift: state === 'holds' && mayLift(ctx.actor, b) },
    }
  })
}
