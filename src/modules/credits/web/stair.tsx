/** The stair of a cycle: time across, credits up, the goal, today, what is missing, the window of documents. */
import { useNow } from '../../../web/ui/clock.tsx'
import { isoDay } from '../../../web/ui/dates.ts'
import { usePhone } from '../../../web/ui/media.ts'
import { nb } from '../../../web/ui/words.ts'
import type { Cycle } from '../contract.ts'
import { text } from './text.ts'

const sizes = {
  wide: { width: 640, height: 252, left: 36, right: 12, top: 30, bottom: 52 },
  narrow: { width: 340, height: 216, left: 34, right: 6, top: 30, bottom: 48 },
}

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)

export function Stair({ cycle }: { readonly cycle: Cycle }) {
  const isNarrow = usePhone()
  const size = isNarrow ? sizes.narrow : sizes.wide
  const way = cycle.forecast.ways[0]
  const goal = way?.total ?? 0
  const missing = way?.missing ?? 0
  const today = isoDay(useNow())
  const now = today < cycle.startsOn ? cycle.startsOn : today > cycle.endsOn ? cycle.endsOn : today
  const [from, to] = [at(cycle.startsOn), at(cycle.endsOn)]
  const top = Math.max(goal, cycle.total + missing, 1) * 1.04
  const floor = size.height - size.bottom
  const x = (day: string) =>
    size.left + ((at(day) - from) / (to - from)) * (size.width - size.left - size.right)
  const y = (credits: number) => floor - (credits / top) * (floor - size.top)
  const steps = cycle.stair.map((s) => `H${x(s.day < now ? s.day : now)}V${y(s.total)}`).join('')
  const [nowX, endX] = [x(now), x(cycle.endsOn)]
  const isRoomLeft = nowX > size.width / 4
  const middle = (nowX + endX) / 2
  return (
    <svg
      className="cyc num"
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={nb(text.stairLabel(cycle.total, goal, missing, cycle.endsOn))}
    >
      {(top > goal * 1.5 ? [0, 0.5] : [0, 0.25, 0.5, 0.75]).map((part) => (
        <g key={part}>
          <line
            className="cyc-grid"
            x1={size.left}
            x2={size.width - size.right}
            y1={y(goal * part)}
            y2={y(goal * part)}
          />
          <text x={size.left - 8} y={y(goal * part) + 5} textAnchor="end">
            {Math.round(goal * part)}
          </text>
        </g>
      ))}
      {yearsBetween(cycle.startsOn, cycle.endsOn).map((year) => (
        <g key={year}>
          <line
            className="cyc-tick"
            x1={x(`${year}-01-01`)}
            x2={x(`${year}-01-01`)}
            y1={floor}
            y2={floor + 6}
          />
          <text x={x(`${year}-01-01`)} y={floor + 19} textAnchor="middle">
            {isNarrow ? `’${String(year).slice(2)}` : year}
          </text>
        </g>
      ))}
      <path className="cyc-done" d={`M${x(cycle.startsOn)} ${y(0)}${steps}H${nowX}V${y(0)}Z`} />
      <rect
        className="cyc-kept"
        x={nowX}
        y={y(cycle.total)}
        width={Math.max(0, endX - nowX)}
        height={y(0) - y(cycle.total)}
      />
      {missing > 0 && endX - nowX > 40 && (
        <>
          <rect
            className="cyc-missing"
            x={nowX}
            y={y(cycle.total + missing)}
            width={endX - nowX}
            height={y(cycle.total) - y(cycle.total + missing)}
          />
          {y(cycle.total) - y(cycle.total + missing) > 18 && (
            <text
              className="cyc-missing-word"
              x={middle}
              y={(y(cycle.total) + y(cycle.total + missing)) / 2 + 5}
              textAnchor="middle"
            >
              {isNarrow ? `−${missing}` : nb(text.more(missing))}
            </text>
          )}
        </>
      )}
      <line className="cyc-goal" x1={size.left} x2={size.width - size.right} y1={y(goal)} y2={y(goal)} />
      <text className="strong" x={size.left - 8} y={y(goal) + 5} textAnchor="end">
        {goal}
      </text>
      <text x={size.left + 2} y={y(goal) - 9}>
        {nb(text.goal)}
      </text>
      <line className="cyc-goal" x1={nowX} x2={nowX} y1={size.top - 6} y2={floor + 8} />
      <circle className="cyc-now" cx={nowX} cy={y(cycle.total)} r="5.5" />
      <text
        className="strong cyc-halo"
        x={isRoomLeft ? nowX - 9 : nowX + 9}
        y={y(cycle.total) - 11}
        textAnchor={isRoomLeft ? 'end' : 'start'}
      >
        {nb(text.today(cycle.total))}
      </text>
      <rect
        className="cyc-window"
        x={x(cycle.filingFrom)}
        y={floor + 27}
        width={endX - x(cycle.filingFrom)}
        height="5"
        rx="2.5"
      />
      <text className="cyc-window-word" x={endX} y={size.height - 3} textAnchor="end">
        {nb(isNarrow ? text.windowShort(cycle.endsOn) : text.window(cycle.filingFrom, cycle.endsOn))}
      </text>
    </svg>
  )
}

/** First days of years that lie inside. */
function yearsBetween(startsOn: string, endsOn: string): number[] {
  const [first, last] = [Number(startsOn.slice(0, 4)), Number(endsOn.slice(0, 4))]
  return Array.from({ length: last - first }, (_, i) => first + 1 + i)
}
