/** What stands around every page: the low-vision panel, the frame of the cabinet where there is one, toasts. */
import { lazy, Suspense, type ReactNode } from 'react'
import type { PageDeclaration } from '../pages.ts'
import { Toaster } from '../ui/toast.tsx'
import { LowVisionPanel } from './low-vision-panel.tsx'

/** Asked for together with the page, so that the two arrive at once. */
export const loadCabinet = () => import('./cabinet.tsx')
const Cabinet = lazy(() => loadCabinet().then((m) => ({ default: m.Cabinet })))

export interface ShellProps {
  readonly layout: NonNullable<PageDeclaration['layout']>
  readonly children: ReactNode
}

export const Shell = ({ layout, children }: ShellProps) => (
  <>
    <LowVisionPanel />
    {layout === 'bare' ? (
      children
    ) : (
      <Suspense fallback={null}>
        <Cabinet layout={layout}>{children}</Cabinet>
      </Suspense>
    )}
    <Toaster />
  </>
)
