/** A bar with its number in words: never a ring, never a percent alone. */

export interface ProgressProps {
  /** 0–100. */
  readonly value: number
  /** What it measures, for readers: «Пройдено: Неотложная кардиология». */
  readonly label: string
  /** Beside the bar; «34 %» unless said. */
  readonly note?: string | undefined
}

export function Progress({ value, label, note }: ProgressProps) {
  const whole = Math.round(Math.min(100, Math.max(0, value)))
  return (
    <div className="progress">
      <div
        className="progress-bar"
        role="progressbar"
        aria-valuenow={whole}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-label={label}
      >
        <i style={{ width: `${whole}%` }} />
      </div>
      <span className="num small" aria-hidden>
        {note ?? `${whole}\u00a0%`}
      </span>
    </div>
  )
}
