/** A white sheet with a title; the page is made of these. */
import { createContext, createElement, useContext, useId, type ReactNode } from 'react'
import { nb } from './words.ts'

const Level = createContext<2 | 3 | 4>(2)

export interface HeadingProps {
  readonly children: ReactNode
  readonly level?: 2 | 3 | 4 | undefined
}

/** Heading of what stands inside: one level below the title of its sheet. */
export function Heading({ children, level }: HeadingProps) {
  const own = useContext(Level)
  return createElement(`h${level ?? own}`, null, children)
}

export interface SheetProps {
  readonly title?: string | undefined
  /** Name for readers when there is no visible title. */
  readonly name?: string | undefined
  /** Right of the title: a link or a note. */
  readonly side?: ReactNode | undefined
  readonly children: ReactNode
  /** For rows that draw their own margins. */
  readonly bare?: boolean | undefined
  readonly level?: 2 | 3 | undefined
  readonly id?: string | undefined
  readonly className?: string | undefined
}

export function Sheet({ title, name, side, children, bare, level = 2, id, className }: SheetProps) {
  const titleId = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  const labelled = title ? { 'aria-labelledby': titleId } : { 'aria-label': name }
  return (
    <section id={id} className={className ? `sheet ${className}` : 'sheet'} {...labelled}>
      {title && (
        <header>
          <Heading id={titleId} className="sheet-title">
            {nb(title)}
          </Heading>
          {side}
        </header>
      )}
      <Level value={title ? (level === 2 ? 3 : 4) : level}>
        {bare ? children : <div className={title ? 'in' : 'in alone'}>{children}</div>}
      </Level>
    </section>
  )
}

/** Main column and what stands beside it; beside goes under when there is no room. */
export const Two = ({ main, aside }: { readonly main: ReactNode; readonly aside: ReactNode }) => (
  <div className="two">
    <div className="stack">{main}</div>
    <div className="stack">{aside}</div>
  </div>
)

export const Stack = ({ children }: { readonly children: ReactNode }) => (
  <div className="stack">{children}</div>
)

/** An icon and a remark beside it, outside of sheets. */
export const Remark = ({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) => (
  <p className="remark small">
    {icon}
    <span>{children}</span>
  </p>
)
