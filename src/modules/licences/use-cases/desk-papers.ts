/** F7: the register for those who decide: searched, opened, suspended, revoked; never one's own. */
import { z } from 'zod'
import { fromCursor, toCursor } from '../../../platform/cursor.ts'
import type { Context } from '../../../platform/context.ts'
import { readPolicy } from '../../../platform/policy/read.ts'
import { Problem } from '../../../platform/problem.ts'
import { findPeople, personCards } from '../../identity/index.ts'
import {
  ownPaper,
  paperChanged,
  paperNotFound,
  warnDays,
  type DeskPaper,
  type DeskRow,
  type findPapers as declared,
  type Stop,
} from '../contract.ts'
import { stopped } from '../domain/life.ts'
import { isOwn, mayDecide } from '../policy.ts'
import { presentForDesk } from '../present.ts'
import * as papers from '../store/papers.ts'
import * as register from '../store/register.ts'
import { movePaper } from './move-paper.ts'
import { historyOf, present } from './own-papers.ts'

type Query = z.output<typeof declared.query>

const Key = z.object({ at: z.coerce.date(), id: z.uuid() })

const mostPeople = 200

async function who(
  ctx: Context,
  text: string,
): Promise<{ number: string | null; personIds: string[] | null }> {
  if (text === '') return { number: null, personIds: null }
  const people = await findPeople(ctx, { text, limit: mostPeople })
  return { number: text, personIds: people.map((p) => p.id) }
}

export async function searchPapers(
  ctx: Context,
  q: Query,
): Promise<{ items: DeskRow[]; nextCursor: string | null }> {
  const isEnding = q.status === 'ending'
  const days = isEnding ? Math.max(...(await readPolicy(ctx.db, ctx.now)).ladder(warnDays)) : 0
  const rows = await register.searchPapers(ctx.db, {
    ...(await who(ctx, q.text)),
    status: q.status === undefined || q.status === 'ending' ? null : q.status,
    class: q.class ?? null,
    endsBefore: isEnding ? new Date(ctx.now.getTime() + days * 86_400_000) : null,
    now: ctx.now,
    after: fromCursor(Key, q.cursor),
    limit: q.limit + 1,
  })
  const shown = rows.slice(0, q.limit)
  const cards = await personCards(
    ctx,
    shown.map((p) => p.personId),
  )
  await ctx.record({
    subjectId: null,
    object: null,
    details: { text: q.text, found: shown.length, ...(q.status ? { status: q.status } : {}) },
  })
  const last = rows.length > q.limit ? shown.at(-1) : undefined
  const items: DeskRow[] = []
  for (const p of shown) {
    const { application: _, files: __, can: ___, isReplaced: ____, ...paper } = await present(ctx, p, [])
    items.push({ ...paper, holder: holderOf(cards.get(p.personId), p.personId) })
  }
  return {
    items,
    nextCursor: last ? toCursor({ at: last.updatedAt, id: last.id }) : null,
  }
}

const holderOf = (card: { fullName: string; snils: string | null } | undefined, id: string) => ({
  id,
  fullName: card?.fullName ?? 'Неизвестный человек',
  snils: card?.snils ?? null,
})

export async function showForDesk(ctx: Context, id: string): Promise<DeskPaper> {
  const paper = await papers.findPaper(ctx.db, id)
  if (!paper) throw new Problem(paperNotFound)
  const all = await papers.papersOf(ctx.db, paper.personId)
  const card = (await personCards(ctx, [paper.personId])).get(paper.personId)
  return presentForDesk(ctx.actor, paper, {
    paper: await present(ctx, paper, all),
    history: await historyOf(ctx, id),
    holder: holderOf(card, paper.personId),
  })
}

export async function readDeskPaper(ctx: Context, id: string): Promise<DeskPaper> {
  const shown = await showForDesk(ctx, id)
  await ctx.record({ subjectId: shown.holder.id, object: { kind: 'licence', id } })
  return shown
}

export const stopPaper = (ctx: Context, id: string, stop: Stop): Promise<DeskPaper> =>
  ctx.transaction(async (tx) => {
    const seen = await papers.findPaper(tx.db, id)
    if (!seen) throw new Problem(paperNotFound)
    if (isOwn(tx.actor, seen)) throw new Problem(ownPaper)
    if (!mayDecide(tx.actor, seen)) throw new Problem(paperNotFound)
    await papers.lockPapersOf(tx.db, seen.personId)
    const paper = await papers.lockPaper(tx.db, id)
    if (!paper || paper.version !== stop.version) throw new Problem(paperChanged)
    const { next, act } = stopped(paper, stop, tx.now)
    await movePaper(tx, paper, next, { act, reason: stop.reason })
    return showForDesk(tx, id)
  })
