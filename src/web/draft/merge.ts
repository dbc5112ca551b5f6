/** Two devices, one draft: what each changed since they parted is joined; only a field changed on both is a question. Pure. */

/** Scans of any draft are a set under this name. */
export interface WithFiles {
  readonly fileIds: readonly string[]
}

export interface Merged<F> {
  /** Where both changed one field, ours stands for the time being. */
  readonly fields: F
  readonly conflicts: readonly (keyof F)[]
}

export interface Merger<F> {
  readonly merge: (base: F, mine: F, theirs: F) => Merged<F>
  /** The person has chosen the other device for the fields in question. */
  readonly takeTheirs: (mine: F, theirs: F, names: readonly (keyof F)[]) => F
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Each group is one choice in several fields; its first field is the one that is asked about. */
export function mergerOf<F extends WithFiles>(groups: readonly (readonly (keyof F)[])[]): Merger<F> {
  const groupOf = (name: keyof F) => groups.find((g) => g.includes(name)) ?? [name]
  const isChanged = (base: F, of: F, name: keyof F) => groupOf(name).some((n) => !same(of[n], base[n]))
  return {
    merge: (base, mine, theirs) => {
      const conflicts: (keyof F)[] = []
      const fields: Partial<Record<keyof F, unknown>> = { ...mine }
      for (const name of Object.keys(mine) as (keyof F)[]) {
        if (name === 'fileIds') fields[name] = mergeFiles(base.fileIds, mine.fileIds, theirs.fileIds)
        else if (!isChanged(base, mine, name)) fields[name] = theirs[name]
        else if (
          isChanged(base, theirs, name) &&
          groupOf(name).some((n) => !same(mine[n], theirs[n])) &&
          groupOf(name)[0] === name
        )
          conflicts.push(name)
      }
      return { fields: fields as F, conflicts }
    },
    takeTheirs: (mine, theirs, names) => ({
      ...mine,
      ...Object.fromEntries(names.flatMap((name) => groupOf(name).map((n) => [n, theirs[n]]))),
    }),
  }
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
