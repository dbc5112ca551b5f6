/** Questions of the desk to the server. A look at a card is journalled, so cards are not asked anew without need. */
import { queryOptions, useInfiniteQuery, useQueries } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { call } from '../../../web/api.ts'
import { deskApplication, deskFilePage, queue, type ApplicationFile, type DeskState } from '../contract.ts'

export const queueKey = ['desk', 'queue'] as const
export const deskOneKey = (id: string) => ['desk', 'one', id] as const

export const useQueue = (state: DeskState) =>
  useInfiniteQuery({
    queryKey: [...queueKey, state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => call(queue, { query: { state, cursor: pageParam } }, { signal }),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  })

export const deskOneQuery = (id: string) =>
  queryOptions({
    queryKey: deskOneKey(id),
    queryFn: ({ signal }) => call(deskApplication, { params: { id } }, { signal }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

export interface Sheets {
  /** Addresses of the sheets from the first on, as far as they have come. */
  readonly addresses: readonly string[]
  readonly isPending: boolean
  readonly error: unknown
  readonly retry: () => void
}

/** The sheets of one file as pictures; they are dropped soon after the card is left. */
export function useSheets(applicationId: string, file: ApplicationFile | undefined): Sheets {
  const count = file?.pageCount ?? 0
  const sheets = useQueries({
    queries: Array.from({ length: count }, (_, i) => ({
      queryKey: ['desk', 'sheet', applicationId, file?.id, i + 1],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (
          await call(
            deskFilePage,
            { params: { id: applicationId, fileId: file?.id ?? '', page: i + 1 } },
            { signal },
          )
        ).blob,
      staleTime: Infinity,
      gcTime: 60_000,
      refetchOnWindowFocus: false,
    })),
    combine: (all) => ({
      blobs: all.map((q) => q.data),
      isPending: all[0]?.isPending ?? false,
      error: all[0]?.error ?? null,
      retry: () => all.forEach((q) => q.isError && void q.refetch()),
    }),
  })
  const { blobs } = sheets
  const made = useRef(new Map<Blob, string>())
  const [addresses, setAddresses] = useState<readonly string[]>([])
  useEffect(() => {
    const missing = blobs.indexOf(undefined)
    // Sheets are shown in their order: the third waits for the second.
    const known = missing === -1 ? blobs : blobs.slice(0, missing)
    const next = known.flatMap((blob) => {
      if (!blob) return []
      const address = made.current.get(blob) ?? URL.createObjectURL(blob)
      made.current.set(blob, address)
      return [address]
    })
    // An address lives as long as the page: it is made here and given back below.
    // oxlint-disable-next-line react/set-state-in-effect
    setAddresses(next)
  }, [blobs])
  useEffect(() => {
    const all = made.current
    return () => {
      for (const address of all.values()) URL.revokeObjectURL(address)
      all.clear()
    }
  }, [])
  return { addresses, isPending: sheets.isPending, error: sheets.error, retry: sheets.retry }
}
