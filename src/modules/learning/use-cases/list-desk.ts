/** D9+: programmes of one's organisation; for a reviewer those of all. */
import { fromPlace, isMillis, toPlace } from '../../../platform/cursor.ts'
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { organisationCards } from '../../organisations/index.ts'
import { noOrganisation, type DeskLine, type DeskState, type ProgrammeKind } from '../contract.ts'
import * as store from '../store/programmes.ts'

interface Asked {
  readonly state?: DeskState | undefined
  readonly kind?: ProgrammeKind | undefined
  readonly text: string
  readonly cursor?: string | undefined
  readonly limit: number
}

export async function listDesk(
  ctx: Context,
  q: Asked,
): Promise<{ items: DeskLine[]; counts: Partial<Record<DeskState, number>>; nextCursor: string | null }> {
  const isReviewer = ctx.actor.permissions.has('learning.review')
  const organisationId = isReviewer ? null : ctx.actor.organisationId
  if (!isReviewer && organisationId === null) throw new Problem(noOrganisation)
  const search = { organisationId, state: q.state, kind: q.kind, text: q.text }
  const after = fromPlace(q.cursor, isMillis)
  const rows = await store.deskRows(
    ctx.db,
    search,
    after && { at: new Date(Number(after.key)), id: after.id },
    q.limit + 1,
  )
  const page = rows.slice(0, q.limit)
  const cards = await organisationCards(ctx, [...new Set(page.map((r) => r.organisation_id))])
  const last = page.at(-1)
  return {
    items: page.map((r) => ({
      id: r.id,
      number: r.number,
      kind: r.kind,
      title: r.title,
      organisation: cards.get(r.organisation_id)?.shortName ?? '—',
      hours: r.hours,
      state: r.state,
      isShown: r.published_version !== null && r.state !== 'withdrawn',
      updatedAt: r.updated_at.toISOString(),
    })),
    counts: Object.fromEntries((await store.deskCounts(ctx.db, search)).map((c) => [c.state, c.n])),
    nextCursor: rows.length > q.limit && last ? toPlace(last.updated_at.getTime(), last.id) : null,
  }
}
