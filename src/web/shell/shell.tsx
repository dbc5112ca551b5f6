/** The frame around a page: skip link, low-vision panel, bar, menus, main, foot, toasts. */
import { lazy, Suspense, useState, type ReactNode } from 'react'
import type { PageDeclaration } from '../pages.ts'
import { useSession } from '../session.tsx'
import { useKeys } from '../ui/desk/use-keys.ts'
import { Toaster } from '../ui/toast.tsx'
import { t } from '../ui/words.ts'
import { Bar } from './bar.tsx'
import { Foot } from './foot.tsx'
import { LowVisionPanel } from './low-vision-panel.tsx'
import { PhoneTabs, Rail } from './nav.tsx'

const Search = lazy(() => import('./search.tsx').then((m) => ({ default: m.Search })))

export interface ShellProps {
  readonly layout: NonNullable<PageDeclaration['layout']>
  readonly children: ReactNode
}

export function Shell({ layout, children }: ShellProps) {
  const session = useSession()
  const [isSearching, setSearching] = useState(false)
  const find = () => setSearching(true)
  useKeys({ '/': find }, session !== null && layout !== 'bare')
  if (layout === 'bare') {
    return (
      <>
        <LowVisionPanel />
        {children}
        <Toaster />
      </>
    )
  }
  const hasMenu = layout === 'cabinet' && session !== null
  return (
    <>
      <a className="skip" href="#main" onClick={skip}>
        {t`Перейти к содержанию`}
      </a>
      <LowVisionPanel />
      <Bar onFind={find} />
      {layout === 'desk' ? (
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      ) : (
        <div className={hasMenu ? 'frame' : 'frame no-rail'}>
          {hasMenu && <Rail />}
          <main id="main" className="main" tabIndex={-1}>
            {children}
          </main>
          <Foot />
        </div>
      )}
      {session && layout !== 'desk' && <PhoneTabs />}
      <Toaster />
      {isSearching && (
        <Suspense fallback={null}>
          <Search onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </>
  )
}

/** The address stays as it is: what stands after `#` would be kept in history. */
function skip(event: React.MouseEvent): void {
  event.preventDefault()
  const main = document.getElementById('main') ?? document.querySelector('main')
  main?.focus()
  main?.scrollIntoView()
}
