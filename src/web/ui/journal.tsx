/** Event journal: newest above, date and time in the margin, shape in the pin, act in bold, cause in the note. */
import { IconClock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useNow } from './clock.tsx'
import { day, exactly, fullDay, machine, time } from './dates.ts'
import { toneIcons, type Tone } from './status.tsx'
import { nb, t } from './words.ts'

export interface Step {
  readonly id?: string | undefined
  /** Instant in UTC; for the future a date without time. */
  readonly at: string
  readonly tone: Tone
  readonly title: string
  readonly note?: ReactNode | undefined
  /** Still ahead: dashed and grey, «до 27 ноября». */
  readonly ahead?: boolean | undefined
}

export function Journal({
  steps,
  name,
}: {
  readonly steps: readonly Step[]
  readonly name?: string | undefined
}) {
  return (
    <ol className="journal" aria-label={name}>
      {steps.map((step, i) => (
        <Entry key={step.id ?? `${step.at} ${i}`} step={step} />
      ))}
    </ol>
  )
}

function Entry({ step }: { readonly step: Step }) {
  const now = useNow()
  const Icon = step.ahead ? IconClock : toneIcons[step.tone]
  const date = day(step.at, now)
  return (
    <li className={step.ahead ? 'todo' : undefined}>
      <time
        className="num"
        dateTime={machine(step.at)}
        title={step.at.includes('T') ? exactly(step.at) : fullDay(step.at)}
      >
        <b>{step.ahead ? t`до ${date}` : date}</b>
        {step.at.includes('T') && !step.ahead && <span>{time(step.at)}</span>}
      </time>
      <span className={`pin t-${step.ahead ? 'quiet' : step.tone}`}>
        <Icon size={14} stroke={2.2} aria-hidden />
      </span>
      <div>
        <div className="step-title">{nb(step.title)}</div>
        {step.note && (
          <div className="small">{typeof step.note === 'string' ? nb(step.note) : step.note}</div>
        )}
      </div>
    </li>
  )
}
