/** Two devices, one draft: what each changed since they parted is joined; only a field changed on both is a question. Pure. */
import type { DraftFields } from '../contract.ts'

export interface Merged {
  /** Where both changed one field, ours stands for the time being. */
  readonly fields: DraftFields
  readonly conflicts: readonly (keyof DraftFields)[]
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** An institution is one choice in two fields. */
const together: Partial<Record<keyof DraftFields, keyof DraftFields>> = {
  institutionId: 'institutionName',
  institutionName: 'institutionId',
}

export function merge(base: DraftFields, mine: DraftFields, theirs: DraftFields): Merged {
  const names = Object.keys(mine) as (keyof DraftFields)[]
  const isChanged = (of: DraftFields, name: keyof DraftFields) => {
    const other = together[name]
    return !same(of[name], base[name]) || (other !== undefined && !same(of[other], base[other]))
  }
  const conflicts: (keyof DraftFields)[] = []
  const fields: Record<string, unknown> = { ...mine }
  for (const name of names) {
    if (name === 'fileIds') {
      fields[name] = mergeFiles(base.fileIds, mine.fileIds, theirs.fileIds)
    } else if (!isChanged(mine, name)) {
      fields[name] = theirs[name]
    } else if (isChanged(theirs, name) && !same(mine[name], theirs[name]) && name !== 'institutionId') {
      conflicts.push(name)
    }
  }
  return { fields: fields as DraftFields, conflicts }
}

/** Scans are a set: added by either is added, taken out by either is out. */
const mergeFiles = (
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): string[] => {
  const kept = theirs.filter((id) => !base.includes(id) || mine.includes(id))
  const added = mine.filter((id) => !base.includes(id) && !kept.includes(id))
  return [...kept, ...added]
}

/** The person has chosen the other device for the fields in question. */
export const takeTheirs = (
  mine: DraftFields,
  theirs: DraftFields,
  names: readonly (keyof DraftFields)[],
): DraftFields => ({
  ...mine,
  ...Object.fromEntries(names.flatMap((name) => [name, together[name] ?? name].map((n) => [n, theirs[n]]))),
})
