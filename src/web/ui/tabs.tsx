/** Tabs are links: the chosen one lives in the address. */
import { BareLink } from './link.tsx'
import { nb } from './words.ts'

export interface Tab {
  readonly word: string
  readonly href: string
  readonly count?: number | undefined
}

export interface TabsProps {
  readonly name: string
  readonly tabs: readonly Tab[]
  /** `href` of the chosen one. */
  readonly on: string
}

export const Tabs = ({ name, tabs, on }: TabsProps) => (
  <nav className="tab-line" aria-label={name}>
    {tabs.map((tab) => (
      <BareLink key={tab.href} href={tab.href} aria-current={tab.href === on ? 'page' : undefined}>
        {nb(tab.word)}
        {tab.count !== undefined && <span className="num tab-count">{tab.count}</span>}
      </BareLink>
    ))}
  </nav>
)
