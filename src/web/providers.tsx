/** What every page stands on: theme, cache, session, the list of pages. */
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useIsNight } from './look/look.ts'
import { theme } from './look/theme.ts'
import type { Portal } from './pages.ts'
import { SessionProvider, type SessionSource } from './session.tsx'
import { PortalPages } from './shell/portal-context.tsx'

export interface ProvidersProps {
  readonly cache: QueryClient
  readonly source: SessionSource
  readonly portal: Portal
  readonly children: ReactNode
}

/** The library injects no styles: variables.css is static, and no global classes are made. */
export const Themed = ({ children }: { readonly children: ReactNode }) => (
  <MantineProvider
    theme={theme}
    withCssVariables={false}
    withGlobalClasses={false}
    forceColorScheme={useIsNight() ? 'dark' : 'light'}
    // In tests menus appear at once, without their 150 ms of motion.
    env={import.meta.env.MODE === 'test' ? 'test' : 'default'}
  >
    {children}
  </MantineProvider>
)

export const Providers = ({ cache, source, portal, children }: ProvidersProps) => (
  <Themed>
    <QueryClientProvider client={cache}>
      <SessionProvider source={source}>
        <PortalPages value={portal}>{children}</PortalPages>
      </SessionProvider>
    </QueryClientProvider>
  </Themed>
)
