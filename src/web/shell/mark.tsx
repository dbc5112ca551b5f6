/** The sign: five years of the cycle, three of them behind. */

const years = [0, 1, 2, 3, 4] as const

export const Mark = ({ size = 30 }: { readonly size?: number | undefined }) => (
  <svg width={size} height={size} viewBox="0 0 30 30" aria-hidden="true" className="mark-sign">
    {years.map((i) => (
      <rect
        key={i}
        className={i < 3 ? 'mark-past' : i === 3 ? 'mark-now' : 'mark-last'}
        x={1 + i * 6}
        y={21 - i * 4.6}
        width="4"
        height={8 + i * 4.6}
        rx="1"
      />
    ))}
  </svg>
)
