/** Bars over time: at most four series, one on another, each with a filling of its own; behind «Таблицей» stands the same as a table. */
import { useState } from 'react'
import { Button } from './button.tsx'
import { Table } from './table.tsx'
import { nb, number, t } from './words.ts'
import '../look/bars.css'

export interface Series {
  readonly word: string
}

export interface Bar {
  /** «0:00», «23 ноября». */
  readonly label: string
  /** One for each series. */
  readonly values: readonly number[]
  /** Written under the bar; not every bar has room for it. */
  readonly tick?: string | undefined
}

export interface BarsProps {
  /** What the chart says, as a sentence: its title. */
  readonly finding: string
  /** «попыток за час» */
  readonly unit: string
  readonly series: readonly Series[]
  readonly bars: readonly Bar[]
  /** Head of the first column of the table. */
  readonly labelHead: string
}

const total = (bar: Bar): number => bar.values.reduce((a, b) => a + b, 0)

/** 1, 2, 5, 10, 20, 50…: the top of the scale. */
export function topOf(greatest: number): number {
  let step = 1
  for (let i = 0; step < greatest; i++) step *= i % 3 === 1 ? 2.5 : 2
  return step
}

export function Bars({ finding, unit, series, bars, labelHead }: BarsProps) {
  const [isTable, setTable] = useState(false)
  const top = topOf(Math.max(1, ...bars.map(total)))
  return (
    <figure className="bars">
      <figcaption>
        <b>{nb(finding)}</b>
        <span className="tiny">{nb(unit)}</span>
      </figcaption>
      {isTable ? (
        <Table
          name={finding}
          rows={bars}
          keyOf={(bar) => bar.label}
          columns={[
            { head: labelHead, cell: (bar) => bar.label, phone: 'title' },
            ...series.map((s, i) => ({
              head: s.word,
              cell: (bar: Bar) => number(bar.values[i] ?? 0),
              number: true,
              phone: 'fact' as const,
            })),
          ]}
        />
      ) : (
        <>
          <div className="bars-plot" role="img" aria-label={`${finding}, ${unit}`}>
            <div className="bars-scale tiny num" aria-hidden>
              <span>{number(top)}</span>
              <span>{number(top / 2, 1)}</span>
              <span>0</span>
            </div>
            <div className="bars-field" aria-hidden>
              {bars.map((bar) => (
                <div key={bar.label} className="bars-column" title={titleOf(bar, series)}>
                  <div className="bars-stack">
                    {bar.values.map((value, i) => (
                      <span
                        key={series[i]?.word}
                        data-series={i + 1}
                        style={{ height: `${(value / top) * 100}%` }}
                      />
                    ))}
                  </div>
                  {bar.tick && <span className="bars-tick tiny num">{bar.tick}</span>}
                </div>
              ))}
            </div>
          </div>
          {series.length > 1 && (
            <ul className="bars-legend small" aria-hidden>
              {series.map((s, i) => (
                <li key={s.word}>
                  <span data-series={i + 1} />
                  {nb(s.word)}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      <Button kind="plain" size="small" onClick={() => setTable(!isTable)}>
        {isTable ? t`Графиком` : t`Таблицей`}
      </Button>
    </figure>
  )
}

const titleOf = (bar: Bar, series: readonly Series[]): string =>
  `${bar.label}: ${bar.values.map((v, i) => `${series[i]?.word ?? ''} ${number(v)}`).join(', ')}`
