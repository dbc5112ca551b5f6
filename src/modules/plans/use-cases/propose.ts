/** D4: programmes that together meet the goal within the hours; where none do, which limit breaks and how it could be. */
import type { Context } from '../../../platform/context.ts'
import type { Answer, PlanItem, Proposal, Wanted, Wishes } from '../contract.ts'
import { alternativesFor, evaluate } from '../domain/evaluate.ts'
import { impossible } from '../domain/repairs.ts'
import { solve } from '../domain/solve.ts'
import type { Need, Option } from '../domain/types.ts'
import { presentOption, presentProposal } from '../present/proposal.ts'
import { impossibleWords, shortfallWords } from '../present/words.ts'
import type { ItemRow } from '../store.ts'
import { teachersOfWorld, worldOf, type World } from './world.ts'

/** Laid out over weeks, with every sentence that belongs to it. */
export async function laidOut(
  ctx: Context,
  world: World,
  set: { readonly need: Need; readonly chosen: readonly Option[]; readonly shortfalls: readonly string[] },
  rows: readonly ItemRow[],
): Promise<Proposal> {
  const ids = set.chosen.map((o) => o.of.id)
  const teachers = await teachersOfWorld(ctx, world, ids)
  return presentProposal({ ...world, ...set, teachers, rows })
}

export const proposePlan = (ctx: Context, wishes: Wishes): Promise<Answer> => answerFor(ctx, wishes, [])

export async function answerFor(ctx: Context, wishes: Wishes, rows: readonly ItemRow[]): Promise<Answer> {
  const world = await worldOf(ctx, wishes, { rows })
  const found = solve(world.candidates, world.request)
  if (found)
    return { proposal: await laidOut(ctx, world, { ...found, shortfalls: [] }, rows), impossible: null }
  const why = impossible(world.candidates, world.request, world.latest)
  return { proposal: null, impossible: impossibleWords(why, wishes, world.request.topics) }
}

/** The person's own set: nothing is refused, what it lacks is said. */
export async function evaluated(
  ctx: Context,
  wishes: Wishes,
  items: readonly Wanted[],
  rows: readonly ItemRow[],
): Promise<{ readonly world: World; readonly proposal: Proposal }> {
  const world = await worldOf(ctx, wishes, { extra: items.map((i) => i.programmeId), rows })
  const finished = new Set(world.done.map((r) => r.programme_id))
  const unique = new Map(items.filter((i) => !finished.has(i.programmeId)).map((i) => [i.programmeId, i]))
  const set = evaluate(world.candidates, [...unique.values()], world.request)
  const shortfalls = set.shortfalls.map(shortfallWords)
  return { world, proposal: await laidOut(ctx, world, { ...set, shortfalls }, rows) }
}

const shown = 8

export async function listAlternatives(
  ctx: Context,
  of: { readonly wishes: Wishes; readonly items: readonly Wanted[]; readonly programmeId: string },
): Promise<{ items: PlanItem[] }> {
  const world = await worldOf(ctx, of.wishes, { extra: of.items.map((i) => i.programmeId) })
  const found = alternativesFor(world.candidates, of.items, of.programmeId, world.request, shown)
  const teachers = await teachersOfWorld(
    ctx,
    world,
    found.map((o) => o.of.id),
  )
  const need = world.request.needs[0]!
  return {
    items: found.map((o) => presentOption(o, { ...world, teachers, need, shortfalls: [], rows: [] })),
  }
}
