/** The frame of the cabinet: skip link, bar, menus, main, foot. Fetched beside the page; the door needs none of it. */
import { lazy, Suspense, useState, type ReactNode } from 'react'
import type { PageDeclaration } from '../pages.ts'
import { useSession } from '../session.tsx'
import { useKeys } from '../ui/desk/use-keys.ts'
import { t } from '../ui/words.ts'
import { Bar } from './bar.tsx'
import { Foot } from './foot.tsx'
import { PhoneTabs, Rail } from './nav.tsx'
import { SectionWatch } from './section-watch.tsx'
import { SessionEnded } from './session-ended.tsx'

const Search = lazy(() => import('./search.tsx').then((m) => ({ default: m.Search })))

export interface CabinetProps {
  readonly layout: Exclude<NonNullable<PageDeclaration['layout']>, 'bare'>
  readonly children: ReactNode
}

export function Cabinet({ layout, children }: CabinetProps) {
  const session = useSession()
  const [isSearching, setSearching] = useState(false)
  const find = () => setSearching(true)
  useKeys({ '/': find }, session !== null)
  const hasMenu = layout === 'cabinet' && session !== null
  return (
    <>
      <a className="skip" href="#main" onClick={skip}>
        {t`Перейти к содержанию`}
      </a>
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
      {session && <SessionEnded />}
      {session && <SectionWatch />}
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
