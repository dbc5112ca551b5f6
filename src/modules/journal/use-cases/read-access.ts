/** B4: one line of my journal in full: exact times, what for, and the explanation if I asked. */
import type { Context } from '../../../platform/context.ts'
import type { JournalRow } from '../../../platform/journal/read.ts'
import { policyRows } from '../../../platform/policy/read.ts'
import { Problem } from '../../../platform/problem.ts'
import { entryNotFound, type Access } from '../contract.ts'
import { grouped } from '../domain.ts'
import * as policy from '../policy.ts'
import { presentExplanation, presentGroup } from '../present.ts'
import * as store from '../store.ts'
import { asMine, personIdsOf } from './whose.ts'

/** Somebody else's line does not exist for this person. */
export async function findMine(ctx: Context, id: number): Promise<JournalRow> {
  const found = await store.findEntry(ctx.db, id)
  const row = found && asMine(found, await personIdsOf(ctx))
  if (!row || !policy.isMyLine(ctx.actor, row)) throw new Problem(entryNotFound)
  return row
}

export async function readAccess(ctx: Context, id: number): Promise<Access> {
  const row = await findMine(ctx, id)
  const mine = await personIdsOf(ctx)
  const mayAsk = policy.mayAsk(ctx.actor, row)
  const [group] = grouped(
    mayAsk ? (await store.readBefore(ctx.db, mine, id)).map((r) => asMine(r, mine)) : [row],
  )
  const asked = await store.explanationsOf(
    ctx.db,
    mine,
    group!.rows.map((r) => r.id),
  )
  const explanation = group!.rows.map((r) => asked.get(r.id)).find((e) => e !== undefined)
  return {
    entry: await presentGroup(ctx, group!),
    times: group!.rows.map((r) => r.at.toISOString()),
    explanation: explanation ? await presentExplanation(ctx, explanation) : null,
    term: await termOf(ctx),
    can: { ask: mayAsk && explanation === undefined },
  }
}

const key = 'journal.explanation.working-days'

export async function termOf(ctx: Context): Promise<Access['term']> {
  const row = (await policyRows(ctx.db, ctx.now)).find((one) => one.key === key)
  if (typeof row?.value !== 'number') throw new Error(`platform.policy has no number for ${key}`)
  return { workingDays: row.value, source: row.source }
}
