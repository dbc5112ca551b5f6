/** Names and values of one thing. */
import type { ReactNode } from 'react'
import { nb } from './words.ts'

export type Fact = readonly [name: string, value: ReactNode]

export interface FactsProps {
  /** Facts with an empty value are left out. */
  readonly facts: readonly Fact[]
  /** One under another: for the column beside. */
  readonly column?: boolean | undefined
}

const isEmpty = (value: ReactNode) => value === null || value === undefined || value === ''

/** What happens next, in order. */
export const Steps = ({ steps }: { readonly steps: readonly string[] }) => (
  <ol className="steps small">
    {steps.map((step) => (
      <li key={step}>{nb(step)}</li>
    ))}
  </ol>
)

export const Facts = ({ facts, column }: FactsProps) => (
  <dl className={column ? 'facts column num' : 'facts num'}>
    {facts
      .filter(([, value]) => !isEmpty(value))
      .map(([name, value]) => (
        <div key={name}>
          <dt>{nb(name)}</dt>
          <dd>{typeof value === 'string' ? nb(value) : value}</dd>
        </div>
      ))}
  </dl>
)
