/** The pages of the portal, for menus and search. */
import { createContext, useContext, useMemo } from 'react'
import { navPages, type NavGroup, type NavPage, type Portal } from '../pages.ts'
import { useSession } from '../session.tsx'

export const PortalPages = createContext<Portal>({ pages: [], finders: [] })
export const usePortal = (): Portal => useContext(PortalPages)

/** Pages that this person may open, in the order of the menu. */
export function useNavPages(): readonly NavPage[] {
  const portal = usePortal()
  const session = useSession()
  return useMemo(() => navPages(portal, session), [portal, session])
}

export const useGroup = (group: NavGroup): readonly NavPage[] =>
  useNavPages().filter((page) => page.nav.group === group)

/** A page of the portal by its address, when this person may open it. */
export function usePageAt(path: string): boolean {
  return usePortal().pages.some((page) => page.path === path)
}

const none = () => 0

/** How much waits on that page, as its module counts it. The pages never change, so the hook does not either. */
export function useBadgeAt(path: string): number {
  const useBadge = usePortal().pages.find((page) => page.path === path)?.nav?.useBadge ?? none
  return useBadge()
}
