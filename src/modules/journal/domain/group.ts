/** Looks that follow each other closely are one line with a count: five sheets of a scan are one look. */
import type { JournalRow } from '../../../platform/journal/read.ts'
import { aboutOf, wordsOf } from './words.ts'

export interface Group {
  /** The newest row: what is told comes from it. */
  readonly row: JournalRow
  readonly since: Date
  readonly count: number
  /** All of them, newest first. */
  readonly rows: readonly JournalRow[]
}

const togetherMs = 30 * 60_000

const same = (a: JournalRow, b: JournalRow): boolean =>
  a.code === b.code &&
  a.outcome === b.outcome &&
  a.actorId === b.actorId &&
  a.subjectId === b.subjectId &&
  a.objectKind === b.objectKind &&
  a.objectId === b.objectId &&
  a.ip === b.ip &&
  // Six fields marked one after another read alike; a decision differs in its words.
  wordsOf(a.code, a.details) === wordsOf(b.code, b.details) &&
  aboutOf(a.details) === aboutOf(b.details)

/** `rows` newest first. */
export function grouped(rows: readonly JournalRow[]): Group[] {
  const groups: Group[] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (last && same(last.row, row) && last.since.getTime() - row.at.getTime() <= togetherMs) {
      groups[groups.length - 1] = {
        ...last,
        since: row.at,
        count: last.count + 1,
        rows: [...last.rows, row],
      }
    } else groups.push({ row, since: row.at, count: 1, rows: [row] })
  }
  return groups
}
