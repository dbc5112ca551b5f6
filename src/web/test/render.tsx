/** Draws a page or a part of the kit in a test as in the portal: theme, cache, session, router in memory. */
import { QueryClient } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import { cleanup, render, type RenderResult } from '@testing-library/react'
import { userEvent, type UserEvent } from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { afterEach } from 'vitest'
import { permissionsOf, sections, type Role } from '../../platform/permissions.ts'
import { Providers } from '../providers.tsx'
import type { Portal } from '../pages.ts'
import { parseSearchWords, writeSearchWords } from '../search-words.ts'
import { guest, type Session } from '../session.tsx'
import { FixedNow } from '../ui/clock.tsx'

afterEach(cleanup)

/** Monday, 23 November 2026, 10:42 in Moscow. */
export const testNow = new Date('2026-11-23T07:42:00Z')

export const testSession = (roles: readonly Role[] = ['citizen']): Session => ({
  person: {
    id: '0193a1de-0000-7000-8000-000000000001',
    fullName: 'Орлова Елена Викторовна',
    familyName: 'Орлова',
    givenName: 'Елена',
    middleName: 'Викторовна',
  },
  roles,
  permissions: permissionsOf(roles, sections),
  work: {
    active: roles.find((role) => role !== 'citizen') ?? 'citizen',
    held: [...new Set<Role>(['citizen', ...roles])].map((role) => ({
      role,
      organisationId: null,
      until: null,
    })),
    mustChoose: false,
  },
  sectionsChangeInMs: null,
  unread: 2,
})

export interface RenderParts {
  /** Route of the page and where to be on it: `/applications/$id`, `/applications/7?tab=files`. */
  readonly path?: string
  readonly at?: string
  readonly session?: Session | null
  readonly portal?: Portal
  readonly now?: Date
}

export interface Rendered extends RenderResult {
  readonly user: UserEvent
  /** Where the page is now: path and search. */
  readonly where: () => string
  readonly cache: QueryClient
}

export async function renderPage(page: ReactNode, parts: RenderParts = {}): Promise<Rendered> {
  const {
    path = '/',
    at = path,
    session = testSession(),
    portal = { pages: [], finders: [] },
    now = testNow,
  } = parts
  const cache = new QueryClient({
    defaultOptions: { queries: { retry: false }, mutations: { retry: false } },
  })
  const root = createRootRoute()
  const routes = [
    createRoute({ getParentRoute: () => root, path, component: () => page }),
    createRoute({ getParentRoute: () => root, path: '$', component: () => <p>другая страница</p> }),
  ]
  const history = createMemoryHistory({ initialEntries: [at] })
  const router = createRouter({
    routeTree: root.addChildren(routes),
    history,
    parseSearch: parseSearchWords,
    stringifySearch: writeSearchWords,
  })
  await router.load()
  const source = { ...guest, read: () => Promise.resolve(session) }
  cache.setQueryData(['session'], session)
  const result = render(
    <FixedNow value={now}>
      <Providers cache={cache} source={source} portal={portal}>
        <RouterProvider router={router} />
      </Providers>
    </FixedNow>,
  )
  return { ...result, user: userEvent.setup(), where: () => history.location.href, cache }
}

/** The same for a part of the kit. */
export const renderKit = (part: ReactNode, parts: RenderParts = {}): Promise<Rendered> =>
  renderPage(part, parts)
