/** Between the plan that stands and the one proposed: what came, went and moved. Pure. */
export interface Standing {
  readonly programmeId: string
  readonly title: string
  readonly startsOn: string
  readonly dueOn: string
}

export interface Moved {
  readonly title: string
  readonly from: Standing
  readonly to: Standing
}

export interface Change {
  readonly came: readonly Standing[]
  readonly went: readonly Standing[]
  readonly moved: readonly Moved[]
  readonly same: number
}

export function difference(before: readonly Standing[], after: readonly Standing[]): Change {
  const old = new Map(before.map((i) => [i.programmeId, i]))
  const fresh = new Set(after.map((i) => i.programmeId))
  const both = after.flatMap((to) => {
    const from = old.get(to.programmeId)
    return from ? [{ title: to.title, from, to }] : []
  })
  const moved = both.filter(({ from, to }) => from.dueOn !== to.dueOn || from.startsOn !== to.startsOn)
  return {
    came: after.filter((i) => !old.has(i.programmeId)),
    went: before.filter((i) => !fresh.has(i.programmeId)),
    moved,
    same: both.length - moved.length,
  }
}
