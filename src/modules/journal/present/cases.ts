/** A question about a look, to whoever asked it and to those who answer. */
import type { Context } from '../../../platform/context.ts'
import type { JournalRow } from '../../../platform/journal/read.ts'
import { personCards } from '../../identity/index.ts'
import type { Explanation, ExplanationCase } from '../contract.ts'
import { aboutOf, isOverdue, purposeOf, wordsOf, type ExplanationRecord } from '../domain.ts'
import * as policy from '../policy.ts'
import * as store from '../store.ts'
import { isMachine, nameless, roleOf } from './lines.ts'

type Names = (id: string | null) => string
const gone = 'Имя удалено'

async function namesOf(ctx: Context, cases: readonly ExplanationRecord[]): Promise<Names> {
  const ids = cases.flatMap((e) => [e.subjectId, e.actorId, e.answer?.by ?? null])
  const people = await personCards(
    ctx,
    ids.filter((id): id is string => id !== null),
  )
  return (id) => (id && people.get(id)?.shortName) || gone
}

const presentOne = (ctx: Context, e: ExplanationRecord, nameOf: Names): Explanation => ({
  id: e.id,
  words: e.words,
  askedAt: e.askedAt.toISOString(),
  dueOn: e.dueOn,
  isOverdue: isOverdue(e, ctx.now),
  answer: e.answer && {
    text: e.answer.text,
    at: e.answer.at.toISOString(),
    by: nameOf(e.answer.by),
    as: e.answer.by === e.actorId ? 'looker' : 'administrator',
  },
})

export const presentExplanation = async (ctx: Context, e: ExplanationRecord): Promise<Explanation> =>
  presentOne(ctx, e, await namesOf(ctx, [e]))

export async function presentCases(
  ctx: Context,
  cases: readonly ExplanationRecord[],
): Promise<ExplanationCase[]> {
  const rows = await store.findEntries(
    ctx.db,
    cases.map((e) => e.entryId),
  )
  const nameOf = await namesOf(ctx, cases)
  return cases.map((e) => ({
    ...presentOne(ctx, e, nameOf),
    asker: nameOf(e.subjectId),
    look: lookOf(ctx, rows.get(e.entryId)!, nameOf),
    can: { answer: e.answer === null && policy.mayAnswer(ctx.actor, e) },
  }))
}

const lookOf = (ctx: Context, row: JournalRow, nameOf: Names): ExplanationCase['look'] => ({
  at: row.at.toISOString(),
  what: wordsOf(row.code, row.details),
  about: aboutOf(row.details),
  purpose: purposeOf(row.code, row.details),
  how: isMachine(row) ? 'machine' : 'hand',
  from: row.ip,
  who: row.actorId === null ? nameless(row) : nameOf(row.actorId),
  role: roleOf(row.actorRoles),
  isMine: row.actorId !== null && row.actorId === ctx.actor.personId,
})
