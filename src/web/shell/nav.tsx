/** Menus made of what modules declared: rail, phone tabs, the list of everything. */
import { useLocation } from '@tanstack/react-router'
import { IconMenu2 } from '@tabler/icons-react'
import { navGroups, sectionOf, type Nav, type NavPage } from '../pages.ts'
import { BareLink } from '../ui/link.tsx'
import { nb } from '../ui/words.ts'
import { navIcons } from './nav-icons.ts'
import { paths } from './paths.ts'
import { useNavPages } from './portal-context.tsx'

const none = () => 0

function Badge({ nav }: { readonly nav: Nav }) {
  // The same hook for the whole life of a menu line: declarations never change while the page is open.
  const useBadge = nav.useBadge ?? none
  const count = useBadge()
  if (count === 0) return null
  return (
    <span className="dot num">
      <span className="for-readers">, ждут вас: </span>
      {count}
    </span>
  )
}

export const useSection = (pages: readonly NavPage[]): string | undefined =>
  sectionOf(useLocation().pathname, pages)

const inRail = navGroups.filter((group) => group !== 'Личное' && group !== 'Открыто всем')

export function Rail() {
  const pages = useNavPages()
  const on = useSection(pages)
  return (
    <nav className="rail" aria-label="Разделы кабинета">
      {inRail.map((group) => (
        <Group key={group} head={group} pages={pages.filter((page) => page.nav.group === group)} on={on} />
      ))}
    </nav>
  )
}

export function NavIcon({ of: { icon }, size }: { readonly of: Nav; readonly size: number }) {
  const Icon = navIcons[icon]
  return <Icon size={size} stroke={1.7} aria-hidden />
}

interface GroupProps {
  readonly head: string
  readonly pages: readonly NavPage[]
  readonly on: string | undefined
}

export function Group({ head, pages, on }: GroupProps) {
  if (pages.length === 0) return null
  return (
    <div>
      {head && <h2>{nb(head)}</h2>}
      {pages.map((page) => (
        <BareLink key={page.path} href={page.path} aria-current={page.path === on ? 'page' : undefined}>
          <NavIcon of={page.nav} size={20} />
          {nb(page.nav.word)}
          <Badge nav={page.nav} />
        </BareLink>
      ))}
    </div>
  )
}

/** Four sections that are opened most and «Ещё» with all of them. */
export function PhoneTabs() {
  const pages = useNavPages()
  const on = useSection(pages)
  const path = useLocation().pathname
  const tabs = pages
    .filter((page) => page.nav.tab !== undefined)
    .toSorted((a, b) => (a.nav.tab ?? 0) - (b.nav.tab ?? 0))
    .slice(0, 4)
  const isMore = path === paths.more || (on !== undefined && !tabs.some((tab) => tab.path === on))
  return (
    <nav className="tabs" aria-label="Главные разделы">
      {tabs.map((page) => (
        <BareLink key={page.path} href={page.path} aria-current={page.path === on ? 'page' : undefined}>
          <NavIcon of={page.nav} size={23} />
          <span>{page.nav.short ?? page.nav.word}</span>
          <Badge nav={page.nav} />
        </BareLink>
      ))}
      <BareLink href={paths.more} aria-current={isMore ? 'page' : undefined}>
        <IconMenu2 size={23} stroke={1.7} aria-hidden />
        <span>Ещё</span>
      </BareLink>
    </nav>
  )
}
