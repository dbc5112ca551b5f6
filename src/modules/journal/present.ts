/** Rows of evidence → lines a person can read: who, what, when, from where, by hand or by machine. */
import type { Context } from '../../platform/context.ts'
import type { JournalRow } from '../../platform/journal/read.ts'
import type { Role } from '../../platform/permissions.ts'
import { roleWords, type PersonCard } from '../identity/contract.ts'
import { personCards } from '../identity/index.ts'
import type { JournalEntry, JournalPage } from './contract.ts'
import { aboutOf, grouped, wordsOf } from './domain.ts'

/** `rows` hold one more than the page when there is a next one. */
export async function present(
  ctx: Context,
  rows: readonly JournalRow[],
  limit: number,
): Promise<JournalPage> {
  const page = rows.slice(0, limit)
  const ids = new Set(page.flatMap((r) => (r.actorId && r.actorId !== ctx.actor.personId ? [r.actorId] : [])))
  const people = ids.size > 0 ? await personCards(ctx, [...ids]) : new Map<string, PersonCard>()
  return {
    items: grouped(page).map(({ row, since, count }) => ({
      id: row.id,
      at: row.at.toISOString(),
      since: since.toISOString(),
      count,
      what: wordsOf(row.code, row.details),
      about: aboutOf(row.details),
      outcome: row.outcome,
      who: whoOf(ctx, row, people),
      how: isMachine(row) ? 'machine' : 'hand',
      from: row.ip,
      object: row.objectKind && row.objectId ? { kind: row.objectKind, id: row.objectId } : null,
    })),
    nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}

/** Jobs write under their own name, `module.what`; addresses under `what-happened`. */
const isMachine = (row: JournalRow): boolean => row.actorId === null && row.code.includes('.')

function whoOf(ctx: Context, row: JournalRow, people: ReadonlyMap<string, PersonCard>): JournalEntry['who'] {
  if (row.actorId === null) {
    return isMachine(row)
      ? { kind: 'portal', name: 'Портал', role: null }
      : { kind: 'guest', name: 'Без входа', role: null }
  }
  if (row.actorId === ctx.actor.personId) return { kind: 'self', name: 'Вы', role: null }
  return {
    kind: 'person',
    name: people.get(row.actorId)?.shortName ?? 'Имя удалено',
    role: roleOf(row.actorRoles),
  }
}

/** In which capacity: the work role, for everyone is a citizen besides. */
function roleOf(roles: readonly string[]): string | null {
  const work = roles.find((role): role is Role => role !== 'citizen' && role in roleWords)
  return work ? roleWords[work].toLowerCase() : null
}
