/** D9+: what a session of cmi5 may ask and say, and what follows from what it said. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import type { GuardedRequest, GuardedStatement, SessionGuard } from '../../../platform/session-guard.ts'
import { cmi5Refused } from '../contract.ts'
import { judge, whyNotPreferences, type Json, type Standing } from '../domain/judge.ts'
import { launchDataId, preferencesId, type Verb } from '../domain/verbs.ts'
import * as courses from '../store/courses.ts'
import * as store from '../store/sessions.ts'
import { activityIdOf, blankNode, known, settle, type Known } from './courses.ts'
import { guardName } from './launch.ts'

const refuse = (detail: string): Problem => new Problem(cmi5Refused, { detail })

const isOver = (s: store.SessionRow): boolean => s.terminated_at !== null || s.abandoned_at !== null

async function sessionOf(ctx: Context, clientId: string): Promise<store.SessionRow> {
  const session = await store.sessionOfClient(ctx.db, clientId)
  if (!session) throw refuse('Запуск неизвестен')
  return session
}

function checkPreferences(asked: GuardedRequest): void {
  let value: unknown
  try {
    value = JSON.parse(asked.body.toString('utf8'))
  } catch {
    value = null
  }
  const isJson = /^application\/json\b/i.test(asked.contentType)
  const why = isJson ? whyNotPreferences(value) : 'Нужен application/json'
  if (why) throw refuse(why)
}

async function admit(ctx: Context, asked: GuardedRequest): Promise<void> {
  const session = await sessionOf(ctx, asked.clientId)
  const isRead = asked.method === 'GET' || asked.method === 'HEAD'
  // A last word that was lost on its way may come again: `judge` knows it.
  const isTelling = asked.resource === '/xapi/statements' && !isRead
  if (isOver(session) && !isTelling) throw refuse('Занятие уже завершено')
  await admitTo(ctx, session, asked)
}

/** Belated: what was abandoned meanwhile may still be told of, what ended by its own word may not. */
async function admitBelated(ctx: Context, asked: GuardedRequest): Promise<void> {
  const session = await sessionOf(ctx, asked.clientId)
  if (session.terminated_at !== null) throw refuse('Занятие уже завершено')
  await admitTo(ctx, session, asked)
}

async function admitTo(ctx: Context, session: store.SessionRow, asked: GuardedRequest): Promise<void> {
  const isRead = asked.method === 'GET' || asked.method === 'HEAD'
  if (isRead) {
    if (asked.documentId === preferencesId && session.prefs_read_at === null)
      await store.changeSession(ctx.db, session.id, { prefs_read_at: ctx.now })
    return
  }
  const isState = asked.resource === '/xapi/activities/state'
  if (isState && (asked.documentId === launchDataId || asked.documentId === null))
    throw refuse('LMS.LaunchData пишет только портал')
  // Whose document it is, the store checks itself, and says so in its own way.
  if (asked.documentId === preferencesId && asked.method !== 'DELETE' && asked.body.length > 0)
    checkPreferences(asked)
}

function standingOf(
  ctx: Context,
  k: Known,
  session: store.SessionRow,
  node: courses.NodeRow | undefined,
): Standing {
  const { unit } = k.nodes[session.number]!
  return {
    sessionId: session.id,
    activityId: activityIdOf(ctx, k.row.course_id, session.number),
    mode: session.mode,
    masteryScore: unit?.masteryScore ?? null,
    hasReadPreferences: session.prefs_read_at !== null,
    isInitialized: session.initialized_at !== null,
    hasFailed: session.failed_at !== null,
    isTerminated: isOver(session),
    isCompleted: Boolean(node?.completed_at),
    isPassed: Boolean(node?.passed_at),
  }
}

interface Said {
  readonly verb: Verb
  readonly told: Json
}

async function judgeAll(
  tx: Context,
  clientId: string,
  statements: readonly GuardedStatement[],
): Promise<() => Promise<void>> {
  const { registration } = await sessionOf(tx, clientId)
  const row = await courses.lockRegistration(tx.db, registration)
  if (!row) throw refuse('Запуск неизвестен')
  const k = await known(tx, row)
  // Read again: somebody may have been before us in the queue.
  const session = await sessionOf(tx, clientId)
  const isRepeated = statements.every(({ told, isKnown }) => isKnown && told['id'] === session.terminated_by)
  if (isOver(session) && !(isRepeated && session.terminated_by !== null))
    throw refuse('Занятие уже завершено')
  const node = (await courses.nodesOf(tx.db, row.id)).find((one) => one.number === session.number)
  let standing = standingOf(tx, k, session, node)
  const said: Said[] = []
  for (const { told, isKnown } of statements) {
    if (isKnown) continue
    const judged = judge(told, standing)
    if (judged.why !== null) throw refuse(judged.why)
    standing = judged.after
    if (judged.verb) said.push({ verb: judged.verb, told })
  }
  return () => follow(tx, { k, session, node: node ?? blankNode(k, session.number), said })
}

interface Heard {
  readonly k: Known
  readonly session: store.SessionRow
  readonly node: courses.NodeRow
  readonly said: readonly Said[]
}

const scoreOf = (told: Json): number | null => {
  const { score } = (told['result'] ?? {}) as { score?: { scaled?: unknown } }
  return typeof score?.scaled === 'number' ? score.scaled : null
}

async function follow(tx: Context, { k, session, node, said }: Heard): Promise<void> {
  const find = (verb: Verb) => said.find((one) => one.verb === verb)
  const when = (verb: Verb, before: Date | null) => before ?? (find(verb) ? tx.now : null)
  const last = find('terminated')
  await store.changeSession(tx.db, session.id, {
    heard_at: tx.now,
    initialized_at: when('initialized', session.initialized_at),
    failed_at: when('failed', session.failed_at),
    terminated_at: when('terminated', session.terminated_at),
    terminated_by: last ? String(last.told['id']).toLowerCase() : session.terminated_by,
  })
  const scored = find('passed') ?? find('failed')
  if (!scored && !find('completed')) return
  await courses.writeNodes(tx.db, [
    {
      ...node,
      completed_at: when('completed', node.completed_at),
      passed_at: when('passed', node.passed_at),
      failed_at: find('failed') ? tx.now : node.failed_at,
      score: (scored && scoreOf(scored.told)) ?? node.score,
    },
  ])
  await settle(tx, k, session.id)
}

export const guard: SessionGuard = { name: guardName, admit, judge: judgeAll }

/** For what was said without a line. */
export const belatedGuard: SessionGuard = { ...guard, admit: admitBelated }
