/** Lines of a person's own journal. */
import type { Context } from '../../../platform/context.ts'
import type { JournalRow } from '../../../platform/journal/read.ts'
import type { Role } from '../../../platform/permissions.ts'
import { roleWords, type PersonCard } from '../../identity/contract.ts'
import { formerIdsOf, personCards } from '../../identity/index.ts'
import { organisationCards } from '../../organisations/index.ts'
import type { JournalEntry, JournalPage } from '../contract.ts'
import { aboutOf, grouped, purposeOf, wordsOf, type Group } from '../domain.ts'
import * as store from '../store.ts'

interface Known {
  readonly people: ReadonlyMap<string, PersonCard>
  readonly places: ReadonlyMap<string, { readonly shortName: string }>
  readonly questions: ReadonlyMap<number, { readonly answer: unknown }>
}

/** `rows` hold one more than the page when there is a next one. */
export async function present(
  ctx: Context,
  rows: readonly JournalRow[],
  limit: number,
): Promise<JournalPage> {
  const page = rows.slice(0, limit)
  const known = await lookUp(ctx, page)
  return {
    items: grouped(page).map((group) => lineOf(ctx, group, known)),
    nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}

/** Each row a line of its own, in the order given. */
export async function presentRows(ctx: Context, rows: readonly JournalRow[]): Promise<JournalEntry[]> {
  const known = await lookUp(ctx, rows)
  return rows.map((row) => lineOf(ctx, { row, since: row.at, count: 1, rows: [row] }, known))
}

export const presentGroup = async (ctx: Context, group: Group): Promise<JournalEntry> =>
  lineOf(ctx, group, await lookUp(ctx, group.rows))

async function lookUp(ctx: Context, rows: readonly JournalRow[]): Promise<Known> {
  const me = ctx.actor.personId
  const mine = me ? [me, ...(await formerIdsOf(ctx, me))] : []
  const others = rows.filter((r) => r.actorId !== me)
  const ids = (of: readonly (string | null)[]) => [...new Set(of.filter((id): id is string => id !== null))]
  const people = ids(others.map((r) => r.actorId))
  const places = ids(others.map((r) => r.organisationId))
  return {
    people: people.length > 0 ? await personCards(ctx, people) : new Map(),
    places: places.length > 0 ? await organisationCards(ctx, places) : new Map(),
    questions: me
      ? await store.explanationsOf(
          ctx.db,
          mine,
          others.map((r) => r.id),
        )
      : new Map(),
  }
}

function lineOf(ctx: Context, { row, since, count, rows }: Group, known: Known): JournalEntry {
  const question = rows.map((r) => known.questions.get(r.id)).find((q) => q !== undefined)
  return {
    id: row.id,
    at: row.at.toISOString(),
    since: since.toISOString(),
    count,
    what: wordsOf(row.code, row.details),
    about: aboutOf(row.details),
    purpose:
      row.actorId !== null && row.actorId === ctx.actor.personId ? null : purposeOf(row.code, row.details),
    outcome: row.outcome,
    who: whoOf(ctx, row, known),
    how: isMachine(row) ? 'machine' : 'hand',
    from: row.ip,
    object: row.objectKind && row.objectId ? { kind: row.objectKind, id: row.objectId } : null,
    question: question ? (question.answer ? 'answered' : 'waiting') : null,
  }
}

/** Jobs write under their own name, `module.what`; addresses under `what-happened`. */
export const isMachine = (row: JournalRow): boolean => row.actorId === null && row.code.includes('.')

/** Commands of `nmo`: whoever holds the server did it, by hand and without a sign-in. */
export const isOnServer = (row: JournalRow): boolean => row.actorId === null && row.code.startsWith('nmo-')

/** Who it was when no person of the portal was. */
export const nameless = (row: JournalRow): string =>
  isMachine(row) ? 'Портал' : isOnServer(row) ? 'Консоль сервера' : 'Без входа'

function whoOf(ctx: Context, row: JournalRow, { people, places }: Known): JournalEntry['who'] {
  if (row.actorId === null) {
    const nobody = { role: null, organisation: null }
    if (isMachine(row)) return { kind: 'portal', name: nameless(row), ...nobody }
    return { kind: isOnServer(row) ? 'server' : 'guest', name: nameless(row), ...nobody }
  }
  if (row.actorId === ctx.actor.personId) return { kind: 'self', name: 'Вы', role: null, organisation: null }
  return {
    kind: 'person',
    name: people.get(row.actorId)?.shortName ?? 'Имя удалено',
    role: roleOf(row.actorRoles),
    organisation: (row.organisationId && places.get(row.organisationId)?.shortName) || null,
  }
}

/** In which capacity: the work role, for everyone is a citizen besides. */
export function roleOf(roles: readonly string[]): string | null {
  const work = roles.find((role): role is Role => role !== 'citizen' && role in roleWords)
  return work ? roleWords[work].toLowerCase() : null
}
