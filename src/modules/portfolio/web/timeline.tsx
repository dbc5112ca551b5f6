/** D1: the portfolio over time; behind «Таблицей» stands the same as a table. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { Bars } from '../../../web/ui/bars.tsx'
import { Face, Waiting } from '../../../web/ui/faces.tsx'
import { usePhone } from '../../../web/ui/media.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { readTimeline, type EntryKind, type TimelineCell } from '../contract.ts'
import type { Filter } from './asked.ts'
import { text } from './text.ts'

type Unit = 'month' | 'quarter' | 'year'
const series = ['programme', 'module', 'event'] as const satisfies readonly EntryKind[]
const months = 'янв фев мар апр май июн июл авг сен окт ноя дек'.split(' ')

const indexOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
const length: Record<Unit, number> = { month: 1, quarter: 3, year: 12 }

/** So many bars at most: months, else quarters, else years. */
const mostBars = 24
function unitFor(first: number, last: number): Unit {
  const span = last - first + 1
  return span <= mostBars ? 'month' : span <= mostBars * 3 ? 'quarter' : 'year'
}

function labelOf(bucket: number, unit: Unit): string {
  if (unit === 'year') return String(bucket)
  if (unit === 'quarter') return `${(bucket % 4) + 1} кв. ${Math.floor(bucket / 4)}`
  return `${months[bucket % 12]} ${Math.floor(bucket / 12)}`
}

export interface Drawn {
  readonly unit: Unit
  readonly bars: readonly {
    readonly label: string
    readonly values: readonly number[]
    readonly tick?: string
  }[]
}

/** Cells of months → bars without gaps: a quiet time is seen as quiet. */
export function barsOf(cells: readonly TimelineCell[], mostTicks = 8): Drawn {
  const at = cells.map((c) => indexOf(c.month))
  const [first, last] = [Math.min(...at), Math.max(...at)]
  const unit = unitFor(first, last)
  const bucket = (index: number) => Math.floor(index / length[unit])
  const from = bucket(first)
  const bars = Array.from({ length: bucket(last) - from + 1 }, (_, i) => ({
    label: labelOf(from + i, unit),
    values: [0, 0, 0, 0],
  }))
  for (const c of cells) {
    const found = (series as readonly EntryKind[]).indexOf(c.kind)
    const place = found < 0 ? series.length : found
    bars[bucket(indexOf(c.month)) - from]!.values[place]! += c.count
  }
  const each = Math.ceil(bars.length / mostTicks)
  return {
    unit,
    bars: bars.map((b, i) => (i % each === 0 ? { ...b, tick: b.label } : b)),
  }
}

export function Timeline({ filter }: { readonly filter: Filter }) {
  const query = useQuery({
    queryKey: ['portfolio', 'timeline', filter],
    queryFn: ({ signal }) => call(readTimeline, { query: filter }, { signal }),
  })
  const isPhone = usePhone()
  if (query.data && query.data.cells.length === 0) return null
  return (
    <Sheet title={text.timeline}>
      <Face
        query={query}
        what={text.timelineWhat}
        failedTitle={text.timelineFailed}
        waiting={<Waiting what={text.timeline} rows={1} shape="first" />}
      >
        {({ cells }) => {
          const { unit, bars } = barsOf(cells, isPhone ? 3 : 8)
          const total = (b: (typeof bars)[number]) => b.values.reduce((n, v) => n + v, 0)
          const top = bars.reduce((a, b) => (total(b) > total(a) ? b : a))
          return (
            <Bars
              finding={text.finding(top.label, total(top))}
              unit={text.timelineUnit(unit)}
              series={[...series.map((s) => ({ word: text.series[s] })), { word: text.others }]}
              bars={bars}
              labelHead={text.timelineHead[unit]}
            />
          )
        }}
      </Face>
    </Sheet>
  )
}
