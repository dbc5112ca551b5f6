/** No page is forgotten: every address of the router stands in the list of pages that a browser looks at. */
import { QueryClient } from '@tanstack/react-query'
import { createMemoryHistory } from '@tanstack/react-router'
import { expect, test } from 'vitest'
import { stops } from '../../e2e/pages.ts'
import { portalOf, type PagesModule } from './pages.ts'
import { buildRouter } from './router.tsx'
import { guest } from './session.tsx'

const modules = Object.values(import.meta.glob<PagesModule>('../modules/*/web/routes.tsx', { eager: true }))

/** What the router can open and nobody would look at; what is looked at and the router cannot open. */
export function strays(routes: readonly string[], looked: readonly string[]) {
  return {
    forgotten: routes.filter((route) => !looked.includes(route)),
    gone: looked.filter((route) => !routes.includes(route)),
  }
}

const router = buildRouter({
  portal: portalOf(modules),
  cache: new QueryClient(),
  source: guest,
  history: createMemoryHistory(),
})

test('every page of the router is looked at in a browser: add its line to e2e/pages.ts', () => {
  const routes = Object.keys(router.routesByPath)
  expect(routes.length).toBeGreaterThan(20)
  const looked = stops.map(([, , route]) => route)
  expect(strays(routes, looked)).toEqual({ forgotten: [], gone: [] })
  expect(strays(['/a', '/new'], ['/a', '/old'])).toEqual({ forgotten: ['/new'], gone: ['/old'] })
})

test('pictures have names of their own, and an address with a parameter says where it is found', () => {
  const names = stops.map(([, name]) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(stops.filter(([, , route, from]) => route.includes('$') && !from)).toEqual([])
})
