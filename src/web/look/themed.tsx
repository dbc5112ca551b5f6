/** The component library inside our look. Only what uses it is wrapped, so that other pages never fetch it. */
import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { useIsNight } from './look.ts'
import { theme } from './theme.ts'

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
