/** The parts of an application that both sides of the desk see alike. */
import type { Context } from '../../../platform/context.ts'
import type { PersonCard } from '../../identity/contract.ts'
import { fileCards } from '../../files/index.ts'
import { isReturn, type ApplicationFile, type DeskApplication, type Forecast } from '../contract.ts'
import {
  calendarDaysBetween,
  dayBeforeWorking,
  dueOnIfAnswered,
  forecast,
  isOver,
  moscowDay,
  paceDays,
  spentBy,
  startOfMoscowDay,
  type ApplicationRecord,
} from '../domain.ts'
import * as store from '../store.ts'
import { namesFrom, peopleOf, type Names } from './names.ts'

export type Common = Omit<DeskApplication, 'applicant' | 'holder' | 'isScanOpened' | 'can' | 'facts'>

export interface Parts {
  readonly common: Common
  readonly names: Names
  readonly people: ReadonlyMap<string, PersonCard>
  readonly verdicts: store.Dossier['verdicts']
  /** Verifiers who opened a scan of it. */
  readonly lookers: store.Dossier['lookers']
}

export async function partsOf(ctx: Context, a: ApplicationRecord): Promise<Parts> {
  // One after another: inside a transaction there is one connection, and pg runs nothing in parallel on it.
  const { messages, transitions, question, verdicts, ...dossier } = await store.dossierOf(ctx.db, a.id)
  const files = await filesOf(ctx, dossier.files)
  const people = await peopleOf(ctx, [
    a.applicantId,
    a.verifierId,
    ...messages.map((m) => m.authorId),
    ...transitions.map((t) => t.actorId),
    ...verdicts.map((v) => v.verifierId),
  ])
  const names = namesFrom(people)
  const today = moscowDay(ctx.now)
  return {
    people,
    names,
    verdicts,
    lookers: dossier.lookers,
    common: {
      id: a.id,
      number: a.number,
      kind: a.kind,
      subjectId: a.subjectId,
      title: a.title,
      status: a.status,
      submittedAt: a.submittedAt.toISOString(),
      version: a.version,
      clock: isOver(a.status) ? 'over' : a.status === 'question' ? 'stopped' : 'runs',
      dueOn: isOver(a.status) ? a.clock.dueOn : dueOnIfAnswered(a.clock, ctx.now),
      question: question
        ? {
            id: question.id,
            text: question.text,
            askedAt: question.at.toISOString(),
            deadline: question.deadline,
            isOverdue: today > question.deadline,
          }
        : null,
      decision: decisionOf(a, names),
      files: files.filter((f) => f.messageId === null),
      talk: messages.map((m) => ({
        id: m.id,
        from: m.side,
        kind: m.kind,
        author: names(m.authorId),
        isMine: m.authorId === ctx.actor.personId,
        text: m.text,
        at: m.at.toISOString(),
        files: files.filter((f) => f.messageId === m.id),
      })),
      journal: transitions.map((t) => ({
        at: t.at.toISOString(),
        act: t.act,
        to: t.to,
        who: t.actorId === a.applicantId || t.actorId === null ? null : names(t.actorId),
        note: t.note,
      })),
    },
  }
}

function decisionOf(a: ApplicationRecord, names: Names): Common['decision'] {
  if ((a.status !== 'approved' && a.status !== 'rejected') || !a.decidedAt) return null
  return {
    at: a.decidedAt.toISOString(),
    outcome: a.status,
    by: names(a.verifierId),
    reason: a.reason,
    isReturned: isReturn(a.kind, a.reasonCode),
    daysEarly: a.clock.dueOn ? calendarDaysBetween(moscowDay(a.decidedAt), a.clock.dueOn) : null,
  }
}

/** Files with what the keeper of files knows of them, in the order in which they came. */
async function filesOf(
  ctx: Context,
  rows: store.Dossier['files'],
): Promise<(ApplicationFile & { messageId: string | null })[]> {
  const cards = await fileCards(
    ctx,
    rows.map((r) => r.id),
  )
  return rows.map((row) => {
    const card = cards.get(row.id)
    return {
      id: row.id,
      messageId: row.messageId,
      name: card?.name ?? 'файл удалён',
      type: card?.type ?? null,
      sizeBytes: card?.sizeBytes ?? null,
      pageCount: card?.pageCount ?? null,
      at: row.at.toISOString(),
      from: row.side,
    }
  })
}

export async function forecastOf(ctx: Context, a: ApplicationRecord | { kind: string }): Promise<Forecast> {
  const place = 'id' in a && a.clock.dueOn ? { dueOn: a.clock.dueOn, at: a.submittedAt, id: a.id } : null
  const since = startOfMoscowDay(dayBeforeWorking(moscowDay(ctx.now), paceDays))
  // The queue is everybody's; only numbers come out of it.
  const facts = await ctx.beyond((all) => store.queueFacts(all.db, { kind: a.kind, place, since }))
  return forecast(facts, 'id' in a ? spentBy(a.clock, ctx.now) : 0, ctx.now)
}
