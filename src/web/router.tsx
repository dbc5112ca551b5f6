/** The map of the page: addresses from what modules declared, each fetched when it is opened. */
import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRoute,
  type AnyRouter,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  useMatches,
  type RouterHistory,
} from '@tanstack/react-router'
import type { PageDeclaration, Portal } from './pages.ts'
import { isSectionClosed, mayOpen } from './pages.ts'
import { parseSearchWords, writeSearchWords } from './search-words.ts'
import { sessionQuery, type SessionSource } from './session.tsx'
import { Broken, NotFound, NotYours, SectionClosed } from './shell/fallbacks.tsx'
import { paths } from './shell/paths.ts'
import { loadCabinet, Shell } from './shell/shell.tsx'
import { refusedBy } from './ui/refused-by.ts'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    page?: PageDeclaration
  }
}

const more: PageDeclaration = {
  path: paths.more,
  title: 'Все разделы',
  access: 'signed-in',
  load: () => import('./shell/more.tsx'),
}

export interface RouterParts {
  readonly portal: Portal
  readonly cache: QueryClient
  readonly source: SessionSource
  readonly history?: RouterHistory
}

export function buildRouter({ portal, cache, source, history }: RouterParts) {
  const root = createRootRoute({ component: Frame, notFoundComponent: NotFound, errorComponent: Broken })
  const hasChoice = portal.pages.some((page) => page.path === paths.role)
  const routes = [...portal.pages, more].map((page) =>
    createRoute({
      getParentRoute: () => root,
      path: page.path,
      staticData: { page },
      ...(page.validateSearch ? { validateSearch: page.validateSearch } : {}),
      beforeLoad: async ({ location }) => {
        if (page.access === 'public') return frame(page)
        const session = await cache.ensureQueryData(sessionQuery(source)).catch(guestOf)
        if (!session) {
          const next = location.href === paths.home ? '' : `?next=${encodeURIComponent(location.href)}`
          throw redirect({ href: `${paths.signIn}${next}`, replace: true })
        }
        if (session.mustSetUpFactor && page.path !== paths.secondMethod)
          throw redirect({
            href: `${paths.secondMethod}?next=${encodeURIComponent(location.href)}`,
            replace: true,
          })
        if (session.work.mustChoose && !session.mustSetUpFactor && hasChoice && page.path !== paths.role)
          throw redirect({ href: `${paths.role}?next=${encodeURIComponent(location.href)}`, replace: true })
        if (isSectionClosed(page.access, session)) throw new SectionClosed(page.title)
        if (!mayOpen(page.access, session)) throw new NotYours(page.title)
        frame(page)
      },
      component: lazyRouteComponent(page.load, 'Page'),
      errorComponent: Broken,
    }),
  )
  // An address that leads nowhere waits for the session too: else the menu comes later and moves everything.
  const nowhere = createRoute({
    getParentRoute: () => root,
    path: '$',
    beforeLoad: async () => {
      loadCabinet().catch(() => undefined)
      await cache.ensureQueryData(sessionQuery(source)).catch(() => null)
    },
    component: NotFound,
  })
  const router = createRouter({
    routeTree: root.addChildren([...routes, nowhere]),
    ...(history ? { history } : {}),
    scrollRestoration: true,
    parseSearch: parseSearchWords,
    stringifySearch: writeSearchWords,
    defaultPendingMs: 300,
    defaultNotFoundComponent: NotFound,
  })
  moveFocus(router)
  return router
}

/** «Войдите» in answer to «who am I» means nobody; anything else is a fault. */
function guestOf(error: unknown): null {
  if (refusedBy(error).status !== 401) throw error
  return null
}

/** The frame comes beside the page, not before it; a guest on the way to the door fetches none. */
function frame(page: PageDeclaration): void {
  // Its failure is told where it is drawn.
  if (page.layout !== 'bare') loadCabinet().catch(() => undefined)
}

/** After a move inside the portal readers hear the new h1; the first page keeps the order of the browser. */
function moveFocus(router: Pick<AnyRouter, 'subscribe'>): void {
  router.subscribe('onRendered', (event) => {
    if (!event.fromLocation || !event.pathChanged) return
    const titles = [...document.querySelectorAll<HTMLElement>('h1')]
    titles.find((title) => title.offsetParent !== null)?.focus({ preventScroll: true })
  })
}

function Frame() {
  const matches = useMatches()
  const last = matches.at(-1)
  // What stands instead of a page that did not open is an ordinary page with its menu.
  const layout = last?.status === 'error' ? 'cabinet' : last?.staticData.page?.layout
  return (
    <Shell layout={layout ?? 'cabinet'}>
      <Outlet />
    </Shell>
  )
}
