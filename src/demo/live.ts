/** Lives the story of the demo world: several lives at once, the acts of each in the order of time. */
import type { DemoClock } from './clock.ts'

/** Something that happens at a moment; the story of the world is all of them in order. */
export interface Happening {
  readonly at: Date
  /** Whose lives it belongs to: acts of one life wait for each other. */
  readonly lives: readonly string[]
  /** Slow work that needs no turn of its own. */
  readonly prepare?: () => void
  readonly act: () => Promise<void>
}

/** More at once gain nothing on two cores: the database has the other one. */
const atOnce = 4
/** So many acts ahead their papers begin to be drawn, on other threads. */
const preparedAhead = 6

export async function live(
  clock: DemoClock,
  story: readonly Happening[],
  tell: (done: number, of: number) => void,
): Promise<void> {
  const ordered = story.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const waiting = ordered.map((_, i) => i)
  const busy = new Set<string>()
  let done = 0
  /** The earliest act none of whose lives is busy with, or waits for, an earlier one. */
  const take = (): number | undefined => {
    const taken = new Set(busy)
    for (const [place, i] of waiting.entries()) {
      const { lives } = ordered[i]!
      if (lives.some((l) => taken.has(l))) for (const l of lives) taken.add(l)
      else return waiting.splice(place, 1)[0]
    }
    return undefined
  }
  const running = new Set<Promise<void>>()
  while (waiting.length > 0 || running.size > 0) {
    const next = running.size < atOnce ? take() : undefined
    if (next === undefined) {
      await Promise.race(running)
      continue
    }
    for (const soon of waiting.slice(0, preparedAhead)) ordered[soon]!.prepare?.()
    const { lives, act, at } = ordered[next]!
    for (const l of lives) busy.add(l)
    const one: Promise<void> = clock.at(at, act).then(() => {
      for (const l of lives) busy.delete(l)
      running.delete(one)
      tell(++done, ordered.length)
    })
    running.add(one)
  }
}
