/** Our page beside a lesson that speaks with the store, on its origin: wakes the worker, and hands requests of the lesson to the portal's page. */
import type { FromKeeper } from '../../contract.ts'

const portal = document.documentElement.dataset['portal'] ?? ''
const say = (what: FromKeeper, transfer: readonly Transferable[] = []): void =>
  parent.postMessage(what, portal, [...transfer])

/** Some browsers have none of them, or not in a frame. */
const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined

async function watch(): Promise<void> {
  if (!workers) return say({ nmo: 1, say: 'watching', isWatching: false })
  workers.addEventListener('message', ({ data, ports }: MessageEvent<FromKeeper>) => {
    if (data.say === 'asks') say(data, data.body ? [...ports, data.body] : ports)
  })
  workers.startMessages()
  try {
    await workers.register('/player/lesson-worker.js', { scope: '/play/' })
    await workers.ready
    say({ nmo: 1, say: 'watching', isWatching: true })
  } catch {
    say({ nmo: 1, say: 'watching', isWatching: false })
  }
}

void watch()
