/** F7: the desk of cases: both values side by side; ours, theirs, or the person is asked; each with a reason. */
import { personOf, type Context } from '../../../../platform/context.ts'
import { Problem } from '../../../../platform/problem.ts'
import { personCards } from '../../../identity/index.ts'
import {
  caseChanged,
  caseMoved,
  caseNotFound,
  kindWords,
  nameIsOurs,
  ownPaper,
  type Case,
  type CaseDecision,
  type CaseRow,
  type CaseState,
  type OwnQuestion,
} from '../../contract.ts'
import { mayDecide } from '../../policy.ts'
import { fieldWords } from '../../present.ts'
import * as papers from '../../store/papers.ts'
import * as store from '../../store/registry.ts'
import { takeTheirs } from './apply.ts'

const isOpen = (c: store.CaseRecord): boolean => c.state === 'open' || c.state === 'asked'

const titleOf = (c: store.CaseRecord): string =>
  c.kind === 'objection'
    ? 'Человек не согласен с допуском'
    : c.theirs
      ? kindWords[c.theirs.content.kind]
      : 'Фамилия, имя, отчество'

const differences = (c: store.CaseRecord) =>
  c.differences.map((d) => ({ label: fieldWords[d.field] ?? d.field, ours: d.ours, theirs: d.theirs }))

async function rowsOf(ctx: Context, list: readonly store.CaseRecord[]): Promise<CaseRow[]> {
  const cards = await personCards(
    ctx,
    list.map((c) => c.personId),
  )
  return list.map((c) => ({
    id: c.id,
    kind: c.kind,
    state: c.state,
    holder: cards.get(c.personId)?.fullName ?? 'Неизвестный человек',
    title: titleOf(c),
    openedAt: c.openedAt.toISOString(),
  }))
}

const statesOf: Readonly<Record<'open' | 'asked' | 'closed', readonly CaseState[]>> = {
  open: ['open'],
  asked: ['asked'],
  closed: ['ours', 'theirs'],
}

export async function listCases(
  ctx: Context,
  q: { state: 'open' | 'asked' | 'closed'; limit: number },
): Promise<{ items: CaseRow[] }> {
  return { items: await rowsOf(ctx, await store.casesBy(ctx.db, statesOf[q.state], q.limit)) }
}

async function show(ctx: Context, c: store.CaseRecord): Promise<Case> {
  const [row] = await rowsOf(ctx, [c])
  if (!row) throw new Error(`${c.id}: no case`)
  return {
    ...row,
    holderId: c.personId,
    paperId: c.paperId,
    differences: differences(c),
    reason: c.reason,
    question: c.question,
    answer: c.answer,
    decidedAt: c.decidedAt?.toISOString() ?? null,
    version: c.version,
    can: { decide: isOpen(c) && mayDecide(ctx.actor, c) },
  }
}

export async function readCase(ctx: Context, id: string): Promise<Case> {
  const found = await store.findCase(ctx.db, id)
  if (!found) throw new Problem(caseNotFound)
  await ctx.record({ subjectId: found.personId, object: { kind: 'licence-case', id } })
  return show(ctx, found)
}

export const decideCase = (ctx: Context, id: string, d: CaseDecision): Promise<Case> =>
  ctx.transaction(async (tx) => {
    const seen = await store.findCase(tx.db, id)
    if (!seen) throw new Problem(caseNotFound)
    if (!mayDecide(tx.actor, seen)) throw new Problem(ownPaper)
    await papers.lockPapersOf(tx.db, seen.personId)
    const c = await store.lockCase(tx.db, id)
    if (!c || !isOpen(c) || c.version !== d.version) throw new Problem(caseChanged)
    const after = await settle(tx, c, d)
    await tx.record({
      subjectId: c.personId,
      object: { kind: 'licence-case', id },
      details: { take: d.take, reason: d.text },
    })
    await tx.publish(caseMoved, {
      caseId: id,
      personId: c.personId,
      state: after.state,
      question: d.take === 'ask' ? d.text : null,
    })
    return show(tx, after)
  })

async function settle(tx: Context, c: store.CaseRecord, d: CaseDecision): Promise<store.CaseRecord> {
  if (d.take === 'ask')
    return store.changeCase(tx.db, c.id, { state: 'asked', question: d.text, answer: null })
  // Whoever agrees with the person mends or stops the paper itself: nothing is opened or closed by a word here.
  if (c.kind === 'objection') return closed(tx, c, d)
  const paper = c.paperId ? await papers.lockPaper(tx.db, c.paperId) : undefined
  if (d.take === 'theirs') {
    if (!c.theirs) throw new Problem(nameIsOurs)
    if (!paper) throw new Problem(caseChanged)
    await takeTheirs(tx, paper, c.theirs, d.text)
  } else if (paper) {
    // From now on it is the row that the registry means; it is quiet until the registry says something new.
    await papers.putPaper(tx.db, { ...paper, registryRef: c.registryRef })
  }
  return closed(tx, c, d)
}

const closed = (tx: Context, c: store.CaseRecord, d: CaseDecision): Promise<store.CaseRecord> =>
  store.changeCase(tx.db, c.id, {
    state: d.take === 'theirs' ? 'theirs' : 'ours',
    decidedAt: tx.now,
    decidedBy: tx.actor.personId,
    reason: d.text,
  })

export async function ownQuestions(ctx: Context): Promise<{ items: OwnQuestion[] }> {
  const asked = await store.askedOf(ctx.db, personOf(ctx))
  return {
    items: asked.map((c) => ({
      id: c.id,
      title: titleOf(c),
      question: c.question ?? '',
      differences: differences(c),
    })),
  }
}

/** Back to the desk, with the words of the person beside both values. */
export const answerOwn = (ctx: Context, id: string, text: string): Promise<void> =>
  ctx.transaction(async (tx) => {
    const c = await store.lockCase(tx.db, id)
    if (!c || c.personId !== personOf(tx) || c.state !== 'asked') throw new Problem(caseNotFound)
    await store.changeCase(tx.db, id, { state: 'open', answer: text })
    await tx.record({ subjectId: c.personId, object: { kind: 'licence-case', id } })
    await tx.publish(caseMoved, { caseId: id, personId: c.personId, state: 'open', question: null })
  })
