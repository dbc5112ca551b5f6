/** The live line of an open page: hears its own topics, comes back by itself from where it stopped. */
import { go, loadKey } from './api.ts'

export interface LiveEvent {
  readonly type: string
  readonly payload: Record<string, unknown>
}

export type LiveState = 'connecting' | 'open' | 'lost' | 'ended'

/** Calls `hear` for each event and for `resync`; returns a stop. */
export function listen(hear: (event: LiveEvent) => void, tell: (state: LiveState) => void): () => void {
  const stop = new AbortController()
  let lastId = ''
  void (async () => {
    tell('connecting')
    // A lost line stays lost until it is open again, however often it is tried meanwhile.
    for (let wait = 500; !stop.signal.aborted; wait = Math.min(wait * 2, 15_000)) {
      try {
        const headers: Record<string, string> = lastId ? { 'last-event-id': lastId } : {}
        const response = await go(
          { method: 'GET', target: '/api/live', body: undefined, headers },
          await loadKey(),
          stop.signal,
        )
        if (response.status === 401 && !(await isSignature(response))) return tell('ended')
        if (response.ok && response.body) {
          tell('open')
          if (lastId === '') hear({ type: 'resync', payload: {} })
          wait = 250
          await read(response.body, (id, event) => {
            if (id) lastId = id
            if (event.type !== 'hello') hear(event)
          })
        }
      } catch {
        // A broken line is the usual case here: the loop comes back.
      }
      if (stop.signal.aborted) return
      tell('lost')
      await new Promise((done) => setTimeout(done, wait))
    }
  })()
  return () => stop.abort()
}

async function isSignature(response: Response): Promise<boolean> {
  const body = (await response.json().catch(() => ({}))) as { code?: string }
  return body.code?.startsWith('signature.') ?? false
}

/** Server-sent events (HTML standard §9.2) from a stream. */
async function read(
  stream: ReadableStream<Uint8Array>,
  tell: (id: string, event: LiveEvent) => void,
): Promise<void> {
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    rest += decoder.decode(value, { stream: true })
    const blocks = rest.split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const field = (name: string) =>
        block
          .split('\n')
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2) ?? ''
      if (field('event'))
        tell(field('id'), { type: field('event'), payload: JSON.parse(field('data') || '{}') })
    }
  }
}
