/** State that lives in the address: parameters of the path, filters, tabs, pages. */
import { useLocation, useParams, useRouter } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

/** `/applications/$id` → `useParam('id')`. */
export function useParam(name: string): string {
  const params: Record<string, string | undefined> = useParams({ strict: false })
  return params[name] ?? ''
}

export interface Address {
  readonly path: string
  /** First value of a name, or an empty string. */
  readonly get: (name: string) => string
  readonly all: (name: string) => readonly string[]
  /** The same page with other values; null or an empty list takes the name away. */
  readonly with: (change: AddressChange) => string
  /** Goes there; `replace` for typing, a step of history for a choice. */
  readonly set: (change: AddressChange, how?: 'push' | 'replace') => void
}

export type AddressChange = Readonly<Record<string, string | number | readonly string[] | null>>

export function changed(search: URLSearchParams, change: AddressChange): URLSearchParams {
  const next = new URLSearchParams(search)
  for (const [name, value] of Object.entries(change)) {
    next.delete(name)
    const values = Array.isArray(value) ? value : value === null || value === '' ? [] : [String(value)]
    for (const one of values) next.append(name, one)
  }
  return next
}

export function useAddress(): Address {
  const router = useRouter()
  const { pathname, searchStr } = useLocation()
  const search = useMemo(() => new URLSearchParams(searchStr), [searchStr])
  const at = useCallback(
    (change: AddressChange) => {
      const next = changed(search, change).toString()
      return next ? `${pathname}?${next}` : pathname
    },
    [pathname, search],
  )
  return {
    path: pathname,
    get: (name) => search.get(name) ?? '',
    all: (name) => search.getAll(name),
    with: at,
    set: (change, how = 'push') =>
      void router.navigate({ href: at(change), replace: how === 'replace', resetScroll: false } as never),
  }
}

export type Go = (href: string, how?: 'push' | 'replace') => void

export function useGo(): Go {
  const router = useRouter()
  return useCallback(
    (href, how = 'push') => void router.navigate({ href, replace: how === 'replace' }),
    [router],
  )
}
