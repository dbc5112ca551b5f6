/** One lesson of cmi5 or xAPI and the store: while there is a line all goes as it would, without one it is kept, answered as the store would, and read back. */
import type { LessonAnswer, LessonAsks } from '../../contract.ts'
import {
  acknowledged,
  answered,
  documentOf,
  endsLesson,
  isReading,
  toldBy,
  wordOf,
  type Told,
} from './told.ts'
import type { WordKeeper } from './word-keeper.ts'

export interface RelayParts {
  readonly of: { readonly studyId: string; readonly itemId: string; readonly sessionId: string }
  /** The protocol of cmi5: nothing follows «terminated». */
  readonly hasLastWord: boolean
  readonly keeper: Pick<WordKeeper, 'keep' | 'send' | 'isWaiting'>
  /** Of the portal: nothing else is asked for. */
  readonly origin: string
  readonly ask?: typeof fetch
}

export interface Relay {
  readonly handle: (asks: LessonAsks) => Promise<LessonAnswer>
}

/** A document as the lesson knows it; null: there is none. */
type Seen = { readonly type: string; readonly body: Uint8Array; readonly etag: string } | null

/** A line that hangs is no line. */
const patienceMs = 8_000
/** Between two attempts to send what waits. */
const pauseMs = 3_000

async function sha1(bytes: Uint8Array): Promise<string> {
  const sum = await crypto.subtle.digest('SHA-1', bytes.slice())
  return [...new Uint8Array(sum)].map((n) => n.toString(16).padStart(2, '0')).join('')
}

const jsonIn = (type: string, body: Uint8Array): Record<string, unknown> | null => {
  if (!/^application\/json\b/i.test(type)) return null
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

export function openRelay({ of, hasLastWord, keeper, origin, ask = fetch }: RelayParts): Relay {
  const seen = new Map<string, Seen>()
  /** Documents that wait: what the server says of them is older. */
  let waiting = new Set<string>()
  let hasSpoken = false
  let isEnded = false
  let triedAt = 0
  /** From this clock to that of the server, which compares devices. */
  let aheadMs = 0

  async function live(asks: LessonAsks): Promise<LessonAnswer> {
    try {
      const reply = await ask(asks.url, {
        method: asks.method,
        headers: asks.headers,
        body: asks.method === 'GET' || asks.method === 'HEAD' ? null : asks.body,
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs),
      })
      const said = Date.parse(reply.headers.get('date') ?? '')
      // The header has whole seconds, cut.
      if (!Number.isNaN(said)) aheadMs = said + 1000 - Date.now()
      const body = await reply.arrayBuffer()
      const isBare = [204, 205, 304].includes(reply.status) || asks.method === 'HEAD'
      return { status: reply.status, headers: Object.fromEntries(reply.headers), body: isBare ? null : body }
    } catch {
      return null
    }
  }

  /** The store did not hear it; a session that had spoken and is refused has ended, and its learner may still say it. */
  const isUnheard = (answer: LessonAnswer): boolean =>
    answer === null || answer.status === 429 || answer.status >= 500 || (answer.status === 401 && hasSpoken)

  async function note(told: Told, answer: LessonAnswer): Promise<void> {
    const document = documentOf(told)
    if (document === null || answer === null) return
    if (told.method === 'GET') {
      if (answer.status === 404) seen.set(document, null)
      if (answer.status !== 200 || !answer.body) return
      const etag = (answer.headers['etag'] ?? '').replaceAll('"', '')
      const body = new Uint8Array(answer.body)
      seen.set(document, { type: answer.headers['content-type'] ?? '', body, etag })
    } else if (answer.status === 204) await write(document, told)
  }

  /** Null: it cannot be said what comes of it. */
  async function after(document: string, { method, headers, body }: Told): Promise<Seen | undefined> {
    if (method === 'DELETE') return null
    const type = headers['content-type'] ?? 'application/octet-stream'
    if (method === 'PUT') return { type, body, etag: await sha1(body) }
    const before = seen.get(document)
    if (before === undefined) return undefined
    if (before === null) return { type, body, etag: await sha1(body) }
    const [known, told] = [jsonIn(before.type, before.body), jsonIn(type, body)]
    if (!known || !told) return undefined
    const merged = new TextEncoder().encode(JSON.stringify({ ...known, ...told }))
    return { type: before.type, body: merged, etag: await sha1(merged) }
  }

  async function write(document: string, told: Told): Promise<void> {
    const next = await after(document, told)
    if (next === undefined) seen.delete(document)
    else seen.set(document, next)
  }

  /** RFC 9110 §13.1, against what the lesson knows. */
  function believesWrongly(document: string, { headers }: Told): boolean {
    const now = seen.get(document)
    if (now === undefined) return false
    const isNamed = (tags: string) =>
      now !== null && tags.split(',').some((tag) => ['*', now.etag].includes(tag.trim().replaceAll('"', '')))
    const [match, none] = [headers['if-match'], headers['if-none-match']]
    return (match !== undefined && !isNamed(match)) || (none !== undefined && isNamed(none))
  }

  async function keep(told: Told, unheard: LessonAnswer): Promise<LessonAnswer> {
    const word = wordOf(told, new Date(Date.now() + aheadMs))
    if (!word) return unheard
    const document = documentOf(told)
    if (document !== null && believesWrongly(document, told)) return answered(told, 412)
    await keeper.keep({ ...of, word })
    if (document !== null) {
      waiting.add(document)
      await write(document, told)
    }
    isEnded ||= hasLastWord && endsLesson(told)
    return acknowledged(told)
  }

  /** True: what waits is before it in the queue. */
  async function isBehind(): Promise<boolean> {
    if (!keeper.isWaiting(of.sessionId)) waiting = new Set()
    else if (Date.now() - triedAt >= pauseMs) {
      triedAt = Date.now()
      await keeper.send()
      if (!keeper.isWaiting(of.sessionId)) waiting = new Set()
    }
    return keeper.isWaiting(of.sessionId)
  }

  async function writing(asks: LessonAsks, told: Told): Promise<LessonAnswer> {
    // Nothing follows the last word, kept or not: the store would say the same.
    if (isEnded) return answered(told, 403)
    if (await isBehind()) return keep(told, null)
    const answer = await live(asks)
    if (isUnheard(answer)) {
      triedAt = Date.now()
      return keep(told, answer)
    }
    hasSpoken ||= answer !== null && answer.status < 300
    await note(told, answer)
    return answer
  }

  async function reading(asks: LessonAsks, told: Told): Promise<LessonAnswer> {
    const document = documentOf(told)
    await isBehind()
    const known = document === null ? undefined : seen.get(document)
    const shown = (): LessonAnswer =>
      known
        ? answered(told, 200, told.method === 'HEAD' ? { type: known.type, etag: known.etag } : known)
        : answered(told, 404)
    if (document !== null && known !== undefined && waiting.has(document)) return shown()
    const answer = await live(asks)
    if (isUnheard(answer)) return known === undefined ? answer : shown()
    hasSpoken ||= answer !== null && answer.status < 300
    await note(told, answer)
    return answer
  }

  // What a lesson says stands in one queue, in which it said it.
  let last: Promise<unknown> = Promise.resolve()
  return {
    handle: (asks) => {
      const url = new URL(asks.url)
      if (url.origin !== origin || !url.pathname.startsWith('/xapi/')) return Promise.resolve(null)
      const told = toldBy(asks)
      const next = last.then(() => (isReading(told) ? reading(asks, told) : writing(asks, told)))
      last = next.catch(() => undefined)
      return next
    },
  }
}
