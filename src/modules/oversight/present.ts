/** Rows of reports as they are shown. */
import type { Context } from '../../platform/context.ts'
import { personCards } from '../identity/index.ts'
import { findingWords, numberWords, type Finding, type NumberName } from './contract.ts'
import type { FindingRow } from './store.ts'

export async function presentFindings(ctx: Context, rows: readonly FindingRow[]): Promise<Finding[]> {
  const people = await personCards(
    ctx,
    rows.flatMap((r) => r.personId ?? []),
  )
  return rows.map((r) => ({
    id: r.id,
    kind: r.kind,
    title: findingWords[r.kind],
    isGrave: r.isGrave,
    person: r.personId ? { id: r.personId, name: people.get(r.personId)?.shortName ?? 'Имя удалено' } : null,
    address: r.address,
    since: r.since.toISOString(),
    until: r.until.toISOString(),
    numbers: (Object.keys(numberWords) as NumberName[]).flatMap((name) =>
      r.numbers[name] === undefined ? [] : [{ name: numberWords[name], value: r.numbers[name] }],
    ),
  }))
}
