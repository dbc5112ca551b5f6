/** Who is signed in on this page, as the server says it. */
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, type ReactNode } from 'react'
import type { Permission, Role } from '../platform/permissions.ts'

export interface SessionPerson {
  readonly id: string
  readonly fullName: string
  readonly familyName: string
  readonly givenName: string
  readonly middleName: string | null
}

/** In which role the person acts here, and what else they hold. */
export interface Work {
  readonly active: Role
  readonly held: readonly {
    readonly role: Role
    readonly organisationId: string | null
    /** From then on not held. */
    readonly until: string | null
  }[]
  /** Several work roles and none chosen: asked before any page. */
  readonly mustChoose: boolean
}

export interface Session {
  readonly person: SessionPerson
  readonly roles: readonly Role[]
  readonly permissions: ReadonlySet<Permission>
  readonly work: Work
  /** Entered by a message, and the rights want more: one page is open, where another way is set up. */
  readonly mustSetUpFactor?: boolean
  /** In so many milliseconds a section of medical work opens or closes. */
  readonly sectionsChangeInMs: number | null
  /** New notifications. */
  readonly unread: number
}

/** Where the session comes from and how it ends; main.tsx gives the real one, tests their own. */
export interface SessionSource {
  /** Null for a guest. */
  readonly read: (signal: AbortSignal) => Promise<Session | null>
  readonly signOut: () => Promise<void>
  /** The session goes on in another role; answers with its rights. */
  readonly switchRole: (role: Role) => Promise<Session | null>
}

const Source = createContext<SessionSource | null>(null)

export const SessionProvider = ({
  source,
  children,
}: {
  readonly source: SessionSource
  readonly children: ReactNode
}) => <Source value={source}>{children}</Source>

export const sessionKey = ['session'] as const

export const sessionQuery = (source: SessionSource) =>
  queryOptions({ queryKey: sessionKey, queryFn: ({ signal }) => source.read(signal), staleTime: 60_000 })

/** Nobody is signed in. */
export const guest: SessionSource = {
  read: () => Promise.resolve(null),
  signOut: () => Promise.resolve(),
  switchRole: () => Promise.resolve(null),
}

/** Null for a guest and until the first answer. */
export function useSession(): Session | null {
  const source = useContext(Source) ?? guest
  return useQuery(sessionQuery(source)).data ?? null
}

/** On pages that only a signed-in person sees. */
export function usePerson(): Session {
  const session = useSession()
  if (!session) throw new Error('usePerson is for pages with access other than public')
  return session
}

/** Everything shown for the former role is forgotten before the first page of the new one is asked for. */
export function useSwitchRole(): (role: Role) => Promise<void> {
  const source = useContext(Source) ?? guest
  const cache = useQueryClient()
  return async (role) => {
    const next = await source.switchRole(role)
    cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0], type: 'inactive' })
    cache.setQueryData(sessionKey, next)
  }
}

export const useSignOut = (): (() => Promise<void>) => (useContext(Source) ?? guest).signOut
