/** Starts the page: look, cache, session, modules, router. */
import './look/index.css'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { makeCache } from './cache.ts'
import { LiveLine } from './live-line.tsx'
import { startLook } from './look/look.ts'
import { portalOf, type PagesModule } from './pages.ts'
import { Providers } from './providers.tsx'
import { buildRouter } from './router.tsx'
import { guest } from './session.tsx'
import { StepUpHost } from './shell/step-up-host.tsx'

const modules = Object.values(import.meta.glob<PagesModule>('../modules/*/web/routes.tsx', { eager: true }))
const portal = portalOf(modules)
const source = modules.find((m) => m.session)?.session ?? guest
const stepUp = modules.find((m) => m.stepUp)?.stepUp
const cache = makeCache()
const router = buildRouter({ portal, cache, source })

startLook()
// The title of the file is for the time before the page: each page says its own, and the first one counts.
document.querySelector('title')?.remove()
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <Providers cache={cache} source={source} portal={portal}>
      <LiveLine>
        <RouterProvider router={router} />
        {stepUp && <StepUpHost load={stepUp} />}
      </LiveLine>
    </Providers>
  </StrictMode>,
)
