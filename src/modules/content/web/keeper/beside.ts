/** Our page beside a lesson of cmi5, on the origin of contents: what the lesson asks of the store comes from there, and nothing else is heard. */
import { FromKeeper, type LessonAnswer } from '../../contract.ts'
import type { Relay } from './relay.ts'

/** Told once. False: this browser forbids it, so the lesson speaks with the store by itself. */
type Watching = (isWatching: boolean) => void

/** A browser that is silent so long will not begin. */
const patienceMs = 6_000
/** A lesson that is taken away says its last words a moment later. */
const lastWordsMs = 4_000

export function openBeside(url: string, relay: Relay, onWatching: Watching): () => void {
  const { origin } = new URL(url)
  const frame = document.createElement('iframe')
  frame.src = url
  frame.hidden = true
  frame.tabIndex = -1
  frame.setAttribute('aria-hidden', 'true')
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin')
  frame.referrerPolicy = 'no-referrer'
  let isTold = false
  const tell = (isWatching: boolean) => {
    clearTimeout(timer)
    if (!isTold) onWatching(isWatching)
    isTold = true
  }
  const timer = setTimeout(() => tell(false), patienceMs)
  const hear = (event: MessageEvent<unknown>): void => {
    if (event.origin !== origin || event.source !== frame.contentWindow) return
    const said = FromKeeper.safeParse(event.data)
    if (!said.success) return
    if (said.data.say === 'watching') return tell(said.data.isWatching)
    const [port] = event.ports
    const answer = (what: LessonAnswer) => port?.postMessage(what, what?.body ? [what.body] : [])
    void relay.handle(said.data).then(answer, () => answer(null))
  }
  addEventListener('message', hear)
  document.body.append(frame)
  return () => {
    clearTimeout(timer)
    setTimeout(() => {
      removeEventListener('message', hear)
      frame.remove()
    }, lastWordsMs)
  }
}
