/** Anatomy of a page: where am I, what is it, what now, the work, beside. */
import type { ReactNode } from 'react'
import { Crumbs, type Crumb } from './crumbs.tsx'
import { Two } from './sheet.tsx'
import { nb } from './words.ts'

export interface PageProps {
  /** The h1 and, with «НМО», the title of the window. */
  readonly title: string
  /** Title of the window when the h1 is too long or personal. */
  readonly windowTitle?: string | undefined
  /** One line above the h1: the date on the home page. */
  readonly above?: string | undefined
  /** One line under the h1: number and date, step. */
  readonly note?: ReactNode | undefined
  readonly crumbs?: readonly Crumb[] | undefined
  /** Right of the h1: one outlined act. */
  readonly side?: ReactNode | undefined
  /** What now. */
  readonly first?: ReactNode | undefined
  readonly children: ReactNode
  /** Facts, files, help. */
  readonly aside?: ReactNode | undefined
}

export function Page({ title, windowTitle, above, note, crumbs, side, first, children, aside }: PageProps) {
  return (
    <>
      <title>{`${windowTitle ?? title} — НМО`}</title>
      {crumbs && crumbs.length > 0 && <Crumbs to={crumbs} />}
      {above && <p className="small above">{nb(above)}</p>}
      <div className="page-head">
        <div>
          <h1 tabIndex={-1}>{nb(title)}</h1>
          {note && <p className="small num page-note">{typeof note === 'string' ? nb(note) : note}</p>}
        </div>
        {side}
      </div>
      {first && <div className="page-first">{first}</div>}
      {aside ? <Two main={children} aside={aside} /> : <div className="stack">{children}</div>}
    </>
  )
}
