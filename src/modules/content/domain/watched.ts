/** Which seconds of a film were really played: merged, bounded by the clock of the server. Pure. */

export type Span = readonly [from: number, to: number]

/** Nobody plays faster; browsers stop at sixteen, ours at two. */
const fastest = 2
/** Reports come late and clocks are apart. */
const graceSeconds = 15
/** Titles at the end are nobody's loss. */
export const enough = 0.95

const sane = (spans: readonly Span[], seconds: number): Span[] =>
  spans
    .map(([from, to]): Span => [Math.max(0, from), Math.min(seconds, to)])
    .filter(([from, to]) => to > from)

/** In order and apart from each other; seams under half a second are closed. */
export function merge(spans: readonly Span[], seconds: number): Span[] {
  const merged: [number, number][] = []
  for (const [from, to] of sane(spans, seconds).toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1)
    if (last && from <= last[1] + 0.5) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged.map(([from, to]) => [Math.round(from * 10) / 10, Math.round(to * 10) / 10] as const)
}

export const lengthOf = (spans: readonly Span[]): number => spans.reduce((n, [from, to]) => n + to - from, 0)

/** What of `span` is not among `known` yet. */
function fresh(span: Span, known: readonly Span[]): Span[] {
  let rest: Span[] = [span]
  for (const [from, to] of known)
    rest = rest.flatMap(([a, b]): Span[] =>
      to <= a || from >= b
        ? [[a, b]]
        : ([
            [a, Math.min(b, from)],
            [Math.max(a, to), b],
          ].filter(([x, y]) => y! > x!) as unknown as Span[]),
    )
  return rest
}

/** Nothing seen before is charged; of the new no more counts than the time since the last report allows. */
export function credit(
  known: readonly Span[],
  played: readonly Span[],
  sinceLastSeconds: number,
  seconds: number,
): Span[] {
  let left = Math.max(0, sinceLastSeconds) * fastest + graceSeconds
  let all = merge(known, seconds)
  for (const span of merge(played, seconds))
    for (const [from, to] of fresh(span, all)) {
      const end = Math.min(to, from + left)
      if (end <= from) return all
      left -= end - from
      all = merge([...all, [from, end]], seconds)
    }
  return all
}

export const shareOf = (spans: readonly Span[], seconds: number): number =>
  seconds > 0 ? Math.min(1, lengthOf(spans) / seconds) : 0
