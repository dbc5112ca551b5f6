/** What every page stands on: cache, session, the list of pages. */
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Portal } from './pages.ts'
import { SessionProvider, type SessionSource } from './session.tsx'
import { PortalPages } from './shell/portal-context.tsx'

export interface ProvidersProps {
  readonly cache: QueryClient
  readonly source: SessionSource
  readonly portal: Portal
  readonly children: ReactNode
}

export const Providers = ({ cache, source, portal, children }: ProvidersProps) => (
  <QueryClientProvider client={cache}>
    <SessionProvider source={source}>
      <PortalPages value={portal}>{children}</PortalPages>
    </SessionProvider>
  </QueryClientProvider>
)
