/** What now: the one panel with the page's only filled button. A page without an act has none. */
import type { ReactNode } from 'react'
import { Status, type Tone } from './status.tsx'
import { nb } from './words.ts'

export interface FirstActProps {
  /** `yours` is amber; `done` is green: the result is ready; `refused` tells how to go on. */
  readonly tone?: Exclude<Tone, 'quiet'> | undefined
  readonly status: string
  /** Beside the status: «до 25 ноября, осталось 2 дня» (see `until`). */
  readonly due?: string | undefined
  readonly title: string
  readonly children?: ReactNode | undefined
  readonly act?: ReactNode | undefined
  /** Inside another sheet: without its own edge. */
  readonly joined?: boolean | undefined
}

export const FirstAct = ({ tone = 'yours', status, due, title, children, act, joined }: FirstActProps) => (
  <div className={`first ${tone === 'yours' ? '' : `first-${tone}`} ${joined ? 'joined' : ''}`}>
    <div>
      <div className="due">
        <Status tone={tone}>{status}</Status>
        {due && <span className="num">{nb(due)}</span>}
      </div>
      <h2>{nb(title)}</h2>
      {children && <div className="first-note">{typeof children === 'string' ? nb(children) : children}</div>}
    </div>
    {act && <div className="first-act">{act}</div>}
  </div>
)

/** The act and, under it, what else waits: rows with outlined buttons. */
export const NowSheet = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <section className="sheet now" aria-label={name}>
    {children}
  </section>
)
