/** Takes what was learnt, keeps it on the device, sends it as soon as it can, and always knows how it stands. */
import { call } from '../../../../web/api.ts'
import { refusedBy } from '../../../../web/ui/refused-by.ts'
import { sendReports, type Report } from '../../contract.ts'
import type { z } from 'zod'
import { heldFor, hold, release, type Breath } from './breath.ts'
import { memoryShelf, openShelf, type Kept, type Shelf } from './shelf.ts'

export type SaveState = 'saved' | 'saving' | 'offline' | 'signed-out' | 'refused' | 'unkept' | 'frail'
export type Reply = z.output<typeof sendReports.reply>
/** Without what the keeper says itself. */
type Bare<R> = R extends Report ? Omit<R, 'seq' | 'saidAt'> : never
export type Said = Bare<Report>

export interface Keeper {
  readonly put: (studyId: string, said: Said) => Promise<void>
  /** Tries at once; also after coming back. */
  readonly send: () => Promise<void>
  readonly state: () => SaveState
  readonly listen: (
    hear: (state: SaveState, reply: Reply | null, studyId: string | null) => void,
  ) => () => void
  readonly stop: () => void
}

/** Between two words of one place; a browser tab that is closed loses no more than this. */
const pauseMs = 1500
const patienceMs = 15_000

/** A word that still stands there so much later is of a page that is gone. */
const breathMs = 1000

/** Seconds of a film add up; everything else is a state as a whole, and what was said later is it. */
export function join(before: Report, now: Report): Report {
  const last = { ...(before.saidAt > now.saidAt ? before : now), seq: now.seq }
  if (last.kind !== 'video' || before.kind !== 'video' || now.kind !== 'video') return last
  return { ...last, played: [...before.played, ...now.played].slice(-200) }
}

/** Every page of a document counts, so each is a place of its own; of a lesson and of a film the latest word is the whole. */
export const placeOf = (personId: string, studyId: string, said: Said): string =>
  [
    personId,
    studyId,
    said.itemId,
    said.kind === 'scorm' ? said.sco : said.kind === 'pdf' ? `page ${said.page}` : said.kind,
  ].join('/')

const deviceName = (): string => {
  const agent = navigator.userAgent
  const browser = /(YaBrowser|Edg|Firefox|Chrome|Safari)/.exec(agent)?.[1] ?? ''
  const system = /(Windows|Android|iPhone|iPad|Mac|Linux)/.exec(agent)?.[1] ?? ''
  return [browser.replace('Edg', 'Edge'), system].filter(Boolean).join(', ')
}

export interface KeeperParts {
  readonly personId: string
  readonly shelf?: Promise<Shelf>
  readonly post?: (studyId: string, deviceId: string, reports: readonly Report[]) => Promise<Reply>
}

const posted = (studyId: string, deviceId: string, reports: readonly Report[]): Promise<Reply> =>
  call(sendReports, {
    params: { id: studyId },
    body: { deviceId, deviceName: deviceName(), reports: [...reports] },
  })

export function openKeeper({ personId, shelf: given, post = posted }: KeeperParts): Keeper {
  let state: SaveState = 'saved'
  let isUnkept = false
  const hearers = new Set<(state: SaveState, reply: Reply | null, studyId: string | null) => void>()
  const shelf = (given ?? openShelf()).catch(() => {
    isUnkept = true
    return memoryShelf()
  })
  const tell = (next: SaveState, reply: Reply | null = null, studyId: string | null = null) => {
    state = next
    for (const hear of hearers) hear(next, reply, studyId)
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void send(), ms)
  }
  let sending: Promise<void> | null = null
  const send = (): Promise<void> => {
    sending ??= oneAtATime('nmo-learning-send', flush).finally(() => (sending = null))
    return sending
  }
  async function flush(): Promise<void> {
    const kept = await shelf
    for (;;) {
      const waiting = await kept.waiting(personId)
      const [first] = waiting
      if (!first) return void (state !== 'refused' && tell('saved'))
      const some = portionOf(waiting.filter((w) => w.studyId === first.studyId))
      tell('saving')
      try {
        const reply = await post(
          first.studyId,
          await kept.deviceId(),
          some.map((w) => w.report),
        )
        await forget(kept, some)
        tell(reply.outcomes.some((o) => o.outcome === 'refused') ? 'refused' : 'saving', reply, first.studyId)
      } catch (error) {
        const { status, code } = refusedBy(error)
        if (code === 'unauthenticated') return tell('signed-out')
        if (code === 'offline' || status === 429 || status >= 500) {
          tell(isUnkept ? 'unkept' : 'offline')
          return later(patienceMs)
        }
        // An answer that will not change: kept no longer, said aloud.
        await forget(kept, some)
        tell('refused')
      }
    }
  }
  async function shelve(breath: Breath): Promise<void> {
    const { key, studyId, said, saidAt } = breath
    const kept = await shelf
    const report = { ...said, seq: await kept.nextSeq(), saidAt } as Report
    await kept.put({ key, personId, studyId, report }, join)
    release(breath)
  }
  /** What a page that was closed in the middle of a word had to say. */
  async function takeLeft(): Promise<void> {
    const left = heldFor(personId)
    if (left.length === 0) return
    await new Promise((done) => setTimeout(done, breathMs))
    const still = new Set(heldFor(personId).map((b) => b.saidAt))
    for (const breath of left) if (still.has(breath.saidAt)) await shelve(breath)
    await send()
  }
  const back = () => void send()
  addEventListener('online', back)
  void send().then(takeLeft)
  return {
    put: async (studyId, said) => {
      const key = placeOf(personId, studyId, said)
      const breath = { key, personId, studyId, said, saidAt: new Date().toISOString() }
      hold(breath)
      await shelve(breath)
      if (state === 'offline' || state === 'signed-out' || state === 'unkept') {
        if (navigator.onLine) later(pauseMs)
        return
      }
      tell('saving')
      later(pauseMs)
    },
    send,
    state: () => state,
    listen: (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    stop: () => {
      clearTimeout(timer)
      removeEventListener('online', back)
    },
  }
}

/** The server takes 256 KB at once; packages may keep much of each lesson. */
const portionBytes = 200_000

/** Of one study, in order: as many as go at once, one at least. */
export function portionOf(waiting: readonly Kept[]): readonly Kept[] {
  let bytes = 0
  const few = waiting.slice(0, 20)
  const over = few.findIndex(
    (w) => (bytes += new TextEncoder().encode(JSON.stringify(w.report)).length) > portionBytes,
  )
  return over < 0 ? few : few.slice(0, Math.max(1, over))
}

const forget = async (shelf: Shelf, some: readonly Kept[]): Promise<void> => {
  for (const one of some) await shelf.taken(one.key, one.report.seq)
}

/** Tabs of one browser share the shelf: one of them sends at a time. */
export async function oneAtATime(name: string, work: () => Promise<void>): Promise<void> {
  // Some browsers have none of them.
  const locks = navigator.locks as LockManager | null | undefined
  return locks ? locks.request(name, work) : work()
}
