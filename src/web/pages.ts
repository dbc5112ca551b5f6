/** What a module tells the shell about its pages; the shell collects it and builds addresses and menus. */
import type { ComponentType } from 'react'
import { isGrantedTo, sectionNeeded, type Permission, type Role } from '../platform/permissions.ts'
import type { SessionSource } from './session.tsx'
import type { NavIcon } from './shell/nav-icons.ts'
import type { LoadStepUp } from './shell/step-up-host.tsx'

/** Groups of the menu in their order; «Личное» opens by the name, «Открыто всем» stands in the foot and at the door. */
export const navGroups = [
  '',
  'Моё образование',
  'Услуги',
  'Работа',
  'Управление',
  'Личное',
  'Открыто всем',
] as const
export type NavGroup = (typeof navGroups)[number]

export interface Nav {
  readonly group: NavGroup
  readonly word: string
  /** Under the icon of a phone tab; `word` unless said. */
  readonly short?: string
  readonly icon: NavIcon
  /** Place inside the group, ascending. */
  readonly order?: number
  /** Place among the five tabs of a phone: 1 is «Главная»; the fifth is always «Ещё». */
  readonly tab?: number
  /** A hook: how many of my own moves wait there. Its contract is fetched inside, by a dynamic import. */
  readonly useBadge?: () => number
}

export interface PageDeclaration {
  /** As TanStack Router writes it: `/applications/$id`. */
  readonly path: string
  /** Name in search and for readers; the page itself may say a fuller one. */
  readonly title: string
  readonly access: 'public' | 'signed-in' | Permission
  /** The module of the page exports it as `Page`. */
  readonly load: () => Promise<{ readonly Page: ComponentType }>
  readonly nav?: Nav
  /** `cabinet`: bar, menu, foot. `desk`: bar and full height. `open`: bar and foot, for everyone. `bare`: nothing. */
  readonly layout?: 'cabinet' | 'desk' | 'open' | 'bare'
  readonly validateSearch?: (search: Record<string, unknown>) => Record<string, unknown>
  /** More words by which search finds the page: «диплом, скан». */
  readonly alsoKnownAs?: string
}

/** One line of search results. */
export interface Found {
  readonly title: string
  readonly note?: string
  readonly href: string
}

/** A module that can search its own things by the words of the person. */
export interface Finder {
  readonly heading: string
  readonly access: 'signed-in' | Permission
  readonly find: (query: string, signal: AbortSignal) => Promise<readonly Found[]>
}

/** What `src/modules/x/web/routes.tsx` exports. */
export interface PagesModule {
  readonly pages: readonly PageDeclaration[]
  readonly finders?: readonly Finder[]
  /** Only `identity` has one: who is signed in, how to leave. */
  readonly session?: SessionSource
  /** Only `identity`: the dialog that asks the person to prove themselves before sensitive work. */
  readonly stepUp?: LoadStepUp
}

export interface Portal {
  readonly pages: readonly PageDeclaration[]
  readonly finders: readonly Finder[]
}

export const portalOf = (modules: readonly PagesModule[]): Portal => ({
  pages: modules.flatMap((m) => m.pages),
  finders: modules.flatMap((m) => m.finders ?? []),
})

export type Holder = { readonly permissions: ReadonlySet<Permission> } | null

/** Nothing dead is shown: what may not be opened has no link to it. */
export function mayOpen(access: PageDeclaration['access'], holder: Holder): boolean {
  if (access === 'public') return true
  if (!holder) return false
  return access === 'signed-in' || holder.permissions.has(access)
}

/** The role gives this page, but its licences and attestations do not hold now (F7). */
export const isSectionClosed = (
  access: PageDeclaration['access'],
  holder: { readonly roles: readonly Role[]; readonly permissions: ReadonlySet<Permission> },
): boolean =>
  access !== 'public' &&
  access !== 'signed-in' &&
  sectionNeeded[access] !== undefined &&
  isGrantedTo(holder.roles, access) &&
  !holder.permissions.has(access)

export type NavPage = PageDeclaration & { readonly nav: Nav }

export const navPages = (portal: Portal, holder: Holder): NavPage[] =>
  portal.pages
    .filter((page): page is NavPage => page.nav !== undefined && mayOpen(page.access, holder))
    .toSorted(
      (a, b) =>
        navGroups.indexOf(a.nav.group) - navGroups.indexOf(b.nav.group) ||
        (a.nav.order ?? 50) - (b.nav.order ?? 50),
    )

/** The section an address belongs to: the longest menu address that begins it. */
export function sectionOf(path: string, pages: readonly NavPage[]): string | undefined {
  const matching = pages.filter(({ path: at }) => path === at || (at !== '/' && path.startsWith(`${at}/`)))
  return matching.toSorted((a, b) => b.path.length - a.path.length)[0]?.path
}
