/** D9+: many programmes at once: all of them or none, every wrong field of every row named. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import type { FieldFault } from '../../../platform/problem.ts'
import { programmeMoved, type ProgrammeFields, type SessionFields } from '../contract.ts'
import { hasNoStart, programmeFaults, sessionFaults, type Known } from '../domain/check.ts'
import { writeAliases } from '../store/aliases.ts'
import * as store from '../store/programmes.ts'
import { insertLinks, insertSessions } from '../store/sessions.ts'
import { faultsOfAliases } from './aliases.ts'
import { known } from './review-programme.ts'
import { sessionRow } from './save-sessions.ts'
import { freshProgramme, freshVersion, openProvider } from './write-programme.ts'

export interface ImportRow {
  readonly fields: ProgrammeFields
  readonly sessions: readonly SessionFields[]
}

export interface Imported {
  /** In the order of the rows; empty when something was wrong or nothing was to be saved. */
  readonly ids: readonly string[]
  readonly faults: readonly (FieldFault & { readonly row: number })[]
}

export function faultsOfRow(row: ImportRow, of: Known, today: string): FieldFault[] {
  const faults = [...programmeFaults(row.fields, of), ...sessionFaults(row.sessions)]
  const ahead = row.sessions.filter((s) => s.startsOn >= today).length
  if (hasNoStart(row.fields, ahead))
    faults.push({ field: 'sessions', message: 'Нужен набор с датой впереди или «в любой день»' })
  return faults
}

export interface Import {
  readonly rows: readonly ImportRow[]
  /** At once to review; otherwise drafts. */
  readonly submit: boolean
  /** Only checked, nothing kept. */
  readonly isDry: boolean
}

export const importProgrammes = (ctx: Context, { rows, submit, isDry }: Import): Promise<Imported> =>
  ctx.transaction(async (tx) => {
    const organisationId = await openProvider(tx)
    const rules = await known(tx)
    const today = moscowDay(tx.now)
    const faults = [
      ...rows.flatMap((row, i) =>
        faultsOfRow(row, rules(row.fields.kind), today).map((fault) => ({ row: i, ...fault })),
      ),
      ...(await faultsOfAliases(
        tx,
        rows.map((row) => row.fields),
      )),
    ]
    if (faults.length > 0 || isDry || rows.length === 0) return { ids: [], faults }
    const numbers = await store.nextNumbers(tx.db, rows.length)
    const programmes = rows.map((row, i) => freshProgramme(tx, organisationId, row.fields.kind, numbers[i]!))
    const sent = submit ? { state: 'review' as const, submitted_by: personOf(tx), submitted_at: tx.now } : {}
    await store.insertProgrammes(
      tx.db,
      programmes,
      programmes.map((p, i) => ({ ...freshVersion(tx, p, rows[i]!.fields), ...sent })),
    )
    await writeAliases(
      tx.db,
      programmes.flatMap((p, i) => {
        const { aliases } = rows[i]!.fields
        return aliases ? [{ programmeId: p.id, organisationId, aliases }] : []
      }),
    )
    const sessions = programmes.flatMap((p, i) =>
      rows[i]!.sessions.map((s) => ({ ...s, id: tx.services.random.uuid(), programme_id: p.id })),
    )
    await insertSessions(
      tx.db,
      sessions.map((s) => ({ id: s.id, programme_id: s.programme_id, ...sessionRow(s) })),
    )
    await insertLinks(
      tx.db,
      organisationId,
      sessions.flatMap(({ id, link }) => (link ? [{ sessionId: id, link }] : [])),
    )
    await tx.record({
      subjectId: null,
      object: { kind: 'provider', id: organisationId },
      details: { count: rows.length, first: programmes[0]!.number, last: programmes.at(-1)!.number },
    })
    await tx.publish(programmeMoved, {
      programmeId: programmes[0]!.id,
      organisationId,
      state: submit ? 'review' : 'draft',
    })
    return { ids: programmes.map((p) => p.id), faults: [] }
  })
