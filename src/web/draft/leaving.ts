/** A page with a draft is hidden, left or gone: what the server has not yet is sent, and the browser asks before it throws it away. */
import type { DraftKeeper } from './keeper.ts'

type Leaving = Pick<DraftKeeper<never, unknown>, 'isBehind' | 'flush' | 'close'>

/** Returns the end of the page's life. */
export function watchLeaving(keeper: Leaving): () => void {
  const send = () => void keeper.flush().catch(() => undefined)
  const hide = () => document.visibilityState === 'hidden' && send()
  const leave = (event: BeforeUnloadEvent) => {
    if (!keeper.isBehind()) return
    event.preventDefault()
    send()
  }
  document.addEventListener('visibilitychange', hide)
  window.addEventListener('beforeunload', leave)
  return () => {
    document.removeEventListener('visibilitychange', hide)
    window.removeEventListener('beforeunload', leave)
    keeper.close()
  }
}
