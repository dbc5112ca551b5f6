/** Row → contract. */
import type { PortfolioEntry } from '../contract.ts'
import type { EntryRow } from '../store.ts'

export const presentEntry = (r: EntryRow, names: ReadonlyMap<string, string>): PortfolioEntry => ({
  id: r.source,
  kind: r.kind,
  status: r.status,
  word: r.word,
  title: r.title,
  organisation: r.organisation,
  specialty: r.specialty_key && (names.get(r.specialty_key) ?? r.specialty_key),
  startsOn: r.starts_on,
  dueOn: r.due_on,
  endedOn: r.ended_on,
  credits: r.credits,
  credited: r.credited,
  number: r.number,
  link: r.link,
  note: r.note,
})
